/** A file of the newsroom as it was last read. */
import { lstat as lstatOf, readFile as readFileOf } from "node:fs"
import { promisify } from "node:util"
import type { ArticleId } from "../../article/dossier.ts"
import { sizeLimit } from "../../contract/desk.ts"
import { pathIn } from "../disk/folder.ts"
import { isMissing } from "../disk/if-there.ts"
import { type Summary, summaryOf } from "../files/summary.ts"
import { fileStamp } from "./filed.ts"

export type Entry = {
  /** See `fileStamp`; empty if the file could not be read. */
  stamp: string
  summary: Summary
  /** When the file last changed, by the file system. */
  changed: string
}

// The functions of `node:fs/promises` open a handle for each file, which takes half as much processor time again.
const lstat = promisify(lstatOf)
const readFile = promisify(readFileOf)

/** What the desk wrote into a file, and its `fileStamp` then. */
export type Written = { bytes: Uint8Array; stamp: string }

/** The id that the file itself names; null if it is not an article of Midad's. */
export function ownId({ summary }: Entry): ArticleId | null {
  return summary.kind === "article" ? summary.id : null
}

/**
 * Reads the file `name` in `folder`; returns `known` itself if the file has not changed since, null if there is no
 * such file. `onFault` is called if the file is there and cannot be read: then the known entry is returned with an empty
 * stamp, or, if none is known, a page without a headline. A file that is still the one that the desk has `written` is not read.
 */
export async function readEntry(
  folder: string,
  name: string,
  known: Entry | undefined,
  onFault: (message: string, error: unknown) => void,
  written: Written | null = null,
): Promise<Entry | null> {
  const path = pathIn(folder, name)
  try {
    const stats = await lstat(path)
    if (!stats.isFile()) return null
    const stamp = fileStamp(stats)
    if (known?.stamp === stamp) return known
    const changed = stats.mtime.toISOString()
    if (stats.size > sizeLimit) return { stamp, summary: { kind: "foreign", headline: "" }, changed }
    const bytes = written?.stamp === stamp ? written.bytes : await readFile(path)
    return { stamp, summary: summaryOf(bytes), changed }
  } catch (error) {
    if (isMissing(error)) return null
    onFault(`Could not read ${name}`, error)
    // A virus scanner or a sync client holds it for a moment: that does not make it another file.
    if (known) return { ...known, stamp: "" }
    return { stamp: "", summary: { kind: "foreign", headline: "" }, changed: new Date(0).toISOString() }
  }
}
