/** The changes of files that the index received and has not written yet, in their order. */
import type { Filed } from "../library/filed.ts"

/** Files that are new or changed, and names of files that are gone. */
export type Change = { put: Filed[]; gone: string[] }

/** The queue of these changes, oldest first. */
export class IncomingChanges {
  readonly #waiting: Change[] = []

  get isEmpty(): boolean {
    return this.#waiting.length === 0
  }

  add(change: Change): void {
    if (change.put.length + change.gone.length > 0) this.#waiting.push(change)
  }

  /** Takes up to `most` files and up to `most` names of the oldest change; null if there is none. */
  take(most: number): Change | null {
    const oldest = this.#waiting[0]
    if (!oldest) return null
    const taken = { put: oldest.put.splice(0, most), gone: oldest.gone.splice(0, most) }
    if (oldest.put.length + oldest.gone.length === 0) this.#waiting.shift()
    return taken
  }

  /** Takes the oldest change if it has no more than `most` files and names. */
  takeSmall(most: number): Change | null {
    const oldest = this.#waiting[0]
    if (!oldest || oldest.put.length + oldest.gone.length > most) return null
    this.#waiting.shift()
    return oldest
  }

  clear(): void {
    this.#waiting.length = 0
  }
}
