/**
 * What Midad uses of prosemirror-view's inside (1.42.9): its descriptions of what is drawn, and its watch over
 * what others write to the page. Nothing else in Midad may reach in there; see docs/decisions/0006.
 */
import type { Node } from "prosemirror-model"
import type { EditorState, Transaction } from "prosemirror-state"
import { ReplaceStep } from "prosemirror-transform"
import type { Decoration, DecorationSource, EditorView, NodeView } from "prosemirror-view"

/** The description of something that is drawn: a node, or the element of a mark, which has no `node`. */
type Drawn = {
  /** The node that is drawn. */
  node?: Node | null
  parent: Drawn | undefined
  dom: globalThis.Node
  /** 0 if the page shows the node as it is; more if something of it has to be drawn again. */
  dirty: number
  outerDeco: readonly Decoration[]
  innerDeco: DecorationSource
  /** The node view of Midad's that draws it, if one does. */
  spec?: NodeView
}

type Inside = {
  docView: Drawn
  domObserver: { stop(): void; pendingRecords(): readonly MutationRecord[] }
  domSelectionRange(): Pick<Selection, "focusNode" | "focusOffset" | "anchorNode" | "anchorOffset">
}

const inside = (view: EditorView) => view as unknown as Inside

/** The description of what `dom` was drawn for; undefined where it is no outermost element of anything. */
const drawnAt = (dom: globalThis.Node) => (dom as { pmViewDesc?: Drawn }).pmViewDesc

/**
 * Tells `view` that the document it has drawn already bears the attributes of
 * `next`. The attributes of the document node are the dossier and nothing of
 * them is drawn in the text, but prosemirror-view redraws every block when the
 * outermost node's attributes differ, which takes the caret, a composition and
 * the place in the page with it. Call it right before `view.updateState`.
 */
export function keepDrawn(view: EditorView, next: Node) {
  const drawn = inside(view).docView
  if (drawn.node!.attrs === next.attrs) return
  drawn.node = next.type.create(next.attrs, drawn.node!.content, drawn.node!.marks)
}

/**
 * Draws what `tr` typed at the cursor, if that is all it did, and tells `view` so, which then finds everything
 * drawn. By itself prosemirror-view would compare every block of the body with what is drawn, replace the whole
 * text node, whose lines the browser would shape and break again, and set the caret in a way that makes the browser
 * look for the focus anew. Call it right before `view.updateState(next)`. Where it is not sure of what is drawn it
 * does nothing, and prosemirror-view goes on as it would.
 */
export function drawTyped(view: EditorView, tr: Transaction, next: EditorState) {
  const typed = typedIn(tr, next)
  if (!typed) return
  const { text, from } = typed
  const { docView, domObserver } = inside(view)
  const caret = inside(view).domSelectionRange()
  const page = caret.focusNode
  if (!(page instanceof Text) || caret.anchorNode !== page || caret.anchorOffset !== caret.focusOffset) return
  const drawn = drawnAt(page)
  if (!drawn || view.composing || !view.hasFocus()) return

  // From the text up to the document: is each node drawn as it was before, and what does it become?
  const $from = view.state.doc.resolve(from)
  const $next = next.doc.resolve(from)
  const { node: before, index, offset } = $from.parent.childBefore($from.parentOffset)
  const at = $from.parentOffset - offset
  if (!before?.isText || drawn.node !== before || drawn.dirty !== 0) return
  // After a newline at the end prosemirror-view keeps a <br>, which goes with the next character.
  if (before.text!.endsWith("\n")) return
  if (page.length !== before.text!.length || caret.focusOffset !== at) return
  const after = $next.parent.maybeChild(index)
  if ($next.parent.childCount !== $from.parent.childCount || !after?.sameMarkup(before)) return
  if (after.text!.length !== before.text!.length + text.length) return
  const all: { drawn: Drawn; node: Node }[] = [{ drawn, node: after }]
  let { depth } = $from
  for (let around = drawn.parent; around; around = around.parent) {
    if (around.dirty !== 0) return
    // The element of a mark.
    if (!around.node) continue
    if (depth < 0 || around.node !== $from.node(depth)) return
    all.push({ drawn: around, node: $next.node(depth) })
    depth--
  }
  if (depth !== -1 || all.at(-1)!.drawn !== docView) return
  if (domObserver.pendingRecords().length > 0) return
  for (const { drawn, node } of all.reverse()) {
    const { spec, outerDeco, innerDeco } = drawn
    if (spec?.update && !spec.update(node, outerDeco, innerDeco)) return
  }

  domObserver.stop()
  page.insertData(at, text)
  moveCaret(page, at + text.length)
  for (const { drawn, node } of all) drawn.node = node
}

/** The text that `tr` put in at a cursor, and where, if that is all that leads to `next`; else null. */
function typedIn(tr: Transaction, next: EditorState): { text: string; from: number } | null {
  const [step] = tr.steps
  if (tr.steps.length !== 1 || !(step instanceof ReplaceStep) || tr.doc !== next.doc) return null
  const { from, to, slice } = step
  const text = slice.content.firstChild?.text
  if (from !== to || slice.content.childCount !== 1 || text === undefined || text.includes("\n")) return null
  const { selection } = next
  return selection.empty && selection.from === from + text.length ? { text, from } : null
}

/**
 * Moves the caret, which is in `text` already, to `offset`. Chromium moves it along with the selection's range, and
 * need not look for what has the focus then, as it does after `Selection.collapse`.
 */
function moveCaret(text: Text, offset: number) {
  const selection = text.ownerDocument.getSelection()
  if (!selection?.rangeCount) return
  selection.getRangeAt(0).setStart(text, offset)
}
