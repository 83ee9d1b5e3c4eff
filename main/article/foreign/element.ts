/** Start tags with their inline style. */
import type { Direction } from "../schema.ts"
import type { Tag } from "../tokens.ts"
import { blockElements } from "./elements.ts"
import { isDisplayedAsBlock, isDisplayedInline, noStyle, type Style, styleOf } from "./style.ts"

/** A start tag with its inline style. */
export type Element = Tag & { style: Style }

/** The element of `tag`. A file of Midad's has no inline styles, so in a damaged one they are ignored. */
export const elementOf = (tag: Tag, isOwn: boolean): Element => ({
  name: tag.name,
  attributes: tag.attributes,
  style: isOwn ? noStyle : styleOf(tag),
})

/**
 * Whether an element is a block that its page shows in running text, as X shows mentions and hashtags. X's own class
 * for it is in pages that were saved without styles.
 */
export const isInlineBlock = ({ name, attributes, style }: Element): boolean =>
  name === "div" &&
  (isDisplayedInline(style) || /(?:^|\s)r-xoduu5(?:$|\s)/.test(attributes.get("class") ?? ""))

/** Whether an element begins and ends a line. */
export const beginsLine = (element: Element): boolean =>
  (blockElements.has(element.name) && !isInlineBlock(element)) || isDisplayedAsBlock(element.style)

/** Whether an element sets a run of text apart by its direction. */
export const isRun = ({ name, style }: Element): boolean =>
  (name === "bdi" || name === "bdo" || name === "span") && !isDisplayedAsBlock(style)

/** The direction that an element says; null if it says none. Its style goes before its attribute. */
export function directionOf({ attributes, style }: Element): Direction | null {
  const dir = (style.get("direction") ?? attributes.get("dir"))?.toLowerCase()
  return dir === "rtl" || dir === "ltr" ? dir : null
}
