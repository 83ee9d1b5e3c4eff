/**
 * The files of the locks, `.midad/locks/<id>.json`: a desk takes a lock by creating its file, and may replace an
 * existing file only after it has created the `.claim` beside it.
 *
 * Clocks of two machines differ, so no time in a file is ever compared with ours: a lock is stale when this desk has
 * watched it for long enough and saw no beat. A lock of this machine is stale as soon as its process is gone.
 */
import { randomUUID } from "node:crypto"
import { join } from "node:path"
import { z } from "zod"
import type { ArticleId } from "../../article/dossier.ts"
import type { Lock } from "../../contract/desk.ts"
import { DeskError } from "../../contract/problem.ts"
import { writeAtomic } from "../disk/atomic.ts"
import { codeOf, type Disk } from "../disk/disk.ts"
import { makeDurable } from "../disk/durable.ts"
import { isInside, realFolder } from "../disk/folder.ts"
import { ifThere } from "../disk/if-there.ts"

const lockFile = z.object({
  who: z.string().max(500),
  where: z.string().max(500),
  since: z.iso.datetime(),
  /** The machine and the process that hold it. */
  machine: z.string().max(200),
  pid: z.number().int().positive(),
  /** Counts the signs of life. */
  beat: z.number().int().nonnegative(),
  /** The id of this taking of the lock. */
  token: z.string().min(1).max(200),
})
export type LockFile = z.infer<typeof lockFile>

/** The content of a lock's file: `text` shows whether it has changed; `file` is null if it cannot be read. */
type Present = { text: string; file: LockFile | null }

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

export type LockFilesOptions = {
  root: string
  disk: Disk
  clock: () => Date
  who: string
  where: string
  /** Names this machine. */
  machine: string
  /** How often a lock is renewed, in milliseconds. */
  beat: number
}

/** After how many beats without a sign of life a lock is stale. */
const patience = 4

/** How long something was seen without a change. */
type Sight = { text: string; unchanged: number; at: number; since: string }

/**
 * The tokens of this process. A lock with this process's number and another token is from an earlier process of that
 * number.
 */
const tokens = new Set<string>()

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it runs and belongs to another user.
    return codeOf(error) !== "ESRCH"
  }
}

const bytesOf = (file: LockFile) => Buffer.from(`${JSON.stringify(file)}\n`)

/** The lock files of the newsroom at `root`. Reads and makes nothing before a method is called. */
export function createLockFiles(options: LockFilesOptions): LockFiles {
  const { root, disk, clock, who, where, machine, beat } = options
  const folder = join(root, ".midad", "locks")
  const pathOf = (id: ArticleId) => join(folder, `${id}.json`)
  const sights = new Map<string, Sight>()

  async function present(path: string): Promise<Present | null> {
    const bytes = await ifThere(disk.read(path))
    if (!bytes) return null
    const text = Buffer.from(bytes).toString("utf8")
    try {
      return { text, file: lockFile.parse(JSON.parse(text)) }
    } catch (error) {
      if (error instanceof SyntaxError || error instanceof z.ZodError) return { text, file: null }
      throw error
    }
  }

  /** Notes the content of the lock at `path`; returns for how long it was seen unchanged, and since when. */
  function seen(path: string, { text }: Present): Sight {
    const at = performance.now()
    const known = sights.get(path)
    // Time in which this desk did not look, as while the machine sleeps, does not count.
    const sight =
      known?.text === text
        ? { ...known, unchanged: known.unchanged + Math.min(at - known.at, 2 * beat), at }
        : { text, unchanged: 0, at, since: clock().toISOString() }
    sights.set(path, sight)
    return sight
  }

  function isStale(path: string, there: Present): boolean {
    const { file } = there
    if (seen(path, there).unchanged >= patience * beat) return true
    if (file?.machine !== machine) return false
    return file.pid === process.pid ? !tokens.has(file.token) : !isRunning(file.pid)
  }

  const holder = (path: string, there: Present): Lock =>
    there.file
      ? { who: there.file.who, where: there.file.where, since: there.file.since }
      : { who: "", where: "", since: seen(path, there).since }

  /** Makes the folder, but never the newsroom, so that a missing newsroom does not come back as an empty folder. */
  async function folderMade(): Promise<void> {
    const real = await realFolder(root, disk)
    await makeDurable(join(real, ".midad", "locks"), real, disk)
    // A link in its place must not lead our files elsewhere.
    if (!isInside(real, await realFolder(folder, disk))) throw new DeskError("read-only", { name: folder })
  }

  async function unlinked(path: string): Promise<void> {
    try {
      await disk.unlink(path)
    } catch (error) {
      if (codeOf(error) !== "ENOENT") throw error
    }
  }

  /**
   * Writes our lock in the place of `there`. A file that is not a lock may be a link to some other file, which must
   * not be overwritten, so it is removed first.
   */
  async function replace(
    path: string,
    there: Present | null,
    mine: LockFile,
    still?: () => Promise<boolean>,
  ): Promise<boolean> {
    if (there?.file) return writeAtomic(path, bytesOf(mine), { disk, ...(still ? { still } : {}) })
    if (still && !(await still())) return false
    if (there) await unlinked(path)
    return writeAtomic(path, bytesOf(mine), { disk, exclusive: true })
  }

  /**
   * Does `work` on the lock at `path` while no other desk changes it. Returns false without doing it if another desk
   * has claimed it.
   */
  async function claimed(path: string, mine: LockFile, work: () => Promise<boolean>): Promise<boolean> {
    const claim = `${path.slice(0, -".json".length)}.claim`
    if (!(await writeAtomic(claim, bytesOf(mine), { disk, exclusive: true }))) {
      // The desk that claimed it may have crashed. Its claim is tried for once more: nobody may wait for a dead desk.
      const other = await present(claim)
      if (!other || !isStale(claim, other)) return false
      await unlinked(claim)
      if (!(await writeAtomic(claim, bytesOf(mine), { disk, exclusive: true }))) return false
    }
    try {
      return await work()
    } finally {
      await unlinked(claim)
      sights.delete(claim)
    }
  }

  return {
    folder,
    fresh() {
      const token = randomUUID()
      tokens.add(token)
      return { who, where, since: clock().toISOString(), machine, pid: process.pid, beat: 0, token }
    },
    retire: ({ token }) => void tokens.delete(token),
    async read(id) {
      // In a folder that came in the place of the newsroom no lock was released, and none of its locks is ours.
      await realFolder(root, disk)
      return present(pathOf(id))
    },
    holder: (id, there) => holder(pathOf(id), there),
    isStale: (id, there) => isStale(pathOf(id), there),
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
        if (!isStale(path, there)) return holder(path, there)
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
    forget: (id) => void sights.delete(pathOf(id)),
  }
}
