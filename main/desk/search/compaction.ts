/**
 * Compaction: merges the segments of the full-text tables, as every question looks into every segment, and then gives
 * free pages of the file back to the disk. It works in small steps, and only while no questions come.
 */
import type { Commits } from "./commits.ts"
import { fullTextTables } from "./file.ts"
import type { Store } from "./store.ts"

/** From how many new texts on all segments of a table become one. */
const thorough = 2_000
/** How many pages one step merges, and how many it returns to the disk. */
const mergePages = 16
const freePages = 64

type Table = (typeof fullTextTables)[number]

/** Plans the compaction and does it in steps. The index's thread calls `step` when it is idle. */
export class Compaction {
  readonly #store: Pick<Store, "merge" | "shrink">
  readonly #commits: Pick<Commits, "commit">
  readonly #onMerged: () => void
  /** How many texts were written since the last merge was planned. */
  #texts = 0
  /** The tables that are still to be merged; `anew` begins with all segments. What an earlier run began is continued. */
  #tables: { table: Table; anew: boolean }[] = fullTextTables.map((table) => ({ table, anew: false }))
  #shrinking = false

  /** @param onMerged is called after each step that wrote into the index */
  constructor(
    store: Pick<Store, "merge" | "shrink">,
    commits: Pick<Commits, "commit">,
    onMerged: () => void,
  ) {
    this.#store = store
    this.#commits = commits
    this.#onMerged = onMerged
  }

  /** Notes that so many texts were written. */
  wrote(texts: number): void {
    this.#texts += texts
  }

  /** Whether there is something to do. */
  get isDue(): boolean {
    return this.#texts > 0 || this.#tables.length > 0 || this.#shrinking
  }

  /** Does a little; returns whether there is more to do. */
  step(): boolean {
    if (this.#texts > 0) this.#plan()
    const next = this.#tables[0]
    if (!next) {
      if (this.#shrinking) this.#shrink()
      return this.#shrinking
    }
    if (this.#store.merge(next.table, mergePages, next.anew)) next.anew = false
    else this.#tables.shift()
    this.#shrinking = this.#tables.length === 0
    this.#onMerged()
    return true
  }

  #plan(): void {
    const unbegun = new Set(this.#tables.filter(({ anew }) => anew).map(({ table }) => table))
    const anew = this.#texts > thorough
    this.#tables = fullTextTables.map((table) => ({ table, anew: anew || unbegun.has(table) }))
    this.#texts = 0
  }

  #shrink(): void {
    // Pages cannot be returned to the disk within a transaction.
    this.#commits.commit()
    this.#shrinking = this.#store.shrink(freePages)
  }
}
