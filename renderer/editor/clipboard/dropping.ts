/** Where what is dropped goes. */
import type { Node, Slice } from "prosemirror-model"
import { Selection, TextSelection, type Transaction } from "prosemirror-state"
import { dropPoint } from "prosemirror-transform"
import type { EditorView } from "prosemirror-view"
import { remove } from "../removal.ts"
import { filled } from "./pasted.ts"

/** The whole block that `slice` is; null if it is anything else. */
function blockOf(slice: Slice): Node | null {
  const block = slice.content.childCount === 1 && slice.openStart === 0 ? slice.content.firstChild! : null
  return block?.type.isInGroup("block") ? block : null
}

/**
 * Drops `slice` at the position `at`; with `moved` it is taken away from the selection. `put` puts it at the empty selection
 * of a transaction.
 */
export function drop(
  view: EditorView,
  slice: Slice,
  at: number,
  moved: boolean,
  put: (tr: Transaction) => void,
): void {
  const { tr } = view.state
  const { from, to } = view.state.selection
  // Nothing is moved into itself.
  if (moved && at > from && at < to) return
  const target = dropPoint(view.state.doc, at, slice) ?? at
  if (moved) remove(tr, from, to)
  const $at = tr.doc.resolve(tr.mapping.map(target))
  const cursor = $at.parent.inlineContent ? TextSelection.create(tr.doc, $at.pos) : Selection.near($at, 1)
  const block = blockOf(slice)
  if (block && $at.depth === 1) {
    tr.insert($at.pos, filled(block))
    view.dispatch(tr.setMeta("uiEvent", "drop"))
    return
  }
  tr.setSelection(cursor instanceof TextSelection ? TextSelection.create(tr.doc, cursor.from) : cursor)
  put(tr)
  view.focus()
}
