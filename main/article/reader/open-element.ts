/**
 * The open elements of a file that is read strictly: each says what may be in it. The first thing that does not fit
 * ends the reading.
 */
import type { Mark, Node, NodeType } from "prosemirror-model"
import { type Direction, schema } from "../schema.ts"
import { readTokens, type Tag, type TokenSink, voidElements } from "../tokens.ts"

/** What is thrown where a page is not of the format. It ends the reading. */
export class Misfit extends Error {}

/** Throws `Misfit`, because `what` does not fit: the name of an element, an attribute or another part of the page. */
export function misfit(what: string): never {
  throw new Misfit(what)
}

/** An element that was begun and has not ended. */
export type OpenElement = {
  /** The name of the element. */
  element: string
  dir: Direction
  /** The nodes that were read of its content. */
  children: Node[]
  /** The marks of its text; null if it may not hold text. */
  text: { type: NodeType; marks: readonly Mark[] } | null
  /** Takes the tag of an element that begins in it; returns the open element, or null for one without content. */
  start(tag: Tag, self: OpenElement): OpenElement | null
  /** Takes text where `text` is null. Without it, white space is ignored and other text does not fit. */
  characters?(characters: string): void
  /** Called when its end tag was read. */
  end(self: OpenElement): void
}

/** Throws `Misfit` if `tag` has other attributes than those of `names`. */
export function allow(tag: Tag, ...names: string[]): void {
  for (const name of tag.attributes.keys()) if (!names.includes(name)) misfit(`${tag.name}[${name}]`)
}

/** The direction of a block in an element of the direction `around`. Throws `Misfit` for a value that is none. */
export function direction(tag: Tag, around: Direction): Direction {
  const dir = tag.attributes.get("dir") ?? around
  return dir === "rtl" || dir === "ltr" ? dir : misfit(`dir=${dir}`)
}

const none = (tag: Tag) => misfit(tag.name)
/** White space only. */
export const blank = /^[\t\n\f\r ]*$/

/** An open element that may hold only what `start` takes. */
export const openElement = (
  element: string,
  dir: Direction,
  start: OpenElement["start"],
  end: OpenElement["end"] = () => {},
): OpenElement => ({ element, dir, children: [], text: null, start, end })

/** An element of blocks that becomes a node of `type` in `into`; `start` takes the blocks. */
export const containerElement = (
  tag: Tag,
  dir: Direction,
  type: NodeType,
  attributes: Record<string, unknown>,
  into: Node[],
  start: OpenElement["start"],
): OpenElement =>
  openElement(tag.name, dir, start, (self) => {
    into.push(type.createChecked({ ...attributes, dir }, self.children))
  })

/** An open element that holds characters only; `take` gets them when it ends. */
export function characterElement(element: string, take: (characters: string) => void): OpenElement {
  let read = ""
  return {
    ...openElement(element, "rtl", none, () => take(read)),
    characters: (characters) => {
      read += characters
    },
  }
}

/**
 * Reads `source` from beginning to end as the content of `document`. Throws `Misfit` at the first thing that is not
 * allowed, and what the schema throws.
 * @param commented called for every comment
 */
export function walk(source: string, document: OpenElement, commented: () => void): void {
  const open: OpenElement[] = [document]
  const sink: TokenSink = {
    start(tag) {
      const around = open.at(-1)!
      const next = around.start(tag, around)
      if (next) {
        if (voidElements.has(tag.name)) misfit(tag.name)
        open.push(next)
      }
    },
    end(name) {
      const last = open.pop()!
      if (last.element !== name) misfit(`/${name}`)
      last.end(last)
    },
    text(characters) {
      const around = open.at(-1)!
      if (around.text) around.children.push(schema.text(characters, around.text.marks))
      else if (around.characters) around.characters(characters)
      else if (!blank.test(characters)) misfit("text")
    },
    comment: commented,
    doctype() {
      if (open.length > 1) misfit("doctype")
    },
    fault: misfit,
  }
  readTokens(source, sink)
  if (open.length > 1) misfit("end")
}
