/**
 * Where pasted blocks go, part by part. Blocks that do not fit at the cursor go to the nearest position that allows
 * them.
 */
import { Fragment, type Node } from "prosemirror-model"
import { type EditorState, Selection, TextSelection, type Transaction } from "prosemirror-state"
import { inlineFor, paragraph } from "../blocks.ts"
import { addRow } from "../links.ts"
import { depthOf, nodes, partOf, partRange } from "../parts.ts"
import { bodyBlocks, isEmptyLine, lines } from "./pasted.ts"

/** How many blocks were not put at the cursor, and where they went: into the body, or after a block. */
export type Moved = { moved: number; to: "headline" | "standfirst" | "after" | null }

/** The paragraph that was pasted, if it was no more than that; it goes into the text at the cursor. */
function onlyParagraph(blocks: readonly Node[]): Node | null {
  const only = blocks.length === 1 ? blocks[0]! : null
  return only?.type === nodes.paragraph ? only : null
}

/** Puts inline `content` in the place of the selection, which is empty and in a textblock, and the cursor behind it. */
function putInline(tr: Transaction, content: Fragment) {
  const { $from } = tr.selection
  const fitted = inlineFor(content, $from.parent.type)
  tr.replaceWith($from.pos, $from.pos, fitted)
  tr.setSelection(TextSelection.create(tr.doc, $from.pos + fitted.size))
}

/** Puts whole blocks at the empty selection in the body. */
function putBlocks(tr: Transaction, blocks: readonly Node[]) {
  const { $from } = tr.selection
  const fragment = Fragment.fromArray([...blocks])
  if ($from.depth === 1) {
    tr.insert($from.pos, fragment)
    tr.setSelection(Selection.near(tr.doc.resolve($from.pos + fragment.size), -1))
    return
  }
  const { parent } = $from
  const top = $from.depth === 2
  if (top && parent.type === nodes.paragraph && parent.content.size === 0) {
    const at = $from.before()
    tr.replaceWith(at, $from.after(), fragment)
    tr.setSelection(Selection.near(tr.doc.resolve(at + fragment.size), -1))
    return
  }
  const paragraphs = blocks.every((block) => block.type === nodes.paragraph)
  if (!top && !(paragraphs && parent.type === nodes.paragraph)) {
    // A quote or list can hold only paragraphs. The other blocks go after it.
    const at = $from.after(2)
    tr.insert(at, fragment)
    tr.setSelection(Selection.near(tr.doc.resolve(at + fragment.size), -1))
    return
  }
  // Paragraphs at both ends are joined with the text there; other blocks are not.
  const left = parent.cut(0, $from.parentOffset)
  const right = parent.cut($from.parentOffset)
  const merged = [...blocks]
  const first = merged[0]!
  const joinsFirst = first.type === nodes.paragraph && left.content.size > 0
  if (joinsFirst) merged[0] = parent.copy(left.content.append(inlineFor(first.content, parent.type)))
  else if (left.content.size > 0) merged.unshift(left)
  const last = merged.at(-1)!
  const end = last.content.size
  let back: number
  if (last.type === nodes.paragraph && right.content.size > 0) {
    merged[merged.length - 1] = last.copy(last.content.append(inlineFor(right.content, nodes.paragraph!)))
    back = last.nodeSize - 1 - end + inlineFor(right.content, nodes.paragraph!).size
  } else if (right.content.size > 0) {
    merged.push(right.type.create(right.attrs, right.content))
    back = right.nodeSize
  } else back = 0
  const whole = Fragment.fromArray(merged)
  const at = $from.before()
  tr.replaceWith(at, $from.after(), whole)
  tr.setSelection(Selection.near(tr.doc.resolve(at + whole.size - back), -1))
}

/** Puts `rest` at the start of the body. */
function putAtBodyStart(tr: Transaction, rest: readonly Node[]) {
  const { from, to } = partRange(tr.doc, "body")
  const body = tr.doc.child(2)
  const blank =
    body.childCount === 1 && body.firstChild!.type === nodes.paragraph && body.firstChild!.content.size === 0
  tr.replaceWith(from, blank ? to : from, rest)
}

/** Puts `blocks` at the selection, which is empty. The headline, the standfirst, captions and related blocks take one line. */
export function insertBlocks(tr: Transaction, blocks: readonly Node[]): Moved {
  const { $from } = tr.selection
  const part = partOf($from)
  const figure = depthOf($from, "figure")
  const related = depthOf($from, "related")
  const isWalled = part !== "body" || figure > 0 || related > 0
  if (!isWalled) {
    const only = onlyParagraph(blocks)
    if (only && $from.parent.isTextblock) putInline(tr, only.content)
    else putBlocks(tr, blocks)
    return { moved: 0, to: null }
  }
  const rest = putFirstLine(tr, blocks)
  if (rest.length === 0) return { moved: 0, to: null }
  if (part !== "body") {
    putAtBodyStart(tr, rest)
    return { moved: rest.length, to: part }
  }
  const depth = figure > 0 ? figure : related
  tr.insert(tr.selection.$from.after(depth), rest)
  return { moved: rest.length, to: "after" }
}

/** Puts the first line of `blocks` at the cursor and returns the rest, with the other lines of the first block. */
function putFirstLine(tr: Transaction, blocks: readonly Node[]): Node[] {
  const isFull = (block: Node) => !isEmptyLine(block)
  const index = blocks.findIndex((block) => lines([block]).length > 0)
  if (index < 0) return blocks.filter(isFull)
  const [first, ...others] = lines([blocks[index]!])
  putInline(tr, first!.content)
  return [
    ...blocks.slice(0, index).filter(isFull),
    ...others.map(({ content, block }) => paragraph(block.attrs.dir, inlineFor(content, nodes.paragraph!))),
    ...blocks.slice(index + 1).filter(isFull),
  ]
}

/** Puts copied parts into the parts of an empty article. */
export function fillParts(state: EditorState, content: Fragment): Transaction {
  const { tr } = state
  content.forEach((node) => {
    const part = node.type.name
    if (part !== "headline" && part !== "standfirst" && part !== "body") return
    const { from, to } = partRange(tr.doc, part)
    tr.replaceWith(from, to, part === "body" ? bodyBlocks(node.content, "rtl") : node.content)
  })
  return tr.setSelection(Selection.atEnd(tr.doc))
}

/** A pasted address in a related block: the target of a row that has none, else a new row. */
export function pasteTarget(state: EditorState, pos: number, url: string): Transaction {
  const { $from } = state.selection
  const depth = depthOf($from, "related_link")
  const row = depth > 0 ? $from.node(depth) : null
  if (row && row.attrs.url === "" && row.attrs.article === null)
    return state.tr.setNodeAttribute($from.before(depth), "url", url).scrollIntoView()
  return addRow(state, pos, { url, article: null }, "")
}
