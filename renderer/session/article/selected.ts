/** How much is selected in the text, for the status bar. */
import { type ReadonlySignal, signal } from "@preact/signals"
import type { EditorState } from "prosemirror-state"
import { type Extent, extentBetween } from "../../../main/article/text.ts"

/** How much of the text is selected, as the panels show it. */
export type Selected = {
  /** The words and characters that are selected; null if none are. */
  readonly extent: ReadonlySignal<Extent | null>
  /** Called with every state of the editor; null without an article. */
  follow(state: EditorState | null): void
}

/**
 * Nothing is selected at first. What is selected is counted after a rest, so that a key never waits for it.
 * @param lag milliseconds without a change after which it is counted, and the longest that it lags behind
 */
export function createSelected(lag: { rest: number; longest: number }): Selected {
  const extent = signal<Extent | null>(null)
  let newest: EditorState | null = null
  /** When the state last changed, as `performance.now` tells it. */
  let moved = 0
  let waiting: ReturnType<typeof setTimeout> | undefined

  function count(since: number): void {
    const left = Math.min(moved + lag.rest, since + lag.longest) - performance.now()
    if (left > 1) {
      waiting = setTimeout(count, left, since)
      return
    }
    waiting = undefined
    const { doc, selection } = newest ?? {}
    const found =
      doc && selection && !selection.empty ? extentBetween(doc, selection.from, selection.to) : null
    extent.value = found && found.characters > 0 ? found : null
    newest = null
  }

  return {
    extent,
    follow(state) {
      // Plain typing ends here.
      if (waiting === undefined && (state?.selection.empty ?? true) && extent.peek() === null) return
      newest = state
      moved = performance.now()
      if (waiting === undefined) waiting = setTimeout(count, lag.rest, moved)
    },
  }
}
