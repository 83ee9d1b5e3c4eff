/** Which elements open a container, and where. */
import { deepestList } from "../nesting.ts"
import type { Direction } from "../schema.ts"
import { type Gathering, gathering, isFlow } from "./containers.ts"
import type { Element } from "./element.ts"

/** The position of an element, as far as it decides whether the element opens a container. */
export type Standing = {
  /** The container around it. */
  inside: Gathering
  isOwn: boolean
  /** Its direction. */
  dir: Direction
  /** How many lists and tables are open. */
  lists: number
  tables: number
}

/** How many lists deep lists are kept: those of an article's file as an article holds them. */
const deepestFor = (isOwn: boolean) => (isOwn ? deepestList : 8)

/** Whether an element is a list that is deeper in other lists than is kept, so that only its text is. */
export const isTooDeep = (
  { name }: Pick<Element, "name">,
  { lists, isOwn }: Pick<Standing, "lists" | "isOwn">,
): boolean => (name === "ul" || name === "menu" || name === "ol") && lists >= deepestFor(isOwn)

/** How many tables deep rows are kept; in deeper ones the cells alone are. */
const deepestTable = 8

/**
 * The container that an element opens; null if it opens none, or none is allowed there.
 * @param isQuote whether it is a paragraph that Word shows as a quote
 */
export function containerOf(
  { name, attributes }: Element,
  isQuote: boolean,
  { inside, isOwn, dir, lists, tables }: Standing,
): Gathering | null {
  const isInFlow = isFlow(inside)
  if (isQuote) return isInFlow ? gathering("quote", { dir }) : null
  switch (name) {
    case "blockquote":
      return isInFlow ? gathering("quote", { dir }) : null
    case "ul":
    case "menu":
    case "ol": {
      const fits = isInFlow || inside.type === "item" || inside.type === "list"
      if (!fits || isTooDeep({ name }, { lists, isOwn })) return null
      if (name !== "ol") return gathering("list", { dir })
      const start = Number.parseInt(attributes.get("start") ?? "1", 10)
      return gathering("list", { start: Math.abs(start) < 1e9 ? start : 1, dir })
    }
    case "li":
      return inside.type === "list" || isInFlow ? gathering("item", { dir }) : null
    case "figure":
      return inside.type === "root" && isOwn ? gathering("figure", { dir }) : null
    case "aside":
      return isInFlow && /(^|\s)related(\s|$)/.test(attributes.get("class") ?? "")
        ? gathering("related", { dir })
        : null
    case "tr":
      return isInFlow && tables <= deepestTable ? gathering("row", { dir }) : null
    case "td":
    case "th":
      return inside.type === "row" ? gathering("cell") : null
    default:
      return null
  }
}
