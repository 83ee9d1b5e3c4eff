/** The open elements of a page, and the state inside of each. */
import { Mark } from "prosemirror-model"
import type { Direction } from "../schema.ts"
import type { Gathering } from "./containers.ts"
import type { Omission } from "./omitted.ts"
import type { Role } from "./piece.ts"
import type { WhiteSpace } from "./style.ts"
import type { WordItem } from "./word.ts"

/** Where a link of a related block leads. */
export type Target = { url: string; article: string | null }

/** An open element with the state inside of it, its own or inherited from the elements around it. */
export type Opened = {
  readonly name: string
  readonly dir: Direction
  marks: readonly Mark[]
  readonly gathering: Gathering
  readonly role: Role
  readonly whiteSpace: WhiteSpace
  /** The paragraph or heading that text here belongs to: this element or one around it. */
  textblock: Opened | null
  readonly target: Target | null
  /** The paragraph of one of Word's lists that text here belongs to. */
  readonly wordItem: WordItem | null
  /** How text here is used: as text of the page, as the sign of `wordItem`, or not at all. */
  use: "text" | "sign" | "none"
  /** Why text here is set aside; null if it is not. */
  omission: Omission | null
  /** Whether its font is one whose letters are bullets. */
  readonly isSymbol: boolean
  /** Its own marks, which continue if elements overlap. */
  readonly own: readonly Mark[]
  /** Whether it begins and ends a line. */
  readonly isBlock: boolean
  /** Whether it is a cell of a row. */
  readonly isCell: boolean
  /** Whether it is a block in running text, whose words are never run together with those around it. */
  readonly isSeam: boolean
  /** Its level, if it is a heading. */
  readonly heading: number | null
  /** Whether it is a paragraph or heading from which no block was made yet. */
  unwritten: boolean
  /** Of a link that an article cannot hold: how much text the page had before it. */
  readonly lostAt: number | null
}

/** The marks inside of an element with the marks `own`; the same array where it has none. */
export const marksInside = (around: readonly Mark[], own: readonly Mark[]): readonly Mark[] =>
  own.reduce((set, mark) => mark.addToSet(set), around)

/** A stack of open elements, the innermost last, that finds quickly whether an element of a name is open. */
export class OpenElements {
  readonly #stack: Opened[] = []
  readonly #counts = new Map<string, number>()

  get length(): number {
    return this.#stack.length
  }

  get top(): Opened | undefined {
    return this.#stack.at(-1)
  }

  /** How many elements of that name are open. */
  count(name: string): number {
    return this.#counts.get(name) ?? 0
  }

  isOpen(name: string): boolean {
    return this.count(name) > 0
  }

  push(opened: Opened): void {
    this.#stack.push(opened)
    this.#counts.set(opened.name, this.count(opened.name) + 1)
  }

  pop(): Opened {
    const opened = this.#stack.pop()!
    this.#counts.set(opened.name, this.count(opened.name) - 1)
    return opened
  }

  at(index: number): Opened {
    return this.#stack[index]!
  }

  /**
   * The index in the stack of the innermost element of one of `names`; -1 if one of `walls` is in it, or none is
   * open.
   */
  find(names: readonly string[], walls: readonly string[]): number {
    if (!names.some((name) => this.isOpen(name))) return -1
    const found = this.#stack.findLastIndex(({ name }) => names.includes(name) || walls.includes(name))
    const name = this.#stack[found]?.name
    return name !== undefined && names.includes(name) ? found : -1
  }

  /** The index of the innermost block; -1 if there is none. */
  innermostBlock(): number {
    return this.#stack.findLastIndex(({ isBlock }) => isBlock)
  }

  /** Sets the text of the element at `index`, and of those in it, aside from here on. */
  omitFrom(index: number, omission: Omission): void {
    for (const opened of this.#stack.slice(index)) {
      opened.use = "none"
      opened.omission = omission
    }
  }

  /** Removes the element at `index` and keeps those inside of it, which lose its marks and keep their own. */
  remove(index: number): Opened {
    const removed = this.#stack.splice(index, 1)[0]!
    this.#counts.set(removed.name, this.count(removed.name) - 1)
    for (let at = index; at < this.#stack.length; at++) {
      const opened = this.#stack[at]!
      opened.marks = marksInside(this.#stack[at - 1]?.marks ?? Mark.none, opened.own)
    }
    return removed
  }
}
