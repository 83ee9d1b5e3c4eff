/** Pictures in a file of the format, with their captions and credits. */
import { schema } from "../schema.ts"
import type { Tag } from "../tokens.ts"
import { allow, direction, misfit, type OpenElement, openElement } from "./open-element.ts"
import type { Text } from "./text.ts"

const { nodes } = schema

/** How the figures of one file are opened. */
export type Figures = {
  /** A `figure` in `around`. Throws `Misfit` for what the format does not allow. */
  figure(tag: Tag, around: OpenElement): OpenElement
  /** With how many `../` the first picture's address begins; null if there was no picture. */
  depth(): number | null
}

/** Makes what opens the figures of one file, whose text is read as `text` does. */
export function createFigures(text: Text): Figures {
  let depth: number | null = null

  /** The attributes of a picture. Its address goes without the way up to the newsroom. */
  function pictureOf(tag: Tag): Record<string, unknown> {
    allow(tag, "src", "alt")
    const [, up = "", src] = /^((?:\.\.\/)*)(.*)$/s.exec(tag.attributes.get("src") ?? "") ?? []
    depth ??= up.length / 3
    return { src, alt: tag.attributes.get("alt") ?? "" }
  }

  /** The caption and then the credit of `figure`. */
  function words(tag: Tag, figure: OpenElement): OpenElement {
    const type = figure.children.length === 0 ? nodes.caption : nodes.credit
    if (tag.name !== "p" || figure.children.length > 1) misfit(tag.name)
    allow(tag, "dir", "class")
    if ((tag.attributes.get("class") ?? "") !== (type === nodes.credit ? "credit" : "")) misfit("class")
    return text.textblock(tag, direction(tag, figure.dir), type, {}, figure.children)
  }

  return {
    depth: () => depth,
    figure(tag, around) {
      allow(tag, "dir")
      const dir = direction(tag, around.dir)
      let picture: Record<string, unknown> | null = null
      return openElement(
        tag.name,
        dir,
        (child, self) => {
          if (child.name === "img" && !picture) {
            picture = pictureOf(child)
            return null
          }
          if (child.name !== "figcaption" || !picture || self.children.length > 0) misfit(child.name)
          allow(child)
          return openElement(child.name, dir, (inside) => words(inside, self))
        },
        (self) => {
          if (!picture) misfit("figure")
          around.children.push(nodes.figure.createChecked({ ...picture, dir }, self.children))
        },
      )
    },
  }
}
