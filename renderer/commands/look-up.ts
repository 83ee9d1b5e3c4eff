/** Looks up in the library what is selected, or the word at the caret. */
import type { Session } from "../session/session.ts"
import { isTextField } from "./fields.ts"
import { showPane } from "./panes.ts"

/** How much is looked up at most, in characters: a headline. */
const most = 120

const segmenter = new Intl.Segmenter("ar", { granularity: "word" })

/** The word around the offset `at` in `text`, or the one that ends there; empty where there is none. */
function wordAt(text: string, at: number): string {
  const segments = segmenter.segment(text)
  const around = [segments.containing(at), segments.containing(at - 1)]
  return around.find((one) => one?.isWordLike)?.segment ?? ""
}

/** What is selected in the field of the focus, in the text or anywhere else; else the word at the caret. */
function atFocus(session: Session): string {
  const focus = document.activeElement
  if (isTextField(focus)) {
    const { value, selectionStart, selectionEnd } = focus
    const from = selectionStart ?? 0
    return value.slice(from, selectionEnd ?? from) || wordAt(value, from)
  }
  const view = session.editor()?.view
  if (view?.dom.contains(focus)) {
    const { selection, doc } = view.state
    if (!selection.empty) return doc.textBetween(selection.from, selection.to, " ", " ")
    const { parent, parentOffset } = selection.$from
    return wordAt(parent.textBetween(0, parent.content.size, undefined, " "), parentOffset)
  }
  return getSelection()?.toString() ?? ""
}

/** The words that a look-up would search for, in one line; empty if there are none. */
export function wordsToLookUp(session: Session): string {
  return atFocus(session).split(/\s/).filter(Boolean).join(" ").slice(0, most)
}

/** Searches the library for the words at the focus and goes there; without words it only goes there. */
export function lookUp(session: Session): void {
  const words = wordsToLookUp(session)
  session.board.close()
  if (words !== "") session.library.type(words)
  showPane(session, "library")
}
