/** How many lines the tables of a page have: a table of one line loses nothing when it becomes text. */

/** The open tables of a page. */
export class Tables {
  /** How many lines each has so far, the innermost last. */
  readonly #lines: number[] = []

  /** A table begins. */
  begin(): void {
    this.#lines.push(0)
  }

  /** Counts so many lines of the innermost table, if one is open. */
  add(lines: number): void {
    if (this.#lines.length > 0) this.#lines[this.#lines.length - 1]! += lines
  }

  /** The innermost table ends; returns how many lines it had. */
  end(): number {
    return this.#lines.pop()!
  }
}
