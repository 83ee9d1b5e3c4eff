/** Setting a Latin run apart from the Arabic around it. */
import type { EditorState, Transaction } from "prosemirror-state"
import { marks } from "./parts.ts"

/** What belongs to one left-to-right run: no Arabic letter and, at its ends, no space. */
const latinRun =
  /[^\s\p{Script=Arabic}«»،؛؟](?:[^\p{Script=Arabic}«»،؛؟\n\ufffc]*[^\s\p{Script=Arabic}«»،؛؟\ufffc])?/gu

/** The isolate around the cursor, or else the Latin run or the word, as a range. */
function rangeAt(state: EditorState): { from: number; to: number } | null {
  const { $from } = state.selection
  const { parent } = $from
  const start = $from.start()
  let found: { from: number; to: number } | null = null
  parent.forEach((node, offset) => {
    const from = start + offset
    const to = from + node.nodeSize
    if (node.marks.some((mark) => mark.type === marks.isolate) && from <= $from.pos && $from.pos <= to)
      found = { from, to }
  })
  if (found) return found
  const text = parent.textBetween(0, parent.content.size, undefined, "\ufffc")
  const at = $from.parentOffset
  for (const pattern of [latinRun, /[^\s\ufffc]+/gu])
    for (const match of text.matchAll(pattern))
      if (match.index <= at && at <= match.index + match[0].length)
        return { from: start + match.index, to: start + match.index + match[0].length }
  return null
}

/**
 * Sets the selection apart, or the Latin run or the word at the cursor; undoes that if it is set apart already. Null
 * if there is nothing to set apart.
 */
export function toggleIsolate(state: EditorState): Transaction | null {
  const { selection } = state
  if (!selection.$from.parent.inlineContent) return null
  const range = selection.empty ? rangeAt(state) : selection
  if (!range || range.from === range.to) return null
  const { from, to } = range
  const { tr } = state
  if (state.doc.rangeHasMark(from, to, marks.isolate!)) tr.removeMark(from, to, marks.isolate)
  else tr.addMark(from, to, marks.isolate!.create())
  return tr.docChanged ? tr.scrollIntoView() : null
}
