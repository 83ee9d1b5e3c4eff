/** The blocks of text of an article, as an outline shows them, and going to one. */
import type { Node } from "prosemirror-model"
import { TextSelection } from "prosemirror-state"
import type { EditorView } from "prosemirror-view"
import { textOf } from "../../main/article/text.ts"
import { nodes } from "./parts.ts"

/** A block with text. `level` is 1 for the headline, 2 and 3 for subheads, 0 for every other block. */
export type OutlineBlock = { pos: number; level: number; text: string }

/** How much of a block is shown, in UTF-16 units. */
const most = 160

function levelOf({ type, attrs }: Node): number {
  if (type === nodes.headline) return 1
  return type === nodes.subhead ? attrs.level : 0
}

/** Every block of text in `doc` that is not empty, in order. */
export function blocksOf(doc: Node): OutlineBlock[] {
  const found: OutlineBlock[] = []
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true
    const text = textOf(node).replaceAll("\n", " ")
    if (text.trim() !== "")
      found.push({ pos, level: levelOf(node), text: text.slice(0, most).toWellFormed() })
    return false
  })
  return found
}

/** Puts the cursor at the start of the block that starts at `pos`, if one still does. */
export function goToBlock(view: EditorView, pos: number): void {
  const { state } = view
  if (!state.doc.nodeAt(pos)?.isTextblock) return
  view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, pos + 1)).scrollIntoView())
}
