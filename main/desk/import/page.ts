/**
 * A foreign web page as lines: one for each textblock, with the kind that its markup gives. Blocks that the user does
 * not correct keep their structure; a corrected line keeps the marks that its new kind allows.
 */
import type { Node } from "prosemirror-model"
import { type ForeignPage, readPage } from "../../article/foreign.ts"
import { readArticle } from "../../article/html.ts"
import { type Article, type Direction, dossierOf } from "../../article/schema.ts"
import { readTokens, type Tag } from "../../article/tokens.ts"
import type { LineKind } from "../../contract/importing.ts"
import { textOf } from "./lines.ts"
import type { Patterns } from "./patterns.ts"
import { recognise } from "./recognise.ts"
import type { Markup, Source } from "./source.ts"
import type { Given } from "./units.ts"

/** What may stand before a page's first tag: its beginning and its end. */
const preambles = [
  { begin: "<?xml", end: ">" },
  { begin: "<!--", end: "-->" },
] as const

/** `text` without the white space, XML declaration and comments before its first tag. */
function afterPreamble(text: string): string {
  let at = 0
  for (;;) {
    while (at < text.length && text[at]!.trim() === "") at++
    const found = preambles.find(({ begin }) => text.slice(at, at + begin.length).toLowerCase() === begin)
    const end = found ? text.indexOf(found.end, at + found.begin.length) : -1
    if (!found || end < 0) return text.slice(at)
    at = end + found.end.length
  }
}

/** Whether `text` is a web page, by what it holds: a document's first tags, or markup of blocks throughout. */
export function isPage(text: string): boolean {
  const start = text.slice(0, 4096).replace(/^\ufeff/, "")
  if (/^<(?:!doctype\s+html|html|head|body|article|main)\b/i.test(afterPreamble(start))) return true
  const opened =
    start.match(/<(?:p|div|h[1-6]|ul|ol|li|blockquote|section|table)(?:\s[^<>]*)?>/gi)?.length ?? 0
  const closed = start.match(/<\/(?:p|div|h[1-6]|ul|ol|li|blockquote|section|table)\s*>/gi)?.length ?? 0
  return /^\s*</.test(start) && opened >= 1 && closed >= 1
}

const lineText = (node: Node) =>
  node
    .textBetween(0, node.content.size, " ", (leaf) => (leaf.type.name === "line_break" ? " " : ""))
    .replace(/[\n\r]/g, " ")

/** The page `text` as a source. An article of Midad's keeps every block. */
export function readPageSource(text: string, patterns: Patterns): Source {
  const reading = readArticle(new TextEncoder().encode(text))
  const losses = reading.kind === "foreign" ? reading.page.losses : []
  const page: Parts & Partial<Pick<ForeignPage, "omitted">> =
    (reading.kind === "article" || reading.kind === "foreign") && "article" in reading && reading.article
      ? partsOf(reading.article)
      : readPage(text)
  // In a foreign page a picture's description stands in its place.
  const described = reading.kind === "article" ? new Map<string, number>() : descriptionsIn(text)
  return sourceOf({ omitted: [], ...page, losses }, described, patterns)
}

type Parts = Pick<ForeignPage, "headline" | "standfirst" | "blocks" | "captions" | "dossier">

/** How often each description of a picture stands in the page `text`. */
function descriptionsIn(text: string): Map<string, number> {
  const found = new Map<string, number>()
  const start = ({ name, attributes }: Tag) => {
    const alt = name === "img" ? textOf((attributes.get("alt") ?? "").replace(/\s+/g, " ")) : ""
    if (/\p{L}/u.test(alt)) found.set(alt, (found.get(alt) ?? 0) + 1)
  }
  const nothing = () => {}
  readTokens(text, { start, end: nothing, text: nothing, comment: nothing, doctype: nothing, fault: nothing })
  return found
}

function partsOf(article: Article): Parts {
  const [headline = null, standfirst = null, body] = article.content.content
  return {
    headline: headline && headline.content.size > 0 ? headline : null,
    standfirst: standfirst && standfirst.content.size > 0 ? standfirst : null,
    blocks: [...(body?.content.content ?? [])],
    captions: new Set(),
    dossier: dossierOf(article),
  }
}

function sourceOf(
  page: Parts & Pick<ForeignPage, "losses" | "omitted">,
  described: Map<string, number>,
  patterns: Patterns,
): Source {
  const given: Given[] = []
  const markup = new Map<number, Markup>()
  let waiting: Node[] = []

  const line = (kind: LineKind, node: Node | null, text: string, more: Markup = {}) => {
    const number = given.length + 1
    given.push({ line: number, text, kind })
    markup.set(number, {
      ...(node ? { content: node.content, dir: node.attrs.dir as Direction } : {}),
      ...(waiting.length > 0 ? { before: waiting } : {}),
      ...more,
    })
    waiting = []
  }
  const items = (list: Node) => {
    for (const item of list.content.content) {
      for (const child of item.content.content) {
        if (child.isTextblock)
          line("list", child, lineText(child), { ordered: list.type.name === "numbered_list" })
        else items(child)
      }
    }
  }
  /** Whether a paragraph is a picture's description or words under it. */
  const isCaption = (node: Node) => {
    if (page.captions.has(node)) return true
    const left = described.get(textOf(node.textContent)) ?? 0
    if (left > 0) described.set(textOf(node.textContent), left - 1)
    return left > 0
  }
  /** The lines that `node` makes. */
  const block = (node: Node) => {
    switch (node.type.name) {
      case "subhead":
        line("subhead", node, lineText(node), { level: node.attrs.level })
        break
      case "quote":
        for (const paragraph of node.content.content) line("quote", paragraph, lineText(paragraph))
        break
      case "bullet_list":
      case "numbered_list":
        items(node)
        break
      case "related":
        line("related", null, node.attrs.label, { dir: node.attrs.dir })
        for (const child of node.content.content) {
          const link = child.type.name === "related_link"
          line(
            link ? "related-link" : "related-note",
            child,
            lineText(child),
            link ? { url: child.attrs.url } : {},
          )
        }
        break
      case "paragraph":
        line(isCaption(node) ? "caption" : "paragraph", node, lineText(node))
        break
      default:
        waiting.push(node)
    }
  }

  if (page.headline) line("headline", page.headline, lineText(page.headline))
  if (page.standfirst) line("standfirst", page.standfirst, lineText(page.standfirst))
  for (const node of page.blocks) {
    const first = given.length + 1
    block(node)
    const last = given.length
    const known = markup.get(first)
    if (known && last >= first && node.type.name !== "paragraph") known.whole = { node, last }
  }
  const lines = recognise(given, patterns)
  // What is no story comes last, set aside: one key takes it back.
  for (const { what, text } of page.omitted)
    for (const one of text.split("\n")) {
      const number = lines.length + 1
      markup.set(number, {})
      lines.push({ line: number, text: one, kind: "boilerplate", reason: what })
    }
  return {
    lines,
    markup,
    tail: waiting,
    losses: page.losses,
    dossier: page.dossier,
  }
}
