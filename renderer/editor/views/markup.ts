/** Keeps the page from being drawn anew when only facts of the dossier change. */
import type { Node } from "prosemirror-model"
import type { EditorView } from "prosemirror-view"

/** What this reads of prosemirror-view's inside (1.42.9): the description of the drawn document. */
type DrawnDocument = { docView: { node: Node } }

/**
 * Tells `view` that the document it has drawn already bears the attributes of
 * `next`. The attributes of the document node are the dossier and nothing of
 * them is drawn in the text, but prosemirror-view redraws every block when the
 * outermost node's attributes differ, which takes the caret, a composition and
 * the place in the page with it. Call it right before `view.updateState`.
 */
export function keepDrawn(view: EditorView, next: Node) {
  const drawn = (view as unknown as DrawnDocument).docView
  if (drawn.node.attrs === next.attrs) return
  drawn.node = next.type.create(next.attrs, drawn.node.content, drawn.node.marks)
}
