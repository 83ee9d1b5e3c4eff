/** Elements of a file of the format that hold blocks of an article. */
import { schema } from "../schema.ts"
import type { Tag } from "../tokens.ts"
import type { LineEnds } from "../whitespace.ts"
import { createFigures } from "./figures.ts"
import { createLists } from "./lists.ts"
import { allow, containerElement, direction, misfit, type OpenElement } from "./open-element.ts"
import { relatedElement } from "./related.ts"
import { type Text, textWith } from "./text.ts"

const { nodes } = schema

/** How the elements of one file are opened. */
export type Blocks = {
  textblock: Text["textblock"]
  /**
   * The element of a block of the body, whose node goes into `around`; null for one that has no content. Throws
   * `Misfit` for what the format does not allow.
   */
  block(tag: Tag, around: OpenElement): OpenElement | null
  /** With how many `../` the first picture's address begins; null if there was no picture. */
  depth(): number | null
}

/** Makes what opens the elements of one file. `lineEnds` says how its line ends are taken. */
export function blocksWith(lineEnds: LineEnds): Blocks {
  const text = textWith(lineEnds)
  const lists = createLists(text)
  const figures = createFigures(text)

  function subhead(tag: Tag, around: OpenElement): OpenElement {
    allow(tag, "dir")
    const level = { level: Number(tag.name[1]) }
    return text.textblock(tag, direction(tag, around.dir), nodes.subhead, level, around.children)
  }

  function quote(tag: Tag, around: OpenElement): OpenElement {
    allow(tag, "dir")
    const dir = direction(tag, around.dir)
    return containerElement(tag, dir, nodes.quote, {}, around.children, (child, self) =>
      child.name === "p" ? text.paragraph(child, self) : misfit(child.name),
    )
  }

  function divider(tag: Tag, around: OpenElement): null {
    allow(tag, "dir")
    around.children.push(nodes.divider.createChecked({ dir: direction(tag, around.dir) }))
    return null
  }

  function block(tag: Tag, around: OpenElement): OpenElement | null {
    switch (tag.name) {
      case "p":
        return text.paragraph(tag, around)
      case "h2":
      case "h3":
        return subhead(tag, around)
      case "blockquote":
        return quote(tag, around)
      case "ul":
      case "ol":
        return lists.list(tag, around)
      case "figure":
        return figures.figure(tag, around)
      case "aside":
        return relatedElement(text, tag, around)
      case "hr":
        return divider(tag, around)
      default:
        return misfit(tag.name)
    }
  }

  return { textblock: text.textblock, block, depth: figures.depth }
}
