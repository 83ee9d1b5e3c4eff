/** Keeps the cursor visible while typing, without measuring every box around it. */
import { Plugin, TextSelection } from "prosemirror-state"

/**
 * prosemirror-view measures every ancestor after every key, as any of them might have to scroll. Here only the sheet
 * scrolls, so a cursor inside of its visible part needs nothing. Otherwise, and for other selections,
 * prosemirror-view does its own work.
 */
export function scrolling(): Plugin {
  return new Plugin({
    props: {
      handleScrollToSelection(view) {
        const { selection } = view.state
        const sheet = view.dom.closest(".sheet")
        if (!sheet || !(selection instanceof TextSelection) || !selection.empty) return false
        const range = view.dom.ownerDocument.getSelection()
        const caret = range?.rangeCount ? range.getRangeAt(0).getClientRects()[0] : undefined
        if (!caret) return false
        const box = sheet.getBoundingClientRect()
        return caret.top > box.top + margin && caret.bottom < box.bottom - margin
      },
    },
  })
}

/** How near to the sheet's edge the cursor may come, in pixels, before the sheet scrolls. */
const margin = 8
