/** What was pasted, as blocks of an article and as lines of text. */
import { Fragment, type Node, type ResolvedPos, Slice } from "prosemirror-model"
import { schema } from "../../../main/article/schema.ts"
import { inlineFor, paragraph } from "../blocks.ts"
import { directionAt, nodes } from "../parts.ts"

/** Text that the document can hold: lone surrogates and NUL become U+FFFD, nothing else changes. */
export function wellFormed(text: string): string {
  return text.toWellFormed().replaceAll("\0", "\ufffd")
}

/** A line end of any kind that text from other programs has: Unicode's mandatory breaks (UAX #14, BK, CR, LF, NL). */
export const lineEnds = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/

/**
 * The paragraphs of pasted text, one a line, for the position `$at`. Empty lines separate paragraphs and become none.
 */
export function textSlice(text: string, $at: ResolvedPos): Slice {
  const dir = directionAt($at)
  const written = wellFormed(text)
    .split(lineEnds)
    .filter((line) => line.trim() !== "")
  const blocks = written.map((line) =>
    paragraph(dir, schema.text(line, written.length === 1 ? $at.marks() : undefined)),
  )
  return blocks.length > 0 ? new Slice(Fragment.fromArray(blocks), 1, 1) : Slice.empty
}

/**
 * The pasted content as blocks that the body can hold.
 * @param dir the direction of text that is in no block
 */
export function bodyBlocks(content: Fragment, dir: unknown): Node[] {
  const blocks: Node[] = []
  let loose: Node[] = []
  const flush = () => {
    if (loose.length > 0) blocks.push(paragraph(dir, Fragment.fromArray(loose)))
    loose = []
  }
  const add = (node: Node) => {
    if (node.isInline) {
      loose.push(node)
      return
    }
    flush()
    if (node.type === nodes.headline)
      blocks.push(nodes.subhead!.create({ dir: node.attrs.dir, level: 2 }, node.content))
    else if (node.type === nodes.list_item)
      blocks.push(nodes.bullet_list!.create({ dir: node.attrs.dir }, node))
    else if (node.type.isInGroup("block")) blocks.push(filled(node))
    else if (node.isTextblock)
      blocks.push(paragraph(node.attrs.dir, inlineFor(node.content, nodes.paragraph!)))
    else {
      node.forEach(add)
      flush()
    }
  }
  content.forEach(add)
  flush()
  return blocks
}

/** `node`, which an open slice may have cut, completed with the children that it must have. */
export function filled(node: Node): Node {
  const children: Node[] = []
  node.forEach((child) => {
    children.push(child.isTextblock || child.isText ? child : filled(child))
  })
  const content = Fragment.fromArray(children)
  if (node.type.validContent(content)) return node.copy(content)
  return (
    node.type.createAndFill(node.attrs, content) ??
    paragraph(node.attrs.dir, schema.text(node.textContent || " "))
  )
}

/** Whether a block is a paragraph that holds white space at most. */
export const isEmptyLine = (node: Node): boolean =>
  node.type === nodes.paragraph && node.textContent.trim() === "" && node.childCount < 2

/** A line of text and its textblock. */
export type Line = { content: Fragment; block: Node }

/** Every line of text of `blocks`, in order, line breaks parted. */
export function lines(blocks: readonly Node[]): Line[] {
  const found: Line[] = []
  const add = (block: Node) => {
    let line: Node[] = []
    block.forEach((node) => {
      if (node.type !== nodes.line_break) line.push(node)
      else {
        found.push({ content: Fragment.fromArray(line), block })
        line = []
      }
    })
    found.push({ content: Fragment.fromArray(line), block })
  }
  for (const block of blocks) {
    if (block.isTextblock) add(block)
    else
      block.descendants((node) => {
        if (node.isTextblock) add(node)
        return !node.isTextblock
      })
  }
  return found.filter(({ content }) => content.size > 0)
}

/** Whether what was copied holds parts of an article of Midad, as selecting all of it does. */
export const holdsParts = (content: Fragment): boolean =>
  content.firstChild?.type === nodes.headline && content.childCount > 1
