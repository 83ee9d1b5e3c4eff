/** What an element of a page makes of its content: its marks, container, block and role, by where it stands. */
import { Mark } from "prosemirror-model"
import { dossierFields } from "../dossier.ts"
import { type Direction, schema } from "../schema.ts"
import { containerOf, type Standing } from "./container-rules.ts"
import { isFlow } from "./containers.ts"
import { beginsLine, directionOf, type Element, isInlineBlock, isRun } from "./element.ts"
import { headings, preformatted } from "./elements.ts"
import { addressOf, isLost } from "./links.ts"
import { marksOf } from "./marks.ts"
import type { Omission } from "./omitted.ts"
import { marksInside, type Opened, type Target } from "./open.ts"
import type { Role } from "./piece.ts"
import { isDisplayedAsCell, whiteSpaceOf } from "./style.ts"
import { isSymbolFont, isWordSign, type WordItem, wordKind, wordLevel } from "./word.ts"

/** Where an element stands. `dir` is the direction of the text around it. */
export type Place = Standing & {
  /** The innermost open element. */
  top: Opened | undefined
  /** How much text the page had so far. */
  length: number
  /** The number of the series that a paragraph of one of Word's lists is in here. */
  series: number
}

/** The names, as whole classes or their last words, that sites give to the text under their headlines. */
const standfirstName =
  /(?:^|\s)(?:[\w-]*[_-])?(?:standfirst|subtitle|sub-?headline|deck|dek|lead|lede|intro|excerpt|alternativeheadline)(?:$|\s)/i

/**
 * The state inside of an element that is left out: it changes nothing of the text around it.
 * @param omission why its text is set aside; null if it is not
 */
export const leftOut = (name: string, { top, inside, dir }: Place, omission: Omission | null): Opened => ({
  name,
  dir,
  marks: top?.marks ?? Mark.none,
  gathering: inside,
  role: top?.role ?? null,
  whiteSpace: "layout",
  textblock: top?.textblock ?? null,
  target: null,
  wordItem: null,
  use: "none",
  omission: omission ?? top?.omission ?? null,
  isSymbol: false,
  own: [],
  isBlock: false,
  isCell: false,
  isSeam: false,
  heading: null,
  unwritten: false,
  lostAt: null,
})

/** The state inside of `element`. */
export function insideOf(element: Element, place: Place): Opened {
  const { top, inside, isOwn } = place
  const { name, style } = element
  const kind = isOwn ? null : wordKind(element)
  const heading = kind === "title" ? 1 : headings.has(name) ? Number(name[1]) : null
  const isTextblock = name === "p" || heading !== null
  const dir = directionOf(element) ?? place.dir
  const own = marksOf(element, {
    isOwn,
    isInHeading: top?.textblock?.heading != null,
    isInRelated: inside.type === "related",
    dir: directionOfRun(place),
  })
  const gathered = containerOf(element, kind === "quote", { ...place, dir })
  const isBlock = beginsLine(element) || gathered !== null
  const opened: Opened = {
    name,
    // The direction of a run of text is in its mark.
    dir: own.length > 0 || isRun(element) ? place.dir : dir,
    marks: marksInside(top?.marks ?? Mark.none, own),
    gathering: gathered ?? inside,
    role: roleOf(element, heading, place) ?? top?.role ?? null,
    whiteSpace: whiteSpaceOf(style) ?? (preformatted.has(name) ? "text" : (top?.whiteSpace ?? "layout")),
    textblock: gathered ? null : (top?.textblock ?? null),
    target: targetOf(element, place) ?? top?.target ?? null,
    wordItem: wordItemOf(element, heading, place) ?? (gathered ? null : (top?.wordItem ?? null)),
    use: useOf(element, place),
    omission: null,
    isSymbol: style.has("font-family") ? isSymbolFont(style) : (top?.isSymbol ?? false),
    own,
    isBlock,
    isCell: name === "td" || name === "th" || isDisplayedAsCell(style),
    isSeam: isInlineBlock(element),
    heading,
    unwritten: isOwn && isTextblock,
    lostAt: isLostLink(element) ? place.length : null,
  }
  if (isTextblock) opened.textblock = opened
  return opened
}

/** The direction of the current run of text: that of the element that sets it apart, else that of its block. */
function directionOfRun({ top, dir }: Place): Direction {
  const isolate = top?.marks.find(({ type }) => type === schema.marks.isolate)
  return (isolate?.attrs.dir as Direction | undefined) ?? dir
}

function targetOf({ name, attributes }: Element, { inside }: Place): Target | null {
  if (name !== "a" || inside.type !== "related") return null
  const article = dossierFields.id.safeParse(attributes.get("data-article"))
  return { url: addressOf(attributes.get("href")), article: article.success ? article.data : null }
}

/** Whether an element is a link that an article cannot hold. */
function isLostLink({ name, attributes }: Element): boolean {
  const href = attributes.get("href")
  return name === "a" && isLost(href) && addressOf(href) === ""
}

function roleOf({ name, attributes }: Element, heading: number | null, { inside, isOwn }: Place): Role {
  if (!isOwn && isCaption(name, attributes.get("class") ?? "")) return "caption"
  const names = `${attributes.get("class") ?? ""} ${attributes.get("itemprop") ?? ""}`
  if (inside.type === "related") return heading !== null || /\brelated-label\b/.test(names) ? "label" : null
  if (heading === 1) return "headline"
  return standfirstName.test(names) ? "standfirst" : null
}

/** How the text in an element is used. */
function useOf({ style }: Element, { top }: Place): Opened["use"] {
  if (top && top.use !== "text") return top.use
  return top?.wordItem && isWordSign(style) ? "sign" : "text"
}

/** The item of one of Word's lists that an element is, if an item is allowed here. */
function wordItemOf(
  { name, style }: Element,
  heading: number | null,
  { inside, series }: Place,
): WordItem | null {
  const level = wordLevel(style)
  if (level === 0 || heading !== null || (name !== "p" && name !== "div")) return null
  if (!isFlow(inside)) return null
  return { level, sign: "", isSymbol: false, series }
}

/** Classes of what stands under a picture, such as `wp-caption-text` and `photo-credit`. */
const captionClass =
  /^(?:wp-caption-text|(?:[a-z]+[-_]){0,2}(?:caption|figcaption)(?:[-_]text)?|(?:photo|image|img|picture|media)[-_]?(?:credit|copyright|source|author))$/i

/** Whether an element holds the words of a picture. */
const isCaption = (name: string, classes: string) =>
  name === "figcaption" || classes.split(/\s/, 20).some((each) => each.length < 60 && captionClass.test(each))
