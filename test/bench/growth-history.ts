/**
 * How saving and the history's upkeep grow with the newsroom: each at two sizes, the cost at ten times the size
 * beside the cost at one.
 */
import { execFileSync } from "node:child_process"
import { randomBytes } from "node:crypto"
import {
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as wait } from "node:timers/promises"
import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"
import type { Article } from "../../main/article/schema.ts"
import type { ArticleJSON } from "../../main/contract/desk.ts"
import { createDesk } from "../../main/desk/desk.ts"
import { realDisk } from "../../main/desk/disk/disk.ts"
import { hashOf } from "../../main/desk/disk/hash.ts"
import { createHistory, type History } from "../../main/desk/history/history.ts"
import { lineOf, type Record } from "../../main/desk/history/list.ts"
import { historyFolders } from "../../main/desk/history/lists.ts"
import { pack } from "../../main/desk/history/object.ts"
import { createJournals } from "../../main/desk/journal/journal.ts"
import { createLibrary } from "../../main/desk/library/library.ts"
import { type Articles, createArticles } from "../../main/desk/saving/articles.ts"
import { chanceId } from "../../main/desk/saving/chance-id.ts"
import { createWriter, type Writer } from "../desk/journal/writer.ts"
import { tapped } from "../torture/tap.ts"
import { type Figure, figure, median } from "./figures.ts"
import { timed, touched } from "./files.ts"
import { longArticle } from "./prose.ts"

/** A large newsroom: 50,000 articles with 200,000 versions, each in an object of its own; and one a tenth as large. */
const articles = 50_000
const versionsOfArticle = 4
const small = 0.1
/** One object in so many is no version's any more. */
const unlisted = 10
/** One list in so many has versions that go by their age. */
const aged = 100
/** Which part of the objects fits into the limit. */
const limited = 0.995
/** How many names a file has in what is written before; not every file system lets it have more. */
const mostNames = 1_000
/** How many words the article has that is saved. */
const words = 900
const saves = 40
/** The time between two of them, in milliseconds: many more than a writer makes. */
const between = 100
/**
 * The thinning is held up for a moment and goes on for longer, again and again, in milliseconds: so a save beside it and
 * one without it are measured under the same load.
 */
const heldUp = 500
const goesOn = 2_000
/**
 * How long saves are measured beside a thinning, in milliseconds. It goes on alone after that: with saves beside it, it
 * gives way most of the time, and a large one took twelve minutes.
 */
const watched = 60_000
const minute = 60_000
const hour = 60 * minute

/** When the newsroom is thinned: everything that is written now is old then. */
const late = Date.parse("2040-01-01T00:00:00.000Z")

/** What saves in a newsroom, with a history that can be thinned meanwhile. */
type Room = { root: string; history: History; articles: Articles; close(): void }

/** The history of `count` articles, written without a desk. Gives back the bytes that each object takes. */
async function fillHistory(root: string, count: number): Promise<number> {
  const folders = historyFolders(root)
  for (const folder of [folders.lists, folders.objects]) mkdirSync(folder, { recursive: true })
  for (let prefix = 0; prefix < 256; prefix++)
    mkdirSync(join(folders.objects, prefix.toString(16).padStart(2, "0")))
  // Thinning looks at their sizes and at their first lines: the same bytes do for all.
  const { object } = await pack(randomBytes(512), null)
  const pathOf = (hash: string) => join(folders.objects, hash.slice(0, 2), hash.slice(2))
  const put = (text: string): string => {
    const hash = hashOf(new TextEncoder().encode(text))
    writeFileSync(pathOf(hash), object)
    return hash
  }
  // Most are names of few files: those are looked at and deleted as others are, and made in a tenth of the time.
  let [named, names] = ["", 0]
  const putName = (text: string): string => {
    if (names++ % mostNames === 0) {
      named = pathOf(put(text))
      return hashOf(new TextEncoder().encode(text))
    }
    const hash = hashOf(new TextEncoder().encode(text))
    linkSync(named, pathOf(hash))
    return hash
  }
  for (let at = 0; at < count; at++) {
    const lines: string[] = []
    let key: string | null = null
    for (let version = 0; version < versionsOfArticle; version++) {
      const hash = putName(`article ${at}, version ${version}`)
      const days = at % aged === 0 ? 3 : 0
      const time = new Date(late - days * 24 * hour - hour / 2 + version * minute).toISOString()
      const record: Record = { hash, at: time, words: 1, status: "draft", cause: "save", key }
      lines.push(lineOf(record))
      key ??= hash
    }
    writeFileSync(join(folders.lists, `article-${at}.jsonl`), lines.join(""))
  }
  let last = ""
  for (let at = 0; at < (count * versionsOfArticle) / unlisted; at++) last = put(`nobody's ${at}`)
  // The clock of its disk is as late.
  utimesSync(join(folders.objects, last.slice(0, 2), last.slice(2)), late / 1000, late / 1000)
  return object.length
}

/** @param limit the bytes that the history's objects may take */
function openRoom(root: string, limit: number): Room {
  const clock = () => new Date(late)
  const log = () => undefined
  // What is written is new where it is late.
  const touch = async (path: string) => utimesSync(path, late / 1000, late / 1000)
  const disk = {
    ...realDisk,
    touch,
    async rename(from: string, to: string) {
      await realDisk.rename(from, to)
      await touch(to)
    },
  }
  const history = createHistory({ root, disk, clock, log, limit })
  const library = createLibrary(root, log)
  const journals = createJournals({ root, disk, clock, log, onProblem: log })
  return {
    root,
    history,
    articles: createArticles({
      noteName: async () => undefined,
      root,
      library,
      journals,
      history,
      clock,
      log,
      disk,
      folderForNew: async () => "2026-11",
      makeId: chanceId,
    }),
    close: () => library.close(),
  }
}

/** Saves an article again and again; each time is that of a save and of all that follows it. */
async function saver(room: Room): Promise<() => Promise<number>> {
  let article: Article = longArticle("bench-saved-one", words)
  let base: string | null = null
  const save = async () => {
    article = touched(article)
    const doc = article.toJSON() as ArticleJSON
    const saved = await room.articles.save({ doc, base, settle: false, journal: null })
    base = saved.base
    await room.articles.savesEnded("bench-saved-one")
  }
  await save()
  return () => timed(save)
}

/** What the versions may take that were saved while the history was thinned, in bytes. */
const allowed = 1_000_000

/** The bytes that the objects of a newsroom take. */
function objectBytes(root: string): number {
  const { objects } = historyFolders(root)
  let sum = 0
  for (const prefix of readdirSync(objects))
    for (const name of readdirSync(join(objects, prefix))) sum += statSync(join(objects, prefix, name)).size
  return sum
}

setFlagsFromString("--expose-gc")
const collect = runInNewContext("gc") as () => void

/** The bytes that are in use when everything that can go is gone. */
function used(): number {
  collect()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

type Thinning = {
  before: number[]
  during: number[]
  seconds: number
  /** The most memory that it took beyond what was in use before, in bytes: of objects, and of the whole process. */
  heap: number
  resident: number
  /** How many objects it deleted. */
  objects: number
  /** The bytes that the objects may take, and took after one thinning, and after the next if there was one. */
  limit: number
  sizes: number[]
}

/** How often the memory is looked at while a history is thinned, in milliseconds. */
const looking = 3_000

/**
 * A save while the thinning of the history of `count` articles is held up and while it goes on, and the memory that this
 * takes. With `again` the history is then thinned again, with the versions that were saved meanwhile. Throws if it takes more than
 * its limit.
 */
async function thinningOf(count: number, again: boolean): Promise<Thinning> {
  const root = mkdtempSync(join(tmpdir(), "midad-bench-"))
  try {
    const limit = Math.floor((await fillHistory(root, count)) * count * versionsOfArticle * limited)
    // What was written here is on the disk before anything is measured.
    if (process.platform !== "win32") execFileSync("sync")
    const room = openRoom(root, limit)
    const save = await saver(room)
    for (let at = 0; at < saves; at++) await save()
    const idle = used()
    const { rss } = process.memoryUsage()
    const before: number[] = []
    const during: number[] = []
    let [heap, resident] = [0, 0]
    let looked = performance.now()
    const started = looked
    let seconds = 0
    let gate = Promise.withResolvers<void>()
    const quiet = () => Promise.all([room.articles.idle(), gate.promise])
    const thinning = room.history.thin(new Date(late), { quiet }).finally(() => {
      seconds = (performance.now() - started) / 1000
    })
    const saveFor = async (time: number, times: number[]) => {
      for (const end = performance.now() + time; performance.now() < end && seconds === 0; ) {
        await wait(between)
        times.push(await save())
      }
    }
    const look = () => {
      resident = Math.max(resident, process.memoryUsage.rss() - rss)
      heap = Math.max(heap, used() - idle)
      looked = performance.now()
    }
    while (seconds === 0 && performance.now() - started < watched) {
      await saveFor(heldUp, before)
      gate.resolve()
      await saveFor(goesOn, during)
      gate = Promise.withResolvers()
      if (performance.now() - looked >= looking) look()
    }
    // It is held up no more.
    gate.resolve()
    const watching = setInterval(look, looking)
    const { objects } = await thinning.finally(() => clearInterval(watching))
    const sizes = [objectBytes(root)]
    if (again) {
      await room.history.thin(new Date(late))
      sizes.push(objectBytes(root))
    }
    for (const size of sizes)
      if (size > limit + allowed) throw new Error(`The history takes ${size} bytes, and may take ${limit}`)
    room.close()
    const told = (count * versionsOfArticle).toLocaleString("en")
    const times = (some: readonly number[]) =>
      `${median(some).toFixed(1)} ms, at most ${Math.max(...some).toFixed(0)}`
    console.error(
      `thinning ${told} objects took ${seconds.toFixed(0)} s and deleted ${objects}; ${before.length} saves without it took ${times(before)}, ${during.length} beside it ${times(during)}`,
    )
    return { before, during, seconds, heap, resident, objects, limit, sizes }
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

/** Saves by themselves and while the history is thinned, at both sizes. */
async function thinningFigures(): Promise<Figure[]> {
  const [few, many] = [await thinningOf(articles * small, true), await thinningOf(articles, false)]
  const figures: Figure[] = []
  for (const [size, one] of [
    [small, few],
    [1, many],
  ] as const) {
    const objects = (articles * versionsOfArticle * size).toLocaleString("en")
    const beside = (name: string, of: (times: readonly number[]) => number, target: number | null) =>
      figure(
        `${name} while a history of ${objects} objects is thinned`,
        "ms",
        of(one.during),
        { name: "without", measured: of(one.before) },
        target,
      )
    figures.push(
      beside("save", median, 1.2),
      beside("of a hundred saves the slowest but one", slowest, null),
      ...one.sizes.map((size, at) =>
        figure(
          `the bytes of ${objects} objects ${at === 0 ? "after thinning" : "after saves and another thinning"}`,
          "bytes",
          size,
          { name: "limit", measured: one.limit },
          1.01,
        ),
      ),
    )
  }
  const name = `${(articles * versionsOfArticle * small).toLocaleString("en")} objects`
  const grown = (what: string, unit: Figure["unit"], of: (one: Thinning) => number, target: number | null) =>
    figure(`${what}, ten times the objects`, unit, of(many), { name, measured: of(few) }, target)
  return [
    ...figures,
    grown("save beside thinning", "ms", ({ during }) => median(during), 1.2),
    grown("memory of objects for thinning", "bytes", ({ heap }) => heap, null),
    grown("memory of the process for thinning", "bytes", ({ resident }) => resident, null),
  ]
}

/** The slowest but one of a hundred. */
function slowest(times: readonly number[]): number {
  return times.toSorted((a, b) => b - a)[Math.floor(times.length / 100)] ?? Number.NaN
}

/** One autosave as the window does it: a letter into the journal, the save of what it holds, and all that follows. */
async function autosave(writer: Writer): Promise<void> {
  await writer.type("ا")
  await writer.saveJournaled()
  await writer.desk.idle()
}

/** The middle of autosaves in newsrooms that have so many lists of versions, done by turns. */
async function autosavesWith(counts: readonly number[]): Promise<number[]> {
  const roots = counts.map(() => mkdtempSync(join(tmpdir(), "midad-bench-")))
  try {
    const writers: Writer[] = []
    for (const [at, root] of roots.entries()) {
      const folder = historyFolders(root).lists
      mkdirSync(folder, { recursive: true })
      for (let list = 0; list < counts[at]!; list++) writeFileSync(join(folder, `article-${list}.jsonl`), "")
      writers.push(await createWriter(createDesk({ root })))
    }
    const times: number[][] = writers.map(() => [])
    for (let round = 0; round < saves; round++)
      for (const [at, writer] of writers.entries()) times[at]?.push(await timed(() => autosave(writer)))
    for (const { desk } of writers) await desk.close()
    return times.map((some) => median(some.slice(5)))
  } finally {
    for (const root of roots) rmSync(root, { recursive: true, force: true })
  }
}

/** What one autosave asks of the disk, each kind of call by its name, those for the journal apart. */
export async function autosaveCalls(): Promise<Map<string, number>> {
  const root = mkdtempSync(join(tmpdir(), "midad-bench-"))
  try {
    let calls = new Map<string, number>()
    const disk = tapped(realDisk, ({ name, path }, run) => {
      // A lock is renewed by the clock, whatever is saved.
      if (path.includes(join(".midad", "locks"))) return run()
      const file = path.includes(join(".midad", "journal")) ? `${name} of the journal` : name
      calls.set(file, (calls.get(file) ?? 0) + 1)
      return run()
    })
    const desk = createDesk({ root, disk })
    const writer = await createWriter(desk)
    const all: Map<string, number>[] = []
    for (let at = 0; at < 300; at++) {
      calls = new Map()
      await autosave(writer)
      all.push(calls)
    }
    await desk.close()
    // The last hundred, on the average: now and then one more is needed.
    const last = all.slice(-100)
    const names = new Set(last.flatMap((one) => [...one.keys()]))
    return new Map(
      [...names].map((name) => [
        name,
        last.reduce((sum, one) => sum + (one.get(name) ?? 0), 0) / last.length,
      ]),
    )
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

/** What an autosave asked of the disk before its calls were counted, by the same names. */
const callsBefore: readonly (readonly [name: string, calls: readonly string[], before: number])[] = [
  ["flushes of files", ["file.sync", "file.datasync"], 4],
  ["flushes of the journal", ["file.sync of the journal", "file.datasync of the journal"], 1],
  ["flushes of folders", ["syncFolder", "syncFolder of the journal"], 7],
  ["renames", ["rename", "rename of the journal"], 3],
  ["folders listed", ["names", "names of the journal"], 14],
  ["files read", ["read", "read of the journal"], 7],
  ["paths resolved", ["realpath", "realpath of the journal"], 11],
]

export async function growthHistoryFigures(): Promise<Figure[]> {
  const lists = [3_000, 30_000] as const
  const [few = Number.NaN, many = Number.NaN] = await autosavesWith(lists)
  const calls = await autosaveCalls()
  return [
    figure(
      `autosave with ${lists[1].toLocaleString("en")} lists of versions`,
      "ms",
      many,
      { name: `with ${lists[0].toLocaleString("en")}`, measured: few },
      1.2,
    ),
    ...callsBefore.map(([name, kinds, before]) =>
      figure(
        `an autosave's ${name}`,
        "calls",
        kinds.reduce((sum, kind) => sum + (calls.get(kind) ?? 0), 0),
        { name: "before", measured: before },
        kinds.some((kind) => kind.startsWith("file.") && kind.endsWith("journal")) ? 1 : 0.5,
      ),
    ),
    ...(await thinningFigures()),
  ]
}
