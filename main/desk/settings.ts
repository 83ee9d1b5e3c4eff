/**
 * The settings of a newsroom, which hold for every desk on it: the file `midad.json` beside the articles, so that it
 * is copied and synced with them. A missing setting has its default, and what this version does not know stays.
 */
import { join } from "node:path"
import { z } from "zod"
import {
  defaultNewsroomSettings,
  type NewsroomSettings,
  newsroomSettings,
} from "../contract/newsroom-settings.ts"
import { DeskError } from "../contract/problem.ts"
import { writeAtomic } from "./disk/atomic.ts"
import { type Disk, realDisk } from "./disk/disk.ts"
import { realFolder } from "./disk/folder.ts"
import { bytesIfThere, ifThere } from "./disk/if-there.ts"

/** The file in the newsroom. */
const settingsFile = "midad.json"

/** The most bytes that the file may have. */
const longest = 1024 * 1024

/** The settings in the file, each with its default where it is missing; other keys are passed over. */
const settings = z.object({
  newArticles: newsroomSettings.shape.newArticles.default(defaultNewsroomSettings.newArticles),
})

/** The path of the settings' file of the newsroom at `root`. */
export const settingsPath = (root: string): string => join(root, settingsFile)

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

/** How often a change is begun again because the file was written meanwhile. */
const attempts = 5

/**
 * Writes a change of settings into the newsroom's file; what else the file has stays. Throws `DeskError` bad-settings if
 * the file cannot be read: it is to be corrected, not written over; not-a-file; what `writeAtomic` throws.
 */
export async function changeSettings(
  root: string,
  change: Partial<NewsroomSettings>,
  disk: Disk = realDisk,
): Promise<void> {
  const path = join(await realFolder(root, disk), settingsFile)
  for (let attempt = 0; attempt < attempts; attempt++) {
    const before = await plainBytes(disk, path)
    const bytes = new TextEncoder().encode(`${JSON.stringify({ ...valuesIn(before), ...change }, null, 2)}\n`)
    const written = await writeAtomic(path, bytes, {
      disk,
      exclusive: before === null,
      still: async () => isSame(before, await plainBytes(disk, path)),
    })
    if (written) return
  }
  throw new DeskError("file-busy", { name: settingsFile })
}

/** What the file has. Throws `DeskError` bad-settings if it is no JSON object. */
function valuesIn(bytes: Uint8Array | null): Record<string, unknown> {
  if (!bytes) return {}
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(new TextDecoder().decode(bytes)))
  } catch (error) {
    throw new DeskError("bad-settings", { name: settingsFile, message: String(error) }, error)
  }
}

const isSame = (one: Uint8Array | null, other: Uint8Array | null): boolean =>
  one === null || other === null ? one === other : Buffer.from(one).equals(other)

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
