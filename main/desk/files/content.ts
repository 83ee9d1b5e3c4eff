/** What an article's file holds at this moment. */
import { basename } from "node:path"
import type { ArticleId } from "../../article/dossier.ts"
import { readOwn } from "../../article/html.ts"
import { type Article, dossierOf } from "../../article/schema.ts"
import { DeskError } from "../../contract/problem.ts"
import type { Disk } from "../disk/disk.ts"
import { fault } from "../disk/fault.ts"
import { realFolder, writablePath } from "../disk/folder.ts"
import { hashOf } from "../disk/hash.ts"
import { bytesIfThere, isMissing } from "../disk/if-there.ts"

/** The bytes of a file, and their hash. */
export type FileContent = { readonly bytes: Uint8Array; readonly hash: string }

/** A file that holds `bytes`. The hash is computed at the first use, so that the bytes can be written before that. */
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

/** The article that a file holds, if it can be read without loss and its id is `id`; null for anything else. */
export function articleIn(bytes: Uint8Array, id: ArticleId): Article | null {
  const article = readOwn(bytes)
  return article && dossierOf(article).id === id ? article : null
}

/**
 * What the file `name` in the newsroom `root` holds now; null if there is none. Throws `DeskError`
 * newsroom-missing, no-permission.
 */
export async function contentAt(root: string, disk: Disk, name: string): Promise<FileContent | null> {
  try {
    return contentOf(await disk.read(await writablePath(root, name, disk)))
  } catch (error) {
    // Its subfolder may be missing too, but the newsroom itself must be there.
    if (isMissing(error)) return null
    if (error instanceof DeskError && error.problem.code === "newsroom-missing") {
      await realFolder(root, disk)
      return null
    }
    throw fault(error, "reading", basename(name))
  }
}

/** Whether the file at `path` holds these bytes; not if there is none. Throws `DeskError` no-permission. */
export async function hasBytes(disk: Disk, path: string, bytes: Uint8Array): Promise<boolean> {
  const there = await bytesIfThere(disk, path, basename(path))
  return there !== null && Buffer.compare(there, bytes) === 0
}
