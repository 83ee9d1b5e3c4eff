/**
 * The files of the locks, `.midad/locks/<id>.json`: one is taken by creating it, and only who has created the
 * `.claim` beside it may replace it.
 *
 * Clocks of two machines differ, so no time in a file is ever compared with ours: a lock is stale when we have
 * watched it long enough and saw no beat. A holder of this very machine whose process is gone is stale at once.
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
  /** A machine, and a process of it. */
  machine: z.string().max(200),
  pid: z.number().int().positive(),
  /** Counts the signs of life. */
  beat: z.number().int().nonnegative(),
  /** Names this taking of the lock. */
  token: z.string().min(1).max(200),
})
export type LockFile = z.infer<typeof lockFile>

/** What stands in a lock's place: `text` tells whether it is still the same; `file` is null if it cannot be read. */
export type Present = { text: string; file: LockFile | null }

/** Each rejects with the system's own error, or with `DeskError`. */
export type LockFiles = {
  /** Where they are; it need not be there yet. */
  readonly folder: string
  /** A lock of this desk, as it is written when it is taken. */
  fresh(): LockFile
  /** A lock of this desk is given back: whoever finds its file may take it at once. */
  retire(mine: LockFile): void
  read(id: ArticleId): Promise<Present | null>
  /** Who holds what stands there, as the contract has it. Of a lock that cannot be read nothing is known: `who` is empty. */
  holder(id: ArticleId, there: Present): Lock
  /** Whether nobody renews what stands there, as far as we have watched it. */
  isStale(id: ArticleId, there: Present): boolean
  /** Takes the lock if it is free or stale; otherwise returns who has it. */
  take(id: ArticleId, mine: LockFile): Promise<Lock | null>
  /** Takes the lock whoever has it; returns whether it is written. */
  seize(id: ArticleId, mine: LockFile): Promise<boolean>
  /** Writes our lock where `there` stands, which nobody else wants; returns whether it is written. */
  restore(id: ArticleId, there: Present | null, mine: LockFile): Promise<boolean>
  /**
   * Writes our lock's next beat in the place of the one before, `there`; returns whether it is written: another
   * desk may be at it right now.
   */
  renew(id: ArticleId, there: Present, next: LockFile): Promise<boolean>
  /** Removes the file, if it is there. */
  remove(id: ArticleId): Promise<void>
  /** Nobody watches it any more: how long it was seen does not count from here on. */
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

/** The tokens of this process: one of its number that is none of them belongs to an earlier process of that number. */
const tokens = new Set<string>()

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it runs, as somebody else's.
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

  /** Looks at what stands at `path`, and says how long it has been so while we looked, and since when. */
  function seen(path: string, { text }: Present): Sight {
    const at = performance.now()
    const known = sights.get(path)
    // Time in which nobody looked, as in a machine's sleep, says nothing about the other desk.
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

  /** Makes the folder, but never the newsroom: one that is gone is not to come back as an empty folder. */
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
   * Writes our lock where `there` stands. What cannot be read as a lock may be a link to some other file,
   * which would be written over: it is taken away first.
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
   * Does `work` on the lock at `path` while no other desk does anything to it. Returns false without doing it
   * if another desk is at it right now.
   */
  async function claimed(path: string, mine: LockFile, work: () => Promise<boolean>): Promise<boolean> {
    const claim = `${path.slice(0, -".json".length)}.claim`
    if (!(await writeAtomic(claim, bytesOf(mine), { disk, exclusive: true }))) {
      // Whoever claimed it may have stopped right there.
      const other = await present(claim)
      if (other && isStale(claim, other)) await unlinked(claim)
      return false
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
    read: (id) => present(pathOf(id)),
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
        // Unless it has changed, or somebody else is about to do the same.
        const still = async () => (await present(path))?.text === there.text
        if (await claimed(path, mine, () => replace(path, there, mine, still))) return null
        const now = await present(path)
        // Somebody is at it: until that is done, it is as if the old holder had it.
        if (now?.text === there.text) return holder(path, there)
      }
      throw new Error(`Something that is no file stands at ${path}`)
    },
    async seize(id, mine) {
      const path = pathOf(id)
      await folderMade()
      const put = async () => replace(path, await present(path), mine)
      // Its holder may be renewing it right now. One that never ends that does not keep it.
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
