/** The elements of marks in a file of the format. */
import type { Mark } from "prosemirror-model"
import { schema } from "../schema.ts"
import type { Tag } from "../tokens.ts"
import { allow, misfit } from "./open-element.ts"

const { marks } = schema

/** The mark of an element. Throws `Misfit` for an element of none, or one that has other attributes than it may. */
export function markOf(tag: Tag): Mark {
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
