/** Decides when changes of the index are committed: soon, and many at once, as every commit waits for the disk. */
import type { Store } from "./store.ts"

/** How many changes are committed at once. */
const most = 1_500
/** How long a change waits for its commit at most, in milliseconds. */
const patience = 1_000

/** Counts what was written since the last commit, and commits or asks for a commit in time. */
export class Commits {
  readonly #store: Pick<Store, "commit">
  readonly #onDue: () => void
  #uncommitted = 0
  #timer: NodeJS.Timeout | null = null

  /** @param onDue is called when a change has waited long enough; it is to call `commit` */
  constructor(store: Pick<Store, "commit">, onDue: () => void) {
    this.#store = store
    this.#onDue = onDue
  }

  /** Notes that `count` changes were written: they are committed at once if they are many, else soon. */
  wrote(count: number): void {
    this.#uncommitted += count
    if (this.#uncommitted >= most) this.commit()
    else this.#timer ??= setTimeout(this.#onDue, patience)
  }

  /** Commits what was written. Throws what SQLite refuses. */
  commit(): void {
    this.stop()
    this.#uncommitted = 0
    this.#store.commit()
  }

  /** Commits nothing more by itself. */
  stop(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
  }
}
