/** What a lock's file holds. */
import { z } from "zod"
import type { Disk } from "../disk/disk.ts"
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
export type Present = { text: string; file: LockFile | null }

/** The bytes of a lock's file. */
export const bytesOf = (file: LockFile) => Buffer.from(`${JSON.stringify(file)}\n`)

/** The content of the file at `path`; null if there is none. Rejects with the system's own error. */
export async function presentAt(path: string, disk: Disk): Promise<Present | null> {
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
