/**
 * What Midad uses of prosemirror-view's inside (1.42.9): its descriptions of what is drawn, and its watch over
 * what others write to the page. Nothing else in Midad may reach in there; see docs/decisions/0006.
 */
import type { Node } from "prosemirror-model"
import { type EditorState, TextSelection, type Transaction } from "prosemirror-state"
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

/** Both ends of the page's selection. */
type Ends = Pick<Selection, "focusNode" | "focusOffset" | "anchorNode" | "anchorOffset">

type Inside = {
  state: EditorState
  docView: Drawn
  domObserver: {
    observer: MutationObserver
    /** What others wrote to the page that the view has not looked at yet. */
    pendingRecords(): readonly MutationRecord[]
    /** Reads what others wrote to the page from `from` to `to` into the article. */
    handleDOMChange(from: number, to: number, typedOver: boolean, added: readonly globalThis.Node[]): void
    /** Looks at what others wrote to the page, and where the selection is now. */
    flush(): void
    start(): void
    stop(): void
    /** The selection that the view knows of: a change to any other one is the user's. */
    currentSelection: { set(ends: Ends): void; eq(ends: Ends): boolean }
  }
  /** Whether the page shows that the text has the focus. */
  focused: boolean
  input: {
    /** Whether an input method is writing, so that the text node it writes into is not drawn again. */
    composing: boolean
    /** Descriptions of text that an input method wrote, which the article does not have as it is drawn. */
    compositionNodes: { markParentsDirty(): void }[]
    /** When the text took the focus, in milliseconds since 1970. */
    lastFocus: number
  }
  domSelectionRange(): Ends
  scrollToSelection(): void
}

const inside = (view: EditorView) => view as unknown as Inside

/** How often a transaction up to `state` asked to scroll to the selection. */
const scrolls = (state: EditorState) => (state as unknown as { scrollToSelection: number }).scrollToSelection

/** The description of what `dom` was drawn for; undefined where it is no outermost element of anything. */
const drawnAt = (dom: globalThis.Node) => (dom as { pmViewDesc?: Drawn }).pmViewDesc

/**
 * Has `take` look first at the nodes that others added to the page of `view`, before they are read into the article.
 * Where it gives back true they are not read, and prosemirror-view draws the article over them, also over what an input
 * method wrote: it would take a piece of text that the browser split off for the node that the input method writes into.
 */
export function intercept(view: EditorView, take: (added: readonly globalThis.Node[]) => boolean) {
  const { domObserver, input } = inside(view)
  const read = domObserver.handleDOMChange
  domObserver.handleDOMChange = (from, to, typedOver, added) => {
    if (from < 0 || !take(added)) return read(from, to, typedOver, added)
    // It is told again by the next event of an input method that goes on writing.
    input.composing = false
    for (const written of input.compositionNodes.splice(0)) written.markParentsDirty()
  }
}

/** Has `view` look at what was written to the page and at where the selection is, if it has not yet. */
export function catchUp(view: EditorView) {
  const { docView, domObserver } = inside(view)
  if (docView && view.hasFocus()) domObserver.flush()
}

/**
 * Has `view` take every caret from now on for the user's, also one at the very start. Chromium may put it there when
 * the text takes the focus, so that prosemirror-view takes none that comes there soon after.
 */
export function trustCaret(view: EditorView) {
  inside(view).input.lastFocus = 0
}

/** How long the page may need to put a selection into a text that gets the focus, in milliseconds. */
const selecting = 20

/**
 * Notes that `view` has the focus, as prosemirror-view does, which finds it done then. A moment later the page may still
 * have the selection of before, and gets that of the state. Prosemirror-view does that also where a key has put the caret
 * into that place meanwhile, and takes the key back.
 */
export function noteFocus(view: EditorView) {
  const of = inside(view)
  const { domObserver, input } = of
  if (of.focused) return
  domObserver.stop()
  view.dom.classList.add("ProseMirror-focused")
  domObserver.start()
  of.focused = true
  input.lastFocus = Date.now()
  const before = of.domSelectionRange()
  if (domObserver.currentSelection.eq(before)) return
  // The page's selection is an object that goes along with it.
  const { focusNode, focusOffset } = before
  setTimeout(() => {
    const now = of.domSelectionRange()
    const isSame = now.focusNode === focusNode && now.focusOffset === focusOffset
    // A key has come where the caret is trusted.
    if (isSame && input.lastFocus > 0 && !view.isDestroyed && view.hasFocus()) view.focus()
  }, selecting)
}

/** Puts the page's selection where the state of `view` has it, if it is not in the text at all. `view` has the focus. */
export function restoreSelection(view: EditorView) {
  const { anchorNode } = inside(view).domSelectionRange()
  if (!anchorNode || !view.dom.contains(anchorNode)) view.focus()
}

/**
 * Tells `view` that the document it has drawn already bears the attributes of
 * `next`. The attributes of the document node are the dossier and nothing of
 * them is drawn in the text, but prosemirror-view redraws every block when the
 * outermost node's attributes differ, which takes the caret, a composition and
 * the place in the page with it. Call it right before `show`.
 */
export function keepDrawn(view: EditorView, next: Node) {
  const drawn = inside(view).docView
  if (drawn.node!.attrs === next.attrs) return
  drawn.node = next.type.create(next.attrs, drawn.node!.content, drawn.node!.marks)
}

/**
 * Shows `next`, to which `tr` leads, in `view`. What was typed at the cursor is drawn right here, if that is all that
 * `tr` did: by itself prosemirror-view would compare every block of the body with what is drawn, replace the whole
 * text node, whose lines the browser would shape and break again, and set the caret in a way that makes the browser
 * look for the focus anew. In every other case prosemirror-view draws.
 */
export function show(view: EditorView, tr: Transaction, next: EditorState) {
  const before = view.state
  if (!drawTyped(view, tr, next)) {
    view.updateState(next)
    return
  }
  // With the state in place the view finds neither text nor selection to draw, and only compares decorations. Its
  // plugins' own views are given `next` as the state before, too; see docs/decisions/0006.
  inside(view).state = next
  view.updateState(next)
  if (scrolls(next) > scrolls(before)) inside(view).scrollToSelection()
}

/**
 * Draws what `tr` typed at the cursor, if that is all it did, and makes it what `view` knows of the page. Gives back
 * whether it did; where it is not sure of what is drawn it does nothing.
 */
function drawTyped(view: EditorView, tr: Transaction, next: EditorState): boolean {
  const text = typedIn(view.state, tr, next)
  if (text === null) return false
  const { docView, domObserver } = inside(view)
  const caret = inside(view).domSelectionRange()
  const page = caret.focusNode
  if (!(page instanceof Text) || caret.anchorNode !== page || caret.anchorOffset !== caret.focusOffset)
    return false
  const drawn = drawnAt(page)
  if (!drawn || view.composing || !view.hasFocus()) return false

  // From the text up to the document: is each node drawn as it was before, and what does it become?
  const { $from } = view.state.selection
  const $next = next.selection.$from
  const { node: before, index, offset } = $from.parent.childBefore($from.parentOffset)
  const at = $from.parentOffset - offset
  if (!before?.isText || drawn.node !== before || drawn.dirty !== 0) return false
  // After a newline at the end prosemirror-view keeps a <br>, which goes with the next character.
  if (before.text!.endsWith("\n")) return false
  if (page.length !== before.text!.length || caret.focusOffset !== at) return false
  const after = $next.parent.maybeChild(index)
  if ($next.parent.childCount !== $from.parent.childCount || !after?.sameMarkup(before)) return false
  if (after.text!.length !== before.text!.length + text.length) return false
  const all: { drawn: Drawn; node: Node }[] = [{ drawn, node: after }]
  let { depth } = $from
  for (let around = drawn.parent; around; around = around.parent) {
    if (around.dirty !== 0) return false
    // The element of a mark.
    if (!around.node) continue
    if (depth < 0 || around.node !== $from.node(depth)) return false
    all.push({ drawn: around, node: $next.node(depth) })
    depth--
  }
  if (depth !== -1 || all.at(-1)!.drawn !== docView) return false
  if (domObserver.pendingRecords().length > 0) return false
  for (const { drawn, node } of all.reverse()) {
    const { spec, outerDeco, innerDeco } = drawn
    if (spec?.update && !spec.update(node, outerDeco, innerDeco)) return false
  }

  const then = at + text.length
  page.insertData(at, text)
  moveCaret(page, then)
  // Nothing else was written to the page since the records were looked at.
  domObserver.observer.takeRecords()
  domObserver.currentSelection.set({
    anchorNode: page,
    anchorOffset: then,
    focusNode: page,
    focusOffset: then,
  })
  for (const { drawn, node } of all) drawn.node = node
  return true
}

/** The text that `tr` put in at the cursor of `state`, if that is all that leads to `next`; else null. */
function typedIn({ selection: cursor }: EditorState, tr: Transaction, next: EditorState): string | null {
  const [step] = tr.steps
  if (tr.steps.length !== 1 || !(step instanceof ReplaceStep) || tr.doc !== next.doc) return null
  const { from, to, slice } = step
  const text = slice.content.firstChild?.text
  if (from !== to || slice.content.childCount !== 1 || text === undefined || text.includes("\n")) return null
  const { selection } = next
  if (!(cursor instanceof TextSelection && selection instanceof TextSelection)) return null
  if (!cursor.empty || cursor.from !== from) return null
  return selection.empty && selection.from === from + text.length ? text : null
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
