/** What a start costs, from the command to a window that can be written in, beside an app with an empty window. */
import { fileURLToPath } from "node:url"
import type { Page } from "playwright-core"
import { type App, launch } from "../support/launch.ts"
import { type Figure, figure, median } from "./figures.ts"

const rounds = 7
const emptyMain = fileURLToPath(new URL("./empty/main.mjs", import.meta.url))

/** What a start has done after how many milliseconds, in the order of this list. `main` marks are the main process's own. */
const stages = {
  process: "the main process began",
  "main midad:evaluated": "main was evaluated",
  "main midad:ready": "the app was ready",
  "main midad:window": "the window was created",
  requested: "the page was asked for",
  responded: "the page had come",
  "midad:evaluated": "the window's script was evaluated",
  paint: "something was painted",
  "midad:started": "the desk answered `start`",
  "midad:drawn": "the frame was drawn",
  "midad:opened": "the article was opened",
  "midad:usable": "the text could be written in",
  load: "the page was loaded",
  seen: "the launcher saw it",
} as const
type Stage = keyof typeof stages

/** The page's marks and what Chromium itself says of its loading, in milliseconds since 1970. */
function pageTimes(page: Page): Promise<Record<string, number>> {
  return page.evaluate(() => {
    const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[]
    const since: Record<string, number> = {
      requested: navigation?.requestStart ?? Number.NaN,
      responded: navigation?.responseEnd ?? Number.NaN,
      load: navigation?.loadEventEnd ?? Number.NaN,
    }
    for (const { name, startTime } of performance.getEntriesByType("mark")) since[name] = startTime
    const [paint] = performance.getEntriesByName("first-contentful-paint")
    if (paint) since.paint = paint.startTime
    return Object.fromEntries(Object.entries(since).map(([name, at]) => [name, performance.timeOrigin + at]))
  })
}

const now = () => performance.timeOrigin + performance.now()

/** Starts an app, and gives back when it came to each of its stages, in milliseconds after it was started. */
async function timed(options: Parameters<typeof launch>[0]): Promise<Partial<Record<Stage, number>>> {
  const began = now()
  const app: App = await launch(options)
  const seen = now()
  const { process: begin, ...own } = await app.marks()
  const times: Record<string, number> = { process: begin ?? Number.NaN, seen, ...(await pageTimes(app.page)) }
  for (const [name, at] of Object.entries(own)) times[`main ${name}`] = at
  await app.close()
  return Object.fromEntries(
    Object.entries(times)
      .filter(([name]) => name in stages)
      .map(([name, at]) => [name, at - began]),
  )
}

/** Starts on a desk's everyday profile, one after the other with starts of the empty app. */
export async function startFigures(): Promise<Figure[]> {
  // The first start makes the sample newsroom; those after it are what a desk sees every morning.
  const first = await launch({})
  const { profile } = first
  await first.close()
  const ours: Partial<Record<Stage, number>>[] = []
  const bare: Partial<Record<Stage, number>>[] = []
  for (let round = 0; round < rounds; round++) {
    bare.push(await timed({ main: emptyMain, ready: null }))
    ours.push(await timed({ profile }))
  }
  const of = (starts: typeof ours, stage: Stage) =>
    starts.map((start) => start[stage]).filter((at) => at !== undefined)
  const figures: Figure[] = []
  for (const [stage, name] of Object.entries(stages) as [Stage, string][]) {
    const measured = of(ours, stage)
    const base = of(bare, stage)
    if (measured.length === 0) continue
    figures.push(
      figure(
        `start: ${name}`,
        "ms",
        median(measured),
        base.length > 0 ? { name: "empty window", measured: median(base) } : null,
      ),
    )
  }
  const over = ours.map((start, at) => (start["midad:usable"] ?? Number.NaN) - (bare[at]?.load ?? Number.NaN))
  const overSeen = ours.map((start, at) => (start.seen ?? Number.NaN) - (bare[at]?.seen ?? Number.NaN))
  console.error("over", over.map(Math.round).join(" "), "seen", overSeen.map(Math.round).join(" "))
  return figures
}
