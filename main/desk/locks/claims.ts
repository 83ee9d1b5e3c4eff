/** Claims: a desk may replace an existing lock only after it has created the `.claim` beside it. */
import { writeAtomic } from "../disk/atomic.ts"
import { codeOf, type Disk } from "../disk/disk.ts"
import { bytesOf, type LockFile, type Present, presentAt } from "./content.ts"
import type { SignsOfLife } from "./signs-of-life.ts"

/** All of these reject with the system's own errors. */
export type Claims = {
  /**
   * Writes our lock in the place of `there`, if it `still` is there; returns whether it is written. A file that is not a
   * lock may be a link to some other file, which must not be overwritten, so it is removed first.
   */
  replace(
    path: string,
    there: Present | null,
    mine: LockFile,
    still?: () => Promise<boolean>,
  ): Promise<boolean>
  /**
   * Does `work` on the lock at `path` while no other desk changes it. Returns false without doing it if another desk
   * has claimed it.
   */
  claimed(path: string, mine: LockFile, work: () => Promise<boolean>): Promise<boolean>
  /** Removes the file at `path`, if it is there. */
  unlinked(path: string): Promise<void>
}

/** Makes what claims and replaces locks on `disk`. `signs` tells which claim is stale. */
export function createClaims(disk: Disk, signs: SignsOfLife): Claims {
  async function unlinked(path: string): Promise<void> {
    try {
      await disk.unlink(path)
    } catch (error) {
      if (codeOf(error) !== "ENOENT") throw error
    }
  }

  return {
    unlinked,
    async replace(path, there, mine, still) {
      if (there?.file) return writeAtomic(path, bytesOf(mine), { disk, ...(still ? { still } : {}) })
      if (still && !(await still())) return false
      if (there) await unlinked(path)
      return writeAtomic(path, bytesOf(mine), { disk, exclusive: true })
    },
    async claimed(path, mine, work) {
      const claim = `${path.slice(0, -".json".length)}.claim`
      if (!(await writeAtomic(claim, bytesOf(mine), { disk, exclusive: true }))) {
        // The desk that claimed it may have crashed. If its claim is stale, it is removed and ours is tried once more.
        const other = await presentAt(claim, disk)
        if (!other || !signs.isStale(claim, other)) return false
        await unlinked(claim)
        if (!(await writeAtomic(claim, bytesOf(mine), { disk, exclusive: true }))) return false
      }
      try {
        return await work()
      } finally {
        await unlinked(claim)
        signs.forget(claim)
      }
    },
  }
}
