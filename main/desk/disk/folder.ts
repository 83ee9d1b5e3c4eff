/** A newsroom's folder: its paths as names inside it, with forward slashes, which never lead out of it. */
import { basename, dirname, isAbsolute, join, relative, sep } from "node:path"
import { DeskError } from "../../contract/problem.ts"
import { type Target, targetAt } from "./atomic.ts"
import { codeOf, type Disk, realDisk } from "./disk.ts"
import { fault } from "./fault.ts"

/** Whether `path` is `folder` or inside of it. Both must be absolute, with links followed. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return way === "" || (!isAbsolute(way) && way !== ".." && !way.startsWith(`..${sep}`))
}

/** The system's path for `name` inside `folder`. */
export function pathIn(folder: string, name: string): string {
  return join(folder, ...name.split("/"))
}

/** The name of `path` inside `folder`. */
export function nameIn(folder: string, path: string): string {
  return relative(folder, path).split(sep).join("/")
}

/** The folder with every link followed. Throws `DeskError` newsroom-missing if it is not there. */
export async function realFolder(folder: string, disk: Disk = realDisk): Promise<string> {
  try {
    return await disk.realpath(folder)
  } catch (error) {
    if (codeOf(error) === "ENOENT") throw new DeskError("newsroom-missing", { name: folder }, error)
    throw fault(error, "reading", folder)
  }
}

/**
 * The path to write `name` at. A subfolder may have become a link to somewhere else since the
 * newsroom was read: then this throws `DeskError` read-only, and nothing is written out there.
 */
export async function writablePath(folder: string, name: string, disk: Disk = realDisk): Promise<string> {
  const inside = dirname(pathIn(folder, name))
  const asked = inside === folder ? null : realFolder(inside, disk)
  // If the newsroom itself is missing, `realFolder` says so.
  asked?.catch(() => undefined)
  const real = await realFolder(folder, disk)
  const parent = (await asked) ?? real
  if (!isInside(real, parent)) throw new DeskError("read-only", { name })
  return pathIn(real, name)
}

/**
 * The target at `name`, for `writeTarget`. The disk is asked everything at once. A link is followed, but not out of the
 * newsroom: then this throws `DeskError` read-only. Throws as `writablePath` and `writeAtomic` do.
 */
export async function writableTarget(folder: string, name: string, disk: Disk): Promise<Target> {
  const asked = targetAt(pathIn(folder, name), disk)
  // These errors go first: the newsroom is missing, or the path leads out of it.
  asked.catch(() => undefined)
  const path = await writablePath(folder, name, disk)
  let target: Target
  try {
    target = await asked
  } catch (error) {
    throw fault(error, "writing", basename(name))
  }
  // The file itself may be a link; it is not followed out of the newsroom.
  if (target.path !== path && !isInside(await realFolder(folder, disk), target.path))
    throw new DeskError("read-only", { name })
  return target
}
