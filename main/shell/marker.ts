/**
 * Markers: a file `NAME.midad` in a newsroom's folder, which opens that folder. It holds no path and no name, so nothing
 * in it can lead elsewhere. A marker counts only in a folder that already is a newsroom, as one may come by mail into a
 * folder of downloads.
 */
import { lstat, readFile, realpath, stat } from "node:fs/promises"
import { basename, dirname, extname, join } from "node:path"
import { z } from "zod"
import { DeskError } from "../contract/problem.ts"
import { writeAtomic } from "../desk/disk/atomic.ts"
import { fault } from "../desk/disk/fault.ts"
import { realFolder } from "../desk/disk/folder.ts"
import { ifThere } from "../desk/disk/if-there.ts"
import { newsroomAt } from "../desk/newsroom.ts"

const extension = ".midad"
/** The most bytes that a marker may have. */
const longest = 4096

const content = z.looseObject({ midad: z.literal("newsroom") })
const written = `${JSON.stringify({ midad: "newsroom", version: 1 })}\n`

/** Whether a path is named as a marker is; Midad's own folder, `.midad`, is not. */
export const isMarkerName = (path: string): boolean => extname(path).toLowerCase() === extension

/** Whether the folder has the traces of a newsroom: Midad's own folder in it, which is no link, or its settings. */
export async function isNewsroom(folder: string): Promise<boolean> {
  const own = await ifThere(lstat(join(folder, ".midad")))
  if (own?.isDirectory()) return true
  return (await ifThere(lstat(join(folder, "midad.json"))))?.isFile() ?? false
}

/**
 * The newsroom that the marker at `path` opens. A link is followed to the marker itself, whose folder it is. Throws
 * `DeskError` bad-marker if the file is not one, or its folder is no newsroom; or for what the disk refuses.
 */
export async function newsroomOf(path: string): Promise<string> {
  const name = basename(path)
  try {
    const real = await realpath(path)
    const stats = await stat(real)
    if (!stats.isFile() || stats.size > longest || !isMarkerName(real))
      throw new DeskError("bad-marker", { name })
    content.parse(JSON.parse(await readFile(real, "utf8")))
    const folder = dirname(real)
    if (!(await isNewsroom(folder))) throw new DeskError("bad-marker", { name })
    return folder
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError)
      throw new DeskError("bad-marker", { name }, error)
    throw fault(error, "reading", name)
  }
}

/** Whether the file at `path` is a marker. */
async function isMarker(path: string): Promise<boolean> {
  try {
    const stats = await lstat(path)
    if (!stats.isFile() || stats.size > longest) return false
    return content.safeParse(JSON.parse(await readFile(path, "utf8"))).success
  } catch {
    return false
  }
}

/**
 * Makes a marker in the newsroom at `root`, named after the folder; one that is there is kept, and a file of that name
 * that is none stays. Returns the marker's path. Throws `DeskError` for what the disk refuses, such as read-only.
 */
export async function makeMarker(root: string): Promise<string> {
  const folder = await realFolder(root)
  const name = newsroomAt(root).name.replace(/[\\/:]/g, "") || "Midad"
  for (let number = 1; ; number++) {
    const path = join(folder, `${name}${number === 1 ? "" : `-${number}`}${extension}`)
    if (await isMarker(path)) return path
    if (await ifThere(lstat(path))) continue
    await writeAtomic(path, new TextEncoder().encode(written), { exclusive: true })
    return path
  }
}
