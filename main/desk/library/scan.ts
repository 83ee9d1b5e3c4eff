/**
 * Decides when the newsroom's folder is read. Files that the watching names are read one by one. The whole folder is
 * scanned when it is opened and when a caller asks for it. While the watching cannot see everything (see `Observer`),
 * it is also scanned on every focus of the window and from time to time, in slices. A single file that the desk
 * itself wrote never waits for a scan.
 */
import { setTimeout as delay } from "node:timers/promises"
import { realFolder } from "../disk/folder.ts"
import { walk } from "../disk/walk.ts"
import type { Entries } from "./entries.ts"
import { readEntry, type Written } from "./entry.ts"
import { isPage } from "./filed.ts"
import { Observer, type ObserverOptions } from "./observer.ts"
import { ReadOrder } from "./read-order.ts"
import { Told } from "./told.ts"

/** How many files are read at once. */
const readers = 16
/** After how many files a scan lets others work. */
const slice = 500
/** After how long a file that could not be read is read again at first, and at last, in milliseconds. */
const patience = { first: 500, last: 60_000 } as const
/** The pauses of the scans in the background, in milliseconds; tests take shorter ones. */
export type Pace = {
  /** Between two slices of files. */
  slice: number
  /** Between two scans at least. */
  least: number
  /** Between two scans, as many times as long as the last one took. */
  times: number
}
const gentle: Pace = { slice: 100, least: 60_000, times: 20 }

export type ScanOptions = Pick<ObserverOptions, "root" | "onFault" | "tells"> & {
  entries: Entries
  pace?: Pace
  /** The real path of the newsroom's folder; rejects if that is not there, or is another one by now. */
  folder?: () => Promise<string>
}

/** Scans one newsroom's folder and keeps `entries` up to date. Reads nothing before a method is called. */
export class Scan {
  readonly #entries: Entries
  readonly #folder: () => Promise<string>
  readonly #onFault: ScanOptions["onFault"]
  readonly #pace: Pace
  readonly #observer: Observer
  readonly #order = new ReadOrder()
  readonly #listeners = new Set<() => void>()
  /** The scan that is under way, and the one that follows it. */
  #running: Promise<void> | null = null
  #queued: Promise<void> | null = null
  /** Ends the pauses of the scan that is under way; null if it makes none. */
  #hurry: AbortController | null = null
  readonly #told = new Told((names) => this.#unasked(this.#readTold(names)))
  #background: NodeJS.Timeout | null = null
  /** The files that are there and could not be read, such as while a virus scanner holds them. */
  readonly #unread = new Set<string>()
  #retrying: NodeJS.Timeout | null = null
  #retryIn: number = patience.first
  #closed = false
  /** Something that was told could not be read, or the last scan failed: the next `catchUp` scans. */
  #missed = false
  /** The last failure of a scan in the background, so that one that repeats is told once. */
  #failure = ""
  /** How long the last scan took, in milliseconds. */
  #lasted = 0

  constructor({
    root,
    entries,
    onFault,
    pace = gentle,
    tells,
    folder = () => realFolder(root),
  }: ScanOptions) {
    this.#folder = folder
    this.#entries = entries
    this.#onFault = onFault
    this.#pace = pace
    const onNews = (name: string | null) => {
      if (!this.#closed) this.#told.hear(name)
    }
    this.#observer = new Observer({ root, onNews, onFault, ...(tells ? { tells } : {}) })
  }

  /** Listens for what ends every scan of the whole folder, and every reading of what was told, changes or not. */
  onRead(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Scans the whole folder. Every file is read as it is after this call. Throws `DeskError` if the folder cannot be read. */
  look(): Promise<void> {
    return this.#look(false)
  }

  /**
   * Reads what the watching told, and scans the whole folder if there may be more than it told: it is not watched, on a file
   * server, the system refused to watch a part of it, or a folder is another one than before.
   */
  async catchUp(): Promise<void> {
    if (!this.#entries.complete) return this.#running ?? this.#look(false)
    const told = this.#told.take()
    if (this.#missed || !(await this.#observer.sawAll())) return this.#look(false)
    await this.#readTold(told)
  }

  /** Reads files as they are now; see `Library.readFiles`. */
  async readFiles(names: readonly string[], written: Written | null = null): Promise<void> {
    this.#order.begin()
    try {
      const folder = await this.#folder()
      for (const name of names) await this.#read(folder, name, written)
    } finally {
      this.#order.end()
    }
    this.#entries.arrangeAll()
  }

  /** Reads one file as it is now; not if it is still the one that the desk has `written`. */
  async refreshFile(name: string, written: Written | null = null): Promise<void> {
    await this.readFiles([name], written)
    this.#entries.settle(name)
  }

  /** Whether a file was read in the last moment, so that what the index remembers of it is older. */
  hasRead(name: string): boolean {
    return this.#order.has(name)
  }

  /** Begins to watch the folder. If it was scanned before, scans it again for the changes since then. */
  watch(): void {
    if (this.#observer.wanted || this.#closed) return
    this.#observer.start()
    if (this.#entries.complete || this.#running) this.#unasked(this.#look(false))
  }

  /** Stops watching, and stops the scans in the background. */
  unwatch(): void {
    this.#observer.stop()
    this.#told.take()
    if (this.#retrying) clearTimeout(this.#retrying)
    this.#retrying = null
    if (this.#background) clearTimeout(this.#background)
    this.#background = null
  }

  /** Like `unwatch`, and for good. A running scan ends without a result. */
  close(): void {
    this.#closed = true
    this.unwatch()
    this.#hurry?.abort()
    this.#listeners.clear()
  }

  #look(slowly: boolean): Promise<void> {
    if (!this.#running) {
      this.#running = this.#scan(slowly).finally(() => {
        this.#running = null
        this.#plan()
      })
      return this.#running
    }
    // A file may change after the running scan has read it, so one more scan follows for all callers that come
    // meanwhile.
    this.#hurry?.abort()
    const again = () => {
      this.#queued = null
      return this.#look(slowly)
    }
    this.#queued ??= this.#running.then(again, again)
    return this.#queued
  }

  /** Waits for work that no caller waits for. A failure that repeats is told once. */
  #unasked(work: Promise<void>): void {
    work.then(
      () => {
        this.#failure = ""
      },
      (error: unknown) => {
        this.#missed = true
        if (String(error) !== this.#failure) this.#onFault("Could not read the newsroom", error)
        this.#failure = String(error)
      },
    )
  }

  async #scan(slowly: boolean): Promise<void> {
    const hurry = slowly ? new AbortController() : null
    this.#hurry = hurry
    const begun = performance.now()
    const moment = this.#order.begin()
    try {
      const folder = await this.#folder().catch((error: unknown) => {
        this.#observer.lost()
        throw error
      })
      const { names, folders } = await walk(folder, {
        takes: isPage,
        entering: (name) => this.#observer.enter(name),
        onFault: (name, error) => {
          this.#observer.forget(name)
          this.#onFault(`Could not read the folder ${name}`, error)
        },
      })
      for (let at = 0; at < names.length && !this.#closed; at += slice) {
        await this.#readSlice(folder, names.slice(at, at + slice))
        if (hurry)
          await delay(this.#pace.slice, undefined, { ref: false, signal: hurry.signal }).catch(
            () => undefined,
          )
      }
      if (this.#closed) return
      // What is not in a folder that came in the place of the newsroom is not gone.
      await this.#folder()
      this.#observer.keep(folders)
      await this.#dropOthers(new Set(names), moment)
    } catch (error) {
      this.#missed = true
      throw error
    } finally {
      this.#order.end()
      this.#hurry = null
      this.#lasted = performance.now() - begun
    }
    this.#missed = false
    this.#entries.completed()
    this.#entries.arrangeAll()
    this.#tell()
  }

  /** Reads these files, some at once, and makes their lines. */
  async #readSlice(folder: string, names: readonly string[]): Promise<void> {
    let at = 0
    const reader = async () => {
      for (let name = names[at++]; name !== undefined && !this.#closed; name = names[at++])
        await this.#read(folder, name)
    }
    await Promise.all(Array.from({ length: readers }, reader))
    if (this.#entries.stale >= slice) this.#entries.arrange(slice)
  }

  /** Reads a file and notes it, unless it was read anew meanwhile. Must be within a reading that was begun. */
  async #read(folder: string, name: string, written: Written | null = null): Promise<void> {
    const moment = this.#order.now()
    const entry = await readEntry(folder, name, this.#entries.get(name), this.#onFault, written)
    if (entry === null && this.#entries.get(name)) await this.#folder()
    if (!this.#order.accept(name, moment)) return
    this.#entries.set(name, entry)
    if (entry?.stamp === "") this.#unread.add(name)
    else this.#unread.delete(name)
  }

  /** Reads what could not be read again, and again after longer and longer pauses. */
  #retry(): void {
    if (this.#unread.size === 0) this.#retryIn = patience.first
    if (this.#unread.size === 0 || this.#retrying || this.#closed || !this.#observer.wanted) return
    this.#retrying = setTimeout(() => {
      this.#retrying = null
      const waiting = [...this.#unread]
      this.#unread.clear()
      this.#unasked(this.#readTold(waiting))
    }, this.#retryIn).unref()
    this.#retryIn = Math.min(this.#retryIn * 2, patience.last)
  }

  /** Notes as gone what a scan that began at `moment` has not listed, unless it was read anew meanwhile. */
  async #dropOthers(there: ReadonlySet<string>, moment: number): Promise<void> {
    for (const name of this.#entries.names())
      if (!there.has(name) && this.#order.accept(name, moment)) this.#entries.set(name, null)
    while (this.#entries.stale > slice) {
      this.#entries.arrange(slice)
      await delay(0)
    }
  }

  async #readTold(names: readonly string[] | null): Promise<void> {
    // The first scan has not begun: then it begins now.
    const unread = !this.#entries.complete && !this.#running
    if (names === null || unread || (await this.#concernsFolders(names))) return this.#look(false)
    await this.readFiles(names.filter(isPage))
    this.#tell()
  }

  /** Whether one of these is a folder that came, went, or became another one. */
  async #concernsFolders(names: readonly string[]): Promise<boolean> {
    for (const name of names)
      if ((await this.#observer.isFolder(name)) && !(await this.#observer.knows(name))) return true
    return false
  }

  #tell(): void {
    this.#retry()
    for (const listener of this.#listeners) listener()
  }

  /** Plans the next scan in the background, if the watching does not see everything. */
  #plan(): void {
    if (this.#background) clearTimeout(this.#background)
    this.#background = null
    if (!this.#observer.wanted || this.#closed || this.#observer.seesAll) return
    const pause = Math.max(this.#pace.least, this.#lasted * this.#pace.times)
    this.#background = setTimeout(() => this.#unasked(this.#look(true)), pause).unref()
  }
}
