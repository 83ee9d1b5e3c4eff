/**
 * Fields of Word: an instruction such as `PAGE` or `HYPERLINK "…"`, then the text that it made. The instruction is no
 * text of the page.
 */
import type { Style } from "./style.ts"

/** How many fields deep fields are followed. */
const deepest = 32

/** Follows the fields of a page, which may be in each other. */
export class Fields {
  /** The instruction of each open field so far, the innermost last; null in the text that it made. */
  #open: (string | null)[] = []

  /** Takes the mark of a field that an element of `style` is, if it is one. */
  mark(style: Style): void {
    switch (style.get("mso-element")) {
      case "field-begin":
        if (this.#open.length < deepest) this.#open.push("")
        break
      case "field-separator":
        if (this.#open.length > 0) this.#open[this.#open.length - 1] = null
        break
      case "field-end":
        this.#open.pop()
    }
  }

  /** Takes `characters` of an instruction; false if they are text of the page. */
  text(characters: string): boolean {
    const at = this.#open.findLastIndex((instruction) => instruction !== null)
    if (at < 0) return false
    this.#open[at] += characters
    return true
  }

  /** The block ends: the text since the begin of a field that has no end in it, which was no instruction. */
  endBlock(): string {
    const text = this.#open.map((instruction) => instruction ?? "").join("")
    if (text !== "") this.#open = []
    return text
  }
}
