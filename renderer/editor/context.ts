/** What the editor's modules share: the view, the window around it, and ranges that are tracked during a question. */
import type { EditorView } from "prosemirror-view"
import type { Holds } from "./holds.ts"
import type { EditorHost } from "./host.ts"

export type Context = Pick<Holds, "hold" | "release"> & {
  readonly view: EditorView
  readonly host: EditorHost
}
