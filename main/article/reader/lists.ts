/** Lists in a file of the format, and their items. */
import { deepestList } from "../nesting.ts"
import { schema } from "../schema.ts"
import type { Tag } from "../tokens.ts"
import {
  allow,
  blank,
  containerElement,
  direction,
  misfit,
  type OpenElement,
  openElement,
} from "./open-element.ts"
import type { Text } from "./text.ts"

const { nodes } = schema

/** How the lists of one file are opened. */
export type Lists = {
  /** A `ul` or `ol` in `around`. Throws `Misfit` for what the format does not allow, such as one that lies too deep. */
  list(tag: Tag, around: OpenElement): OpenElement
}

const isBlock = (name: string) => name === "p" || name === "ul" || name === "ol"

/** Makes what opens the lists of one file, whose text is read as `text` does. */
export function createLists(text: Text): Lists {
  /** How many lists are open. */
  let depth = 0

  function list(tag: Tag, around: OpenElement): OpenElement {
    allow(tag, "dir", ...(tag.name === "ol" ? ["start"] : []))
    if (++depth > deepestList) misfit("depth")
    const start = tag.attributes.get("start") ?? "1"
    if (!/^-?\d+$/.test(start)) misfit(`start=${start}`)
    const made = containerElement(
      tag,
      direction(tag, around.dir),
      tag.name === "ol" ? nodes.numbered_list : nodes.bullet_list,
      tag.name === "ol" ? { start: Number(start) } : {},
      around.children,
      (child, self) => (child.name === "li" ? item(child, self) : misfit(child.name)),
    )
    return {
      ...made,
      end: (self) => {
        depth--
        made.end(self)
      },
    }
  }

  /** An item of a list: one paragraph's text, or blocks. The first thing in it that is not white space decides. */
  function item(tag: Tag, around: OpenElement): OpenElement {
    allow(tag, "dir")
    const dir = direction(tag, around.dir)
    const inline = text.inline(nodes.paragraph)
    let lead = ""
    const asText = (self: OpenElement) => {
      if (self.text) return
      self.text = { type: nodes.paragraph, marks: [] }
      if (lead !== "") self.children.push(schema.text(lead))
    }
    const made: OpenElement = {
      ...openElement(
        tag.name,
        dir,
        (child, self) => {
          if (self.text || !isBlock(child.name)) {
            if (!self.text && self.children.length > 0) misfit(child.name)
            asText(self)
            return inline(child, self)
          }
          return child.name === "p" ? text.paragraph(child, self) : list(child, self)
        },
        (self) => {
          const blocks = self.children.length > 0 && self.text === null
          if (!blocks) asText(self)
          const inside = blocks
            ? self.children
            : [nodes.paragraph.createChecked({ dir }, text.runs(self.children))]
          around.children.push(nodes.list_item.createChecked({ dir }, inside))
        },
      ),
      characters(characters) {
        // It holds blocks, so white space is ignored.
        if (made.children.length > 0) {
          if (!blank.test(characters)) misfit("text")
        } else {
          lead += characters
          if (!blank.test(lead)) asText(made)
        }
      },
    }
    return made
  }

  return { list }
}
