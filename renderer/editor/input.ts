/** Typing over a selection: removes what the text replaces without breaking a block or a wall. */
import { type EditorState, NodeSelection, Plugin, TextSelection, type Transaction } from "prosemirror-state"
import { addParagraph } from "./blocks.ts"
import { addRow } from "./links.ts"
import { nodes, selectedBlock } from "./parts.ts"
import { crossesWall, removeSelection } from "./removal.ts"

/**
 * The transaction that prepares the selection for typing, if typing would destroy a block or break a wall. Null if
 * typing needs no preparation.
 */
function roomFor(state: EditorState, text: string, erases = false): Transaction | null {
  const { selection, tr } = state
  if (selection instanceof NodeSelection && !erases) {
    const block = selectedBlock(state)
    if (!block) return null
    // Into a selected related block: the title of a new link. Beside any other block: a paragraph after it.
    if (block.node.type === nodes.related) return addRow(state, block.pos, { url: "", article: null }, text)
    return addParagraph(tr, block.pos + block.node.nodeSize, block.node.attrs.dir, text)
  }
  if (selection.empty) return null
  if (selection instanceof TextSelection && !crossesWall(state.doc, selection.from, selection.to)) return null
  removeSelection(tr)
  return text ? tr.insertText(text).scrollIntoView() : tr
}

/** Typing, dictation, compositions and cutting. */
export function input(): Plugin {
  return new Plugin({
    props: {
      handleTextInput(view, _from, _to, text) {
        const tr = roomFor(view.state, text)
        if (tr) view.dispatch(tr)
        return tr !== null
      },
      handleDOMEvents: {
        // Input that comes without a key: dictation, character pickers, other programs.
        beforeinput(view, event) {
          if (view.composing) return false
          const erases = event.inputType.startsWith("delete")
          if (!erases && event.inputType !== "insertText") return false
          const tr = roomFor(view.state, erases ? "" : (event.data ?? ""), erases)
          if (tr) {
            event.preventDefault()
            view.dispatch(tr)
          }
          return tr !== null
        },
        compositionstart(view) {
          const tr = roomFor(view.state, "")
          if (tr) view.dispatch(tr)
          return false
        },
        cut(view, event) {
          const { state } = view
          const { selection } = state
          if (selection.empty || !event.clipboardData) return false
          const { dom, text } = view.serializeForClipboard(selection.content())
          event.preventDefault()
          event.clipboardData.clearData()
          event.clipboardData.setData("text/html", dom.innerHTML)
          event.clipboardData.setData("text/plain", text)
          view.dispatch(removeSelection(state.tr).scrollIntoView().setMeta("uiEvent", "cut"))
          return true
        },
      },
    },
  })
}
