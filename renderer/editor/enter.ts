/**
 * Enter. A headline and a standfirst are one piece each: there Enter never splits and never deletes, wherever the
 * cursor is; it goes on to the next part.
 */
import type { ResolvedPos } from "prosemirror-model"
import { splitListItem } from "prosemirror-schema-list"
import {
  type EditorState,
  NodeSelection,
  Selection,
  TextSelection,
  type Transaction,
} from "prosemirror-state"
import { liftTarget } from "prosemirror-transform"
import type { EditorView } from "prosemirror-view"
import { addParagraph, landAfter, lift, paragraph } from "./blocks.ts"
import type { Context } from "./context.ts"
import { addRelatedLink } from "./links.ts"
import { depthOf, directionAt, nodes, partOf, partRange, selectedBlock } from "./parts.ts"
import { removeSelection } from "./removal.ts"
import { describeFigure } from "./views/figure.ts"

/** Puts the cursor at the start of the body's text; makes a paragraph where the body starts with something else. */
function enterBody(state: EditorState): Transaction {
  const { tr } = state
  const { from } = partRange(state.doc, "body")
  const first = state.doc.child(2).firstChild!
  if (first.type === nodes.figure || first.type === nodes.related || first.isLeaf)
    return addParagraph(tr, from, "rtl")
  return tr.setSelection(Selection.near(state.doc.resolve(from), 1)).scrollIntoView()
}

/** What Enter does at `$at`, with nothing selected. */
function split(tr: Transaction, $at: ResolvedPos): Transaction {
  const { parent } = $at
  const dir = parent.attrs.dir
  if (parent.type === nodes.subhead && $at.parentOffset === 0 && parent.content.size > 0) {
    return tr.insert($at.before(), paragraph(dir)).scrollIntoView()
  }
  return tr.split($at.pos, 1, [{ type: nodes.paragraph!, attrs: { dir } }]).scrollIntoView()
}

/** Goes on to the description of the figure at `pos`, if one is there that has none. */
function describeNext(view: EditorView, pos: number): boolean {
  const next = view.state.doc.nodeAt(pos)
  if (next?.type !== nodes.figure || next.attrs.alt !== "") return false
  view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, pos)).scrollIntoView())
  return describeFigure(view, pos)
}

/** Handles Enter. Always returns true, so that the browser does nothing. */
export function enter(context: Context): boolean {
  const { view } = context
  const { state } = view
  const { selection } = state
  const block = selectedBlock(state)
  if (block) {
    if (block.node.type === nodes.related) return addRelatedLink(context)
    if (block.node.type === nodes.figure) return false
    view.dispatch(addParagraph(state.tr, block.pos + block.node.nodeSize, block.node.attrs.dir))
    return true
  }
  const { $from } = selection
  if (!(selection instanceof TextSelection)) {
    // Between two blocks that hold no text (a gap cursor).
    if (selection.empty && $from.depth === 1 && !(selection instanceof NodeSelection))
      view.dispatch(addParagraph(state.tr, $from.pos, "rtl"))
    return true
  }
  const part = partOf($from)
  if (part === "headline") {
    const { from, to } = partRange(state.doc, "standfirst")
    view.dispatch(
      state.tr.setSelection(TextSelection.create(state.doc, from === to ? from : to)).scrollIntoView(),
    )
    return true
  }
  if (part === "standfirst") {
    view.dispatch(enterBody(state))
    return true
  }
  switch ($from.parent.type) {
    case nodes.related_link:
    case nodes.related_note:
      return addRelatedLink(context)
    case nodes.caption:
      view.dispatch(
        state.tr.setSelection(Selection.near(state.doc.resolve($from.after()), 1)).scrollIntoView(),
      )
      return true
    case nodes.credit:
      if (describeNext(view, $from.after(depthOf($from, "figure")))) return true
      view.dispatch(landAfter(state.tr, $from.after(depthOf($from, "figure")), $from.parent.attrs.dir))
      return true
  }
  const tr = removeSelection(state.tr)
  const $at = tr.selection.$from
  if (!selection.empty) {
    if ($at.parent.type === nodes.paragraph || $at.parent.type === nodes.subhead) split(tr, $at)
    view.dispatch(tr.scrollIntoView())
    return true
  }
  if (depthOf($at, "list_item") > 0) {
    if ($at.parent.content.size > 0 || $at.node(-1).childCount > 1) {
      if (!splitListItem(nodes.list_item!)(state, view.dispatch)) view.dispatch(split(state.tr, $at))
    } else {
      const lifted = lift(state)
      if (lifted) view.dispatch(lifted)
    }
    return true
  }
  if (depthOf($at, "quote") > 0 && $at.parent.content.size === 0) {
    const range = $at.blockRange()
    const target = range && liftTarget(range)
    if (range && typeof target === "number") {
      view.dispatch(state.tr.lift(range, target).scrollIntoView())
      return true
    }
  }
  view.dispatch(split(state.tr, $at))
  return true
}

/** Shift-Enter: a new line inside of a paragraph; elsewhere nothing. On a selected block: a paragraph before it. */
export function breakLine(context: Context): boolean {
  const { view } = context
  const { state } = view
  const block = selectedBlock(state)
  if (block) {
    view.dispatch(addParagraph(state.tr, block.pos, block.node.attrs.dir))
    return true
  }
  if (!(state.selection instanceof TextSelection)) return true
  const tr = removeSelection(state.tr)
  const { $from } = tr.selection
  if ($from.parent.type !== nodes.paragraph) return true
  view.dispatch(tr.replaceSelectionWith(nodes.line_break!.create(), true).scrollIntoView())
  return true
}

/** Escape: out of a figure's words or a related block. Returns whether the cursor was in one. */
export function leave(context: Context): boolean {
  const { view } = context
  const { state } = view
  const { $from } = state.selection
  const block = selectedBlock(state)
  if (block) {
    view.dispatch(landAfter(state.tr, block.pos + block.node.nodeSize, block.node.attrs.dir))
    return true
  }
  for (const name of ["related", "figure"]) {
    const depth = depthOf($from, name)
    if (depth > 0) {
      view.dispatch(landAfter(state.tr, $from.after(depth), directionAt($from)))
      return true
    }
  }
  return false
}
