/**
 * Extracts from a file what the index keeps. An article's file has one block a line, so its text is taken line by
 * line, many times faster than reading the article. If a line is not as `writeArticle` writes it, the whole article
 * is read.
 */
import type { Node } from "prosemirror-model"
import type { Dossier, DossierField } from "../../article/dossier.ts"
import { fieldsOf, formatVersion } from "../../article/field.ts"
import { readArticle } from "../../article/html.ts"
import { type Article, dossierOf } from "../../article/schema.ts"
import { textOf } from "../../article/text.ts"

export type Extract = {
  headline: string
  standfirst: string
  /** Every block of the body that holds text, a line each. */
  body: string
  dossier: Pick<Dossier, "bylines" | "topics" | "place" | "source" | "section" | "summary">
  /** The ids of articles that it links to, each once, in order. */
  links: string[]
}

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })

const opening = "<!doctype html>\n<html lang="
const begin = "\n<body>\n<article>\n"
const ending = "\n</article>\n</body>\n</html>\n"
/** What stands before the fields, by the version of the format. */
const firstMetas = Array.from(
  { length: formatVersion },
  (_, at) => [at + 1, `<meta name="midad:format" content="${at + 1}">\n`] as const,
)

const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: "\u00a0" }
const reference = /&(?:(amp|lt|gt|quot|nbsp)|#x([0-9A-F]{1,4}));/g

/**
 * `html` with its references replaced by characters; null if there is a reference that `writeArticle` does not write.
 */
function plain(html: string): string | null {
  if (!html.includes("&")) return html
  if (html.replace(reference, "").includes("&")) return null
  return html.replace(reference, (_whole, name: string | undefined, code: string | undefined) =>
    name ? named[name]! : String.fromCharCode(Number.parseInt(code!, 16)),
  )
}

const dir = '(?: dir="(?:rtl|ltr)")?'
const value = '"[^"<>]*"'
const inline = new RegExp(
  `</?(?:strong|em|a|bdi)>|<a href=${value}>|<bdi dir="(?:rtl|ltr)"(?: lang=${value})?>`,
  "g",
)
const textLine = new RegExp(
  `^<(h1|h2|h3|p|li)(?: class="(standfirst|related-label|related-note)")?${dir}>(.*)</\\1>$`,
)
const linkLine = new RegExp(`^<li${dir}><a(?: href=${value})?(?: data-article=${value})?>(.*)</a></li>$`)
const bare = new RegExp(
  `^(?:</?(?:blockquote|ul|li)${dir}>|</ol>|<ol(?: start="-?\\d+")?${dir}>|<ol${dir}(?: start="-?\\d+")?>|<hr${dir}>|<aside class="related"${dir}>|</aside>)$`,
)
const figureLine = new RegExp(
  `^<figure${dir}><img src=${value} alt=${value}><figcaption><p${dir}>((?:[^<]|<(?!/p>))*)</p><p class="credit"${dir}>(.*)</p></figcaption></figure>$`,
)
const target = /(?: data-article="|<a href="article:)([a-z0-9][a-z0-9-]{7,39})"/g

/** The text between the tags of a textblock; null if it holds anything but marks, breaks and references. */
function inside(html: string): string | null {
  const bareText = html.includes("<") ? html.replaceAll("<br>", "\n").replace(inline, "") : html
  return bareText.includes("<") || bareText.includes(">") ? null : plain(bareText)
}

/** The texts of a line of the body; null if the line is not as `writeArticle` writes it. */
function textsOf(line: string): (string | null)[] | null {
  if (bare.test(line)) return []
  const figure = line.startsWith("<figure") ? figureLine.exec(line) : null
  if (figure) return [inside(figure[1]!), inside(figure[2]!)]
  const link = line.startsWith("<li") ? linkLine.exec(line) : null
  if (link && !link[1]!.includes("</a>")) return [inside(link[1]!)]
  const text = textLine.exec(line)
  return text ? [inside(text[3]!)] : null
}

/** The dossier's fields as the head holds them; null if the head is not as `writeArticle` writes it. */
function fieldsIn(head: string): Map<DossierField, string> | null {
  const [format, firstMeta] = firstMetas.find(([, meta]) => head.includes(meta)) ?? [0, ""]
  if (format === 0) return null
  let at = head.indexOf(firstMeta) + firstMeta.length
  const found = new Map<DossierField, string>()
  for (const field of fieldsOf(format)) {
    const start = `<meta name="midad:${field}" content="`
    if (!head.startsWith(start, at)) return null
    const end = head.indexOf('">\n', at)
    const text = end < 0 ? null : plain(head.slice(at + start.length, end))
    if (text === null) return null
    found.set(field, text)
    at = end + 3
  }
  return found
}

const lines = (text: string) => (text === "" ? [] : text.split("\n"))

/** The extract of a file as `writeArticle` writes it, by its lines; null if the file is not certainly such a file. */
export function quickExtract(source: string): Extract | null {
  if (!source.startsWith(opening) || !source.endsWith(ending)) return null
  const start = source.indexOf(begin)
  if (start < 0) return null
  const fields = fieldsIn(source.slice(0, start))
  if (!fields) return null
  const html = source.slice(start + begin.length, source.length - ending.length)
  const texts: string[] = []
  let number = 0
  let headline = ""
  let standfirst = ""
  for (const line of html.split("\n")) {
    const found = textsOf(line)
    if (!found) return null
    for (const text of found) {
      if (text === null) return null
      if (number === 0) headline = text
      else if (number === 1) standfirst = text
      else if (text !== "") texts.push(text)
    }
    if (number === 0 ? !line.startsWith("<h1") : number === 1 && !line.startsWith('<p class="standfirst"'))
      return null
    number++
  }
  if (number < 3) return null
  const links = new Set(lines(fields.get("related")!))
  if (html.includes('data-article="') || html.includes('"article:'))
    for (const [, id] of html.matchAll(target)) links.add(id!)
  return {
    headline,
    standfirst,
    body: texts.join("\n"),
    dossier: {
      bylines: lines(fields.get("bylines")!),
      topics: lines(fields.get("topics")!),
      place: fields.get("place")!,
      source: fields.get("source") ?? "",
      section: fields.get("section")!,
      summary: fields.get("summary")!,
    },
    links: [...links].sort(),
  }
}

/** The extract of an article that has been read. */
export function extractOf(article: Article): Extract {
  const { bylines, topics, place, source, section, summary, related } = dossierOf(article)
  const links = new Set<string>(related)
  const texts: string[] = []
  const walk = (node: Node) => {
    if (node.type.name === "related" && node.attrs.label !== "") texts.push(node.attrs.label)
    if (node.type.name === "related_link") {
      if (node.attrs.article !== null) links.add(node.attrs.article)
      if (node.attrs.url.startsWith("article:")) links.add(node.attrs.url.slice("article:".length))
    }
    if (node.isTextblock && node.content.size > 0) texts.push(textOf(node))
    node.forEach((child) => {
      for (const mark of child.marks) {
        const href: unknown = mark.attrs.href
        if (typeof href === "string" && href.startsWith("article:")) links.add(href.slice("article:".length))
      }
      if (!node.isTextblock) walk(child)
    })
  }
  // A standfirst may contain links too, but it is not a line of the body.
  walk(article.child(1))
  texts.splice(0)
  walk(article.child(2))
  return {
    headline: article.child(0).textContent,
    standfirst: article.child(1).textContent,
    body: texts.join("\n"),
    dossier: { bylines, topics, place, source, section, summary },
    links: [...links].sort(),
  }
}

/** How much of a foreign page is kept, in UTF-16 units, as megabytes of markup are not worth searching. */
const pageLimit = 256 * 1024

/** The extract of a file's bytes. Never throws; a file that cannot be read has no text. */
export function extractFrom(bytes: Uint8Array): Extract {
  let source: string | null = null
  try {
    source = decoder.decode(bytes)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
  }
  const quick = source === null ? null : quickExtract(source)
  if (quick) return quick
  const reading = readArticle(bytes)
  if (reading.kind === "article") return extractOf(reading.article)
  const empty: Extract["dossier"] = {
    bylines: [],
    topics: [],
    place: "",
    source: "",
    section: "",
    summary: "",
  }
  if (reading.kind === "unreadable")
    return { headline: "", standfirst: "", body: "", dossier: empty, links: [] }
  if (reading.article) return extractOf(reading.article)
  const { headline, standfirst, blocks } = reading.page
  const texts: string[] = []
  for (const block of blocks) {
    if (block.isTextblock) texts.push(textOf(block))
    block.descendants((node) => {
      if (node.isTextblock) texts.push(textOf(node))
      return !node.isTextblock
    })
  }
  return {
    headline: headline?.textContent ?? "",
    standfirst: standfirst?.textContent ?? "",
    body: texts.join("\n").slice(0, pageLimit),
    dossier: empty,
    links: [],
  }
}
