/** What the editor's modules share: the view, the window around it, and places that outlive a question. */
import type { EditorView } from "prosemirror-view"
import type { EditorHost } from "./editor.ts"

/** A range that is kept right through later changes; `gone` once another article was opened. */
export type Held = { from: number; to: number; gone: boolean }

export type Context = {
  readonly view: EditorView
  readonly host: EditorHost
  /** Keeps hold of a range while the user is asked something. */
  hold(from: number, to: number): Held
  release(held: Held): void
}
