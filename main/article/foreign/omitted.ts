/**
 * Text of a page that its author does not count as the story: what was deleted while changes were tracked, comments,
 * notes, hidden text, and the marks that lead to them. It is set aside and told.
 */
import type { Tag } from "../tokens.ts"
import type { Element } from "./element.ts"
import type { Style } from "./style.ts"

/** Why text is set aside; `mark`, a sign that only leads to a note or comment, is not told. */
export type Omission = Omitted["what"] | "mark"

/** Text that was set aside, its lines parted by line feeds. */
export type Omitted = { what: "deletion" | "remark" | "footnote" | "hidden"; text: string }

/** What a class says of its element, word by word. The names of programs that write pages: Word, Writer, Docs, CMSs. */
const classes: readonly (readonly [RegExp, Omission])[] = [
  [/^(?:mso-?del|ice-del|ck-suggestion-marker-deletion)$/i, "deletion"],
  [/^(?:track(?:ed)?-?change|suggest(?:ion|ed)?|revision)[\w-]{0,24}?delet\w{0,12}$/i, "deletion"],
  [/^(?:mso(?:comment|footnote|endnote)reference|msocomanchor)$/i, "mark"],
  [/^(?:sd(?:footnote|endnote)(?:anc|sym)|footnote-?ref|footnote-backref)$/i, "mark"],
  [/^(?:msocommenttext|msocommentsubject|msocomtxt|msocomoff)$/i, "remark"],
  [/^(?:(?:mso)?(?:footnote|endnote)text|sd(?:footnote|endnote)|footnotes|endnotes|reflist)$/i, "footnote"],
]

/** Where links of notes and comments lead: to the note, or from it back to its mark. */
const noteLink = /^#(?:_?ftn|_edn|sdfootnote|sdendnote|cite_note|fnref|fn[:\d-])/i
const remarkLink = /^#(?:_msocom|_cmnt|cmnt)/i

/** What Word calls the parts of a page that are no story (`mso-element`). */
const wordParts: ReadonlyMap<string, Omission> = new Map([
  ["comment-list", "remark"],
  ["comment", "remark"],
  ["footnote-list", "footnote"],
  ["footnote", "footnote"],
  ["endnote-list", "footnote"],
  ["endnote", "footnote"],
  ["header", "hidden"],
  ["footer", "hidden"],
])

/** What Word on the web calls the styles of characters and paragraphs that are no story. */
const webStyles: ReadonlyMap<string, Omission> = new Map([
  ["footnote reference", "mark"],
  ["endnote reference", "mark"],
  ["annotation reference", "mark"],
  ["footnote text", "footnote"],
  ["endnote text", "footnote"],
  ["annotation text", "remark"],
])

/** Whether an element is the short line that Word draws above notes and comments. */
export const isNoteLine = ({ name, attributes }: Tag): boolean =>
  name === "hr" && attributes.get("width") === "33%" && attributes.get("size") === "1"

/** Elements that pages hide until their scripts run. */
const revealed: ReadonlySet<string> = new Set(["html", "body", "main", "article"])

/** Why the text of `element` is set aside; null if it is text of the page like other text. */
export function omissionOf(element: Element): Omission | null {
  const { name, attributes, style } = element
  const names = attributes.get("class")?.split(/\s+/) ?? []
  if (isDeletion(element, names)) return "deletion"
  for (const kind of ["data-ccp-charstyle", "data-ccp-parastyle"]) {
    const styled = webStyles.get(attributes.get(kind)?.toLowerCase() ?? "")
    if (styled !== undefined) return styled
  }
  const part = wordParts.get(style.get("mso-element") ?? "")
  if (part !== undefined) return part
  if (/^(?:comment|footnote|endnote)$/.test(style.get("mso-special-character") ?? "")) return "mark"
  if (style.has("mso-footnote-id") || style.has("mso-endnote-id")) return "mark"
  const role = attributes.get("role") ?? attributes.get("epub:type") ?? ""
  if (/^(?:doc-)?noteref$/.test(role)) return "mark"
  if (/^(?:doc-)?(?:footnotes?|endnotes?|rearnotes?)$/.test(role)) return "footnote"
  for (const [pattern, omission] of classes) if (names.some((each) => pattern.test(each))) return omission
  if (name === "sup" && names.includes("reference")) return "mark"
  if (name === "ol" && names.includes("references")) return "footnote"
  // Writer's heads and feet of pages.
  if (name === "div" && /^(?:header|footer)$/.test(attributes.get("title") ?? "")) return "hidden"
  if (name === "div" && /^sd(?:footnote|endnote)\d/.test(attributes.get("id") ?? "")) return "footnote"
  if (name === "a") {
    const href = attributes.get("href")?.trim() ?? ""
    if (noteLink.test(href) || remarkLink.test(href)) return "mark"
  }
  return isHidden(style, attributes) && !revealed.has(name) ? "hidden" : null
}

/**
 * What the block is that begins with `tag`, as Docs writes notes and comments: a link back to the mark, then the text.
 */
export function noteBeginning({ name, attributes }: Tag): "footnote" | "remark" | null {
  if (name !== "a") return null
  const href = attributes.get("href")?.trim() ?? ""
  if (/^#ftnt_ref/i.test(href) || /^#_(?:ftn|edn)ref/i.test(href)) return "footnote"
  return /^#cmnt_ref/i.test(href) ? "remark" : null
}

/** Whether an element is text that was deleted while changes were tracked. What its author crossed out is text. */
function isDeletion({ name, attributes, style }: Element, names: readonly string[]): boolean {
  // Chats write what their users crossed out as `<del>`.
  if (name === "del") return !attributes.has("data-stringify-type") && !names.includes("selectable-text")
  for (const property of style.keys()) if (/^mso-.*(?:delet|move-?from)/.test(property)) return true
  const crossed = `${style.get("text-decoration") ?? ""} ${style.get("text-decoration-line") ?? ""}`
  const isChange =
    attributes.has("datetime") || names.some((each) => /^(?:track|revision|suggest)/i.test(each))
  return isChange && (name === "s" || name === "strike" || crossed.includes("line-through"))
}

const isHidden = (style: Style, attributes: Tag["attributes"]): boolean =>
  style.get("display") === "none" ||
  style.get("mso-hide") === "all" ||
  /^(?:hidden|collapse)$/.test(style.get("visibility") ?? "") ||
  attributes.has("hidden")

/** Gathers what is set aside while a page is read. */
export class Aside {
  readonly #gathered: Omitted[] = []

  /** A new text begins. */
  begin(what: Omitted["what"]): void {
    this.#gathered.push({ what, text: "" })
  }

  /** Adds to the text that began last, as far as that is of the same kind. */
  add(what: Omitted["what"], text: string): void {
    if (this.#gathered.at(-1)?.what !== what) this.begin(what)
    this.#gathered.at(-1)!.text += text
  }

  /** A line ends. */
  endLine(): void {
    const last = this.#gathered.at(-1)
    if (last) last.text += "\0"
  }

  /** What was set aside and holds text, in its order. White space is layout. */
  list(): Omitted[] {
    const lines = (text: string) =>
      text
        .split("\0")
        .map((line) => line.replace(/[\t\n\f\r \u00a0]+/g, " ").trim())
        .filter((line) => line !== "")
    return this.#gathered
      .map(({ what, text }) => ({ what, text: lines(text).join("\n") }))
      .filter(({ text }) => text !== "")
  }
}

/** How many of its kind `omitted` counts for: words of what was deleted or hidden; else one. */
export const omittedCount = ({ what, text }: Omitted): number =>
  what === "deletion" || what === "hidden"
    ? Math.max(1, text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length)
    : 1
