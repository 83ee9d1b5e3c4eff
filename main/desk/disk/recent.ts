/** A memory of the last few values, so that what is remembered does not grow with the newsroom. */

/** The values of the keys that were asked for or set last; the others are forgotten. */
export class Recent<Key, Value> {
  readonly #values = new Map<Key, Value>()
  readonly #limit: number

  /** @param limit how many values are remembered at most */
  constructor(limit: number) {
    this.#limit = limit
  }

  get size(): number {
    return this.#values.size
  }

  /** The value of `key`; undefined if there is none, or it is forgotten. */
  get(key: Key): Value | undefined {
    const value = this.#values.get(key)
    if (value !== undefined) this.set(key, value)
    return value
  }

  /** Remembers `value`, and forgets the value that was not used for the longest time if there are too many. */
  set(key: Key, value: Value): void {
    this.#values.delete(key)
    this.#values.set(key, value)
    for (const oldest of this.#values.keys()) {
      if (this.#values.size <= this.#limit) break
      this.#values.delete(oldest)
    }
  }

  delete(key: Key): void {
    this.#values.delete(key)
  }
}
