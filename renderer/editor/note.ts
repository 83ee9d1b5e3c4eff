/** The note of a related block: Tab goes to it, and makes it if there is none. */
import { NodeSelection, TextSelection } from "prosemirror-state"
import type { Context } from "./context.ts"
import { relatedAt } from "./links.ts"
import { nodes } from "./parts.ts"

/**
 * Tab in a related block: from its rows, or with the block selected, to the note; from the note to the
 * first row, or to the block where it has none. Returns false outside of a related block.
 */
export function goNote({ view }: Context): boolean {
  const { state } = view
  const related = relatedAt(state)
  if (!related) return false
  const { tr } = state
  const first = related.node.firstChild
  const note = first?.type === nodes.related_note ? first : null
  const start = related.pos + 1
  if (note && state.selection.$from.parent === note) {
    const row = related.node.childCount > 1 ? related.node.child(1) : null
    const end = start + note.nodeSize
    tr.setSelection(
      row ? TextSelection.create(tr.doc, end + row.nodeSize - 1) : NodeSelection.create(tr.doc, related.pos),
    )
  } else {
    if (!note) tr.insert(start, nodes.related_note!.create({ dir: related.node.attrs.dir }))
    tr.setSelection(TextSelection.create(tr.doc, start + 1 + (note?.content.size ?? 0)))
  }
  view.dispatch(tr.scrollIntoView())
  return true
}
