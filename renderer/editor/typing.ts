/** Typing of plain characters, by way of the document: less work than letting the browser type and reading it back. */
import { Mark } from "prosemirror-model"
import { Plugin, TextSelection } from "prosemirror-state"
import type { EditorView } from "prosemirror-view"

/** What this uses of prosemirror-view's inside (1.42.9): its watch over what others write to the page. */
type Watched = { domObserver: { stop(): void } }

/**
 * Where the browser types a character, prosemirror-view parses the paragraph, compares it with the document
 * and looks again at the selection. Here the character goes into the document first, as prosemirror-view
 * itself does when a selection is typed over. What comes without a key press (compositions, dictation)
 * still takes the browser's way.
 */
export function typing(): Plugin {
  return new Plugin({
    props: {
      handleKeyPress(view, event) {
        const { selection } = view.state
        if (!(selection instanceof TextSelection) || !selection.empty || event.charCode < 0x20) return false
        const text = String.fromCodePoint(event.charCode)
        const insert = () => view.state.tr.insertText(text).scrollIntoView()
        const { from } = selection
        if (view.someProp("handleTextInput", (handle) => handle(view, from, from, text, insert))) return true
        const tr = insert()
        write(view, text)
        view.dispatch(tr)
        return true
      },
    },
  })
}

/**
 * Writes what is about to be drawn for `text` at the cursor. prosemirror-view would replace the whole text
 * around it, and the browser would shape and break every line of it again; what it finds written it leaves.
 */
function write(view: EditorView, text: string) {
  const { selection, storedMarks } = view.state
  const { $from } = selection
  const { node } = $from.parent.childBefore($from.parentOffset)
  // Only where the character joins this text: not where a mark ends or begins, nor beside a chip.
  if (!node || storedMarks || !Mark.sameSet(node.marks, $from.marks())) return
  const drawn = view.domAtPos($from.pos, -1)
  if (!(drawn.node instanceof Text) || drawn.node.data !== node.text || drawn.offset === 0) return
  ;(view as unknown as Watched).domObserver.stop()
  drawn.node.insertData(drawn.offset, text)
}
