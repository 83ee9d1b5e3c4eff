/**
 * The way that an arrow key goes. In a block of the other direction the same key would go back to where it came from,
 * so that a key that is held swings at the edge of the two. As long as one key is pressed again and again, its way
 * through the text goes on.
 */
import type { EditorView } from "prosemirror-view"

type Way = { keys: string; direction: 1 | -1 }

const ways = new WeakMap<EditorView, Way>()

const namedBy = ({ key, shiftKey, ctrlKey, altKey }: KeyboardEvent) =>
  [key, shiftKey, ctrlKey, altKey].join(" ")

/** Ends the way: something else was done than pressing its key, with the keyboard or without it. */
export function endWay(view: EditorView) {
  ways.delete(view)
}

/** The direction in which the key of `event` goes on; `here` is the one that it has in the block of the cursor. */
export function wayOf(view: EditorView, event: KeyboardEvent, here: 1 | -1): 1 | -1 {
  const keys = namedBy(event)
  const way = ways.get(view)
  if (way?.keys === keys) return way.direction
  ways.set(view, { keys, direction: here })
  return here
}

/** Moves the caret by a character, or with Ctrl (Option on macOS) by a word; with Shift the selection goes along. */
export function goOn(view: EditorView, event: KeyboardEvent, direction: 1 | -1) {
  view.dom.ownerDocument
    .getSelection()
    ?.modify(
      event.shiftKey ? "extend" : "move",
      direction > 0 ? "forward" : "backward",
      event.ctrlKey || event.altKey ? "word" : "character",
    )
}
