/** The blocks of a page while it is read. */
import type { Node } from "prosemirror-model"
import type { WordItem } from "./word.ts"

/** What a block may become besides a block of the body; null for nothing else. */
export type Role = "headline" | "standfirst" | "label" | "caption" | null

/** A block of the page before it is decided what it becomes. */
export type Piece = {
  node: Node
  role: Role
  inStory: boolean
  /** The paragraph of Word that it is the text of, or part of it; null for others. */
  wordItem: WordItem | null
}
