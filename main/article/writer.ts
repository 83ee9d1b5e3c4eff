/** Writes an article as its file. The form of the file is described in `html.ts`. */
import type { Mark, Node } from "prosemirror-model"
import { fieldsOf, fieldText, formatOf } from "./field.ts"
import { type Article, type Direction, dossierOf } from "./schema.ts"

/** The name of the program in the file. */
export const generator = "Midad"

/** The style that makes the file readable in a browser; not part of the article. */
export const style =
  "body{max-width:40em;margin:auto;padding:1em;line-height:1.8}img{max-width:100%}h1,h2,h3,p{white-space:pre-wrap}"

const references: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\u00A0": "&nbsp;",
  "\0": "\uFFFD",
}

/**
 * Characters that are written as references: those with a meaning in HTML, those that HTML or a text editor would
 * alter (C0 controls, line and paragraph separators), and invisible ones (bidi controls, zero-width space, soft
 * hyphen and others; not ZWNJ and ZWJ, which belong to the spelling). C1 controls cannot be written as references, as
 * HTML gives `&#x85;` another meaning, so they are written unchanged.
 */
const referred =
  /[&<>"\u0000-\u001F\u007F\u00A0\u00AD\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF]/g

const reference = (character: string) =>
  references[character] ?? `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`

/** `text` as the value of an attribute. */
function quoted(text: string): string {
  return `"${text.toWellFormed().replace(referred, reference)}"`
}

/** `text` between tags. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(referred, (character) => (character === '"' ? character : reference(character)))
}

/** `value` as JSON for a script element, with invisible characters as escapes. */
function scripted(value: unknown): string {
  return JSON.stringify(value, (_, part) =>
    typeof part === "string" ? part.toWellFormed().replaceAll("\0", "\uFFFD") : part,
  ).replace(
    /[<>&\u007F-\u009F\u00AD\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  )
}

/** The address of a picture of the newsroom, from a page that lies `depth` folders below it. */
const pictureAddress = (src: string, depth: number) => `${"../".repeat(depth)}${src}`

/** Where blocks are written to. */
export type Destination = {
  /** The address of a picture of the newsroom there; null if it has none. */
  picture(src: string): string | null
  /**
   * Whether the page stays in the newsroom. Ids of articles, notes for the desk and fields without text are written
   * there alone.
   */
  isNewsroom: boolean
}

/** A page that lies `depth` folders below the newsroom's. */
const newsroomAt = (depth: number): Destination => ({
  picture: (src) => pictureAddress(src, depth),
  isNewsroom: true,
})

/** The article as a NewsArticle of schema.org, with the parts that are given, for programs that read the page. */
function newsArticle(article: Article, depth: number): Record<string, unknown> {
  const dossier = dossierOf(article)
  const pictures: string[] = []
  article.child(2).forEach((block) => {
    if (block.type.name === "figure") pictures.push(pictureAddress(block.attrs.src, depth))
  })
  const facts: [name: string, fact: unknown][] = [
    ["identifier", dossier.id],
    ["headline", article.child(0).textContent],
    ["abstract", article.child(1).textContent],
    ["description", dossier.summary],
    ["inLanguage", dossier.language],
    ["author", dossier.bylines.map((name) => ({ "@type": "Person", name }))],
    ["dateline", dossier.place],
    ["sourceOrganization", dossier.source === "" ? "" : { "@type": "Organization", name: dossier.source }],
    ["articleSection", dossier.section],
    ["keywords", dossier.topics],
    ["creativeWorkStatus", dossier.status],
    ["dateCreated", dossier.created],
    ["dateModified", dossier.updated],
    ["datePublished", dossier.published],
    ["image", pictures],
  ]
  const given = facts.filter(
    ([, fact]) => fact !== null && !((typeof fact === "string" || Array.isArray(fact)) && fact.length === 0),
  )
  return { "@context": "https://schema.org", "@type": "NewsArticle", ...Object.fromEntries(given) }
}

/** An attribute, if it has a value. */
const attribute = (name: string, value: string | null) => (value === null ? "" : ` ${name}=${quoted(value)}`)

/** The direction of `node`, where it is not that of the element around it. */
const direction = (node: Node, around: Direction) =>
  attribute("dir", node.attrs.dir === around ? null : node.attrs.dir)

/** How a mark is written: its element and that element's attributes. */
function tagOf(mark: Mark): { name: string; attributes: string } {
  switch (mark.type.name) {
    case "link":
      return { name: "a", attributes: attribute("href", mark.attrs.href) }
    case "strong":
      return { name: "strong", attributes: "" }
    case "emphasis":
      return { name: "em", attributes: "" }
    case "isolate":
      return {
        name: "bdi",
        attributes: attribute("dir", mark.attrs.dir) + attribute("lang", mark.attrs.lang),
      }
    default:
      throw new RangeError(`The format has no element for the mark ${mark.type.name}`)
  }
}

/** Whether `mark` leads to an article of the newsroom. */
const isInternal = (mark: Mark) => mark.type.name === "link" && mark.attrs.href.startsWith("article:")

/** The content of a textblock. Marks nest in the schema's order; neighbours share the outer ones. */
function inline(textblock: Node, { isNewsroom }: Destination): string {
  let html = ""
  let open: readonly Mark[] = []
  const close = (depth: number) => {
    for (let index = open.length - 1; index >= depth; index--) html += `</${tagOf(open[index]!).name}>`
  }
  textblock.forEach((node) => {
    const marks = isNewsroom ? node.marks : node.marks.filter((mark) => !isInternal(mark))
    let shared = 0
    while (shared < open.length && shared < marks.length && open[shared]!.eq(marks[shared]!)) shared++
    close(shared)
    for (const mark of marks.slice(shared)) {
      const { name, attributes } = tagOf(mark)
      html += `<${name}${attributes}>`
    }
    open = marks
    html += node.isText ? escaped(node.text!) : "<br>"
  })
  close(0)
  return html
}

/** A textblock as one element on one line. */
const element = (name: string, node: Node, around: Direction, to: Destination, attributes = "") =>
  `<${name}${attributes}${direction(node, around)}>${inline(node, to)}</${name}>`

/** The lines of `children`, each in the direction of `around`. */
const linesOf = (children: readonly Node[], around: Direction, to: Destination): string[] =>
  children.flatMap((child) => lines(child, around, to))

/** A container: its tags on lines of their own. */
const container = (
  name: string,
  node: Node,
  around: Direction,
  to: Destination,
  attributes = "",
): string[] => [
  `<${name}${attributes}${direction(node, around)}>`,
  ...linesOf(node.children, node.attrs.dir, to),
  `</${name}>`,
]

/** A figure on one line; none if nothing of it is written. */
function figure(node: Node, around: Direction, to: Destination): string[] {
  const { src, alt, dir } = node.attrs
  const address = to.picture(src)
  const written = (line: Node, attributes = "") =>
    to.isNewsroom || line.content.size > 0 ? element("p", line, dir, to, attributes) : ""
  const words = written(node.child(0)) + written(node.child(1), ' class="credit"')
  const picture = address === null ? "" : `<img src=${quoted(address)} alt=${quoted(alt)}>`
  const caption = words === "" ? "" : `<figcaption>${words}</figcaption>`
  return picture + caption === "" ? [] : [`<figure${direction(node, around)}>${picture}${caption}</figure>`]
}

/** The lines of a block in an element of the direction `around`. */
function lines(node: Node, around: Direction, to: Destination): string[] {
  const dir: Direction = node.attrs.dir
  switch (node.type.name) {
    case "headline":
      return [element("h1", node, around, to)]
    case "standfirst":
      return [element("p", node, around, to, ' class="standfirst"')]
    case "paragraph":
      return [element("p", node, around, to)]
    case "subhead":
      return [element(`h${node.attrs.level}`, node, around, to)]
    case "quote":
      return container("blockquote", node, around, to)
    case "bullet_list":
      return container("ul", node, around, to)
    case "numbered_list":
      return container(
        "ol",
        node,
        around,
        to,
        attribute("start", node.attrs.start === 1 ? null : `${node.attrs.start}`),
      )
    case "list_item": {
      const only = node.childCount === 1 ? node.firstChild! : null
      if (only?.attrs.dir === dir) return [`<li${direction(node, around)}>${inline(only!, to)}</li>`]
      return container("li", node, around, to)
    }
    case "figure":
      return figure(node, around, to)
    case "divider":
      return [`<hr${direction(node, around)}>`]
    case "related": {
      const note = node.children.filter((child) => child.type.name === "related_note")
      const links = node.children.filter((child) => child.type.name === "related_link")
      return [
        `<aside class="related"${direction(node, around)}>`,
        `<p class="related-label">${escaped(node.attrs.label)}</p>`,
        ...(to.isNewsroom ? linesOf(note, dir, to) : []),
        ...(links.length > 0 ? ["<ul>", ...linesOf(links, dir, to), "</ul>"] : []),
        "</aside>",
      ]
    }
    case "related_note":
      return [element("p", node, around, to, ' class="related-note"')]
    case "related_link": {
      const id = to.isNewsroom ? node.attrs.article : null
      const target = attribute("href", node.attrs.url || null) + attribute("data-article", id)
      const title = inline(node, to)
      const link = target === "" && !to.isNewsroom ? title : `<a${target}>${title}</a>`
      return [`<li${direction(node, around)}>${link}</li>`]
    }
    default:
      throw new RangeError(`The format has no element for ${node.type.name}`)
  }
}

/** The text of the file of `article` before its headline. `depth` as for `writeArticle`. */
export function writeHead(article: Article, depth: number): string {
  const dossier = dossierOf(article)
  const format = formatOf(dossier)
  return [
    "<!doctype html>",
    `<html lang=${quoted(dossier.language)} dir="rtl">`,
    "<head>",
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta name="generator" content="${generator}">`,
    `<title>${escaped(article.child(0).textContent)}</title>`,
    `<meta name="midad:format" content="${format}">`,
    ...fieldsOf(format).map(
      (field) => `<meta name="midad:${field}" content=${quoted(fieldText(dossier[field]))}>`,
    ),
    `<script type="application/ld+json">${scripted(newsArticle(article, depth))}</script>`,
    `<style>${style}</style>`,
    "</head>",
    "<body>",
    "<article>",
    "",
  ].join("\n")
}

/** The nodes of `article` that are written as lines, in order: headline, standfirst, and the blocks of the body. */
export function writtenBlocks(article: Article): readonly Node[] {
  return [article.child(0), article.child(1), ...article.child(2).children]
}

/** The lines of one of `writtenBlocks`. The same block gives the same lines in every article. `depth` as for `writeArticle`. */
export function writeBlock(block: Node, depth: number): string {
  return writeBlockTo(newsroomAt(depth), block)
}

/** The lines of one of `writtenBlocks` on a page of `destination`. */
export function writeBlockTo(destination: Destination, block: Node): string {
  return lines(block, "rtl", destination)
    .map((line) => `${line}\n`)
    .join("")
}

/** The head of a page that leaves the newsroom, and the start of its body; `summary` and authors where they are given. */
export function writePublicHead(article: Article): string {
  const { language, summary, bylines, topics } = dossierOf(article)
  const meta = (name: string, content: string) =>
    content === "" ? [] : [`<meta name="${name}" content=${quoted(content)}>`]
  return [
    "<!doctype html>",
    `<html lang=${quoted(language)} dir="rtl">`,
    "<head>",
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(article.child(0).textContent)}</title>`,
    ...meta("description", summary || article.child(1).textContent),
    ...meta("author", bylines.join("، ")),
    ...meta("keywords", topics.join("، ")),
    `<style>${style}</style>`,
    "</head>",
    "<body>",
    "<article>",
    "",
  ].join("\n")
}

/** The end of every file, after the last block. */
export const fileEnd = "</article>\n</body>\n</html>\n"

/**
 * `article` as the text of its file, which lies `depth` folders below the newsroom's: the addresses of its pictures
 * begin with as many `../`, so that any browser finds them. The same article always gives the same text at one depth.
 * NUL and lone surrogates, which HTML cannot hold, are written as U+FFFD.
 */
export function writeArticle(article: Article, depth = 0): string {
  const blocks = writtenBlocks(article).map((block) => writeBlock(block, depth))
  return [writeHead(article, depth), ...blocks, fileEnd].join("")
}
