/**
 * The library: what articles and pages a newsroom's folder holds. It is read from
 * the files and kept in memory; a file is read again only when its size or time changed.
 */
import { createHash } from "node:crypto"
import { existsSync, type FSWatcher, type Stats, watch } from "node:fs"
import { lstat, readdir, readFile } from "node:fs/promises"
import { join } from "node:path"
import type { ArticleId } from "../article/dossier.ts"
import { sizeLimit } from "../contract/desk.ts"
import type { ArticleSummary } from "../contract/library.ts"
import { codeOf } from "./disk.ts"
import { fault } from "./fault.ts"
import { nameIn, pathIn, realFolder } from "./folder.ts"
import { isAutomaticName } from "./names.ts"
import { type Summary, summaryOf } from "./summary.ts"

export type Library = {
  /** The newest state that is known, by last change, newest first. */
  list(): ArticleSummary[]
  /** Reads the folder anew and gives back the list. Throws `DeskError` if the folder cannot be read. */
  refresh(): Promise<ArticleSummary[]>
  /** Reads one file anew, after the desk itself wrote, renamed or missed it. */
  refreshFile(name: string): Promise<void>
  /** Where the article or page `id` is, or null. */
  find(id: ArticleId): { name: string; kind: ArticleSummary["kind"] } | null
  /** Listens for changes of the list; gives back how to stop. */
  onChange(listener: (articles: ArticleSummary[]) => void): () => void
  /** Listens for every look through the whole folder, changes or not; gives back how to stop. */
  onRead(listener: () => void): () => void
  /** Begins to notice what other programs do in the folder. */
  watch(): void
  close(): void
}

/** A file that was read: `stamp` tells whether it is still the same. */
type Entry = { stamp: string; summary: Summary; changed: string }

/** How many files are read at once. */
const readers = 16
/** How long the folder must rest before it is read again, in milliseconds. */
const rest = 250

/** An id for a page that is none of our articles, made of its place in the newsroom. */
export function pageId(name: string): ArticleId {
  return `page-${createHash("sha256").update(name).digest("hex").slice(0, 24)}`
}

/** Whether the library shows a file of this name. */
export function isPage(name: string): boolean {
  return /\.html?$/i.test(name) && !name.startsWith(".")
}

const stampOf = (stats: Stats) => `${stats.size} ${stats.mtimeMs} ${stats.ino}`

/** @param onFault is told what could not be read while watching; nobody asked for that, so nobody can be told by an error */
export function createLibrary(root: string, onFault: (message: string, error: unknown) => void): Library {
  let entries = new Map<string, Entry>()
  let listed: ArticleSummary[] = []
  let places = new Map<ArticleId, { name: string; kind: ArticleSummary["kind"] }>()
  const listeners = new Set<(articles: ArticleSummary[]) => void>()
  const lookers = new Set<() => void>()
  let watcher: FSWatcher | null = null
  let timer: NodeJS.Timeout | null = null
  let wanted = false
  let closed = false
  let running: Promise<ArticleSummary[]> | null = null
  let queued: Promise<ArticleSummary[]> | null = null

  /** The entry for a file; the known one if it has not changed, null if there is no such file. */
  async function entryOf(name: string, folder: string): Promise<Entry | null> {
    const path = pathIn(folder, name)
    try {
      const stats = await lstat(path)
      if (!stats.isFile()) return null
      const known = entries.get(name)
      const stamp = stampOf(stats)
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

  /** Every page's name. Links are not followed: what they lead to is either listed by itself or none of this newsroom. */
  async function pages(folder: string): Promise<string[]> {
    const found: string[] = []
    const waiting = [folder]
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      let inside: import("node:fs").Dirent[]
      try {
        inside = await readdir(next, { withFileTypes: true })
      } catch (error) {
        if (next === folder) throw fault(error, "reading", folder)
        onFault(`Could not read the folder ${next}`, error)
        continue
      }
      for (const item of inside) {
        if (item.name.startsWith(".")) continue
        const path = join(next, item.name)
        if (item.isDirectory()) waiting.push(path)
        else if (item.isFile() && isPage(item.name)) found.push(nameIn(folder, path))
      }
    }
    return found
  }

  function arrange(): void {
    const before = JSON.stringify(listed)
    places = new Map()
    listed = []
    // Of two files with one id the shorter name keeps it, as every system names a copy longer than what
    // it copies: "a copy.html", "a (1).html", "a - Copy.html".
    // What stopped in the middle of being named after its headline goes on under the name that it had.
    const rank = (name: string, { summary }: Entry) =>
      summary.kind === "article" && isAutomaticName(name.slice(name.lastIndexOf("/") + 1), summary.id) ? 0 : 1
    const byName = [...entries].sort(
      ([a, one], [b, other]) => rank(a, one) - rank(b, other) || a.length - b.length || (a < b ? -1 : 1),
    )
    for (const [name, { summary, changed }] of byName) {
      const ours = summary.kind === "article" && !places.has(summary.id)
      const line: ArticleSummary = {
        id: ours ? summary.id : pageId(name),
        kind: ours ? "article" : "foreign",
        name,
        headline: summary.headline,
        section: summary.kind === "article" ? summary.section : "",
        status: summary.kind === "article" ? summary.status : "draft",
        updated: (ours && summary.updated) || changed,
      }
      places.set(line.id, { name, kind: line.kind })
      listed.push(line)
    }
    listed.sort((a, b) =>
      a.updated === b.updated ? (a.name < b.name ? -1 : 1) : a.updated < b.updated ? 1 : -1,
    )
    if (JSON.stringify(listed) === before) return
    for (const listener of listeners) listener(listed)
  }

  async function read(): Promise<ArticleSummary[]> {
    const folder = await realFolder(root).catch((error: unknown) => {
      // What is watched is gone: a folder of the same name will be another one.
      watcher?.close()
      watcher = null
      throw error
    })
    const names = await pages(folder)
    const next = new Map<string, Entry>()
    let at = 0
    const reader = async () => {
      for (let name = names[at++]; name !== undefined; name = names[at++]) {
        const entry = await entryOf(name, folder)
        if (entry) next.set(name, entry)
      }
    }
    await Promise.all(Array.from({ length: readers }, reader))
    if (closed) return listed
    follow()
    entries = next
    arrange()
    for (const listener of lookers) listener()
    return listed
  }

  function refresh(): Promise<ArticleSummary[]> {
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
      return refresh()
    }
    queued ??= running.then(again, again)
    return queued
  }

  function stir(): void {
    if (closed) return
    if (timer) clearTimeout(timer)
    timer = setTimeout(() => {
      timer = null
      refresh().catch((error: unknown) => onFault("Could not read the newsroom", error))
    }, rest)
  }

  /** Watches the folder, if that is wanted and can be done: a folder that is gone is watched when it is back. */
  function follow(): void {
    if (!wanted || watcher || closed || !existsSync(root)) return
    try {
      watcher = watch(root, { recursive: true, persistent: false }, (_event, file) => {
        // What the desk keeps for itself, and files half written, are nobody's news.
        if (file && /(^|[\\/])\./.test(file)) return
        stir()
      })
      watcher.on("error", (error) => {
        onFault("Stopped watching the newsroom", error)
        watcher?.close()
        watcher = null
      })
    } catch (error) {
      onFault("Could not watch the newsroom", error)
    }
  }

  return {
    list: () => listed,
    refresh,
    async refreshFile(name) {
      const folder = await realFolder(root)
      if (running) await refresh()
      const entry = await entryOf(name, folder)
      if (entry) entries.set(name, entry)
      else entries.delete(name)
      arrange()
    },
    find: (id) => places.get(id) ?? null,
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
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
      listeners.clear()
      lookers.clear()
    },
  }
}
