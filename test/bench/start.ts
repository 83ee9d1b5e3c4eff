/** What a start costs, from the command to a window that can be written in, beside an app with an empty window. */
import { execFileSync } from "node:child_process"
import { readdirSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import type { Page } from "playwright-core"
import { launch } from "../support/launch.ts"
import { type Figure, figure, median } from "./figures.ts"

/** An odd number of starts of each app, one after the other. */
const rounds = 7
/** How much longer than the empty app's a start may take, in milliseconds. */
const most = 300
const emptyMain = fileURLToPath(new URL("./empty/main.mjs", import.meta.url))

/** The steps of a start in their order: the mark that ends each, and what it is called. */
const steps = [
  ["main midad:evaluated", "the main process begins and reads its program"],
  ["main midad:ready", "the runtime gets ready"],
  ["main midad:window", "the window is created"],
  ["requested", "the page is asked for"],
  ["midad:evaluated", "page and script come and are evaluated"],
  ["midad:started", "the desk answers `start`"],
  ["midad:drawn", "the frame is drawn"],
  ["midad:opened", "the article is opened"],
  ["midad:usable", "the text takes the first key"],
] as const

/** Moments of a start, in milliseconds after its command, and `processors`, the processor time until it was usable. */
type Start = Record<string, number>

const now = () => performance.timeOrigin + performance.now()

/** The page's marks and what Chromium itself says of its loading, in milliseconds since 1970. */
function pageTimes(page: Page): Promise<Start> {
  return page.evaluate(() => {
    const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[]
    const since: Record<string, number> = {
      requested: navigation?.requestStart ?? Number.NaN,
      load: navigation?.loadEventEnd ?? Number.NaN,
    }
    for (const { name, startTime } of performance.getEntriesByType("mark")) since[name] = startTime
    const [paint] = performance.getEntriesByName("first-contentful-paint")
    if (paint) since.paint = paint.startTime
    return Object.fromEntries(Object.entries(since).map(([name, at]) => [name, performance.timeOrigin + at]))
  })
}

/** A file of the system about a process; empty if the process has ended. */
function told(pid: string, about: string): string {
  try {
    return readFileSync(`/proc/${pid}/${about}`, "utf8")
  } catch {
    return ""
  }
}

/**
 * The processor time that all processes of an app have taken so far, in milliseconds: it hardly depends on what else
 * the machine does. They are known by the profile, which each names in its arguments. NaN where the system has no
 * `/proc`.
 */
function processorTime(profile: string): number {
  if (process.platform !== "linux") return Number.NaN
  const tick = 1000 / Number(execFileSync("getconf", ["CLK_TCK"], { encoding: "utf8" }))
  let ticks = 0
  for (const pid of readdirSync("/proc")) {
    if (!/^\d+$/.test(pid) || !told(pid, "cmdline").includes(profile)) continue
    // The name of the program, in brackets, may have spaces in it. What follows it begins with the third field.
    const fields = told(pid, "stat").split(") ").at(-1)?.split(" ") ?? []
    ticks += Number(fields[11] ?? 0) + Number(fields[12] ?? 0)
  }
  return ticks * tick
}

/** Starts an app, and gives back when it came to each of its marks. */
async function timed(options: Parameters<typeof launch>[0]): Promise<Start> {
  const env = { ...options?.env, MIDAD_MEASURED: "1" }
  const began = now()
  const app = await launch({ ...options, env })
  const seen = now()
  const processors = processorTime(app.profile)
  const own = await app.marks()
  const times: Start = { began, seen, ...(await pageTimes(app.page)) }
  for (const [name, at] of Object.entries(own)) times[`main ${name}`] = at
  await app.close()
  const since = Object.entries(times).map(([name, at]) => [name, at - began])
  return { ...Object.fromEntries(since), processors }
}

/** The middle of what `between` gives for each start; starts that have no such moment are left out. */
function middle(starts: readonly Start[], between: (start: Start) => number): number {
  return median(starts.map(between).filter((value) => !Number.isNaN(value)))
}

const at = (start: Start, mark: string) => start[mark] ?? Number.NaN

/** Starts on a desk's everyday profile, one after the other with starts of the empty app. */
export async function startFigures(): Promise<Figure[]> {
  // The first start makes the sample newsroom; those after it are what a desk sees every morning.
  const first = await launch({})
  const { profile } = first
  await first.close()
  const ours: Start[] = []
  const bare: Start[] = []
  for (let round = 0; round < rounds; round++) {
    bare.push(await timed({ main: emptyMain, ready: null }))
    ours.push(await timed({ profile }))
  }
  const beside = (
    name: string,
    of: (start: Start) => number,
    ofEmpty: (start: Start) => number = of,
  ): Figure => {
    const empty = middle(bare, ofEmpty)
    const baseline = Number.isNaN(empty) ? null : { name: "empty window", measured: empty }
    return figure(name, "ms", middle(ours, of), baseline)
  }
  const figures = steps.map(([end, name], index) => {
    const begin = steps[index - 1]?.[0] ?? "began"
    return beside(`start: ${name}`, (start) => at(start, end) - at(start, begin))
  })
  figures.push(
    beside(
      "start: something is seen after the page is asked for",
      (start) => at(start, "paint") - at(start, "requested"),
    ),
    beside(
      "start: the first key after the page is asked for",
      (start) => at(start, "midad:usable") - at(start, "requested"),
      (start) => at(start, "load") - at(start, "requested"),
    ),
    beside("start: processor time of all processes", (start) => at(start, "processors")),
    beside("start to a usable window, as the launcher sees it", (start) => at(start, "seen")),
    beside(
      "start to a usable window",
      (start) => at(start, "midad:usable"),
      (start) => at(start, "load"),
    ),
  )
  // Each start beside the empty one before it: what the machine does meanwhile is in both.
  const over = ours.map((start, round) => at(start, "midad:usable") - at(bare[round] ?? {}, "load"))
  const sorted = over.toSorted((a, b) => a - b).map(Math.round)
  console.error(`over the empty window, start by start: ${sorted.join(", ")} ms`)
  figures.push(
    figure(
      "start over the empty window",
      "ms",
      median(over),
      { name: "the most it may be", measured: most },
      1,
    ),
  )
  return figures
}
