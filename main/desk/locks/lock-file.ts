/**
 * The files of the locks, `.midad/locks/<id>.json`: a desk takes a lock by creating its file, and may replace an
 * existing file only after it has created the `.claim` beside it (`claims.ts`). Which lock is stale, `signs-of-life.ts`
 * tells.
 */
import { join } from "node:path"
import type { ArticleId } from "../../article/dossier.ts"
import type { Lock } from "../../contract/desk.ts"
import { DeskError } from "../../contract/problem.ts"
import { writeAtomic } from "../disk/atomic.ts"
import type { Disk } from "../disk/disk.ts"
import { makeDurable } from "../disk/durable.ts"
import { isInside, realFolder } from "../disk/folder.ts"
import { createClaims } from "./claims.ts"
import { bytesOf, type LockFile, type Present, presentAt } from "./content.ts"
import { createSignsOfLife, newToken, retireToken, type SignsOfLifeOptions } from "./signs-of-life.ts"

/** Reads and writes lock files. Each method rejects with the system's own error, or with `DeskError`. */
export type LockFiles = {
  /** Where they are; it need not be there yet. */
  readonly folder: string
  /** A lock of this desk, as it is written when it is taken. */
  fresh(): LockFile
  /** Notes that this desk has released a lock, so that other desks of this process may take its file at once. */
  retire(mine: LockFile): void
  read(id: ArticleId): Promise<Present | null>
  /** The holder of a lock, as the contract has it. If the lock cannot be read, `who` is empty. */
  holder(id: ArticleId, there: Present): Lock
  /** Whether the lock was not renewed for long enough while this desk watched it. */
  isStale(id: ArticleId, there: Present): boolean
  /** Takes the lock if it is free or stale; otherwise returns who has it. */
  take(id: ArticleId, mine: LockFile): Promise<Lock | null>
  /** Takes the lock even if another desk has it; returns whether it is written. */
  seize(id: ArticleId, mine: LockFile): Promise<boolean>
  /** Writes our lock in the place of `there`, which no other desk holds; returns whether it is written. */
  restore(id: ArticleId, there: Present | null, mine: LockFile): Promise<boolean>
  /**
   * Writes our lock's next beat in the place of the one before, `there`; returns whether it is written: another desk
   * may have claimed it.
   */
  renew(id: ArticleId, there: Present, next: LockFile): Promise<boolean>
  /** Removes the file, if it is there. */
  remove(id: ArticleId): Promise<void>
  /** Forgets how long the lock was seen without a change. */
  forget(id: ArticleId): void
}

export type LockFilesOptions = SignsOfLifeOptions & {
  root: string
  disk: Disk
  who: string
  where: string
}

/** The lock files of the newsroom at `root`. Reads and makes nothing before a method is called. */
export function createLockFiles(options: LockFilesOptions): LockFiles {
  const { root, disk, clock, who, where, machine, beat } = options
  const folder = join(root, ".midad", "locks")
  const pathOf = (id: ArticleId) => join(folder, `${id}.json`)
  const signs = createSignsOfLife({ clock, machine, beat })
  const { claimed, replace, unlinked } = createClaims(disk, signs)
  const present = (path: string) => presentAt(path, disk)

  const holder = (path: string, there: Present): Lock =>
    there.file
      ? { who: there.file.who, where: there.file.where, since: there.file.since }
      : { who: "", where: "", since: signs.since(path, there) }

  /** Makes the folder, but never the newsroom, so that a missing newsroom does not come back as an empty folder. */
  async function folderMade(): Promise<void> {
    const real = await realFolder(root, disk)
    await makeDurable(join(real, ".midad", "locks"), real, disk)
    // A link in its place must not lead our files elsewhere.
    if (!isInside(real, await realFolder(folder, disk))) throw new DeskError("read-only", { name: folder })
  }

  return {
    folder,
    fresh: () => ({
      who,
      where,
      since: clock().toISOString(),
      machine,
      pid: process.pid,
      beat: 0,
      token: newToken(),
    }),
    retire: ({ token }) => retireToken(token),
    async read(id) {
      // In a folder that came in the place of the newsroom no lock was released, and none of its locks is ours.
      await realFolder(root, disk)
      return present(pathOf(id))
    },
    holder: (id, there) => holder(pathOf(id), there),
    isStale: (id, there) => signs.isStale(pathOf(id), there),
    async take(id, mine) {
      const path = pathOf(id)
      await folderMade()
      for (let tries = 0; tries < 100; tries++) {
        const there = await present(path)
        if (!there) {
          if (await writeAtomic(path, bytesOf(mine), { disk, exclusive: true })) return null
          continue
        }
        if (there.file?.token === mine.token) return null
        if (!signs.isStale(path, there)) return holder(path, there)
        // Fails if the lock has changed, or another desk has claimed it.
        const still = async () => (await present(path))?.text === there.text
        if (await claimed(path, mine, () => replace(path, there, mine, still))) return null
        const now = await present(path)
        // Another desk has claimed it. Until that is done, the old holder counts as the holder.
        if (now?.text === there.text) return holder(path, there)
      }
      throw new Error(`Something that is no file stands at ${path}`)
    },
    async seize(id, mine) {
      const path = pathOf(id)
      await folderMade()
      const put = async () => replace(path, await present(path), mine)
      // Its holder may be renewing it right now. A holder that never finishes does not keep the lock.
      for (let tries = 0; tries < 40; tries++) {
        if (await claimed(path, mine, put)) return true
        await disk.wait(50)
      }
      return put()
    },
    async restore(id, there, mine) {
      if (!there) await folderMade()
      return replace(pathOf(id), there, mine)
    },
    renew(id, there, next) {
      const path = pathOf(id)
      const still = async () => {
        const now = await present(path)
        return now !== null && (now.file === null ? there.file === null : now.file.token === next.token)
      }
      return claimed(path, next, () => replace(path, there, next, still))
    },
    remove: (id) => unlinked(pathOf(id)),
    forget: (id) => signs.forget(pathOf(id)),
  }
}
