/**
 * One measurement of the search in a process of its own, so that memory and the first page are those of a fresh
 * start: `desk ROOT QUERIES` or `minisearch ROOT QUERIES`; QUERIES is a file. Prints JSON.
 */
import { readdirSync, readFileSync, statSync } from "node:fs"
import { join } from "node:path"
import { monitorEventLoopDelay } from "node:perf_hooks"
import { setTimeout as wait } from "node:timers/promises"
import MiniSearch from "minisearch"
import { termsOf } from "../../main/article/terms.ts"
import { createDesk } from "../../main/desk/desk.ts"
import { extractFrom } from "../../main/desk/search/extract.ts"

/** What was measured: milliseconds and bytes. */
export type Measured = {
  /** Until the first page of the library could be shown. */
  first: number
  /** Until everything could be found. */
  ready: number
  /** What both took of the processor. */
  processor: number
  memory: number
  disk: number
  /** The longest that nothing else could be done beside it. */
  blocked: number
  /** For each query, until its answer was there. */
  times: number[]
}

const [kind, root, queriesFile] = process.argv.slice(2)
if (!root || !queriesFile) throw new Error("Usage: desk|minisearch ROOT QUERIES")
const queries: string[] = JSON.parse(readFileSync(queriesFile, "utf8"))

/** The files of the newsroom. */
function files(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((item) => item.isFile() && item.name.endsWith(".html"))
    .map((item) => join(item.parentPath, item.name))
}

/** Returns when nothing in a folder was written for two seconds: the index puts itself in order when nobody asks. */
async function rested(folder: string): Promise<void> {
  const look = () =>
    JSON.stringify(readdirSync(folder).map((name) => [name, statSync(join(folder, name)).mtimeMs]))
  for (let before = ""; before !== look(); await wait(2_000)) before = look()
}

async function measureDesk(at: string): Promise<Measured> {
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  const processor = process.cpuUsage()
  const begun = performance.now()
  const desk = createDesk({ root: at, log: (message) => console.error(message) })
  desk.onLibrary(() => undefined)
  const ask = (text: string) =>
    desk.browse({ text, kinds: "all", order: "best", group: "none", from: 0, count: 50, near: null })
  await ask("")
  const first = performance.now() - begun
  await desk.settled()
  const ready = performance.now() - begun
  const used = process.cpuUsage(processor)
  const blocked = delay.max / 1e6
  delay.disable()
  const times: number[] = []
  // The first ones find neither programs compiled nor pages read, as the first key of a day does.
  for (const text of queries.slice(0, 20)) await ask(text)
  for (const text of queries) {
    const start = performance.now()
    await ask(text)
    times.push(performance.now() - start)
  }
  const memory = process.memoryUsage().rss
  const folder = join(at, ".midad", "index")
  await rested(folder)
  await desk.close()
  const disk = readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
  return { first, ready, processor: (used.user + used.system) / 1000, memory, disk, blocked, times }
}

function measureMiniSearch(at: string): Measured {
  const processor = process.cpuUsage()
  const begun = performance.now()
  const index = new MiniSearch({
    fields: ["headline", "standfirst", "body"],
    storeFields: ["headline"],
    tokenize: termsOf,
    processTerm: (term) => term,
  })
  index.addAll(files(at).map((path, id) => ({ id, ...extractFrom(readFileSync(path)) })))
  const ready = performance.now() - begun
  const used = process.cpuUsage(processor)
  const times = queries.map((text) => {
    const start = performance.now()
    const words = termsOf(text)
    index
      .search(text, {
        combineWith: "AND",
        prefix: (_term, at) => at === words.length - 1,
        boost: { headline: 8, standfirst: 4 },
      })
      .slice(0, 50)
    return performance.now() - start
  })
  const memory = process.memoryUsage().rss
  return {
    first: ready,
    ready,
    processor: (used.user + used.system) / 1000,
    memory,
    disk: 0,
    blocked: ready,
    times,
  }
}

console.log(JSON.stringify(kind === "minisearch" ? measureMiniSearch(root) : await measureDesk(root)))
