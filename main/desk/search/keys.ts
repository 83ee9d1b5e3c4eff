/**
 * The keys of articles in the index. A key is the minute of the article's last change, counted backward: so every
 * question to the full-text tables is answered newest first without sorting, and ends when enough was found. Minutes
 * and not milliseconds, because the tables keep the distances between keys, and small ones take a quarter of the space
 * and of the time.
 */

const minute = 60_000
/** The key of an article that is changed in the first minute of the year 2100; later changes count as of then. */
const firstKey = 1
const lastTime = Date.UTC(2100, 0)

/** The first possible key of an article whose last change was at `time`, in milliseconds. */
export function keyAt(time: number): number {
  return firstKey + Math.floor((lastTime - Math.min(Math.max(time, 0), lastTime)) / minute)
}

/** Finds free keys. Many articles of one minute, as after an import, take keys of the minutes before. */
export class FreeKeys {
  readonly #isTaken: (key: number) => boolean
  /** For each minute that overflowed, by its first key: the key that was given last. */
  readonly #last = new Map<number, number>()

  /** @param isTaken whether an article has this key */
  constructor(isTaken: (key: number) => boolean) {
    this.#isTaken = isTaken
  }

  /** A key that no article has, for a change at `time`, in milliseconds. */
  at(time: number): number {
    const first = keyAt(time)
    if (!this.#isTaken(first)) return first
    let key = this.#last.get(first) ?? first
    while (this.#isTaken(key)) key++
    this.#last.set(first, key)
    return key
  }
}
