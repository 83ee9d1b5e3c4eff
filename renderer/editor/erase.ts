/** Backspace and Delete: they remove what is beside the cursor, but never a part, a wall, or anything behind a wall. */
import type { Node, ResolvedPos } from "prosemirror-model"
import {
  type EditorState,
  NodeSelection,
  Selection,
  TextSelection,
  type Transaction,
} from "prosemirror-state"
import { lift } from "./blocks.ts"
import type { Context } from "./context.ts"
import { joinTextblocks } from "./join.ts"
import { cursorOf, depthOf, nodes, partOf } from "./parts.ts"
import { removeSelection } from "./removal.ts"

/** Blocks that are selected before they are removed. */
const solid = (node: Node) =>
  node.type === nodes.divider || node.type === nodes.figure || node.type === nodes.related

/** The block directly in the body beside the one `$pos` is in, when `$pos` is at that edge of it. */
function beside($pos: ResolvedPos, direction: 1 | -1): { node: Node; pos: number } | null {
  const at = direction < 0 ? $pos.before(2) : $pos.after(2)
  const $at = $pos.doc.resolve(at)
  const node = direction < 0 ? $at.nodeBefore : $at.nodeAfter
  return node ? { node, pos: direction < 0 ? at - node.nodeSize : at } : null
}

/** The last (or first) textblock in `node`, whose position is `pos`. */
function textblockIn(node: Node, pos: number, last: boolean): { node: Node; pos: number } | null {
  let found = { node, pos }
  while (!found.node.isTextblock) {
    const child = last ? found.node.lastChild : found.node.firstChild
    if (!child) return null
    const childPos = last ? found.pos + found.node.nodeSize - 1 - child.nodeSize : found.pos + 1
    found = { node: child, pos: childPos }
  }
  return found
}

/** Joins the textblocks that start at `first` and `second` and goes to the joint; null if they cannot be joined. */
function join(state: EditorState, first: number, second: number): Transaction | null {
  const { tr } = state
  const at = joinTextblocks(tr, first, second)
  return at === null ? null : tr.setSelection(TextSelection.create(tr.doc, at)).scrollIntoView()
}

/** Removes the empty paragraph of the body around `$pos` and selects `then`, or goes to its text. */
function dropEmpty(state: EditorState, $pos: ResolvedPos, then: { node: Node; pos: number }): Transaction {
  const { tr } = state
  tr.delete($pos.before(2), $pos.after(2))
  const pos = tr.mapping.map(then.pos)
  return tr
    .setSelection(
      solid(then.node) ? NodeSelection.create(tr.doc, pos) : Selection.near(tr.doc.resolve(pos + 1), 1),
    )
    .scrollIntoView()
}

const select = (state: EditorState, pos: number) =>
  state.tr.setSelection(NodeSelection.create(state.doc, pos)).scrollIntoView()

/** What Backspace does at the start of a textblock, or null for nothing. */
function backward(state: EditorState, $pos: ResolvedPos): Transaction | null {
  const { parent } = $pos
  switch (parent.type) {
    case nodes.caption:
      return select(state, $pos.before(depthOf($pos, "figure")))
    case nodes.credit:
      return state.tr.setSelection(Selection.near(state.doc.resolve($pos.before()), -1)).scrollIntoView()
    case nodes.related_note:
    case nodes.related_link: {
      if (parent.content.size > 0) return null
      const related = depthOf($pos, "related")
      const first = $pos.index(related) === 0
      const { tr } = state
      const pos = $pos.before()
      tr.delete(pos, $pos.after())
      if (!first) tr.setSelection(Selection.near(tr.doc.resolve(pos - 1), -1))
      else tr.setSelection(NodeSelection.create(tr.doc, $pos.before(related)))
      return tr.scrollIntoView()
    }
    case nodes.subhead:
      return state.tr.setBlockType($pos.pos, $pos.pos, nodes.paragraph!, { dir: parent.attrs.dir })
  }
  if ($pos.depth > 2) {
    // Inside of a quote or list: out of it from its first line, joined to the line before from the others.
    const inItem = depthOf($pos, "list_item") > 0
    if ($pos.index(-1) === 0) return lift(state)
    const before = $pos.node(-1).child($pos.index(-1) - 1)
    const into = textblockIn(before, $pos.before() - before.nodeSize, true)
    if (inItem && before.type !== nodes.paragraph) return lift(state)
    return into && join(state, into.pos, $pos.before())
  }
  const before = beside($pos, -1)
  if (!before) {
    const after = beside($pos, 1)
    return parent.content.size === 0 && after ? dropEmpty(state, $pos, after) : null
  }
  if (solid(before.node))
    return parent.content.size === 0 ? dropEmpty(state, $pos, before) : select(state, before.pos)
  const into = textblockIn(before.node, before.pos, true)
  if (!into) return null
  // An empty line disappears, and the block after it keeps its kind.
  if (before.node === into.node && into.node.content.size === 0) {
    return state.tr.delete(before.pos, before.pos + before.node.nodeSize).scrollIntoView()
  }
  return join(state, into.pos, $pos.before())
}

/** What Delete does at the end of a textblock, or null for nothing. */
function forward(state: EditorState, $pos: ResolvedPos): Transaction | null {
  const { parent } = $pos
  if (parent.type === nodes.caption || parent.type === nodes.credit || depthOf($pos, "related") > 0)
    return null
  let depth = $pos.depth
  while (depth > 1 && $pos.index(depth - 1) === $pos.node(depth - 1).childCount - 1) depth--
  if (depth <= 1) return null
  const pos = $pos.after(depth)
  const after = state.doc.nodeAt(pos)!
  if (solid(after)) {
    return parent.content.size === 0 && $pos.depth === 2
      ? dropEmpty(state, $pos, { node: after, pos })
      : select(state, pos)
  }
  const from = textblockIn(after, pos, false)
  if (!from) return null
  if (parent.content.size === 0 && $pos.depth === 2) return dropEmpty(state, $pos, { node: after, pos })
  return join(state, $pos.before(), from.pos)
}

/** Handles Backspace (-1) and Delete (1). Returns false if the browser is to handle it. */
export function erase(context: Context, direction: 1 | -1): boolean {
  const { view } = context
  const { state } = view
  if (!state.selection.empty) {
    view.dispatch(removeSelection(state.tr).scrollIntoView())
    return true
  }
  const $cursor = cursorOf(state)
  if (!$cursor) return true
  const edge = direction < 0 ? 0 : $cursor.parent.content.size
  if ($cursor.parentOffset !== edge) return false
  if (partOf($cursor) !== "body") return true
  const tr = direction < 0 ? backward(state, $cursor) : forward(state, $cursor)
  if (tr) view.dispatch(tr)
  return true
}
