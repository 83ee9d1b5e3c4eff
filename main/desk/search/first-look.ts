/** The first look through a newsroom's folder since the desk began. */
import { setTimeout as wait } from "node:timers/promises"
import type { Library } from "../library/library.ts"

/** Looks through the folder in the background until that has succeeded once. */
export class FirstLook {
  readonly #library: Pick<Library, "looked" | "look">
  readonly #log: (message: string, error: unknown) => void
  #looking: Promise<unknown> | null = null

  /** @param log is told why a look has failed */
  constructor(library: Pick<Library, "looked" | "look">, log: (message: string, error: unknown) => void) {
    this.#library = library
    this.#log = log
  }

  /** Begins it, unless it goes on or has succeeded. If it failed, it is begun again. */
  begin(): void {
    if (this.#library.looked) return
    this.#looking ??= this.#library.look().catch((error: unknown) => {
      this.#looking = null
      this.#log("Could not read the newsroom", error)
    })
  }

  /** Waits for the look that goes on, but no longer than `milliseconds`. */
  async within(milliseconds: number): Promise<void> {
    await Promise.race([this.#looking, wait(milliseconds, null, { ref: false })])
  }

  /** Returns when the folder was looked through. If the look that goes on fails, rejects with the error of another one. */
  async ended(): Promise<void> {
    await this.#looking
    if (!this.#library.looked) await this.#library.look()
  }
}
