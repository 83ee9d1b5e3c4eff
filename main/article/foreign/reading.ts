/** What is asked for of a page, and what is read of it. */
import type { Direction } from "../schema.ts"
import type { Head } from "./head.ts"
import type { Losses } from "./losses.ts"
import type { Omitted } from "./omitted.ts"
import type { Piece } from "./piece.ts"

/** What is asked for of a page. */
export type Asked = {
  /**
   * Which text: all of it, also the text that replaces pictures, media and drawings; or only what a browser shows as
   * text.
   */
  text: "all" | "shown"
  /** The text between the cells of a row. */
  between: string
  /** The direction of blocks without an explicit one; null for that of the page's language. */
  dir: Direction | null
}

/** A page that was read. */
export type Reading = {
  /** Its blocks in their order. */
  pieces: Piece[]
  head: Head
  losses: Losses
  /** What its author does not count as the story, in its order. */
  omitted: Omitted[]
  /** The direction of blocks without an explicit one. */
  dir: Direction
}
