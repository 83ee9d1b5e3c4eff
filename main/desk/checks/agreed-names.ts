/** The newsroom's lexicon of names: the file `lexicon.json` beside its articles, so that it is copied and synced with them. */
import { z } from "zod"
import type { AgreedName } from "../../checks/agreed.ts"
import { type Disk, realDisk } from "../disk/disk.ts"
import { bytesIfThere } from "../disk/if-there.ts"

/** The file in the newsroom. */
export const lexiconFile = "lexicon.json"

/** The most bytes that the file may have. */
const longest = 4 * 1024 * 1024

const names = z.array(
  z.object({
    /** The agreed spelling. */
    name: z.string().min(1).max(200),
    /** Spellings that are not to be used. */
    aliases: z.array(z.string().min(1).max(200)).default([]),
    latin: z.string().max(200).optional(),
  }),
)

/**
 * The names in the lexicon at `path`; none if there is no such file. `problem` says in the system's or the reader's words
 * what is wrong with it, and then there are none.
 */
export async function readAgreedNames(
  path: string,
  disk: Disk = realDisk,
): Promise<{ names: AgreedName[]; problem: string | null }> {
  try {
    const bytes = await bytesIfThere(disk, path, lexiconFile, { unlinked: true, limit: longest })
    if (!bytes) return { names: [], problem: null }
    return { names: names.parse(JSON.parse(new TextDecoder().decode(bytes))), problem: null }
  } catch (error) {
    return { names: [], problem: error instanceof z.ZodError ? z.prettifyError(error) : String(error) }
  }
}
