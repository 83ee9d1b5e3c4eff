/** Which articles the window has open, and which of them another desk writes in. */
import type { ArticleId } from "../../article/dossier.ts"
import type { Lock } from "../../contract/desk.ts"
import { DeskError } from "../../contract/problem.ts"
import type { Locks } from "../locks/locks.ts"

/** The open articles and their locks. */
export type Access = {
  /** Opens a new article. It has no lock before its first step: nothing of it is on the disk, so no other desk can know it. */
  begin(id: ArticleId): void
  /** Opens an article and takes its lock. Returns the lock of the desk that has it instead, or null. */
  take(id: ArticleId): Promise<Lock | null>
  /**
   * Does `work` with the lock of an article, open or not, and releases the lock afterwards if the article was not
   * open. Throws `DeskError` locked.
   */
  withLock<Result>(id: ArticleId, work: () => Promise<Result>): Promise<Result>
  /** Closes an article and releases its lock. */
  release(id: ArticleId): Promise<void>
  /** Lets a call write in an article; an open one without a lock gets it now. Throws `DeskError` locked if another desk has it. */
  admit(id: ArticleId): Promise<void>
  /** Whether another desk writes in an article that is open here. */
  isOthers(id: ArticleId): boolean
  /**
   * Notes that another desk took an article over, or, with null, that it released the lock: then the article can be
   * edited after it is opened anew.
   */
  lost(id: ArticleId, lock: Lock | null): void
  /** Closes every article and releases every lock. */
  rest(): Promise<void>
}

/** The open articles of one window; none at first. */
export function createAccess(locks: Pick<Locks, "take" | "release" | "holds">): Access {
  /** Every open article, and the lock of the other desk that writes in it, if one does. */
  const open = new Map<ArticleId, Lock | null>()

  async function take(id: ArticleId): Promise<Lock | null> {
    const lock = await locks.take(id)
    open.set(id, lock)
    return lock
  }

  async function release(id: ArticleId): Promise<void> {
    open.delete(id)
    await locks.release(id)
  }

  return {
    begin(id) {
      open.set(id, null)
    },
    take,
    async withLock(id, work) {
      const wasOpen = open.has(id)
      const lock = await take(id)
      try {
        if (lock) throw new DeskError("locked", { who: lock.who })
        return await work()
      } finally {
        if (!wasOpen) await release(id)
      }
    },
    release,
    async admit(id) {
      if (open.get(id) === null && !locks.holds(id)) await take(id)
      const other = open.get(id)
      if (other) throw new DeskError("locked", { who: other.who })
    },
    isOthers: (id) => (open.get(id) ?? null) !== null,
    lost(id, lock) {
      if (open.has(id) && lock) open.set(id, lock)
    },
    async rest() {
      for (const id of [...open.keys()]) await release(id)
    },
  }
}
