/** Duplicating and splitting blocks. */
import { splitListItem } from "prosemirror-schema-list"
import { type EditorState, NodeSelection, TextSelection, type Transaction } from "prosemirror-state"
import { blockRange } from "./block-range.ts"
import { depthOf, nodes, partOf } from "./parts.ts"

/** Puts a copy of the touched blocks behind them, and the selection into the copy. Null outside of the body. */
export function duplicate(state: EditorState): Transaction | null {
  const range = blockRange(state)
  if (!range) return null
  const { start, end } = range
  const { tr, doc, selection } = state
  tr.insert(end, doc.slice(start, end).content)
  const shift = end - start
  if (selection instanceof NodeSelection)
    tr.setSelection(NodeSelection.create(tr.doc, selection.from + shift))
  else if (selection instanceof TextSelection)
    tr.setSelection(TextSelection.create(tr.doc, selection.anchor + shift, selection.head + shift))
  return tr.scrollIntoView()
}

/**
 * Parts a block in two at the cursor; a selection becomes a block of its own. At the start of an item of a list, or of a
 * paragraph of a quote, the list or quote is parted there. No text changes. Null where there is nothing to part.
 */
export function splitBlock(state: EditorState): Transaction | null {
  const { selection } = state
  const { $from, $to, empty } = selection
  if (!(selection instanceof TextSelection) || partOf($from) !== "body") return null
  if ($from.parent.type !== nodes.paragraph && $from.parent.type !== nodes.subhead) return null
  if (!empty) return $from.sameParent($to) ? splitOff(state) : null
  if ($from.parentOffset === 0) return splitAround(state)
  return $from.parentOffset === $from.parent.content.size ? null : splitAt(state)
}

/** Parts the block, or the item of a list, at the cursor. */
function splitAt(state: EditorState): Transaction | null {
  const { $from } = state.selection
  if (depthOf($from, "list_item") !== $from.depth - 1) return state.tr.split($from.pos).scrollIntoView()
  let parted: Transaction | null = null
  splitListItem(nodes.list_item!)(state, (tr) => {
    parted = tr
  })
  return parted
}

/** Makes the selection, which is inside one block, a block of its own, and keeps it selected. */
function splitOff(state: EditorState): Transaction | null {
  const { selection } = state
  const { $from, $to } = selection
  const { tr } = state
  const isWhole = $from.parentOffset === 0 && $to.parentOffset === $to.parent.content.size
  if (isWhole) return null
  // An item of a list is parted with its paragraph.
  const depth = depthOf($from, "list_item") === $from.depth - 1 ? 2 : 1
  if ($to.parentOffset < $to.parent.content.size) tr.split($to.pos, depth)
  if ($from.parentOffset > 0) tr.split($from.pos, depth)
  const shift = $from.parentOffset > 0 ? 2 * depth : 0
  const { anchor, head } = selection
  tr.setSelection(TextSelection.create(tr.doc, anchor + shift, head + shift))
  return tr.scrollIntoView()
}

/** Parts the list or quote of the body before the child that the cursor is at the start of. */
function splitAround(state: EditorState): Transaction | null {
  const { $from } = state.selection
  if ($from.depth < 3 || $from.index(2) === 0) return null
  const container = $from.node(2)
  // The cursor is at the very start of the child, which may be an item with its paragraph.
  for (let depth = 3; depth < $from.depth; depth++) if ($from.index(depth) > 0) return null
  const { tr } = state
  const after = container.type === nodes.numbered_list ? container.attrs.start + $from.index(2) : null
  const attrs = after === null ? container.attrs : { ...container.attrs, start: after }
  tr.split($from.before(3), 1, [{ type: container.type, attrs }])
  return tr.scrollIntoView()
}
