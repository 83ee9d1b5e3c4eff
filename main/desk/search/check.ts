/** Checks whether an index is intact, from outside and without changing it. */
import { lstat } from "node:fs/promises"
import { pathIn } from "../disk/folder.ts"
import { ifThere } from "../disk/if-there.ts"
import { fileStamp } from "../library/filed.ts"
import { isBroken, isForeign } from "./file.ts"

export type IndexCheck = {
  /** Whether the file is damaged. Midad makes it anew when it next opens it. */
  damaged: boolean
  /** How many files it has, and how many of these have changed or are gone. */
  rows: number
  behind: number
}

/**
 * Checks the index at `path` of the newsroom `root` (the real path). Rejects with SQLite's own error if the file
 * can't be opened for another reason than damage, and where there is no `node:sqlite`.
 */
export async function checkIndex(root: string, path: string): Promise<IndexCheck> {
  const damaged = { damaged: true, rows: 0, behind: 0 }
  if (isForeign(path)) return damaged
  const { DatabaseSync } = await import("node:sqlite")
  let known: Record<string, unknown>[]
  try {
    const db = new DatabaseSync(path, { readOnly: true, timeout: 5000 })
    try {
      const said = db.prepare("PRAGMA quick_check").get()?.quick_check
      if (said !== "ok") return damaged
      known = db.prepare("SELECT name, stamp FROM articles WHERE name >= char(2)").all()
    } finally {
      db.close()
    }
  } catch (error) {
    if (isBroken(error)) return damaged
    throw error
  }
  let behind = 0
  for (const { name, stamp } of known) if ((await stampAt(pathIn(root, String(name)))) !== stamp) behind += 1
  return { damaged: false, rows: known.length, behind }
}

async function stampAt(path: string): Promise<string | null> {
  const stats = await ifThere(lstat(path))
  return stats && fileStamp(stats)
}
