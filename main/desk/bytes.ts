/** The bytes of an article's file. */
import type { Node } from "prosemirror-model"
import type { Article } from "../article/schema.ts"
import { fileEnd, writeBlock, writeHead, writtenBlocks } from "../article/writer.ts"

const encoder = new TextEncoder()
const end = encoder.encode(fileEnd)

/** Blocks that were written before: from one save to the next hardly any changes, and a step keeps those that do not. */
const written = new WeakMap<Node, Uint8Array>()

function bytesOfBlock(block: Node): Uint8Array {
  let bytes = written.get(block)
  if (!bytes) {
    bytes = encoder.encode(writeBlock(block))
    written.set(block, bytes)
  }
  return bytes
}

/** What `writeArticle` writes, in UTF-8. */
export function bytesOf(article: Article): Uint8Array {
  return Buffer.concat([encoder.encode(writeHead(article)), ...writtenBlocks(article).map(bytesOfBlock), end])
}
