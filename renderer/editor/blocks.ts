/** Blocks of the body: inserting, converting, moving, and changing their direction. */
import { Fragment, type Node, type NodeType } from "prosemirror-model"
import { liftListItem, wrapInList } from "prosemirror-schema-list"
import {
  type EditorState,
  NodeSelection,
  Selection,
  TextSelection,
  type Transaction,
} from "prosemirror-state"
import { findWrapping, liftTarget } from "prosemirror-transform"
import { blockRange } from "./block-range.ts"
import { bodyBlock, depthOf, directionAt, nodes, partRange, selectedBlock } from "./parts.ts"

/** A paragraph in the direction `dir` that holds `content`. */
export function paragraph(dir: unknown, content?: Fragment | Node): Node {
  return nodes.paragraph!.create({ dir }, content)
}

/** Puts the cursor where text can go on after the body's block that ends at `pos`: into the next textblock, or a new paragraph. */
export function landAfter(tr: Transaction, pos: number, dir: unknown): Transaction {
  const next = tr.doc.resolve(pos).nodeAfter
  if (!next?.isTextblock) tr.insert(pos, paragraph(dir))
  return tr.setSelection(TextSelection.create(tr.doc, pos + 1)).scrollIntoView()
}

/** Adds a paragraph at `pos` (between blocks of the body) and puts the cursor into it. */
export function addParagraph(tr: Transaction, pos: number, dir: unknown, text = ""): Transaction {
  tr.insert(pos, paragraph(dir, text ? tr.doc.type.schema.text(text) : undefined))
  return tr.setSelection(TextSelection.create(tr.doc, pos + 1 + text.length)).scrollIntoView()
}

/**
 * Puts `node` into the body: in the place of the empty paragraph that the cursor is in, else after the block of the
 * cursor, and at the body's start if the cursor is in a part above. Returns its position.
 */
export function insertBlock(tr: Transaction, node: Node): number {
  const { selection, doc } = tr
  const body = partRange(doc, "body")
  const block = bodyBlock(selection)
  if (!block) {
    const between = selection.$from.depth === 1 && selection.from >= body.from
    const first = doc.child(2).firstChild
    if (
      !between &&
      doc.child(2).childCount === 1 &&
      first?.type === nodes.paragraph &&
      first.content.size === 0
    )
      tr.replaceWith(body.from, body.to, node)
    else tr.insert(between ? selection.from : body.from, node)
    return between ? selection.from : body.from
  }
  if (block.node.type === nodes.paragraph && block.node.content.size === 0) {
    tr.replaceWith(block.pos, block.pos + block.node.nodeSize, node)
    return block.pos
  }
  const end =
    selection instanceof NodeSelection ? block : (bodyBlock(Selection.near(selection.$to, -1)) ?? block)
  const at = end.pos + end.node.nodeSize
  tr.insert(at, node)
  return at
}

/**
 * `state` with its selection drawn in to the blocks of which it holds text: a selection that ends at the start of a
 * block, as Shift-Down makes it, or begins at the end of one, does not mean that block.
 */
export function onTouched(state: EditorState): EditorState {
  const { selection, doc, tr } = state
  if (!(selection instanceof TextSelection) || selection.empty) return state
  let { $from, $to } = selection
  while ($from.parentOffset === $from.parent.content.size) {
    const next = Selection.findFrom(doc.resolve($from.after()), 1, true)
    if (!next || next.from >= $to.pos) break
    $from = next.$from
  }
  while ($to.parentOffset === 0) {
    const previous = Selection.findFrom(doc.resolve($to.before()), -1, true)
    if (!previous || previous.to <= $from.pos) break
    $to = previous.$to
  }
  if ($from.pos === selection.from && $to.pos === selection.to) return state
  const ends = selection.anchor <= selection.head ? ([$from, $to] as const) : ([$to, $from] as const)
  return state.apply(tr.setSelection(new TextSelection(...ends)))
}

/** Makes the line breaks of a range spaces: a subhead is one line. */
function joinLines(tr: Transaction, from: number, to: number) {
  const breaks: number[] = []
  tr.doc.nodesBetween(from, to, (node, pos) => {
    if (node.type === nodes.line_break) breaks.push(pos)
  })
  for (const pos of breaks.reverse()) tr.replaceWith(pos, pos + 1, tr.doc.type.schema.text(" "))
}

/** The textblocks that the selection touches. */
function textblocks(doc: Node, selection: Selection): { node: Node; pos: number }[] {
  const found: { node: Node; pos: number }[] = []
  const seen = (node: Node, pos: number) => {
    if (node.isTextblock) found.push({ node, pos })
    return !node.isTextblock
  }
  doc.nodesBetween(selection.from, Math.max(selection.to, selection.from), seen)
  return found
}

/**
 * The transaction that takes the touched paragraphs out of every list and quote, so that they can be turned into anything
 * else; without a step where they are in none.
 */
function flatten(state: EditorState): Transaction {
  const { tr } = state
  let now = state
  const inside = () =>
    textblocks(now.doc, now.selection).find(({ pos }) => {
      const $pos = now.doc.resolve(pos)
      return depthOf($pos, "list_item") > 0 || depthOf($pos, "quote") > 0
    })
  for (let found = inside(); found; found = inside()) {
    const there = now.apply(now.tr.setSelection(TextSelection.create(now.doc, found.pos + 1)))
    const lifted = lift(there)
    if (!lifted) return state.tr
    for (const step of lifted.steps) tr.step(step)
    now = state.apply(tr)
  }
  return tr
}

/** Does `next` behind the steps of `tr`, which begins with `state`; null where `next` can do nothing. */
function goOn(
  state: EditorState,
  tr: Transaction,
  next: (state: EditorState) => Transaction | null,
): Transaction | null {
  const made = next(tr.docChanged ? state.apply(tr) : state)
  if (!made || !tr.docChanged) return made
  for (const step of made.steps) tr.step(step)
  return tr.scrollIntoView()
}

/** Makes the touched blocks of text blocks of `type`, out of lists and quotes too; direction is kept. Null where that cannot be. */
export function turnInto(state: EditorState, type: NodeType, attrs: object = {}): Transaction | null {
  return goOn(state, flatten(state), (flat) => setBlock(flat, type, attrs))
}

/** Makes the touched paragraphs and subheads blocks of `type`; direction is kept. Null where that cannot be. */
function setBlock(state: EditorState, type: NodeType, attrs: object = {}): Transaction | null {
  const touched = textblocks(state.doc, state.selection)
  const fit = touched.filter(({ node, pos }) => {
    if (node.type !== nodes.paragraph && node.type !== nodes.subhead) return false
    const $pos = state.doc.resolve(pos)
    return $pos.depth === 1 && $pos.parent.canReplaceWith($pos.index(), $pos.index() + 1, type)
  })
  if (fit.length === 0) return null
  const { tr } = state
  const already = fit.every(
    ({ node }) =>
      node.type === type && (node.attrs.level ?? 0) === ((attrs as { level?: number }).level ?? 0),
  )
  const wanted = already && type !== nodes.paragraph ? nodes.paragraph! : type
  for (const { node, pos } of fit) {
    const start = tr.mapping.map(pos)
    if (wanted === nodes.subhead) joinLines(tr, start + 1, start + 1 + node.content.size)
    const from = tr.mapping.map(pos)
    tr.setBlockType(from + 1, from + 1, wanted, {
      ...(wanted === type ? attrs : {}),
      dir: node.attrs.dir,
    })
  }
  return tr.scrollIntoView()
}

/** Takes the touched blocks out of the quote or list around them, one level. Null where there is none. */
export function lift(state: EditorState): Transaction | null {
  const { $from, $to } = state.selection
  let result: Transaction | null = null
  if (depthOf($from, "list_item") > 0) {
    liftListItem(nodes.list_item!)(state, (tr) => {
      result = tr
    })
    return result
  }
  if (depthOf($from, "quote") < 0) return null
  const range = $from.blockRange($to)
  const target = range && liftTarget(range)
  return range && target !== null ? state.tr.lift(range, target!).scrollIntoView() : null
}

/** Takes the touched blocks out of every quote and list. */
export function toParagraph(state: EditorState): Transaction | null {
  return lift(state) ?? turnInto(state, nodes.paragraph!)
}

/** Puts the touched paragraphs into a quote, or takes them out of the one they are in. */
export function toggleQuote(state: EditorState): Transaction | null {
  if (depthOf(state.selection.$from, "quote") > 0) return lift(state)
  return goOn(state, flatten(state), wrapInQuote)
}

function wrapInQuote(state: EditorState): Transaction | null {
  const tr = plainParagraphs(state)
  if (!tr) return null
  const { $from, $to } = tr.selection
  const range = $from.blockRange($to)
  const wrapping = range && findWrapping(range, nodes.quote!, { dir: directionAt($from) })
  return range && wrapping ? tr.wrap(range, wrapping).scrollIntoView() : null
}

/** The state's transaction in which the touched subheads of the body are paragraphs; null outside of the body. */
function plainParagraphs(state: EditorState): Transaction | null {
  const { $from, $to } = state.selection
  if (!bodyBlock(state.selection) || selectedBlock(state) || $to.depth < 2) return null
  const { tr } = state
  for (const { node, pos } of textblocks(state.doc, state.selection))
    if (node.type === nodes.subhead)
      tr.setBlockType(pos + 1, pos + 1, nodes.paragraph!, { dir: node.attrs.dir })
  return $from.depth < 2 ? null : tr
}

/** Makes the touched paragraphs items of a list of `type`, changes the list's kind, or takes them out of it. */
export function toggleList(state: EditorState, type: NodeType, start = 1): Transaction | null {
  const { $from } = state.selection
  const item = depthOf($from, "list_item")
  if (item > 0) {
    const list = $from.node(item - 1)
    if (list.type === type) return lift(state)
    return state.tr.setNodeMarkup($from.before(item - 1), type, { dir: list.attrs.dir }).scrollIntoView()
  }
  return goOn(state, flatten(state), (flat) => wrapInItems(flat, type, start))
}

function wrapInItems(state: EditorState, type: NodeType, start: number): Transaction | null {
  const { $from } = state.selection
  const tr = plainParagraphs(state)
  if (!tr) return null
  const middle = state.apply(tr)
  const attrs = { dir: directionAt($from), ...(type === nodes.numbered_list ? { start } : {}) }
  let wrapped: Transaction | null = null
  wrapInList(type, attrs)(middle, (next) => {
    wrapped = next
  })
  if (!wrapped) return null
  for (const step of (wrapped as Transaction).steps) tr.step(step)
  const list = depthOf(tr.selection.$from, type.name)
  if (list > 0) {
    // New items take the direction of their paragraph.
    tr.doc.nodesBetween(tr.selection.from, tr.selection.to, (node, pos) => {
      if (node.type === nodes.list_item && node.attrs.dir !== node.firstChild!.attrs.dir)
        tr.setNodeAttribute(pos, "dir", node.firstChild!.attrs.dir)
      return !node.isTextblock
    })
  }
  return tr.scrollIntoView()
}

/** Turns the direction of every touched block; what contains only turned blocks turns with them. */
export function flip(state: EditorState): Transaction | null {
  const { tr, doc, selection } = state
  const whole = selectedBlock(state)
  const first = whole?.node ?? textblocks(doc, selection)[0]?.node
  if (!first) return null
  const dir = first.attrs.dir === "rtl" ? "ltr" : "rtl"
  const containers = new Set<number>()
  doc.nodesBetween(selection.from, Math.max(selection.to, selection.from), (node, pos) => {
    if (!("dir" in node.attrs)) return true
    if (node.isTextblock || node.isLeaf || whole) {
      if (!node.isText && node.attrs.dir !== dir) tr.setNodeAttribute(pos, "dir", dir)
    } else containers.add(pos)
    return !node.isTextblock
  })
  for (const pos of [...containers].reverse()) {
    const node = tr.doc.nodeAt(pos)!
    let turned = true
    node.descendants((inner) => {
      if (inner.isTextblock && inner.attrs.dir !== dir) turned = false
      return !inner.isTextblock
    })
    if (turned) tr.setNodeAttribute(pos, "dir", dir)
  }
  return tr.docChanged ? tr : null
}

/** Moves what the cursor is in (link of a related block, item of a list, block of the body) past its neighbour. */
export function move(state: EditorState, direction: 1 | -1): Transaction | null {
  const range = blockRange(state)
  if (!range) return null
  const { parent, first, last, start, end } = range
  const other = direction < 0 ? first - 1 : last + 1
  if (other < 0 || other >= parent.childCount) return null
  const neighbour = parent.child(other)
  // The note of a related block stays first.
  if (neighbour.type === nodes.related_note) return null
  const { tr } = state
  // The neighbour goes over to the other side, so the selection is mapped along with what moves.
  if (direction < 0) tr.insert(end, neighbour).delete(start - neighbour.nodeSize, start)
  else tr.delete(end, end + neighbour.nodeSize).insert(start, neighbour)
  return tr.scrollIntoView()
}

/** A figure of the picture `src` with nothing written under it yet. */
export function figureOf(src: string, alt: string, dir: unknown): Node {
  return nodes.figure!.create({ src, alt, dir }, [
    nodes.caption!.create({ dir }),
    nodes.credit!.create({ dir }),
  ])
}

/**
 * Inline content as `type` allows it: without marks that it forbids, and with line breaks as spaces if it allows
 * none.
 */
export function inlineFor(content: Fragment, type: NodeType): Fragment {
  const fitted: Node[] = []
  content.forEach((node) => {
    if (node.isText) fitted.push(node.mark(node.marks.filter((mark) => type.allowsMarkType(mark.type))))
    else if (type.contentMatch.matchType(node.type)) fitted.push(node)
    else if (node.type === nodes.line_break) fitted.push(type.schema.text(" "))
  })
  return Fragment.fromArray(fitted)
}
