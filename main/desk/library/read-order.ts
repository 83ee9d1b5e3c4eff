/**
 * The order of readings that overlap. A whole scan takes a while and a single file is read in between; what a reading
 * found may be noted only if no reading that began later has been noted, so that no older state replaces a newer one.
 */
export class ReadOrder {
  #clock = 0
  #open = 0
  /** When the reading began whose result was noted last, by name; kept while any reading is open. */
  readonly #noted = new Map<string, number>()

  /** Begins readings. Returns the moment, which every later moment is greater than. */
  begin(): number {
    this.#open++
    return this.now()
  }

  /** The moment within readings that were begun before. */
  now(): number {
    return ++this.#clock
  }

  /** Ends what `begin` began. */
  end(): void {
    if (--this.#open === 0) this.#noted.clear()
  }

  /** Whether the file may be noted as a reading found it that began at `moment`; if so, it counts as noted. */
  accept(name: string, moment: number): boolean {
    if ((this.#noted.get(name) ?? 0) > moment) return false
    this.#noted.set(name, moment)
    return true
  }

  /** Whether the file was noted by a reading that is still open or overlapped one that is. */
  has(name: string): boolean {
    return this.#noted.has(name)
  }
}
