/**
 * Atomic writing: a file always holds either all of the old bytes or all of the new, even if the program, the system
 * or the disk stops in between.
 */
import { randomBytes } from "node:crypto"
import type { Stats } from "node:fs"
import { basename, dirname, join } from "node:path"
import { DeskError } from "../../contract/problem.ts"
import { harmless } from "../../contract/words/harmless.ts"
import { codeOf, type Disk, type DiskFile, type FileLook, noLinks, realDisk, writeAll } from "./disk.ts"
import { fault } from "./fault.ts"
import { ifThere } from "./if-there.ts"
import { isRefusedMode } from "./modes.ts"

export type WriteOptions = {
  disk?: Disk
  /** Never write over another file: if there is one at the path, nothing is done. */
  exclusive?: boolean
  /**
   * Work that is done while the disk flushes the new file beside the target. The new file takes the target's place
   * after this has ended, and not at all if it rejects.
   */
  meanwhile?: () => Promise<unknown>
  /**
   * Called when the new bytes are safely on the disk beside the file, right before they replace it. If it resolves to
   * `false`, they do not.
   */
  still?: () => Promise<boolean>
  /**
   * The folder in which the file that is replaced keeps a second name, on the same file system. It is another one than
   * the target's: a program that waits to put a file into the target's folder would else do so between the two steps.
   */
  keepIn?: string
  /**
   * Whether another program is known to write the target. Then that is taken away under the second name first, whatever
   * it is by then, and the new file gets its place only if that is free: else nothing is written. For a moment there is
   * no file. See decision 0018.
   */
  careful?: boolean
  /**
   * Called after the target was replaced or taken away, with the path of that second name; null where there can be none.
   * The caller removes it.
   */
  onReplaced?: (kept: string | null) => void
  /** Called with the size, times and number of the new file right before it replaces the target. */
  onStats?: (stats: Stats) => void
  /**
   * Where the target was the last time. The new file is written beside that while the target is still being found;
   * if the target is in another folder, it is written again there.
   */
  likely?: string | undefined
}

/**
 * The file that is to be written: the last part of the path that was given, the path with links followed, and what the
 * disk tells of the file; null if there is none yet.
 */
export type Target = { name: string; path: string; there: FileLook | null }

/** Pauses before another try when another program (a scanner, a sync client) holds a file on Windows, in milliseconds. */
export const pauses = [10, 20, 50, 100, 200, 500, 1000] as const

const heldOnWindows = new Set(["EBUSY", "EPERM", "EACCES"])

/** Runs `step`, again and again with growing pauses while another program holds a file on Windows. */
async function persistently(disk: Disk, name: string, step: () => Promise<void>): Promise<void> {
  for (const pause of [...pauses, null]) {
    try {
      return await step()
    } catch (error) {
      if (disk.platform !== "win32" || !heldOnWindows.has(codeOf(error))) throw error
      if (pause === null) throw new DeskError("file-busy", { name }, error)
      await disk.wait(pause)
    }
  }
}

/**
 * Gives the file at `from` the name `to` in the same folder, unless there is something at `to`.
 * Returns whether it did. Rejects with the system's own error.
 */
export async function renameExclusively(from: string, to: string, disk: Disk = realDisk): Promise<boolean> {
  try {
    await disk.link(from, to)
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false
    if (!noLinks.has(codeOf(error))) throw error
    // Without links the name is taken first, empty, and the file then put in its place.
    try {
      await (await disk.create(to)).close()
    } catch (taken) {
      if (codeOf(taken) === "EEXIST") return false
      throw taken
    }
    try {
      await persistently(disk, basename(to), () => disk.rename(from, to))
    } catch (failed) {
      await giveUp(to, disk)
      throw failed
    }
    return true
  }
  try {
    // Without this a power cut might leave neither name: the old one removed, the new one not yet on the disk.
    await disk.syncFolder(dirname(to))
    await persistently(disk, basename(from), () => disk.unlink(from))
  } catch (error) {
    await takeBack(from, to, disk)
    throw error
  }
  return true
}

/** Removes the empty file at a name that was reserved for another one. A failure is a warning, so that it does not hide the first error. */
async function giveUp(to: string, disk: Disk): Promise<void> {
  try {
    // A renaming over a network may be reported as failed and have been done.
    if ((await disk.read(to)).length === 0) await disk.unlink(to)
  } catch (error) {
    process.emitWarning(harmless(`Could not take the name ${to} back: ${String(error)}`))
  }
}

/** Leaves only the first of two names of a file, whichever of them there are. A failure is a warning, so that it does not hide the first error. */
async function takeBack(from: string, to: string, disk: Disk): Promise<void> {
  try {
    await disk.link(to, from).catch((error: unknown) => {
      if (codeOf(error) !== "EEXIST") throw error
    })
    await disk.unlink(to)
  } catch (error) {
    process.emitWarning(harmless(`Could not take the name ${to} back: ${String(error)}`))
  }
}

/** Whether `name` is a file that `writeAtomic` left behind because the program stopped in the middle. */
export const isLeftover = (name: string): boolean => /^\.midad-[0-9a-f]{16}\.tmp$/.test(name)

/** The target at `path`. Rejects with the system's own error. */
export async function targetAt(path: string, disk: Disk): Promise<Target> {
  const [followed, there] = await Promise.all([ifThere(disk.realpath(path)), ifThere(disk.look(path))])
  return { name: basename(path), path: followed ?? path, there }
}

/**
 * Puts `bytes` into the file at `path`: into a new file beside it, to the disk itself, and only then in
 * its place. A symbolic link is followed to its target, permissions are kept. When it returns `true`
 * the disk has everything, the name included. `false`: refused by an option, nothing has changed.
 *
 * Throws `DeskError`: disk-full, read-only, name-too-long, file-busy, newsroom-missing (the folder is
 * not there) or unexpected, or what an option threw. Then the file is as it was, unless only the last step
 * failed, the folder's fsync.
 */
export async function writeAtomic(
  path: string,
  bytes: Uint8Array,
  options: WriteOptions = {},
): Promise<boolean> {
  const { disk = realDisk, exclusive = false } = options
  const name = basename(path)
  try {
    return await writeTarget(
      exclusive ? { name, path, there: null } : await targetAt(path, disk),
      bytes,
      options,
    )
  } catch (error) {
    throw fault(error, "writing", name)
  }
}

/** `writeAtomic` for a target that the caller finds. Rejects as `found` does, too. */
export async function writeTarget(
  found: Target | Promise<Target>,
  bytes: Uint8Array,
  options: WriteOptions = {},
): Promise<boolean> {
  const { disk = realDisk, exclusive = false, likely } = options
  // If this fails, the file beside the target is begun again, and that attempt reports the failure.
  const early = likely === undefined ? null : begin(likely, bytes, disk, true).catch(() => null)
  let target: Target
  try {
    target = await found
  } catch (error) {
    await giveBack(await early, disk)
    throw error
  }
  const { name, path } = target
  let placed = false
  try {
    const beside = await besideTarget(target, await early, bytes, disk)
    try {
      if (!(await finish(beside.file, target, disk, options))) return false
      if (exclusive) {
        if (!(await renameExclusively(beside.path, path, disk))) return false
      } else if (options.keepIn !== undefined && target.there) {
        const kept = temporaryName(join(options.keepIn, name))
        const end = await inPlaceOf(beside.path, path, kept, disk, options.careful ?? false)
        if (end === "gone") return false
        options.onReplaced?.(end === "alone" ? null : kept)
        if (end === "taken") return false
      } else await persistently(disk, name, () => disk.rename(beside.path, path))
      placed = true
    } finally {
      if (!placed) await discard(beside.path, disk)
    }
    await disk.syncFolder(dirname(path))
    return true
  } catch (error) {
    throw fault(error, "writing", name)
  }
}

/**
 * Puts the file at `from` in the place of that at `to`, which is called `kept` then ("kept") or has no other name
 * ("alone"). With `careful` it may not: the file is called `kept` and another one has come to `to` ("taken"), or there is
 * none any more ("gone").
 */
async function inPlaceOf(
  from: string,
  to: string,
  kept: string,
  disk: Disk,
  careful: boolean,
): Promise<"kept" | "alone" | "taken" | "gone"> {
  if (careful)
    try {
      let done = false
      await persistently(disk, basename(to), async () => {
        done = await disk.exchange(from, to, kept)
      })
      if (!done) return "taken"
      // Without this a power cut might leave neither name.
      await disk.syncFolder(dirname(to))
      await discard(from, disk)
      return "kept"
    } catch (error) {
      if (codeOf(error) === "ENOENT") return "gone"
      // The folder of the second name is on another file system.
      if (codeOf(error) !== "EXDEV") throw error
    }
  let isKept = false
  await persistently(disk, basename(to), async () => {
    isKept = await disk.replace(from, to, kept)
  })
  return isKept ? "kept" : "alone"
}

/** A new file that is to replace the target. */
type Beside = { path: string; file: DiskFile }

/** A name beside `path` that no file has. */
const temporaryName = (path: string) => join(dirname(path), `.midad-${randomBytes(8).toString("hex")}.tmp`)

/**
 * Writes `bytes` into a new file beside `path`; it is not on the disk itself yet.
 * @param replaces whether there is a file at `path`: until the new one has its permissions, it is its owner's alone
 */
async function begin(path: string, bytes: Uint8Array, disk: Disk, replaces: boolean): Promise<Beside> {
  const beside = temporaryName(path)
  const file = await disk.create(beside, replaces ? 0o600 : undefined)
  try {
    await writeAll(file, bytes, basename(path))
  } catch (error) {
    await giveBack({ path: beside, file }, disk)
    throw error
  }
  return { path: beside, file }
}

/** The file beside the target: the one that was begun `early`, if it is in its folder. */
async function besideTarget(
  { path, there }: Target,
  early: Beside | null,
  bytes: Uint8Array,
  disk: Disk,
): Promise<Beside> {
  // One that was begun early was begun for a file that was there.
  if (early && there && dirname(early.path) === dirname(path)) return early
  await giveBack(early, disk)
  return begin(path, bytes, disk, there !== null)
}

/** Closes and removes a file that is not to take the target's place. */
async function giveBack(beside: Beside | null, disk: Disk): Promise<void> {
  if (!beside) return
  await beside.file.close().catch((error: unknown) => {
    process.emitWarning(harmless(`Could not close ${beside.path}: ${String(error)}`))
  })
  await discard(beside.path, disk)
}

/** Brings the file beside the target to the disk, and closes it; returns whether it may take the target's place. */
async function finish(
  file: DiskFile,
  { path, there }: Target,
  disk: Disk,
  { meanwhile, still, onStats }: WriteOptions,
): Promise<boolean> {
  try {
    if (there) await file.chmod(there.mode).catch(unlessRefused)
    // Renaming would also replace a read-only file.
    await together([file.sync(), meanwhile?.(), there && ifThere(disk.writable(path))])
    if (onStats) onStats(await file.stats())
  } catch (error) {
    await file.close()
    throw error
  }
  const [answer] = await together([still?.(), file.close()])
  return answer !== false
}

function unlessRefused(error: unknown): void {
  if (!isRefusedMode(error)) throw error
}

/** Waits until all of them have ended, and returns their results; throws what the first that failed threw. */
async function together<Works extends readonly unknown[]>(
  works: Works,
): Promise<{ -readonly [At in keyof Works]: Awaited<Works[At]> }> {
  const ends = await Promise.allSettled(works)
  for (const end of ends) if (end.status === "rejected") throw end.reason
  return Promise.all(works) as Promise<{ -readonly [At in keyof Works]: Awaited<Works[At]> }>
}

/** Removes the file beside the target. A failure is a warning, so that it does not hide the first error. */
async function discard(path: string, disk: Disk): Promise<void> {
  try {
    await disk.unlink(path)
  } catch (error) {
    if (codeOf(error) !== "ENOENT")
      process.emitWarning(harmless(`Could not remove ${path}: ${String(error)}`))
  }
}
