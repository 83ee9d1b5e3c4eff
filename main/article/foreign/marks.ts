/** Marks that elements put on their text. */
import type { Mark } from "prosemirror-model"
import { type Direction, schema } from "../schema.ts"
import { directionOf, type Element, isRun } from "./element.ts"
import { inlineElements } from "./elements.ts"
import { addressOf } from "./links.ts"
import { isBold, isRegular, isSlanted } from "./style.ts"

/** The position of an element, as far as its marks depend on it. */
export type Surroundings = {
  isOwn: boolean
  isInHeading: boolean
  isInRelated: boolean
  /** The direction of the text around it. */
  dir: Direction
}

const { marks } = schema

/** The marks that an element puts on its text. */
export function marksOf(element: Element, { isOwn, isInHeading, isInRelated, dir }: Surroundings): Mark[] {
  const { name, style } = element
  // A heading is bold anyway.
  const isPlain = isInHeading && !isOwn
  const isStyled = inlineElements.has(name) && !isPlain
  const isStrong = (name === "strong" || name === "b") && !isPlain && !isRegular(style)
  const made: Mark[] = []
  if (isStrong || (isStyled && isBold(style))) made.push(marks.strong.create())
  if (name === "em" || name === "i" || (isStyled && isSlanted(style))) made.push(marks.emphasis.create())
  const isolate = isRun(element) ? isolateOf(element) : null
  // A span with the direction of the text around it needs no mark.
  if (isolate && (name !== "span" || isOwn || isolate.attrs.dir !== dir)) made.push(isolate)
  const address = name === "a" && !isInRelated ? addressOf(element.attributes.get("href")) : ""
  if (address !== "") made.push(marks.link.create({ href: address }))
  return made
}

function isolateOf(element: Element): Mark | null {
  const dir = directionOf(element)
  const lang = element.attributes.get("lang") ?? ""
  return dir && marks.isolate.create({ dir, lang: /^[a-zA-Z0-9-]{2,35}$/.test(lang) ? lang : null })
}
