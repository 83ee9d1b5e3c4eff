/** Makes the desk's own folders in a newsroom so that they survive a power failure. */
import { dirname } from "node:path"
import type { Disk } from "./disk.ts"
import { fault } from "./fault.ts"
import { isInside, realFolder } from "./folder.ts"
import { Recent } from "./recent.ts"

/** How many folders of a disk are known to be durable at a time: the 256 of a history's objects and some more. */
const remembered = 1_024

/**
 * Folders whose names this process brought to the disk itself, each with its `folderId`. A folder that another
 * program removed and made again has another id.
 */
const durable = new WeakMap<Disk, Recent<string, string>>()

function durableOn(disk: Disk): Recent<string, string> {
  const known = durable.get(disk) ?? new Recent(remembered)
  durable.set(disk, known)
  return known
}

/**
 * The id of the folder at `path`; null if there is none or it cannot be read: then making the folder gives the
 * reason.
 */
async function idAt(path: string, disk: Disk): Promise<string | null> {
  try {
    return await disk.folderId(path)
  } catch {
    return null
  }
}

/**
 * Makes `folder` inside the newsroom `root`, and every folder on the way, and brings their names to the disk itself,
 * also those of folders that another program made. Does so once for each folder.
 *
 * Throws `DeskError` newsroom-missing if the newsroom is not there: it is never made here, where another disk may
 * have been; and what the system refuses.
 */
export async function makeDurable(folder: string, root: string, disk: Disk): Promise<void> {
  const known = durableOn(disk)
  const found = await idAt(folder, disk)
  if (found !== null && known.get(folder) === found) return
  await realFolder(root, disk)
  /** The folders on the way that are not known to be durable, the innermost first, each with its id if it is there. */
  const way: [path: string, id: string | null][] = []
  for (let path = folder; path !== root && isInside(root, path); path = dirname(path)) {
    const id = path === folder ? found : await idAt(path, disk)
    if (id !== null && known.get(path) === id) break
    way.push([path, id])
  }
  try {
    for (const [path, id] of way.toReversed()) if (id === null) await disk.makeFolder(path)
    for (const [path, id] of way) {
      const made = id ?? (await disk.folderId(path))
      await disk.syncFolder(dirname(path))
      known.set(path, made)
    }
  } catch (error) {
    throw fault(error, "writing", folder)
  }
}
