/**
 * The settings of a newsroom, which hold for every desk on it: the file `midad.json` beside the articles, so that it
 * is copied and synced with them. A missing setting has its default.
 */
import { join } from "node:path"
import { z } from "zod"
import { DeskError } from "../contract/problem.ts"
import { type Disk, realDisk } from "./disk/disk.ts"
import { realFolder } from "./disk/folder.ts"
import { bytesIfThere, ifThere } from "./disk/if-there.ts"

/** The file in the newsroom. */
const settingsFile = "midad.json"

/** The most bytes that the file may have. */
const longest = 1024 * 1024

const settings = z.looseObject({
  /** Where a new article's file goes: into a folder of its month, as `2026-11`, or into the newsroom's own. */
  newArticles: z.enum(["month", "root"]).default("month"),
})
export type NewsroomSettings = z.output<typeof settings>

/**
 * The settings of the newsroom at `root`. If the file cannot be read or does not fit, `problem` (`bad-settings`) says
 * why, and the defaults hold. Throws `DeskError` newsroom-missing.
 */
export async function readSettings(
  root: string,
  disk: Disk = realDisk,
): Promise<{ settings: NewsroomSettings; problem: DeskError | null }> {
  const path = join(await realFolder(root, disk), settingsFile)
  try {
    const bytes = await plainBytes(disk, path)
    const given: unknown = bytes ? JSON.parse(new TextDecoder().decode(bytes)) : {}
    return { settings: settings.parse(given), problem: null }
  } catch (error) {
    const message = error instanceof z.ZodError ? z.prettifyError(error) : String(error)
    const problem = new DeskError("bad-settings", { name: settingsFile, message }, error)
    return { settings: settings.parse({}), problem }
  }
}

/** The bytes of the settings' file, null if there is none. A link is not followed: it may lead out of the newsroom. */
async function plainBytes(disk: Disk, path: string): Promise<Uint8Array | null> {
  const there = await ifThere(disk.kind(path))
  if (!there) return null
  if (there.kind !== "file") throw new DeskError("not-a-file", { name: settingsFile })
  return bytesIfThere(disk, path, settingsFile, { unlinked: true, limit: longest })
}

/** The folder of the newsroom for an article that gets its first file at the time `now`, local; empty for the root. */
export function folderForNew({ newArticles }: NewsroomSettings, now: Date): string {
  if (newArticles === "root") return ""
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}`
}
