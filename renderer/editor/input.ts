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
  /**
   * The letters of a phrase that an input method began over a selected block, and where they begin. The browser loses
   * such a phrase, as it began elsewhere, and puts what comes next behind them.
   */
  let draft: { from: number; text: string } | null = null
  /** Whether the letters stand where they were written, with the cursor behind them. */
  const stands = ({ doc, selection }: EditorState, { from, text }: { from: number; text: string }) =>
    selection.empty && selection.to === from + text.length && doc.textBetween(from, selection.to) === text
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
          if (view.composing) {
            if (draft === null || !event.inputType.startsWith("insert")) return false
            const { from, text } = draft
            const isThere = stands(view.state, draft)
            draft = null
            if (!isThere) return false
            if (text !== "") view.dispatch(view.state.tr.delete(from, from + text.length))
            if (event.inputType === "insertCompositionText") draft = { from, text: event.data ?? "" }
            return false
          }
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
          const isBlock = view.state.selection instanceof NodeSelection
          const tr = roomFor(view.state, "")
          if (tr) view.dispatch(tr)
          if (tr && isBlock) draft = { from: view.state.selection.from, text: "" }
          else if (draft && !stands(view.state, draft)) draft = null
          return false
        },
        compositionend() {
          draft = null
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
