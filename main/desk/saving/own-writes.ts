/** What the desk itself wrote to one article's file, so that it does not take its own file for somebody's change. */

/** How many bases of the newest file are remembered. */
const rememberedBases = 100

/** The writes of this desk to the file of one article. */
export class OwnWrites {
  /** The name of the file when it was last seen. */
  lastName: string | null = null
  /** The newest file of the desk's own, and the hashes of those that it replaced, one after the other. Null before the first save. */
  #saved: { before: ReadonlySet<string | null>; newest: string } | null = null
  /** The hashes of files that a failed save may have left, each with what its window's base may have been. */
  readonly #attempts = new Map<string, ReadonlySet<string | null>>()

  /** Notes that a file with this hash is about to be written in the place of one of the versions `on`. */
  attempt(hash: string, on: readonly (string | null)[]): void {
    this.#attempts.set(hash, new Set(on))
  }

  /** Notes that the file `hash` took the place of `replaced`, for a window whose base was `base`. */
  saved(hash: string, base: string | null, replaced: string | null): void {
    const before = this.#saved?.newest === replaced ? [...this.#saved.before] : []
    this.#saved = { before: new Set([...before, base, replaced].slice(-rememberedBases)), newest: hash }
    this.#attempts.clear()
  }

  /** The same for a file that is no later version of any window's base: it has something that no window has yet. */
  savedApart(hash: string): void {
    this.#saved = { before: new Set(), newest: hash }
    this.#attempts.clear()
  }

  /**
   * Whether the file with this hash was written by the window whose base is `base`. The base is behind where a save
   * began before the window heard of the one before, and where a save failed after its file was in place.
   */
  isOurs(hash: string, base: string | null): boolean {
    if (this.#saved?.newest === hash && this.#saved.before.has(base)) return true
    return this.#attempts.get(hash)?.has(base) ?? false
  }

  /** Whether anything was saved, or may have been. */
  get any(): boolean {
    return this.#saved !== null || this.#attempts.size > 0
  }
}
