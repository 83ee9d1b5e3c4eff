/**
 * Keeps the selection of the page and that of the state the same. Chromium tells of a caret that it moved with the
 * next frame, and a dialog that closes gives the text the focus without its selection; a key may come before
 * prosemirror-view sees either.
 */
import { Plugin } from "prosemirror-state"
import type { EditorView } from "prosemirror-view"
import { catchUp, noteFocus, restoreSelection, trustCaret } from "./drawn.ts"

/** The plugin. It has to be the first one: what handles an event after it acts on the selection that is seen. */
export function caret(): Plugin {
  const upToDate = (view: EditorView, event: Event) => {
    if (!view.composing && !(event instanceof KeyboardEvent && event.isComposing)) catchUp(view)
    return false
  }
  return new Plugin({
    view(view) {
      // A click elsewhere takes the focus away.
      const onPointerDown = (event: Event) => void upToDate(view, event)
      document.addEventListener("pointerdown", onPointerDown, { capture: true })
      return { destroy: () => document.removeEventListener("pointerdown", onPointerDown, { capture: true }) }
    },
    props: {
      handleDOMEvents: {
        keydown(view, event) {
          upToDate(view, event)
          // What the key does to the caret is the user's doing, however soon it comes after the focus.
          trustCaret(view)
          return false
        },
        beforeinput: upToDate,
        compositionstart: upToDate,
        copy: upToDate,
        cut: upToDate,
        paste: upToDate,
        focus(view) {
          restoreSelection(view)
          noteFocus(view)
          return false
        },
      },
    },
  })
}
