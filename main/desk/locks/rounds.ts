/**
 * When a desk looks after its locks: at every beat, and as soon as the system reports a change in their folder. Most
 * changes are noticed so; those that the system does not report, as on a file server, are noticed at the next beat.
 */
import { type FSWatcher, watch } from "node:fs"
import { basename } from "node:path"
import { articleId } from "../../article/dossier.ts"
import type { Queue } from "../disk/queue.ts"
import type { Complain } from "./complaints.ts"

/** At a beat the held locks are renewed; a look only reads. */
export type Round = "beat" | "look"

export type RoundsOptions = {
  /** The folder of the lock files; it need not be there yet. */
  folder: string
  /** How often a beat comes, in milliseconds. */
  beat: number
  /** Runs each round in its turn. */
  inTurn: Queue["run"]
  /** Does a round. Never rejects. */
  go: (round: Round) => Promise<void>
  complain: Complain
}

/** The rounds through the locks of one desk. */
export class Rounds {
  readonly #options: RoundsOptions
  /** The rounds that were asked for and have not begun. */
  readonly #asked = new Set<Round>()
  #timer: NodeJS.Timeout | null = null
  #watcher: FSWatcher | null = null

  constructor(options: RoundsOptions) {
    this.#options = options
  }

  /** Begins the rounds. If they go on already, tries once more to watch a folder that could not be watched. */
  begin(): void {
    if (!this.#timer) {
      this.#timer = setInterval(() => this.#ask("beat"), this.#options.beat)
      this.#timer.unref()
    }
    this.#watch()
  }

  /** Ends the rounds. One that was asked for already still comes. */
  rest(): void {
    if (this.#timer) clearInterval(this.#timer)
    this.#timer = null
    this.#watcher?.close()
    this.#watcher = null
  }

  #watch(): void {
    if (this.#watcher) return
    const { folder, complain } = this.#options
    try {
      this.#watcher = watch(folder, { persistent: false }, (_event, name) => {
        const id = basename(name ?? "", ".json")
        if (name === null || articleId.safeParse(id).success) this.#ask("look")
      })
      this.#watcher.on("error", (error) => {
        complain("Could not watch the locks", error)
        this.#watcher?.close()
        this.#watcher = null
      })
    } catch (error) {
      complain("Could not watch the locks", error)
    }
  }

  #ask(round: Round): void {
    if (this.#asked.has(round)) return
    this.#asked.add(round)
    void this.#options.inTurn(() => {
      this.#asked.delete(round)
      return this.#options.go(round)
    })
  }
}
