/**
 * Building: reads the texts of the files that the index knows without their text, the newest first and a few at a time.
 * Many texts are read by a thread of their own.
 */
import { readIndexedText } from "./indexed-text.ts"
import type { Progress } from "./protocol.ts"
import type { ReadingThread } from "./reading-thread.ts"
import { lineOf, type Row } from "./rows.ts"
import type { Store } from "./store.ts"

/** From how many texts on a thread is worth starting. */
const many = 400
/** How many texts are asked of the thread at once, and how many such lists are pending at most. */
const listSize = 64
const pendingLists = 3
/** How many texts are read at once without the thread. */
const few = 8
/** How often progress is told at most, in milliseconds. */
const tellEvery = 200

export type BuildingOptions = {
  root: string
  store: Pick<Store, "putTexts" | "unread" | "countUnread">
  /** Starts the reading thread: `onRead` is called for each list that is read, `onFailed` if it dies. */
  startThread: (onRead: () => void, onFailed: (error: unknown) => void) => ReadingThread
  /** Called when there may be more to do, so that `step` is called again. */
  onReady: () => void
  /** Called with how many texts were put into the index. */
  onTexts: (count: number) => void
  onProgress: (progress: Progress | null) => void
  log: (message: string, error: unknown) => void
}

/** A run of building: how many texts there are to read, the key of the last row that was asked for, and the thread. */
type Run = { total: number; asked: number; thread: ReadingThread | null }

/** Builds the index step by step. The index's thread calls `step` while there is something to read. */
export class Building {
  readonly #options: BuildingOptions
  #run: Run | null = null
  #stopped = false
  /** A thread that died is not started again. */
  #withoutThread = false
  #told = 0

  constructor(options: BuildingOptions) {
    this.#options = options
  }

  /** Whether texts are being read, by this thread or the other. */
  get running(): boolean {
    return this.#run !== null
  }

  /** Whether building was stopped by `go(false)`. */
  get stopped(): boolean {
    return this.#stopped
  }

  /** Stops reading, or continues. */
  go(on: boolean): void {
    this.#stopped = !on
    this.#tell(true)
  }

  /** Reads the texts of these rows now. */
  readNow(rows: readonly Row[]): void {
    const { root, store, onTexts } = this.#options
    store.putTexts(rows.map((row) => ({ row, text: readIndexedText(root, lineOf(row)) })))
    onTexts(rows.length)
  }

  /** Notes that `count` more texts are to be read than were counted at the beginning of the run. */
  grow(count: number): void {
    if (count === 0) return
    if (this.#run) this.#run.total += count
    // While building is stopped, nothing else tells of them.
    else if (this.#stopped) this.#tell(true)
  }

  /** Reads a few texts. Returns whether there is more to do at once; if not, `running` tells whether texts are pending. */
  step(): boolean {
    if (this.#stopped) return false
    this.#run ??= this.#begin()
    if (!this.#run) return false
    return this.#run.thread ? this.#stepWith(this.#run, this.#run.thread) : this.#stepAlone()
  }

  /** Ends the reading thread, if it runs. Texts that are not read yet stay to be read. */
  async end(): Promise<void> {
    const thread = this.#run?.thread
    this.#run = null
    await thread?.end()
  }

  #begin(): Run | null {
    const { store, startThread, onReady, log } = this.#options
    const total = store.countUnread()
    if (total === 0) return null
    const run: Run = { total, asked: 0, thread: null }
    if (total >= many && !this.#withoutThread)
      run.thread = startThread(onReady, (error) => {
        log("Texts are read without a thread of their own", error)
        this.#withoutThread = true
        if (this.#run === run) this.#run = null
        onReady()
      })
    this.#run = run
    this.#tell(true)
    return run
  }

  #stepAlone(): boolean {
    const rows = this.#options.store.unread(0, few)
    if (rows.length === 0) return this.#finish()
    this.readNow(rows)
    this.#tell(false)
    return true
  }

  #stepWith(run: Run, thread: ReadingThread): boolean {
    const { store, onTexts } = this.#options
    while (thread.pending < pendingLists) {
      const rows = store.unread(run.asked, listSize)
      const last = rows.at(-1)
      if (!last) break
      run.asked = last.key
      thread.ask(rows)
    }
    const texts = thread.next()
    if (texts) {
      store.putTexts(texts)
      onTexts(texts.length)
      this.#tell(false)
      return true
    }
    // `onReady` is called when a pending list is read.
    if (thread.pending > 0) return false
    // Files that came in meanwhile may be newer than those that were asked for: then the run starts over.
    if (store.countUnread() === 0) return this.#finish()
    run.asked = 0
    return true
  }

  #finish(): boolean {
    void this.end()
    this.#tell(true)
    return true
  }

  #tell(now: boolean): void {
    if (!now && performance.now() - this.#told < tellEvery) return
    this.#told = performance.now()
    const left = this.running || this.#stopped ? this.#options.store.countUnread() : 0
    const total = Math.max(this.#run?.total ?? 0, left)
    const progress = left === 0 ? null : { done: total - left, total, stopped: this.#stopped }
    this.#options.onProgress(progress)
  }
}
