/** Typing of plain characters, by way of the document: less work than letting the browser type and reading it back. */
import { Plugin, TextSelection } from "prosemirror-state"

/**
 * Where the browser types a character, prosemirror-view parses the paragraph, compares it with the document
 * and looks again at the selection. Here the character goes into the document first, as prosemirror-view
 * itself does when a selection is typed over; `show` draws it. What comes without a key press (compositions,
 * dictation) still takes the browser's way.
 */
export function typing(): Plugin {
  return new Plugin({
    props: {
      handleKeyPress(view, event) {
        const { selection } = view.state
        const text = typedBy(event)
        if (!(selection instanceof TextSelection) || text === null) return false
        // A selection is prosemirror-view's to type over, which takes a key press for one UTF-16 unit, though.
        if (!selection.empty && text.length === 1) return false
        const { from, to } = selection
        // With its place given, an insertion at a cursor does not look for another place that it might fit in.
        const insert = () => {
          const { tr } = view.state
          return (selection.empty ? tr.insertText(text, from, to) : tr.insertText(text)).scrollIntoView()
        }
        if (view.someProp("handleTextInput", (handle) => handle(view, from, to, text, insert))) return true
        view.dispatch(insert())
        return true
      },
    },
  })
}

/**
 * The character that a key press types; null for a control character, and for half of a surrogate pair whose other
 * half is not known: `charCode` has no room for more than one half.
 */
function typedBy({ charCode, key }: KeyboardEvent): string | null {
  if (charCode < 0x20) return null
  const text = String.fromCharCode(charCode)
  if (text.isWellFormed()) return text
  return key.length === 2 && key.startsWith(text) && key.isWellFormed() ? key : null
}
