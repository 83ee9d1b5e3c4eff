/**
 * Arrow keys beside blocks without text: they stop at each of these blocks, and between two of them; and their way
 * through blocks of both directions (`way.ts`). The browser handles all other cases. Directions are backward and forward, never left and right.
 */
import { GapCursor } from "prosemirror-gapcursor"
import type { ResolvedPos } from "prosemirror-model"
import { NodeSelection, Selection, TextSelection } from "prosemirror-state"
import type { EditorView } from "prosemirror-view"
import { directionAt, nodes } from "./parts.ts"
import { endWay, goOn, wayOf } from "./way.ts"

const arrows: Record<string, { horizontal: boolean; direction: 1 | -1 }> = {
  ArrowUp: { horizontal: false, direction: -1 },
  ArrowDown: { horizontal: false, direction: 1 },
  ArrowLeft: { horizontal: true, direction: -1 },
  ArrowRight: { horizontal: true, direction: 1 },
}

/** gapcursor 1.4.1 exports this at run time and leaves it out of its types. */
const gapAt = ($pos: ResolvedPos) =>
  (GapCursor as unknown as { valid($pos: ResolvedPos): boolean }).valid($pos) ? new GapCursor($pos) : null

/** The selection to go to from the edge `$start`, if the browser would miss it. */
function stop($start: ResolvedPos, direction: 1 | -1, fromGap: boolean): Selection | null {
  const { doc } = $start
  let $pos = $start
  let moved = !fromGap
  for (;;) {
    if (moved && $pos.depth === 1) {
      const gap = gapAt($pos)
      if (gap) return gap
    }
    const next = direction > 0 ? $pos.nodeAfter : $pos.nodeBefore
    if (next) {
      const pos = direction > 0 ? $pos.pos : $pos.pos - next.nodeSize
      if (next.type === nodes.body) {
        $pos = doc.resolve(direction > 0 ? pos + 1 : pos + next.nodeSize - 1)
        moved = true
        continue
      }
      if (next.type === nodes.divider || (next.type === nodes.related && next.childCount === 0))
        return NodeSelection.create(doc, pos)
      if (next.type === nodes.figure && direction > 0) return NodeSelection.create(doc, pos)
      return null
    }
    if ($pos.depth === 0) return null
    // Out of the words of a figure backward: the picture itself.
    if ($pos.parent.type === nodes.figure && direction < 0) return NodeSelection.create(doc, $pos.before())
    $pos = doc.resolve(direction > 0 ? $pos.after() : $pos.before())
    moved = true
  }
}

/**
 * Makes the browser lay out the blocks beside the cursor's. After a jump to a part that was not drawn they have no
 * boxes before the next frame, and an arrow key would skip every block without a box.
 */
function layOutBeside(view: EditorView) {
  const body = view.dom.lastElementChild
  let block: Node | null = view.domAtPos(view.state.selection.head).node
  while (block && block.parentNode !== body) block = block.parentNode
  const range = document.createRange()
  for (const beside of [block?.previousSibling, block?.nextSibling]) {
    if (!beside) continue
    range.selectNodeContents(beside)
    range.getClientRects()
  }
}

/** Handles an arrow key. Returns false if the browser is to handle it. */
export function arrow(view: EditorView, event: KeyboardEvent): boolean {
  const key = arrows[event.key]
  if (key) layOutBeside(view)
  if (key && !key.horizontal) endWay(view)
  if (!key || event.metaKey) return false
  const { state } = view
  const { selection } = state
  let { direction } = key
  let isOnWay = false
  if (key.horizontal) {
    const dir = selection instanceof TextSelection ? directionAt(selection.$head) : "rtl"
    const here = dir === "rtl" ? (direction === 1 ? -1 : 1) : direction
    direction = wayOf(view, event, here)
    isOnWay = direction !== here && selection instanceof TextSelection
  }
  if (event.shiftKey && key.horizontal && selectPast(view, direction)) return true
  if (!(event.shiftKey || event.ctrlKey || event.altKey) && passBlocks(view, key.horizontal, direction))
    return true
  if (isOnWay) goOn(view, event, direction)
  return isOnWay
}

/**
 * Takes the moving end of the selection past the blocks without text that are next to it in `direction`, to the text
 * behind them; the browser would lose the other end. A block that is selected stays in the selection. Returns whether
 * there was such a block, with text behind it.
 */
function selectPast(view: EditorView, direction: 1 | -1): boolean {
  const { doc, selection, tr } = view.state
  let anchor = selection.anchor
  let $side: ResolvedPos
  if (selection instanceof NodeSelection) {
    $side = direction < 0 ? selection.$from : selection.$to
    const $far = direction < 0 ? selection.$to : selection.$from
    const from = Selection.findFrom($far, direction < 0 ? 1 : -1, true)
    if (!from) return false
    anchor = from.head
  } else if (selection instanceof TextSelection) {
    const { $head } = selection
    if ($head.parentOffset !== (direction < 0 ? 0 : $head.parent.content.size)) return false
    $side = doc.resolve(direction < 0 ? $head.before() : $head.after())
    if (!stop($side, direction, false)) return false
  } else return false
  const to = Selection.findFrom($side, direction, true)
  if (!to) return false
  view.dispatch(tr.setSelection(TextSelection.create(doc, anchor, to.head)).scrollIntoView())
  return true
}

/** Goes to the block without text that is next to the cursor in `direction`; returns whether there was one. */
function passBlocks(view: EditorView, horizontal: boolean, direction: 1 | -1): boolean {
  const { state } = view
  const { selection } = state
  const go = (to: Selection) => {
    view.dispatch(state.tr.setSelection(to).scrollIntoView())
    return true
  }
  if (selection instanceof TextSelection) {
    const { $cursor } = selection
    if (!$cursor) return false
    const edge = direction < 0 ? 0 : $cursor.parent.content.size
    if (horizontal && $cursor.parentOffset !== edge) return false
    if (!horizontal && !view.endOfTextblock(direction < 0 ? "up" : "down")) return false
    const to = stop(state.doc.resolve(direction < 0 ? $cursor.before() : $cursor.after()), direction, false)
    return to ? go(to) : false
  }
  if (selection instanceof NodeSelection) {
    // From the picture forward: into its words.
    if (selection.node.type === nodes.figure && direction > 0)
      return go(TextSelection.create(state.doc, selection.from + 2))
    const $side = direction < 0 ? selection.$from : selection.$to
    const to = stop($side, direction, false) ?? Selection.findFrom($side, direction)
    return to ? go(to) : true
  }
  if (selection instanceof GapCursor) {
    const to = stop(selection.$head, direction, true) ?? Selection.findFrom(selection.$head, direction, true)
    return to ? go(to) : true
  }
  return false
}
