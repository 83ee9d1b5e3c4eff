/** Inline styles of elements, as far as the text of an article depends on them. */
import type { Tag } from "../tokens.ts"

/** The declarations of a `style` attribute: properties in lower case, values in lower case without `!important`. */
export type Style = ReadonlyMap<string, string>

/** The style of an element without any. */
export const noStyle: Style = new Map()

/** The inline style of `tag`. A semicolon inside quotes ends a declaration too: no property that is read here has one. */
export function styleOf(tag: Tag): Style {
  const written = tag.attributes.get("style")
  if (!written) return noStyle
  const style = new Map<string, string>()
  for (const declaration of written.split(";")) {
    const colon = declaration.indexOf(":")
    if (colon < 0) continue
    const value = declaration.slice(colon + 1).toLowerCase()
    const end = value.indexOf("!important")
    style.set(
      declaration.slice(0, colon).trim().toLowerCase(),
      (end < 0 ? value : value.slice(0, end)).trim(),
    )
  }
  return style
}

/**
 * What white space in an element is: `layout` collapses into one space, with `lines` line ends count, with `text`
 * every character.
 */
export type WhiteSpace = "layout" | "lines" | "text"

/** The white space that `style` asks for; null if it asks for none. */
export function whiteSpaceOf(style: Style): WhiteSpace | null {
  const asked = style.get("white-space-collapse") ?? style.get("white-space")
  if (asked === undefined || asked === "inherit" || asked === "unset") return null
  const words = asked.split(/\s+/)
  if (words.some((word) => keepsText.has(word))) return "text"
  return words.some((word) => word === "pre-line" || word === "preserve-breaks") ? "lines" : "layout"
}

const keepsText: ReadonlySet<string> = new Set([
  ...["pre", "pre-wrap", "break-spaces", "preserve", "preserve-spaces", "-moz-pre-wrap", "-pre-wrap"],
])

/** Whether `style` displays an inline element as a block. */
export const isDisplayedAsBlock = (style: Style): boolean =>
  /^(?:block(?: flow)?|flow-root|flex|grid|list-item|table(?:-row|-caption|-(?:row|header|footer)-group)?|-webkit-(?:box|flex)|-ms-(?:flexbox|grid))$/.test(
    style.get("display") ?? "",
  )

/** Whether `style` displays a block in running text. */
export const isDisplayedInline = (style: Style): boolean =>
  /^(?:inline|contents|-webkit-inline-(?:box|flex))/.test(style.get("display") ?? "")

/** Whether `style` displays an element as a cell of a table. */
export const isDisplayedAsCell = (style: Style): boolean => style.get("display") === "table-cell"

/** Whether `style` makes text bold. */
export const isBold = (style: Style): boolean =>
  /^(bold|bolder|[6-9]\d\d)$/.test(style.get("font-weight") ?? "")

/** Whether `style` makes a bold element regular, as in the `<b>` around everything that Google Docs copies. */
export const isRegular = (style: Style): boolean => /^(normal|400)$/.test(style.get("font-weight") ?? "")

/** Whether `style` makes text slanted. */
export const isSlanted = (style: Style): boolean => style.get("font-style") === "italic"
