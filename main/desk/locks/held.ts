/** A lock that this desk holds, until it is released or another desk has it. */
import type { ArticleId } from "../../article/dossier.ts"
import type { Lock } from "../../contract/desk.ts"
import type { LockFile } from "./content.ts"
import type { LockFiles } from "./lock-file.ts"

/** How a desk came to hold a lock. */
export type Taken = {
  mine: LockFile
  /** Whether the file was written. If it could not be, that is tried again at every beat. */
  written: boolean
  /** The token of the lock that the file may replace when it is written, if it was to be taken over. */
  instead?: string | null
}

/** The lock of the article `id` as this desk holds it. Each method rejects with the system's own error, or `DeskError`. */
export class HeldLock {
  readonly #files: LockFiles
  readonly #id: ArticleId
  readonly #instead: string | null
  #mine: LockFile
  #written: boolean

  constructor(files: LockFiles, id: ArticleId, { mine, written, instead = null }: Taken) {
    this.#files = files
    this.#id = id
    this.#mine = mine
    this.#written = written
    this.#instead = instead
  }

  /** Writes the next beat. Returns the lock of the desk that has it instead, or null if this desk still holds it. */
  async renew(): Promise<Lock | null> {
    const there = await this.#files.read(this.#id)
    const token = there?.file?.token ?? null
    if (there && this.#written) {
      // A lock that cannot be read was ours at the beat before.
      if (there.file && token !== this.#mine.token) return this.#files.holder(this.#id, there)
      const next = { ...this.#mine, beat: this.#mine.beat + 1 }
      if (await this.#files.renew(this.#id, there, next)) this.#mine = next
      return null
    }
    // The file was never written, or another program removed it, such as a sync client.
    if (there && token !== this.#mine.token && token !== this.#instead) {
      const lock = await this.#files.take(this.#id, this.#mine)
      if (lock) return lock
      this.#written = true
    } else if (there) this.#written = await this.#files.restore(this.#id, there, this.#mine)
    else if (await this.#files.restore(this.#id, null, this.#mine)) this.#written = true
    return null
  }

  /** Looks at the file without writing. Returns the lock of the desk that has it instead, or null. */
  async look(): Promise<Lock | null> {
    const there = await this.#files.read(this.#id)
    const isTheirs = this.#written && there?.file && there.file.token !== this.#mine.token
    return isTheirs ? this.#files.holder(this.#id, there) : null
  }

  /** Gives the lock back: removes its file, if it is still that of this desk. */
  async release(): Promise<void> {
    try {
      const there = await this.#files.read(this.#id)
      if (there?.file?.token === this.#mine.token) await this.#files.remove(this.#id)
    } finally {
      this.#files.retire(this.#mine)
    }
  }
}
