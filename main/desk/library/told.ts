/** What the watching of the folder has told and nobody has read yet. */

/** Up to how many changed files are read by themselves; for more the whole folder is scanned. */
const fewest = 200
/**
 * From how many events in one go on the whole folder is scanned: Linux keeps 16,384 events and drops the others silently.
 */
const flood = 4_000
/** How long after the last event the files of the events are read, in milliseconds. */
const rest = 250

/** The events since they were last taken. */
export class Told {
  /** The names that events had; null stands for anything. */
  readonly #names = new Set<string | null>()
  readonly #onRest: (names: string[] | null) => void
  #events = 0
  #resting: NodeJS.Timeout | null = null

  /** @param onRest is called with what `take` returns when no more events come for a moment */
  constructor(onRest: (names: string[] | null) => void) {
    this.#onRest = onRest
  }

  /** Takes an event: a file of that name has changed, or with null anything may have. */
  hear(name: string | null): void {
    this.#names.add(name)
    this.#events++
    if (this.#resting) clearTimeout(this.#resting)
    this.#resting = setTimeout(() => this.#onRest(this.take()), rest)
  }

  /** Returns the names of all events since the last call; null if anything may have changed. */
  take(): string[] | null {
    if (this.#resting) clearTimeout(this.#resting)
    this.#resting = null
    const names = [...this.#names].filter((name) => name !== null)
    const anything = names.length < this.#names.size || this.#events > flood || names.length > fewest
    this.#names.clear()
    this.#events = 0
    return anything ? null : names
  }
}
