/** Textblocks of an imported article: their text, their marks, and their directions. */
import { Fragment, type Node } from "prosemirror-model"
import { type Direction, schema } from "../../../article/schema.ts"
import { directionOfBlock } from "../direction.ts"
import type { Markup } from "../source.ts"
import type { Group } from "./groups.ts"

/**
 * `content` as a textblock of `type` can hold it: without marks that it does not allow, and with line breaks as
 * spaces.
 */
function fitting(content: Fragment, type: Node["type"]): Fragment {
  const children: Node[] = []
  content.forEach((child) => {
    const marks = type.allowedMarks(child.marks)
    if (child.isText) children.push(child.mark(marks))
    else if (type.contentMatch.matchType(child.type)) children.push(child.mark(marks))
    else children.push(schema.text(" ", marks))
  })
  return Fragment.from(children)
}

/** How groups become textblocks. */
export type Textblocks = {
  dirOf(item: Group): Direction
  /** A textblock of `item`, whose text begins after `from` code units. */
  make(type: Node["type"], item: Group, attrs?: Record<string, unknown>, from?: number): Node
}

/** The textblocks of a source with the direction `base`. `markup` is by line number. */
export function createTextblocks(markup: ReadonlyMap<number, Markup>, base: Direction): Textblocks {
  const dirOf = (item: Group) => markup.get(item.number)?.dir ?? directionOfBlock(item.text, base)
  return {
    dirOf,
    make(type, item, attrs = {}, from = 0) {
      const content = item.content
        ? fitting(item.content.cut(item.indent + from, item.indent + item.text.length), type)
        : item.text.length > from
          ? schema.text(item.text.slice(from))
          : null
      return type.create({ dir: dirOf(item), ...attrs }, content)
    },
  }
}
