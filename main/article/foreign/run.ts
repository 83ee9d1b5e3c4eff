/** The text of the block that is being read: pieces under marks, with line breaks between them. */
import type { Mark, Node } from "prosemirror-model"
import { schema } from "../schema.ts"

/** Gathers the text of one block after the other. */
export class TextRun {
  /** The text of a null piece is a line break. */
  #pieces: { text: string | null; marks: readonly Mark[] }[] = []
  /** Whether a space would be ignored here: at the beginning, after white space and after a break. */
  #isAfterSpace = true

  /** Whether the words before and after this place are never run together. */
  #isSeam = false

  get isEmpty(): boolean {
    return this.#pieces.length === 0
  }

  /** Whether there is something besides white space and line breaks. */
  get hasText(): boolean {
    return this.#pieces.some(({ text }) => text?.trim())
  }

  /** Whether it ends in a line break, white space aside. */
  get endsInBreak(): boolean {
    return this.#pieces.findLast(({ text }) => text !== " ")?.text === null
  }

  /** Adds text as it is. `marks` of equal text is the same array. */
  add(text: string, marks: readonly Mark[]): void {
    if (text === "") return
    const last = this.#pieces.at(-1)
    let added = text
    if (
      this.#isSeam &&
      last?.text &&
      /[\p{L}\p{N}\p{M}]$/u.test(last.text.slice(-2)) &&
      /^[\p{L}\p{N}]/u.test(text)
    ) {
      // The space goes where fewer marks are: not into a link.
      if (last.marks.length <= marks.length) last.text += " "
      else added = ` ${text}`
    }
    this.#isSeam = false
    if (last && last.text !== null && last.marks === marks) last.text += added
    else this.#pieces.push({ text: added, marks })
    this.#isAfterSpace = /[ \t]$/.test(added)
  }

  /** Adds text whose white space is layout: each stretch of it is one space, none at the beginning of a line. */
  addCollapsed(text: string, marks: readonly Mark[]): void {
    const collapsed = text.replace(/[\t\n\f\r ]+/g, " ")
    this.add(this.#isAfterSpace ? collapsed.replace(/^ /, "") : collapsed, marks)
  }

  /** Two elements meet here that their page sets apart: their words are parted by a space at least. */
  seam(): void {
    this.#isSeam = true
  }

  addBreak(marks: readonly Mark[]): void {
    this.#pieces.push({ text: null, marks })
    this.#isAfterSpace = true
  }

  /** The run as inline nodes; it is empty afterwards. */
  take(): Node[] {
    const nodes = this.#pieces.map(({ text, marks }) =>
      text === null ? schema.nodes.line_break.create(null, null, marks) : schema.text(text, marks),
    )
    this.#pieces = []
    this.#isSeam = false
    this.#isAfterSpace = true
    return nodes
  }
}
