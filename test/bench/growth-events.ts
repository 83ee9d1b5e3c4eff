/**
 * What a save costs after it is done: the desk's news of it, and what the window asks then. Each at two sizes of the
 * newsroom or of its bin; the smaller one is the baseline.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { performance } from "node:perf_hooks"
import { setTimeout as wait } from "node:timers/promises"
import { writeArticle } from "../../main/article/html.ts"
import { emptyArticle } from "../../main/article/schema.ts"
import {
  type CallName,
  type DeskBridge,
  defaultSettings,
  type EventName,
  type Scene,
} from "../../main/contract/desk.ts"
import { createDesk, type Desk } from "../../main/desk/desk.ts"
import { createSession, type Session } from "../../renderer/session/session.ts"
import { type Figure, figure, median } from "./figures.ts"
import { writeNewsroom } from "./newsroom.ts"

const rounds = 9
/** How long a save is watched, in milliseconds: longer than the desk and the window gather changes. */
const watched = 1_500
/** An article that is in the bin, and that the window shows a link to. */
const dead = "bench-dead-link"

/** An article's id in the newsroom of the bench. */
const idOf = (number: number) => `bench-${String(number).padStart(8, "0")}`

/** Puts `count` articles into the bin, one of them the one that is linked to. */
function fillBin(root: string, count: number): void {
  const bin = join(root, ".midad", "bin")
  mkdirSync(bin, { recursive: true })
  for (let number = 0; number < count; number++) {
    const id = number === 0 ? dead : `binned-${number}`
    const at = new Date(Date.UTC(2026, 0, 1) + number * 60_000).toISOString()
    const name = `${at.replace(/[-:.]/g, "")}-${id}-${number}.html`
    writeFileSync(join(bin, name), writeArticle(emptyArticle({ id })))
    writeFileSync(
      join(bin, `${name}.json`),
      JSON.stringify({ id, headline: `${number}`, name: `${number}.html`, at }),
    )
  }
}

/** A window's session on a desk, in this process; the time that both take is this thread's. */
async function windowOn(desk: Desk, root: string): Promise<Session> {
  const listeners = new Map<EventName, (data: never) => void>()
  const scene: Scene = {
    newsroom: { name: "", path: root },
    key: "newsroom-1",
    recent: [],
    managed: [],
    kept: { settings: "", keys: "" },
    keys: { preset: "midad", own: {} },
    settings: defaultSettings,
    platform: "linux",
    first: false,
    away: null,
    open: null,
    listed: null,
  }
  const bridge = new Proxy({} as DeskBridge, {
    get(_target, name: CallName | "on") {
      if (name === "on")
        return (event: EventName, listener: (data: never) => void) => listeners.set(event, listener)
      return async (input: never) => ({
        ok: true,
        value:
          name === "start" ? scene : await (desk[name as keyof Desk] as (input: never) => unknown)(input),
      })
    },
  })
  desk.onLibrary((news) => listeners.get("library")?.(news as never))
  return createSession(bridge, () => undefined)
}

/** How long this thread is busy after a save, and for what a link to a binned article leads to, both in milliseconds. */
async function costs(articles: number, binned: number): Promise<{ save: number; link: number }> {
  const root = mkdtempSync(join(tmpdir(), "midad-bench-"))
  try {
    writeNewsroom(root, articles)
    fillBin(root, binned)
    const desk = createDesk({ root })
    const session = await windowOn(desk, root)
    await desk.settled()
    await session.open(idOf(0))
    await session.beside.show(idOf(1))
    session.linkedFrom.watch(idOf(0))
    for (const id of [dead, idOf(2), idOf(3)]) session.descriptions.of(id)
    await wait(watched)
    const saves: number[] = []
    const links: number[] = []
    for (let round = 0; round < rounds; round++) {
      // Somebody else's article from far down the list.
      await desk.changeArticles({ ids: [idOf(articles - 1)], change: { section: `${round}` } })
      const before = performance.eventLoopUtilization()
      await wait(watched)
      saves.push(performance.eventLoopUtilization(before).active)
      const start = performance.now()
      await desk.describe({ ids: [dead] })
      links.push(performance.now() - start)
    }
    await desk.close()
    return { save: median(saves), link: median(links) }
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

/** A cost at ten times the size beside that at one; it should not grow, and measurements differ by less than half. */
const grown = (name: string, large: number, of: string, small: number): Figure =>
  figure(name, "ms", large, { name: of, measured: small }, 1.5)

/** The cost after a save at ten times the newsroom and at ten times the bin. */
export async function growthEventFigures(): Promise<Figure[]> {
  const small = await costs(1_000, 500)
  const large = await costs(10_000, 500)
  const full = await costs(1_000, 5_000)
  return [
    grown("after a save, with 10,000 articles", large.save, "with 1,000", small.save),
    grown("after a save with a dead link, 5,000 in the bin", full.save, "500 in the bin", small.save),
    grown("what a dead link leads to, 5,000 in the bin", full.link, "500 in the bin", small.link),
  ]
}
