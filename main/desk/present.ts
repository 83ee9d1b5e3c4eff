/** What an article's file holds at this moment. */
import { basename } from "node:path"
import type { ArticleId } from "../article/dossier.ts"
import { readArticle } from "../article/html.ts"
import { type Article, dossierOf } from "../article/schema.ts"
import { DeskError } from "../contract/problem.ts"
import { codeOf, type Disk } from "./disk.ts"
import { fault } from "./fault.ts"
import { realFolder, writablePath } from "./folder.ts"
import { hashOf } from "./hash.ts"

/** The bytes of a file, and their hash. */
export type Present = { bytes: Uint8Array; hash: string }

/** The article that a file holds if it is `id`, to the letter; null for anything else. */
export function articleIn(bytes: Uint8Array, id: ArticleId): Article | null {
  const reading = readArticle(bytes)
  return reading.kind === "article" && dossierOf(reading.article).id === id ? reading.article : null
}

/**
 * What stands at `name` in the newsroom `root` now; null if there is nothing. Throws `DeskError`
 * newsroom-missing, no-permission.
 */
export async function presentAt(root: string, disk: Disk, name: string): Promise<Present | null> {
  try {
    const bytes = await disk.read(await writablePath(root, name, disk))
    return { bytes, hash: hashOf(bytes) }
  } catch (error) {
    // The folder around it may have vanished with it, but the newsroom itself must be there.
    if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return null
    if (error instanceof DeskError && error.problem.code === "newsroom-missing") {
      await realFolder(root, disk)
      return null
    }
    throw fault(error, "reading", basename(name))
  }
}

/** The stamp of the file at `path` if it holds these bytes; null for any other, and if there is none. Throws `DeskError` no-permission. */
export async function stampOf(disk: Disk, path: string, bytes: Uint8Array): Promise<string | null> {
  try {
    const stamp = await disk.stamp(path)
    return Buffer.compare(await disk.read(path), bytes) === 0 ? stamp : null
  } catch (error) {
    if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return null
    throw fault(error, "reading", basename(path))
  }
}
