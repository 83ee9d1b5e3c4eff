/**
 * Keeps the line of the cursor off the edges of the sheet: where there is room, three lines stay free above and below
 * it. For what the browser scrolls by itself, such as to where an arrow went, `frame.css` says the same.
 */
import { Plugin, TextSelection } from "prosemirror-state"
import type { EditorView } from "prosemirror-view"

/** How many lines stay free. */
const free = 3

/**
 * prosemirror-view measures every ancestor after every key, as any of them might have to scroll. Here only the sheet
 * scrolls, and only the cursor is measured. For selected blocks prosemirror-view does its own work.
 */
export function scrolling(): Plugin {
  return new Plugin({
    props: {
      scrollMargin: 48,
      scrollThreshold: 48,
      handleScrollToSelection(view) {
        const sheet = view.dom.closest(".sheet")
        const caret = sheet && caretOf(view)
        if (!caret) return false
        const box = sheet.getBoundingClientRect()
        const height = caret.bottom - caret.top
        // A height that nothing has set is "normal".
        const line = Number.parseFloat(getComputedStyle(view.dom).lineHeight) || height
        const room = Math.max(0, Math.min(free * line, (box.height - height) / 2))
        const above = caret.top - box.top - room
        const below = caret.bottom - box.bottom + room
        if (above < 0) sheet.scrollTop += above
        else if (below > 0) sheet.scrollTop += below
        return true
      },
    },
  })
}

/** Where the moving end of the selection is on the screen; null if it is not in text. */
function caretOf(view: EditorView): { top: number; bottom: number } | null {
  const { selection } = view.state
  if (!(selection instanceof TextSelection)) return null
  const range = view.dom.ownerDocument.getSelection()
  const own = selection.empty && range?.rangeCount ? range.getRangeAt(0).getClientRects()[0] : undefined
  return own ?? view.coordsAtPos(selection.head)
}
