/**
 * The library: what articles and pages a newsroom's folder holds. It is read from
 * the files and kept in memory; a file is read again only when its size or time changed.
 */
import { createHash } from "node:crypto"
import { existsSync, lstat as lstatOf, readFile as readFileOf, type Stats } from "node:fs"
import { setImmediate as breath } from "node:timers/promises"
import { promisify } from "node:util"
import type { ArticleId } from "../../article/dossier.ts"
import { sizeLimit } from "../../contract/desk.ts"
import type { ArticleSummary } from "../../contract/library.ts"
import { codeOf } from "../disk/disk.ts"
import { pathIn, realFolder } from "../disk/folder.ts"
import { isHidden, walk } from "../disk/walk.ts"
import { startWatching, type Watching } from "../disk/watch.ts"
import { copiesAmong } from "../files/conflict-names.ts"
import { isAutomaticName } from "../files/names.ts"
import { type Summary, summaryOf } from "../files/summary.ts"
import type { Filed } from "../search/protocol.ts"

export type Library = {
  /** The newest state that is known, by last change, newest first. */
  list(): ArticleSummary[]
  /** How many files are known. */
  size(): number
  /** The line of the article or page `id`, or null. */
  line(id: ArticleId): ArticleSummary | null
  /** The names of all files that are known. */
  names(): Iterable<string>
  /** What is known of a file, or null. */
  file(name: string): Filed | null
  /** Whether the whole folder was looked through. */
  readonly looked: boolean
  /** Reads the folder anew. Throws `DeskError` if the folder cannot be read. */
  look(): Promise<void>
  /** The same, and gives back the list. */
  refresh(): Promise<ArticleSummary[]>
  /** Reads one file anew, after the desk itself wrote, renamed or missed it. */
  refreshFile(name: string): Promise<void>
  /**
   * Takes over what somebody remembers of files, where nothing is known of them yet; they are looked at by
   * the next look. Gives back what is known of these files now; null for one that is gone.
   */
  seed(files: readonly Filed[]): (Filed | null)[]
  /** Where the article or page `id` is, or null. */
  find(id: ArticleId): Pick<ArticleSummary, "name" | "kind" | "copyOf"> | null
  /** Every file that says it is the article `id`. */
  namesOf(id: ArticleId): string[]
  /** The conflict copies of an article, those of the last change first. */
  copies(id: ArticleId): ArticleSummary[]
  /** Listens for files that are new, changed or gone (`put`, `gone`), while a look goes on too; gives back how to stop. */
  onFiles(listener: (put: Filed[], gone: string[]) => void): () => void
  /** Listens for every look through the whole folder, changes or not; gives back how to stop. */
  onRead(listener: () => void): () => void
  /** Begins to notice what other programs do in the folder. */
  watch(): void
  close(): void
}

/** A file that was read: `stamp` tells whether it is still the same. */
type Entry = { stamp: string; summary: Summary; changed: string }

// Those of `node:fs/promises` open a handle for each file, which takes half as long again of the processor.
const lstat = promisify(lstatOf)
const readFile = promisify(readFileOf)

/** How many files are read at once. */
const readers = 16
/** How many files are dealt with at once, so that nothing else has to wait for a large newsroom. */
const portion = 500
/** How many changed files are looked at by themselves; for more the whole folder is. */
const fewest = 200
/** How long the folder must rest before it is read again, in milliseconds. */
const rest = 250

/** An id for a page that is none of our articles, made of its place in the newsroom. */
export function pageId(name: string): ArticleId {
  return `page-${createHash("sha256").update(name).digest("hex").slice(0, 24)}`
}

/** Whether the library shows a file of this name. */
export function isPage(name: string): boolean {
  return /\.html?$/i.test(name) && !isHidden(name)
}

/** What tells a file from what stood at its place before, as the library and its index remember it. */
export const fileStamp = (stats: Stats): string => `${stats.size} ${stats.mtimeMs} ${stats.ino}`

/** By last change, newest first. */
const compareLines = (a: ArticleSummary, b: ArticleSummary) =>
  a.updated === b.updated ? (a.name < b.name ? -1 : 1) : a.updated < b.updated ? 1 : -1

const ownId = ({ summary }: Entry) => (summary.kind === "article" ? summary.id : null)

/** @param onFault is told what could not be read while watching; nobody asked for that, so nobody can be told by an error */
export function createLibrary(root: string, onFault: (message: string, error: unknown) => void): Library {
  const entries = new Map<string, Entry>()
  /** The line of every file, as it was last arranged. */
  const lines = new Map<string, ArticleSummary>()
  /** The names of the files that say they are the article of an id. */
  const claims = new Map<ArticleId, Set<string>>()
  const places = new Map<ArticleId, string>()
  /** The file that was the article before another came to say that it is, too. */
  const firsts = new Map<ArticleId, string>()
  /** Files whose line is to be made anew. */
  const stale = new Set<string>()
  let looked = false
  const fileListeners = new Set<(put: Filed[], gone: string[]) => void>()
  const lookers = new Set<() => void>()
  let watcher: Watching | null = null
  /** The subfolders that the last look came through. */
  let folders: ReadonlySet<string> = new Set()
  /** What has changed since it was last looked at; null stands for anything. */
  const touched = new Set<string | null>()
  let timer: NodeJS.Timeout | null = null
  let wanted = false
  let closed = false
  let running: Promise<void> | null = null
  let queued: Promise<void> | null = null

  /** The entry for a file; the known one if it has not changed, null if there is no such file. */
  async function entryOf(name: string, folder: string): Promise<Entry | null> {
    const path = pathIn(folder, name)
    try {
      const stats = await lstat(path)
      if (!stats.isFile()) return null
      const known = entries.get(name)
      const stamp = fileStamp(stats)
      if (known?.stamp === stamp) return known
      const changed = stats.mtime.toISOString()
      if (stats.size > sizeLimit) return { stamp, summary: { kind: "foreign", headline: "" }, changed }
      return { stamp, summary: summaryOf(await readFile(path)), changed }
    } catch (error) {
      // Gone since the folder was read.
      if (codeOf(error) === "ENOENT") return null
      onFault(`Could not read ${name}`, error)
      return { stamp: "", summary: { kind: "foreign", headline: "" }, changed: new Date(0).toISOString() }
    }
  }

  /** Notes what is known of a file now; null if it is gone. */
  function set(name: string, entry: Entry | null): void {
    const before = entries.get(name)
    if (entry === null ? !before : before === entry) return
    if (entry) entries.set(name, entry)
    else entries.delete(name)
    stale.add(name)
    const was = before ? ownId(before) : null
    const is = entry ? ownId(entry) : null
    if (was !== null && was !== is) {
      const names = claims.get(was)
      names?.delete(name)
      if (names?.size === 0) claims.delete(was)
      // Whoever else has this id may keep it now.
      for (const other of names ?? []) stale.add(other)
    }
    if (is !== null) {
      const names = claims.get(is) ?? new Set()
      if (looked && names.size === 1) for (const first of names) firsts.set(is, first)
      claims.set(is, names.add(name))
      if (names.size > 1) for (const other of names) stale.add(other)
    }
  }

  const isNamed = (name: string, id: ArticleId) =>
    isAutomaticName(name.slice(name.lastIndexOf("/") + 1), id) ? 0 : 1

  const updatedIn = (name: string): string => {
    const summary = entries.get(name)?.summary
    return (summary?.kind === "article" && summary.updated) || ""
  }

  /** The files of an id: the first is the article, and which of the others are conflict copies. */
  function sharing(id: ArticleId): { first: string | undefined; copies: ReadonlySet<string> } {
    const names = claims.get(id)
    if (!names || names.size < 2) return { first: names?.values().next().value, copies: new Set() }
    const copies = new Set(copiesAmong(new Map([...names].map((name) => [name, id]))).keys())
    // A conflict copy is the article only where there is nothing else. Renaming a file after its headline may
    // have stopped half way, with the article under both names, and the next renaming have given it a number:
    // then it is the one in which somebody wrote since, and if nobody did, the one that is still to be renamed.
    // Otherwise it is the one that it was before the others came; if that is not known, the shorter name, as every
    // system names a copy longer than what it copies.
    const halfRenamed = [...names].some(
      (name) =>
        !copies.has(name) &&
        (isNamed(name, id) === 0 ||
          (names.has(name.replace(/-\d+(?=\.html$)/, "")) && /-\d+\.html$/.test(name))),
    )
    const [first] = [...names].sort((a, b) => {
      if (copies.has(a) !== copies.has(b)) return copies.has(a) ? 1 : -1
      if (halfRenamed && updatedIn(a) !== updatedIn(b)) return updatedIn(a) > updatedIn(b) ? -1 : 1
      const before = firsts.get(id)
      if (!halfRenamed && (a === before || b === before)) return a === before ? -1 : 1
      return isNamed(a, id) - isNamed(b, id) || a.length - b.length || (a < b ? -1 : 1)
    })
    return { first, copies }
  }

  function lineFor(name: string, { summary, changed }: Entry): ArticleSummary {
    const { first, copies } = summary.kind === "article" ? sharing(summary.id) : { first: null, copies: null }
    const ours = summary.kind === "article" && first === name
    const copyOf = summary.kind === "article" && !ours && copies?.has(name) ? summary.id : null
    return {
      id: ours ? summary.id : pageId(name),
      kind: ours ? "article" : "foreign",
      name,
      headline: summary.headline,
      section: summary.kind === "article" ? summary.section : "",
      status: summary.kind === "article" ? summary.status : "draft",
      updated: (summary.kind === "article" && (ours || copyOf) && summary.updated) || changed,
      copyOf,
    }
  }

  const filed = (name: string): Filed | null => {
    const entry = entries.get(name)
    const line = lines.get(name)
    if (!entry || !line) return null
    const { stamp, summary, changed } = entry
    const updated = summary.kind === "article" ? summary.updated : null
    return { name, stamp, own: ownId(entry), changed, updated, line }
  }

  /** Makes the lines of up to `most` files anew. */
  function arrangeSome(most: number): void {
    const names: string[] = []
    for (const name of stale) {
      if (names.length >= most) break
      names.push(name)
      stale.delete(name)
    }
    const put: string[] = []
    const gone: string[] = []
    for (const name of names) {
      const before = lines.get(name)
      if (before && places.get(before.id) === name) places.delete(before.id)
      const entry = entries.get(name)
      const after = entry ? lineFor(name, entry) : null
      if (!after) {
        if (!before) continue
        lines.delete(name)
        gone.push(name)
        continue
      }
      lines.set(name, after)
      put.push(name)
    }
    // An id may go from one file to another.
    for (const name of put) places.set(lines.get(name)!.id, name)
    if (fileListeners.size === 0 || (put.length === 0 && gone.length === 0)) return
    const files = put.map(filed).filter((file) => file !== null)
    for (const listener of fileListeners) listener(files, gone)
  }

  const list = (): ArticleSummary[] => [...lines.values()].sort(compareLines)

  function arrange(): void {
    while (stale.size > 0) arrangeSome(Number.POSITIVE_INFINITY)
  }

  async function read(): Promise<void> {
    const folder = await realFolder(root).catch((error: unknown) => {
      // What is watched is gone: a folder of the same name will be another one.
      watcher?.close()
      watcher = null
      throw error
    })
    const { names, folders: inside } = await walk(folder, {
      takes: isPage,
      onFault: (name, error) => onFault(`Could not read the folder ${name}`, error),
    })
    folders = inside
    const there = new Set(names)
    let at = 0
    const reader = async () => {
      for (let name = names[at++]; name !== undefined && !closed; name = names[at++]) {
        const entry = await entryOf(name, folder)
        if (entry) set(name, entry)
        else there.delete(name)
        if (stale.size >= portion) arrangeSome(portion)
      }
    }
    await Promise.all(Array.from({ length: readers }, reader))
    if (closed) return
    follow()
    for (const name of [...entries.keys()]) if (!there.has(name)) set(name, null)
    while (stale.size > portion) {
      arrangeSome(portion)
      await breath()
    }
    looked = true
    arrange()
    for (const listener of lookers) listener()
  }

  function look(): Promise<void> {
    if (!running) {
      running = read().finally(() => {
        running = null
      })
      return running
    }
    // A file may change after the run under way has read it: one more run, for all who ask meanwhile.
    // How this run ends is told to those who asked for it.
    const again = () => {
      queued = null
      return look()
    }
    queued ??= running.then(again, again)
    return queued
  }

  /** Looks at what has changed when the folder rests: at a few pages by themselves, else at all of it. */
  function stir(name: string | null): void {
    if (closed) return
    touched.add(name)
    if (timer) clearTimeout(timer)
    timer = setTimeout(() => {
      timer = null
      const names = [...touched]
      touched.clear()
      const pagesOnly = names.filter((one) => one !== null && isPage(one))
      const few = looked && pagesOnly.length === names.length && names.length <= fewest
      const looks = few ? refreshFiles(pagesOnly as string[]) : look()
      looks.catch((error: unknown) => onFault("Could not read the newsroom", error))
    }, rest)
  }

  async function refreshFiles(names: readonly string[]): Promise<void> {
    const folder = await realFolder(root)
    if (running) await look()
    for (const name of names) set(name, await entryOf(name, folder))
    arrange()
    for (const listener of lookers) listener()
  }

  /** Watches the folder, if that is wanted and can be done: a folder that is gone is watched when it is back. */
  function follow(): void {
    if (!wanted || closed) return
    try {
      if (!watcher && existsSync(root))
        watcher = startWatching(
          root,
          (name) => {
            // What the desk keeps for itself, and files half written, are nobody's news.
            if (name === null || !/(^|\/)\./.test(name)) stir(name)
          },
          (error) => {
            onFault("Stopped watching the newsroom", error)
            watcher?.close()
            watcher = null
          },
        )
      watcher?.folders(folders)
    } catch (error) {
      onFault("Could not watch the newsroom", error)
    }
  }

  return {
    list,
    size: () => lines.size,
    line: (id) => lines.get(places.get(id) ?? "") ?? null,
    names: () => lines.keys(),
    file: filed,
    get looked() {
      return looked
    },
    look,
    async refresh() {
      await look()
      return list()
    },
    async refreshFile(name) {
      const folder = await realFolder(root)
      if (running) await look()
      set(name, await entryOf(name, folder))
      arrange()
      const line = lines.get(name)
      if (line?.kind === "article") firsts.set(line.id, name)
    },
    seed(files) {
      for (const { name, stamp, own, changed, updated, line } of files) {
        if (looked || entries.has(name)) continue
        if (own !== null && line.id === own) firsts.set(own, name)
        const { headline, section, status } = line
        const summary: Summary =
          own === null
            ? { kind: "foreign", headline }
            : { kind: "article", id: own, headline, section, status, updated }
        set(name, { stamp, summary, changed })
      }
      const before = stale.size
      if (before > 0) arrangeSome(before)
      return files.map(({ name }) => filed(name))
    },
    find(id) {
      const name = places.get(id)
      const line = name === undefined ? undefined : lines.get(name)
      return line ? { name: line.name, kind: line.kind, copyOf: line.copyOf } : null
    },
    namesOf: (id) => [...(claims.get(id) ?? [])],
    copies: (id) =>
      [...(claims.get(id) ?? [])]
        .flatMap((name) => lines.get(name) ?? [])
        .filter((line) => line.copyOf === id)
        .sort(compareLines),
    onFiles(listener) {
      fileListeners.add(listener)
      return () => fileListeners.delete(listener)
    },
    onRead(listener) {
      lookers.add(listener)
      return () => lookers.delete(listener)
    },
    watch() {
      wanted = true
      follow()
    },
    close() {
      closed = true
      if (timer) clearTimeout(timer)
      watcher?.close()
      watcher = null
      fileListeners.clear()
      lookers.clear()
    },
  }
}
