/** Related blocks in a file of the format, and their links. */
import { schema } from "../schema.ts"
import type { Tag } from "../tokens.ts"
import { allow, characterElement, direction, misfit, type OpenElement, openElement } from "./open-element.ts"
import type { Text } from "./text.ts"

const { nodes } = schema

/** An `aside` in `around`: its label, then a note and one list of links. Throws `Misfit` for anything else. */
export function relatedElement(text: Text, tag: Tag, around: OpenElement): OpenElement {
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
          label = text.plain(characters)
        })
      }
      if (label === null) misfit(child.name)
      if (child.name === "p" && kind === "related-note") {
        allow(child, "class", "dir")
        return text.textblock(child, direction(child, dir), nodes.related_note, {}, self.children)
      }
      if (child.name !== "ul" || links) misfit(child.name)
      allow(child)
      links = true
      return openElement("ul", dir, (entry) =>
        entry.name === "li" ? linkElement(text, entry, self) : misfit(entry.name),
      )
    },
    (self) => {
      if (label === null) misfit("aside")
      around.children.push(nodes.related.createChecked({ dir, label }, self.children))
    },
  )
}

/** An `li` of the related block `around`: it holds one link. */
function linkElement(text: Text, tag: Tag, around: OpenElement): OpenElement {
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
      return text.textblock(child, dir, nodes.related_link, target, around.children)
    },
    () => {
      if (!found) misfit("li")
    },
  )
}
