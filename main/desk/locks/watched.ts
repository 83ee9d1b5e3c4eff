/** A lock that another desk has and that this desk wanted: it is watched until it may be taken. */
import type { ArticleId } from "../../article/dossier.ts"
import type { Lock } from "../../contract/desk.ts"
import type { LockFiles } from "./lock-file.ts"

/** The lock of the article `id` as this desk last saw it. */
export class WatchedLock {
  readonly #files: Pick<LockFiles, "read" | "isStale" | "holder">
  readonly #id: ArticleId
  #holder: Lock | null

  /** @param holder who has it now */
  constructor(files: Pick<LockFiles, "read" | "isStale" | "holder">, id: ArticleId, holder: Lock) {
    this.#files = files
    this.#id = id
    this.#holder = holder
  }

  /** Who has it; null if it was released or is stale, and may be taken. */
  get holder(): Lock | null {
    return this.#holder
  }

  /** Looks whether another desk still has it; returns whether the holder has changed. Rejects if it cannot be read. */
  async look(): Promise<boolean> {
    const there = await this.#files.read(this.#id)
    const before = this.#holder
    let now: Lock | null = null
    if (there && !this.#files.isStale(this.#id, there)) {
      // A lock that cannot be read may be half synced. The known holder still counts.
      now = (there.file ? null : before) ?? this.#files.holder(this.#id, there)
    }
    if (now?.who === before?.who && now?.where === before?.where && (now === null) === (before === null))
      return false
    this.#holder = now
    return true
  }
}
