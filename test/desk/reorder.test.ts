/** Power cuts by chance: whatever the disk may have kept of what was not fsynced, nothing acknowledged is lost. */
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, test } from "vitest"
import type { ArticleJSON } from "../../main/contract/desk.ts"
import { createDesk } from "../../main/desk/desk.ts"
import { realDisk } from "../../main/desk/disk/disk.ts"
import { longArticle, seeded } from "../bench/prose.ts"
import { type CrashState, crashState, materialise, type Names, recorded } from "../torture/crash.ts"
import { createLedger, type Told } from "../torture/ledger.ts"
import { recover } from "../torture/recover.ts"
import { createScript } from "../torture/script.ts"
import { temporaryFolder } from "./temporary.ts"

const stock = [longArticle("stock-article", 60)].map((article) => article.toJSON() as ArticleJSON)

/** A session on a recording disk, and after how many operations each thing was told. */
async function session(seed: number, acts: number) {
  const root = await temporaryFolder()
  const { disk, done } = recorded(realDisk, root)
  const told: { at: number; line: Told }[] = []
  let made = 0
  const desk = createDesk({ root, disk, makeId: () => `article-${++made}` })
  const script = createScript({
    desk,
    random: seeded(seed),
    stock,
    tell: (line) => told.push({ at: done.length, line }),
    found: () => undefined,
    most: 3,
  })
  for (let act = 0; act < acts; act++) await script.act()
  await desk.idle()
  await desk.close()
  return { done, told }
}

const inWords = (state: CrashState) =>
  [...state].map(([path, bytes]) => `${path} ${bytes ? bytes.length : "/"}`).join("\n")

/** Recovers one state in a folder of its own, and says what is missing. */
async function missing(state: CrashState, told: readonly Told[]): Promise<string[]> {
  const root = await mkdtemp(join(tmpdir(), "midad-"))
  try {
    await materialise(state, root)
    // Whoever had them is gone with the power.
    await rm(join(root, ".midad", "locks"), { recursive: true, force: true })
    const ledger = createLedger()
    for (const line of told) ledger.tell(line)
    const desk = createDesk({ root })
    const { found, unreadable } = await recover(desk, ledger.ids())
    await desk.idle()
    await desk.close()
    return [
      ...unreadable,
      ...[...found].filter(([id, hash]) => !ledger.found(id, hash)).map(([id, hash]) => `${id} is ${hash}`),
    ]
  } finally {
    await rm(root, { recursive: true, force: true })
  }
}

test("every state that a power cut may leave is recovered from", async () => {
  const random = seeded(11)
  let states = 0
  for (const seed of [1]) {
    const { done, told } = await session(seed, 8)
    for (let count = 1; count <= done.length; count++) {
      const known = told.filter(({ at }) => at <= count).map(({ line }) => line)
      for (const names of ["none", "all", "prefix", "any"] satisfies Names[]) {
        // One of the four for most prefixes keeps the test short; all of them get their turn.
        if (names !== "none" && random() < 0.5) continue
        const state = crashState(done, count, names, random)
        const lost = await missing(state, known)
        states++
        expect(
          lost,
          `seed ${seed}, ${names} of what followed the last fsyncs, after ${count} of ${done.length}: ${JSON.stringify({ ...done[count - 1], bytes: undefined })}\n${inWords(state)}`,
        ).toEqual([])
      }
    }
  }
  expect(states).toBeGreaterThan(100)
}, 300_000)
