/** Elements of a file of the format that hold blocks of an article, and the text in them. */
import { Fragment, type Mark, type Node, type NodeType } from "prosemirror-model"
import { deepestList } from "../nesting.ts"
import { type Direction, schema } from "../schema.ts"
import type { Tag } from "../tokens.ts"
import { type LineEnds, unwrap, unwrapped } from "../whitespace.ts"
import {
  allow,
  blank,
  characterElement,
  direction,
  misfit,
  type OpenElement,
  openElement,
} from "./open-element.ts"

const { nodes, marks } = schema

/** How the elements of one file are opened. */
export type Blocks = {
  /** An element of text that becomes a node of `type` in `into`. */
  textblock(
    tag: Tag,
    dir: Direction,
    type: NodeType,
    attributes: Record<string, unknown>,
    into: Node[],
  ): OpenElement
  /** The element of a block of the body, whose node goes into `around`; null for one that has no content. */
  block(tag: Tag, around: OpenElement): OpenElement | null
  /** With how many `../` the first picture's address begins; null if there was no picture. */
  depth(): number | null
}

/** The blocks of one file, whose text has line ends as `lineEnds` says. */
export function blocksWith(lineEnds: LineEnds): Blocks {
  /** How many lists are open. */
  let depth = 0
  let pictureDepth: number | null = null

  /** The content of a textblock. */
  const runs = (children: readonly Node[]): Fragment =>
    Fragment.fromArray(lineEnds === "text" ? (children as Node[]) : unwrapped(children))

  /** Opens the elements of marks in the text of a node of `type`, and takes its line breaks. */
  const inlineStart = (type: NodeType): OpenElement["start"] =>
    function start(tag, around) {
      const current = around.text!.marks
      if (tag.name === "br") {
        allow(tag)
        if (type !== nodes.paragraph) misfit("br")
        around.children.push(nodes.line_break.create(null, null, current))
        return null
      }
      const mark = markOf(tag)
      if (!type.allowsMarkType(mark.type) || current.some((other) => other.type === mark.type))
        misfit(tag.name)
      return {
        element: tag.name,
        dir: around.dir,
        // Text goes where the text around the mark goes.
        children: around.children,
        text: { type, marks: mark.addToSet(current) },
        start,
        end: () => {},
      }
    }

  const textblock: Blocks["textblock"] = (tag, dir, type, attributes, into) => ({
    element: tag.name,
    dir,
    children: [],
    text: { type, marks: [] },
    start: inlineStart(type),
    end: (self) => {
      into.push(type.createChecked({ ...attributes, dir }, runs(self.children)))
    },
  })

  /** An element of blocks that becomes a node of `type` in `into`. */
  const container = (
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

  const paragraph = (tag: Tag, around: OpenElement): OpenElement => {
    allow(tag, "dir")
    return textblock(tag, direction(tag, around.dir), nodes.paragraph, {}, around.children)
  }

  const list = (tag: Tag, around: OpenElement): OpenElement => {
    allow(tag, "dir", ...(tag.name === "ol" ? ["start"] : []))
    if (++depth > deepestList) misfit("depth")
    const start = tag.attributes.get("start") ?? "1"
    if (!/^-?\d+$/.test(start)) misfit(`start=${start}`)
    const made = container(
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
  const item = (tag: Tag, around: OpenElement): OpenElement => {
    allow(tag, "dir")
    const dir = direction(tag, around.dir)
    const text = inlineStart(nodes.paragraph)
    let lead = ""
    const asText = (self: OpenElement) => {
      if (self.text) return
      self.text = { type: nodes.paragraph, marks: [] }
      if (lead !== "") self.children.push(schema.text(lead))
    }
    const isBlock = (name: string) => name === "p" || name === "ul" || name === "ol"
    const made: OpenElement = {
      ...openElement(
        tag.name,
        dir,
        (child, self) => {
          if (self.text || !isBlock(child.name)) {
            if (!self.text && self.children.length > 0) misfit(child.name)
            asText(self)
            return text(child, self)
          }
          return child.name === "p" ? paragraph(child, self) : list(child, self)
        },
        (self) => {
          const blocks = self.children.length > 0 && self.text === null
          if (!blocks) asText(self)
          const inside = blocks
            ? self.children
            : [nodes.paragraph.createChecked({ dir }, runs(self.children))]
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

  const figure = (tag: Tag, around: OpenElement): OpenElement => {
    allow(tag, "dir")
    const dir = direction(tag, around.dir)
    let picture: Record<string, unknown> | null = null
    return openElement(
      tag.name,
      dir,
      (child, self) => {
        if (child.name === "img" && !picture) {
          allow(child, "src", "alt")
          const [, up = "", src] = /^((?:\.\.\/)*)(.*)$/s.exec(child.attributes.get("src") ?? "") ?? []
          pictureDepth ??= up.length / 3
          picture = { src, alt: child.attributes.get("alt") ?? "" }
          return null
        }
        if (child.name !== "figcaption" || !picture || self.children.length > 0) misfit(child.name)
        allow(child)
        return openElement(child.name, dir, (words) => {
          const type = self.children.length === 0 ? nodes.caption : nodes.credit
          if (words.name !== "p" || self.children.length > 1) misfit(words.name)
          allow(words, "dir", "class")
          if ((words.attributes.get("class") ?? "") !== (type === nodes.credit ? "credit" : ""))
            misfit("class")
          return textblock(words, direction(words, dir), type, {}, self.children)
        })
      },
      (self) => {
        if (!picture) misfit("figure")
        around.children.push(nodes.figure.createChecked({ ...picture, dir }, self.children))
      },
    )
  }

  const related = (tag: Tag, around: OpenElement): OpenElement => {
    allow(tag, "class", "dir")
    if (tag.attributes.get("class") !== "related") misfit("aside")
    const dir = direction(tag, around.dir)
    let label: string | null = null
    let links = false
    return openElement(
      tag.name,
      dir,
      (child, self) => {
        const kind = child.attributes.get("class")
        if (child.name === "p" && kind === "related-label" && label === null) {
          allow(child, "class")
          return characterElement("p", (characters) => {
            label = lineEnds === "text" ? characters : unwrap(characters, true, true)
          })
        }
        if (label === null) misfit(child.name)
        if (child.name === "p" && kind === "related-note") {
          allow(child, "class", "dir")
          return textblock(child, direction(child, dir), nodes.related_note, {}, self.children)
        }
        if (child.name !== "ul" || links) misfit(child.name)
        allow(child)
        links = true
        return openElement("ul", dir, (entry) =>
          entry.name === "li" ? link(entry, self) : misfit(entry.name),
        )
      },
      (self) => {
        if (label === null) misfit("aside")
        around.children.push(nodes.related.createChecked({ dir, label }, self.children))
      },
    )
  }

  const link = (tag: Tag, around: OpenElement): OpenElement => {
    allow(tag, "dir")
    const dir = direction(tag, around.dir)
    let found = false
    return openElement(
      tag.name,
      dir,
      (child) => {
        if (child.name !== "a" || found) misfit(child.name)
        allow(child, "href", "data-article")
        found = true
        const target = {
          url: child.attributes.get("href") ?? "",
          article: child.attributes.get("data-article") ?? null,
        }
        return textblock(child, dir, nodes.related_link, target, around.children)
      },
      () => {
        if (!found) misfit("li")
      },
    )
  }

  const block: Blocks["block"] = (tag, around) => {
    switch (tag.name) {
      case "p":
        return paragraph(tag, around)
      case "h2":
      case "h3":
        allow(tag, "dir")
        return textblock(
          tag,
          direction(tag, around.dir),
          nodes.subhead,
          { level: Number(tag.name[1]) },
          around.children,
        )
      case "blockquote":
        allow(tag, "dir")
        return container(tag, direction(tag, around.dir), nodes.quote, {}, around.children, (child, self) =>
          child.name === "p" ? paragraph(child, self) : misfit(child.name),
        )
      case "ul":
      case "ol":
        return list(tag, around)
      case "figure":
        return figure(tag, around)
      case "aside":
        return related(tag, around)
      case "hr":
        allow(tag, "dir")
        around.children.push(nodes.divider.createChecked({ dir: direction(tag, around.dir) }))
        return null
      default:
        return misfit(tag.name)
    }
  }

  return { textblock, block, depth: () => pictureDepth }
}

/** The mark of an element. */
function markOf(tag: Tag): Mark {
  switch (tag.name) {
    case "a":
      allow(tag, "href")
      return marks.link.create({ href: tag.attributes.get("href") })
    case "strong":
      allow(tag)
      return marks.strong.create()
    case "em":
      allow(tag)
      return marks.emphasis.create()
    case "bdi":
      allow(tag, "dir", "lang")
      return marks.isolate.create({
        dir: tag.attributes.get("dir") ?? misfit("bdi"),
        lang: tag.attributes.get("lang") ?? null,
      })
    default:
      return misfit(tag.name)
  }
}
