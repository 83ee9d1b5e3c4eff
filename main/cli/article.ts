/** The article in a file that the command line names. */
import { basename } from "node:path"
import { readArticle } from "../article/html.ts"
import type { Article } from "../article/schema.ts"
import { sizeLimit } from "../contract/desk.ts"
import { DeskError } from "../contract/problem.ts"
import { fill } from "../contract/words/fill.ts"
import { realDisk } from "../desk/disk/disk.ts"
import { fault } from "../desk/disk/fault.ts"
import { isMissing } from "../desk/disk/if-there.ts"
import { Failure } from "./failure.ts"
import { words } from "./terminal.ts"

/** The article in the file at `path`. Throws `Failure` or `DeskError`. */
export async function articleAt(path: string): Promise<Article> {
  const reading = readArticle(await bytesOf(path))
  if (reading.kind !== "unreadable" && reading.article) return reading.article
  const { notArticle, empty, damaged, newer } = words.errors
  const why = { "other-page": notArticle, damaged, "newer-format": newer, empty } as const
  const { reason } = reading
  throw new Failure(
    fill(reason in why ? why[reason as keyof typeof why] : notArticle, { name: basename(path) }),
  )
}

/** How many folders down the addresses of pictures in the article at `path` are made for; 0 without any. */
export async function depthAt(path: string): Promise<number> {
  const reading = readArticle(await bytesOf(path))
  return (reading.kind === "article" && reading.depth) || 0
}

/** The bytes of the file at `path`. Throws `Failure` or `DeskError`. */
async function bytesOf(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const name = basename(path)
  try {
    return await realDisk.read(path, { limit: sizeLimit })
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : ""
    if (code === "EFBIG") throw new DeskError("too-large", { limit: sizeLimit / 1024 / 1024 }, error)
    if (code === "EISDIR") throw new Failure(fill(words.errors.folder, { name }))
    if (isMissing(error)) throw new DeskError("file-missing", { name }, error)
    throw fault(error, "reading", name)
  }
}
