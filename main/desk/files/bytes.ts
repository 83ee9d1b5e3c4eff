/** The bytes of an article's file. */
import type { Node } from "prosemirror-model"
import type { ArticleId } from "../../article/dossier.ts"
import { type Article, dossierOf } from "../../article/schema.ts"
import { fileEnd, writeBlock, writeHead, writtenBlocks } from "../../article/writer.ts"
import { Recent } from "../disk/recent.ts"

const encoder = new TextEncoder()
const end = encoder.encode(fileEnd)

/** A file that was made: `starts` are the offsets of its blocks in the bytes, and the end of the last. */
type Made = { blocks: readonly Node[]; starts: readonly number[]; bytes: Uint8Array; depth: number }

/**
 * The last files that were made, by article. From one save to the next a writer changes a few blocks that are near to
 * each other, and a step keeps the other node objects: their bytes are copied from the file before.
 */
const last = new Recent<ArticleId, Made>(4)

/** How many folders below the newsroom's the file `name` lies. */
export const depthOf = (name: string): number => name.split("/").length - 1

/** The same for files in the folder `folder` of the newsroom, which is empty for the newsroom's own. */
export const depthIn = (folder: string): number => (folder === "" ? 0 : folder.split("/").length)

/** What `writeArticle` writes for a file `depth` folders below the newsroom's, in UTF-8. */
export function bytesOf(article: Article, depth: number): Uint8Array {
  const { id } = dossierOf(article)
  const blocks = writtenBlocks(article)
  const made = last.get(id)
  const before = made?.depth === depth ? made : { blocks: [], starts: [0], bytes: new Uint8Array() }
  const shorter = Math.min(blocks.length, before.blocks.length)
  let same = 0
  while (same < shorter && blocks[same] === before.blocks[same]) same++
  let alike = 0
  while (alike < shorter - same && blocks.at(-1 - alike) === before.blocks.at(-1 - alike)) alike++

  const head = encoder.encode(writeHead(article, depth))
  const between = blocks
    .slice(same, blocks.length - alike)
    .map((block) => encoder.encode(writeBlock(block, depth)))
  const { starts } = before
  const tail = before.blocks.length - alike
  const bytes = Buffer.concat([
    head,
    before.bytes.subarray(starts[0], starts[same]),
    ...between,
    before.bytes.subarray(starts[tail], starts.at(-1)),
    end,
  ])

  const now = [head.length]
  for (let at = 1; at <= same; at++) now.push(now[0]! + starts[at]! - starts[0]!)
  for (const part of between) now.push(now.at(-1)! + part.length)
  for (let at = 1; at <= alike; at++) now.push(now.at(-1)! + starts[tail + at]! - starts[tail + at - 1]!)
  last.set(id, { blocks, starts: now, bytes, depth })
  return bytes
}
