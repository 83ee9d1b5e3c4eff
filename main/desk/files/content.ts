/** What an article's file holds at this moment. */
import { basename } from "node:path"
import type { ArticleId } from "../../article/dossier.ts"
import { readArticle } from "../../article/html.ts"
import { type Article, dossierOf } from "../../article/schema.ts"
import { DeskError } from "../../contract/problem.ts"
import type { Disk } from "../disk/disk.ts"
import { fault } from "../disk/fault.ts"
import { realFolder, writablePath } from "../disk/folder.ts"
import { hashOf } from "../disk/hash.ts"
import { bytesIfThere, isMissing } from "../disk/if-there.ts"

/** The bytes of a file, and their hash. */
export type FileContent = { readonly bytes: Uint8Array; readonly hash: string }

/** A file that holds `bytes`. Its hash is worked out when somebody first asks: what is large may be on its way to the disk by then. */
export function contentOf(bytes: Uint8Array): FileContent {
  let hash: string | undefined
  return {
    bytes,
    get hash() {
      hash ??= hashOf(bytes)
      return hash
    },
  }
}

/** The article that a file holds if it is `id`, to the letter; null for anything else. */
export function articleIn(bytes: Uint8Array, id: ArticleId): Article | null {
  const reading = readArticle(bytes)
  return reading.kind === "article" && dossierOf(reading.article).id === id ? reading.article : null
}

/**
 * What stands at `name` in the newsroom `root` now; null if there is nothing. Throws `DeskError`
 * newsroom-missing, no-permission.
 */
export async function contentAt(root: string, disk: Disk, name: string): Promise<FileContent | null> {
  try {
    return contentOf(await disk.read(await writablePath(root, name, disk)))
  } catch (error) {
    // The folder around it may have vanished with it, but the newsroom itself must be there.
    if (isMissing(error)) return null
    if (error instanceof DeskError && error.problem.code === "newsroom-missing") {
      await realFolder(root, disk)
      return null
    }
    throw fault(error, "reading", basename(name))
  }
}

/** Whether the file at `path` holds these bytes; not if there is none. Throws `DeskError` no-permission. */
export async function holds(disk: Disk, path: string, bytes: Uint8Array): Promise<boolean> {
  const there = await bytesIfThere(disk, path, basename(path))
  return there !== null && Buffer.compare(there, bytes) === 0
}
