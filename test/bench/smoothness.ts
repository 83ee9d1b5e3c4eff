/**
 * How long the window holds up its keys while a large newsroom is indexed for the first time and somebody
 * searches in it meanwhile: its longest task by the clock, and the longest by the processor's time, in which
 * other programs of the machine have no part.
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import type { CDPSession, Page } from "playwright-core"
import { wordsIn } from "../../main/contract/words/index.ts"
import { launch } from "../support/launch.ts"
import { type Figure, figure, median } from "./figures.ts"
import { writeNewsroom } from "./newsroom.ts"

const articles = 50_000
const rounds = 3
/** How long between two letters of somebody who searches, in milliseconds. */
const pace = 150
/** How many letters are typed before the next word takes their place. */
const letters = 8
const target = { name: "50 ms", measured: 50 }
const emptyMain = join(fileURLToPath(new URL("./empty", import.meta.url)), "main.mjs")

/** The longest task of the page so far by the clock, in milliseconds; 0 if none took more than 50, which is when Chromium begins to tell. */
function longestTask(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((told) => {
        const seen = new PerformanceObserver((list) =>
          told(Math.max(...list.getEntries().map(({ duration }) => duration))),
        )
        seen.observe({ type: "longtask", buffered: true })
        // Nothing is told where there was nothing.
        setTimeout(() => told(0), 200)
      }),
  )
}

type Event = {
  name: string
  ph: string
  pid: number
  tid: number
  /** Microseconds by the clock, and of the processor. */
  dur?: number
  tdur?: number
  args?: { name?: string }
}

/** Watches the page's tasks; gives back how to end that and get the longest, by the clock and by the processor. */
async function watchTasks(client: CDPSession): Promise<() => Promise<{ clock: number; processor: number }>> {
  const events: Event[] = []
  client.on("Tracing.dataCollected", ({ value }) => void events.push(...(value as unknown as Event[])))
  await client.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { includedCategories: ["devtools.timeline", "toplevel"], excludedCategories: ["*"] },
  })
  return async () => {
    const complete = new Promise((done) => client.once("Tracing.tracingComplete", done))
    await client.send("Tracing.end")
    await complete
    const thread = ({ pid, tid }: Event) => `${pid} ${tid}`
    const named = events.filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain")
    const windows = new Set(named.map(thread))
    const tasks = events.filter(
      (event) => event.ph === "X" && event.name.endsWith("RunTask") && windows.has(thread(event)),
    )
    if (tasks.length === 0) throw new Error("Chromium told of no task of the window")
    const most = (part: "dur" | "tdur") =>
      tasks.reduce((most, task) => Math.max(most, task[part] ?? 0), 0) / 1000
    return { clock: most("dur"), processor: most("tdur") }
  }
}

/** Searches letter by letter until the index is built. */
async function searchMeanwhile(page: Page): Promise<void> {
  const all = wordsIn("ar").window.library.filterIn(articles)
  const word = "الجمهورية"
  const building = page.locator(".building")
  await page.keyboard.press("ControlOrMeta+KeyK")
  for (let at = 0; ; at++) {
    if (at % letters === 0) {
      if ((await page.getByPlaceholder(all).count()) > 0 && (await building.count()) === 0) return
      await page.keyboard.press("ControlOrMeta+KeyA")
    }
    await page.keyboard.insertText(word[at % word.length] ?? "ا")
    await page.waitForTimeout(pace)
  }
}

export async function smoothnessFigures(): Promise<Figure[]> {
  const empty: number[] = []
  const start: number[] = []
  for (let round = 0; round < rounds; round++) {
    for (const [longest, options] of [
      [empty, { main: emptyMain, ready: null }],
      [start, {}],
    ] as const) {
      const app = await launch(options)
      longest.push(await longestTask(app.page))
      await app.close()
      rmSync(app.profile, { recursive: true, force: true })
    }
  }
  const folder = mkdtempSync(join(tmpdir(), "midad-bench-"))
  try {
    const root = join(folder, "newsroom")
    mkdirSync(root)
    writeNewsroom(root, articles)
    const app = await launch({ args: [root], ready: ".library input" })
    const ended = await watchTasks(await app.page.context().newCDPSession(app.page))
    await searchMeanwhile(app.page)
    const { clock, processor } = await ended()
    await app.close()
    rmSync(app.profile, { recursive: true, force: true })
    const size = articles.toLocaleString("en")
    return [
      figure(`longest task of the window while ${size} articles are indexed`, "ms", clock, target, 1),
      figure("the longest by the processor's time", "ms", processor, target, 1),
      figure("longest task of the window at its start", "ms", median(start), {
        name: "empty window; what takes less than 50 ms counts as that",
        measured: Math.max(50, median(empty)),
      }),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
