/**
 * The time that a newsroom's history is thinned by. A clock that is far ahead must not make every version old at once,
 * so this time follows the clock by a day at most each time that the history is thinned. It is kept in
 * `.midad/history/thinned.json`.
 */
import { join } from "node:path"
import { z } from "zod"
import { writeAtomic } from "../disk/atomic.ts"
import type { Disk } from "../disk/disk.ts"
import { realFolder } from "../disk/folder.ts"
import { bytesIfThere } from "../disk/if-there.ts"

/** How far the time goes on at most, in milliseconds. */
const stride = 24 * 60 * 60_000

const shape = z.object({ at: z.iso.datetime() })

/** The time of the last thinning by the file's bytes; null if they do not say it. */
function timeIn(bytes: Uint8Array): number | null {
  try {
    const read = shape.safeParse(JSON.parse(new TextDecoder().decode(bytes)))
    return read.success ? Date.parse(read.data.at) : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/**
 * The time by which the history of the newsroom at `root` may be thinned, which the disk has noted then. Null the first
 * time: nothing is known yet to compare the clock with. Throws `DeskError` as the disk does.
 */
export async function presentOf(root: string, disk: Disk, clock: Date): Promise<Date | null> {
  const path = join(await realFolder(root, disk), ".midad", "history", "thinned.json")
  const bytes = await bytesIfThere(disk, path, "thinned.json")
  const last = bytes && timeIn(bytes)
  const present = last === null ? clock : new Date(Math.min(clock.getTime(), last + stride))
  await writeAtomic(path, new TextEncoder().encode(`${JSON.stringify({ at: present.toISOString() })}\n`), {
    disk,
  })
  return last === null ? null : present
}
