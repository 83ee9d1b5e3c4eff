/** Writes what is exported to where the user wants it, which need not be in the newsroom nor on its disk. */
import { basename, dirname } from "node:path"
import { DeskError, type ProblemCode } from "../../contract/problem.ts"
import { writeAtomic } from "../disk/atomic.ts"
import type { Disk } from "../disk/disk.ts"

/** What a problem of a file in the newsroom is when it is one of the place of an export. */
const there: Partial<Record<ProblemCode, ProblemCode>> = {
  "newsroom-missing": "export-folder-missing",
  "server-away": "export-folder-away",
  "read-only": "export-refused",
  "disk-full": "export-full",
  "file-busy": "export-busy",
}

/**
 * Writes `text` to `path`. Throws `DeskError`, with the codes of an export for what is wrong with its folder: details
 * `name` and `folder`.
 */
export async function writeExported(path: string, text: string, disk: Disk): Promise<void> {
  try {
    await writeAtomic(path, new TextEncoder().encode(text), { disk })
  } catch (error) {
    const code = error instanceof DeskError ? there[error.problem.code] : undefined
    if (!code) throw error
    throw new DeskError(code, { name: basename(path), folder: dirname(path) }, error)
  }
}
