/** Going from paragraph to paragraph, as Word does with Ctrl and an arrow up or down. */
import type { ResolvedPos } from "prosemirror-model"
import { Selection, TextSelection } from "prosemirror-state"
import type { EditorView } from "prosemirror-view"

/** The start of the block of text at `$head`, or of the one before where the cursor is there already. */
function before($head: ResolvedPos): number {
  const { doc, parent, parentOffset } = $head
  if (parent.isTextblock && parentOffset > 0) return $head.start()
  const from = parent.isTextblock ? doc.resolve($head.before()) : $head
  return Selection.findFrom(from, -1, true)?.$head.start() ?? $head.pos
}

/** The start of the next block of text, or the end of the last one. */
function after($head: ResolvedPos): number {
  const { doc, parent } = $head
  const from = parent.isTextblock ? doc.resolve($head.after()) : $head
  return Selection.findFrom(from, 1, true)?.from ?? (parent.isTextblock ? $head.end() : $head.pos)
}

/** Goes to the start of a paragraph in `direction`; with `extend` the selection goes along. Always returns true. */
export function goParagraph(view: EditorView, direction: 1 | -1, extend: boolean): boolean {
  const { state } = view
  const { selection, doc } = state
  const head = direction < 0 ? before(selection.$head) : after(selection.$head)
  const anchor = extend && selection instanceof TextSelection ? selection.anchor : head
  view.dispatch(state.tr.setSelection(TextSelection.create(doc, anchor, head)).scrollIntoView())
  return true
}
