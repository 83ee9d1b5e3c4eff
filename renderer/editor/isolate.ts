/** Setting a Latin run apart from the Arabic around it, and typing at its end. */
import type { Mark } from "prosemirror-model"
import { type EditorState, Plugin, TextSelection, type Transaction } from "prosemirror-state"
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

const leftward =
  /^[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Adlam}\p{Script=Nko}]/u

/** Whether `text` begins with a letter of the direction `dir`, or with a digit, which goes with both. */
function goesWith(text: string, dir: string): boolean {
  if (/^\p{Nd}/u.test(text)) return true
  return /^\p{L}/u.test(text) && leftward.test(text) === (dir === "rtl")
}

/** The isolate that ends at the cursor, or that the selection covers to its end; undefined if there is none. */
function isolateAt({ doc, selection, storedMarks }: EditorState): Mark | undefined {
  // What the writer chose for the next letter counts.
  if (!(selection instanceof TextSelection) || storedMarks) return undefined
  const first = selection.empty ? selection.$from.nodeBefore : selection.$from.nodeAfter
  const isolate = marks.isolate!.isInSet(first?.marks ?? [])
  if (!isolate || selection.empty) return isolate
  const last = doc.resolve(selection.to).nodeBefore
  return isolate.isInSet(last?.marks ?? []) ? isolate : undefined
}

/**
 * The plugin for typing at the end of an isolate, or over one. A letter of its direction and a digit go on in it:
 * beside it they would be drawn at its other end. Everything else is beside it. See docs/decisions/0021.
 */
export function typedIsolates(): Plugin {
  return new Plugin({
    props: {
      handleTextInput(view, from, to, text) {
        const { state } = view
        const { $from, $to } = state.selection
        if (from !== $from.pos || to !== $to.pos) return false
        const isolate = isolateAt(state)
        if (!isolate || !goesWith(text, isolate.attrs.dir)) return false
        const around = ($from.pos === $to.pos ? $from.marks() : $from.marksAcross($to)) ?? []
        const { tr } = state
        tr.replaceWith(from, to, state.schema.text(text, isolate.addToSet(around)))
        view.dispatch(tr.setSelection(TextSelection.create(tr.doc, from + text.length)).scrollIntoView())
        return true
      },
    },
  })
}
