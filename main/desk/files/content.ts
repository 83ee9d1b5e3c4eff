/** What an article's file holds at this moment. */
import { basename } from "node:path"
import type { ArticleId, DossierField } from "../../article/dossier.ts"
import type { Loss } from "../../article/foreign/losses.ts"
import { readArticle } from "../../article/html.ts"
import { type Article, dossierOf } from "../../article/schema.ts"
import { sizeLimit } from "../../contract/limits.ts"
import { DeskError } from "../../contract/problem.ts"
import { codeOf, type Disk } from "../disk/disk.ts"
import { fault } from "../disk/fault.ts"
import { realFolder, writableTarget } from "../disk/folder.ts"
import { hashOf } from "../disk/hash.ts"
import { bytesIfThere, isMissing } from "../disk/if-there.ts"

/** The most bytes that are read of a file. Above `sizeLimit` it does not open as an article; far larger files are not read at all. */
const mostBytes = 4 * sizeLimit

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

/** An article as a file holds it. */
export type Held = {
  article: Article
  /** What Midad would not write back of the file; null if the file has Midad's own form. */
  losses: Loss[] | null
  /** The fields of the dossier that the file does not give any more. */
  missing: DossierField[]
}

/** The article `id` of a file, also of an altered one if all of its text can be read; null for any other content. */
export function heldIn(bytes: Uint8Array, id: ArticleId): Held | null {
  const reading = readArticle(bytes)
  if (reading.kind === "unreadable" || reading.article === null) return null
  const { article } = reading
  if (dossierOf(article).id !== id) return null
  return reading.kind === "article"
    ? { article, losses: null, missing: [] }
    : { article, losses: reading.page.losses, missing: reading.missing }
}

/** The article of `heldIn` alone. */
export function articleIn(bytes: Uint8Array, id: ArticleId): Article | null {
  return heldIn(bytes, id)?.article ?? null
}

/**
 * Whether a file holds nothing: no byte, or only white space and NUL, as a power cut or a sync client leaves it.
 */
export function isEmptied(bytes: Uint8Array): boolean {
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  for (let at = start; at < bytes.length; at++) {
    const byte = bytes[at]!
    if (byte !== 0 && byte !== 32 && (byte < 9 || byte > 13)) return false
  }
  return true
}

/** What the system says of a file that another program may hold for a moment: a sync client, a virus scanner, a backup. */
const passing: ReadonlySet<string> = new Set(["EBUSY", "EACCES", "EPERM", "EIO", "EAGAIN", "ETXTBSY"])
/** The pauses before a file that is held is read again, in milliseconds. */
const pauses = [50, 150, 400] as const

/** Reads the file at `path`, again after a while if something holds it. Rejects with the system's error. */
async function readPatiently(disk: Disk, path: string): Promise<Uint8Array<ArrayBuffer>> {
  for (const pause of pauses) {
    try {
      return await disk.read(path, { limit: mostBytes })
    } catch (error) {
      if (!passing.has(codeOf(error))) throw error
    }
    await disk.wait(pause)
  }
  return disk.read(path, { limit: mostBytes })
}

/**
 * What the file `name` in the newsroom `root` holds now; null if there is none. One that another program holds is
 * tried again for half a second. Throws `DeskError` newsroom-missing, no-permission, file-busy.
 */
export async function contentAt(root: string, disk: Disk, name: string): Promise<FileContent | null> {
  try {
    // What a link that leads out of the newsroom leads to is no article of it.
    const { path, there } = await writableTarget(root, name, disk)
    return there && contentOf(await readPatiently(disk, path))
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
  const there = await bytesIfThere({ ...disk, read: (at) => readPatiently(disk, at) }, path, basename(path))
  return there !== null && Buffer.compare(there, bytes) === 0
}
