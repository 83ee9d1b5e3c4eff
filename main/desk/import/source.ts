/** A source as lines with their kinds, and what a page's markup says beyond them. */
import type { Fragment, Node } from "prosemirror-model"
import type { Dossier } from "../../article/dossier.ts"
import type { Direction } from "../../article/schema.ts"
import type { ImportLine, Loss } from "../../contract/importing.ts"

/** What the markup of a web page says about a line. */
export type Markup = {
  /** The line's content with its marks and line breaks. */
  content?: Fragment
  dir?: Direction
  /** Of a subhead. */
  level?: 2 | 3
  /** Of a list item: whether its list is numbered. */
  ordered?: boolean
  /** Of a related link. */
  url?: string
  /** Blocks that no line can hold, such as a figure or divider, and that are before this line. */
  before?: readonly Node[]
  /** The block that is made of the lines from this one to `last`. It is used only while no line of them is corrected. */
  whole?: { node: Node; last: number }
}

/** A page or plain text that was read. */
export type Source = {
  lines: ImportLine[]
  /** By line number; empty for plain text. */
  markup: ReadonlyMap<number, Markup>
  /** Blocks after the last line that no line can hold. */
  tail: readonly Node[]
  losses: Loss[]
  /** What a page says of itself. */
  dossier: Partial<Dossier>
}
