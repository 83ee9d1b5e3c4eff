/**
 * Removing a selection without breaking a wall. ProseMirror joins what is left on both sides of a deleted range.
 * Across the parts of an article, or into a caption or a related block, that would move text where it does not
 * belong.
 */
import type { Node } from "prosemirror-model"
import { NodeSelection, Selection, type Transaction } from "prosemirror-state"
import { nodes, wallDepth } from "./parts.ts"

/** Whether a wall is inside of the range, so that its two ends must not be joined. */
export function crossesWall(doc: Node, from: number, to: number): boolean {
  const $from = doc.resolve(from)
  const $to = doc.resolve(to)
  const shared = $from.sharedDepth(to)
  return wallDepth($from) > shared || wallDepth($to) > shared
}

/** Deletes from `from` to `to`, keeping parts, walls and everything outside of the range as it was. */
export function remove(tr: Transaction, from: number, to: number) {
  if (from >= to) return
  const $from = tr.doc.resolve(from)
  const $to = tr.doc.resolve(to)
  const shared = $from.sharedDepth(to)
  if ($from.depth === shared && $to.depth === shared) {
    if ($from.parent.inlineContent) tr.delete(from, to)
    else removeChildren(tr, from, to)
    return
  }
  // From text to text with no wall between: what is left on both sides becomes one.
  if ($from.depth > shared && $to.depth > shared && !crossesWall(tr.doc, from, to)) {
    tr.delete(from, to)
    return
  }
  // From the end backward, so that earlier positions stay valid.
  let middleTo = to
  if ($to.depth > shared) {
    middleTo = $to.before(shared + 1)
    remove(tr, middleTo + 1, to)
  }
  const middleFrom = $from.depth > shared ? $from.after(shared + 1) : from
  if (middleFrom < middleTo) removeChildren(tr, middleFrom, middleTo)
  if ($from.depth > shared) remove(tr, from, middleFrom - 1)
}

/** Deletes whole children between two positions of one parent; parts and figures stay, emptied. */
function removeChildren(tr: Transaction, from: number, to: number) {
  const $from = tr.doc.resolve(from)
  const { parent } = $from
  const fixed = parent.type === nodes.doc || parent.type === nodes.figure
  if (fixed) {
    const insides: { from: number; to: number }[] = []
    tr.doc.nodesBetween(from, to, (node, pos, around) => {
      if (around === parent && pos >= from && pos < to) {
        insides.push({ from: pos + 1, to: pos + node.nodeSize - 1 })
        return false
      }
      return true
    })
    for (const inside of insides.reverse()) if (inside.from < inside.to) remove(tr, inside.from, inside.to)
    return
  }
  const end = $from.start() + parent.content.size
  const all = from === $from.start() && to === end
  const first = parent.type === nodes.body && all ? nodes.paragraph!.create() : null
  if (first) tr.replaceWith(from, to, first)
  else tr.delete(from, to)
}

/** Deletes the selection and leaves the cursor where it began. */
export function removeSelection(tr: Transaction): Transaction {
  const { selection } = tr
  if (selection.empty) return tr
  if (selection instanceof NodeSelection) {
    const { from } = selection
    remove(tr, selection.from, selection.to)
    return tr.setSelection(Selection.near(tr.doc.resolve(Math.min(from, tr.doc.content.size)), 1))
  }
  const { from, to } = selection
  remove(tr, from, to)
  return tr.setSelection(Selection.near(tr.doc.resolve(from), 1))
}
