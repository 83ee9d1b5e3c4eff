/** Folders of the desk's own inside a newsroom. */
import { dirname } from "node:path"
import type { Disk } from "./disk.ts"
import { fault } from "./fault.ts"
import { isInside, realFolder } from "./folder.ts"

/**
 * Makes `folder` inside the newsroom `root`, and every folder on the way, so that their names are on the
 * disk itself. Throws `DeskError` newsroom-missing if the newsroom is not there: it is never made here,
 * where another disk may have been.
 */
export async function makeDurable(folder: string, root: string, disk: Disk): Promise<void> {
  await realFolder(root, disk)
  const missing: string[] = []
  for (let way = folder; way !== root && isInside(root, way); way = dirname(way)) {
    try {
      await disk.names(way)
      break
    } catch {
      // Whatever stands in the way, making the folder tells.
      missing.push(way)
    }
  }
  if (missing.length === 0) return
  try {
    for (const made of missing.toReversed()) await disk.makeFolder(made)
    // One on the way may have been made by somebody who has not brought it to the disk yet.
    for (let way = folder; way !== root && isInside(root, way); way = dirname(way))
      await disk.syncFolder(dirname(way))
  } catch (error) {
    throw fault(error, "writing", folder)
  }
}
