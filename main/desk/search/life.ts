/**
 * The life of a newsroom's index: it is started when somebody asks, sealed when the newsroom is left, started again
 * when somebody asks after that, and ended with the desk.
 */
import type { Problem } from "../../contract/problem.ts"
import { thisMachine } from "../disk/machine.ts"
import type { Index, IndexOptions } from "./client.ts"
import type { Progress } from "./protocol.ts"

export type IndexLifeOptions = {
  /** The real path of the newsroom; rejects if that is not there, or is another folder by now. */
  folder: () => Promise<string>
  /** Starts an index. */
  start: (options: IndexOptions) => Index
  /** Begins to follow the library, with an index or without one; returns a function that stops this. */
  follow: () => () => void
  /** Has the library and a new index tell each other what they know. Rejects if the index cannot answer. */
  meet: (index: Index) => Promise<void>
  /** Called when they have, if that index is still in use. */
  onMet: (index: Index) => void
  /** Called when the index has what an earlier answer lacked. */
  onCaughtUp: () => void
  /** Called when the index has to be told of every file again. */
  onLost: () => void
  /** Called when there is no index, or it failed, so that answers may be others from now on. */
  onMissing: () => void
  /** Called when `index`, `known` or `progress` may have changed. */
  onState: () => void
  onProblem: (problem: Problem) => void
  log: (message: string, error?: unknown) => void
}

/** The index of one newsroom, from one start to the next. */
export class IndexLife {
  readonly #options: IndexLifeOptions
  #starting: Promise<void> | null = null
  /** Resolves when the index that was open before is sealed. */
  #suspended: Promise<void> = Promise.resolve()
  /** Resolves when the library and the index have told each other what they know. */
  #meeting: Promise<void> = Promise.resolve()
  #index: Index | null = null
  #known = 0
  #progress: Progress | null = null
  #closed = false
  #unfollow: (() => void) | null = null

  constructor(options: IndexLifeOptions) {
    this.#options = options
  }

  /** The index that can be asked; null while there is none. */
  get index(): Index | null {
    return this.#index
  }

  /** How many files the index knew at its last start. */
  get known(): number {
    return this.#known
  }

  /** How far building is; null when everything is in the index, or there is none. */
  get progress(): Progress | null {
    return this.#progress
  }

  /** Whether it has ended for good. */
  get closed(): boolean {
    return this.#closed
  }

  /** Starts the index, if it is not started or was suspended; returns when it can be asked. */
  begin(): Promise<void> {
    if (this.#closed) return Promise.resolve()
    if (this.#starting) return this.#starting
    const begun: Promise<void> = this.#start().catch((error: unknown) => {
      // The folder may be back later.
      if (this.#starting === begun) this.#starting = null
      throw error
    })
    this.#starting = begun
    return begun
  }

  /** Like `begin`, and waits until the library knows what the index remembers. */
  async open(): Promise<void> {
    await this.begin()
    // A failure was told already. Then the library knows only what it has read itself.
    await this.#meeting.catch(() => undefined)
  }

  /** Seals the index and ends its thread; returns when that is done. */
  suspend(): Promise<void> {
    const begun = this.#starting
    this.#starting = null
    if (begun) this.#suspended = this.#suspended.then(() => this.#end(begun))
    return this.#suspended
  }

  /** Like `suspend`, and for good. */
  close(): Promise<void> {
    this.#closed = true
    return this.suspend()
  }

  async #start(): Promise<void> {
    const { start, follow, meet, onMet, onState, log } = this.#options
    await this.#suspended
    const folder = await this.#options.folder()
    const started = start({
      root: folder,
      machine: thisMachine(),
      onProgress: (progress) => {
        this.#progress = progress
        onState()
      },
      onCaughtUp: this.#options.onCaughtUp,
      onLost: this.#options.onLost,
      onMissing: (message) => this.#missing(message),
      log,
    })
    const found = await started.ready
    if (this.#closed) return found === null ? undefined : started.close()
    this.#unfollow = follow()
    if (found === null) return
    this.#index = started
    this.#known = found
    // A question need not wait for that.
    this.#meeting = meet(started).then(() => {
      if (this.#index === started) onMet(started)
    })
    this.#meeting.catch((error: unknown) => log("The index could not say what it knows", error))
    if (found === 0) await this.#meeting
    onState()
  }

  #missing(message: string): void {
    const { onProblem, onMissing, log } = this.#options
    this.#index = null
    this.#progress = null
    log(`There is no index: ${message}`)
    if (!this.#closed) onProblem({ code: "no-index", details: { message } })
    onMissing()
  }

  /** Seals the index that `begun` has started. */
  async #end(begun: Promise<void>): Promise<void> {
    // The reason for which it could not be started was told already.
    await begun.catch(() => undefined)
    const left = this.#index
    this.#index = null
    this.#progress = null
    this.#unfollow?.()
    this.#unfollow = null
    await left?.close()
  }
}
