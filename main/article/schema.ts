/**
 * The schema of an article: one document with three isolating parts. Everything that edits, stores, imports or
 * exports articles uses this one schema.
 */
import { type DOMOutputSpec, Node, Schema } from "prosemirror-model"
import { linkTarget, newsroomFile } from "./addresses.ts"
import { type Dossier, type DossierField, dossierFields, dossierOrder, emptyDossier } from "./dossier.ts"
import { attribute, dir, type Element, isText, notAValue, readDir, required } from "./schema/attributes.ts"
import { marks } from "./schema/marks.ts"

/** The direction of a block or of a run of text. There is no "auto", which turns what begins with a number or a quote. */
export type Direction = "rtl" | "ltr"

/** Throws `RangeError` if a field of the dossier does not take `value`. */
function checkField(field: DossierField, value: unknown): void {
  if (!dossierFields[field].safeParse(value).success) throw notAValue(field, value)
}

const dossierAttributes = Object.fromEntries(
  dossierOrder.map((field) => [
    field,
    { default: emptyDossier[field], validate: (value: unknown) => checkField(field, value) },
  ]),
)

/** The output of a textblock or container that carries its direction. */
const block =
  (tag: string, kind?: string) =>
  (node: Node): DOMOutputSpec => [
    tag,
    kind ? { class: kind, dir: node.attrs.dir } : { dir: node.attrs.dir },
    0,
  ]

/** The one schema of articles. Node and mark names are the words of the file format and of the interface between processes. */
export const schema = new Schema({
  topNode: "doc",
  nodes: {
    doc: { content: "headline standfirst body", attrs: dossierAttributes },
    headline: {
      content: "text*",
      marks: "isolate",
      attrs: { dir },
      isolating: true,
      defining: true,
      toDOM: block("h1", "headline"),
      parseDOM: [{ tag: "h1.headline", getAttrs: readDir }],
    },
    standfirst: {
      content: "text*",
      attrs: { dir },
      isolating: true,
      defining: true,
      toDOM: block("p", "standfirst"),
      parseDOM: [{ tag: "p.standfirst", priority: 60, getAttrs: readDir }],
    },
    body: {
      content: "block+",
      isolating: true,
      toDOM: () => ["div", { class: "body" }, 0],
      parseDOM: [{ tag: "div.body" }],
    },
    paragraph: {
      group: "block",
      content: "inline*",
      attrs: { dir },
      toDOM: block("p"),
      parseDOM: [{ tag: "p", getAttrs: readDir }],
    },
    subhead: {
      group: "block",
      content: "text*",
      attrs: { dir, level: attribute("level", 2, (value) => value === 2 || value === 3) },
      defining: true,
      toDOM: (node) => [`h${node.attrs.level}`, { dir: node.attrs.dir }, 0],
      parseDOM: [1, 2, 3, 4, 5, 6].map((level) => ({
        tag: `h${level}`,
        getAttrs: (element: Element) => ({ ...readDir(element), level: level < 3 ? 2 : 3 }),
      })),
    },
    quote: {
      group: "block",
      content: "paragraph+",
      attrs: { dir },
      defining: true,
      toDOM: block("blockquote"),
      parseDOM: [{ tag: "blockquote", getAttrs: readDir }],
    },
    bullet_list: {
      group: "block",
      content: "list_item+",
      attrs: { dir },
      toDOM: block("ul"),
      parseDOM: [{ tag: "ul", getAttrs: readDir }],
    },
    numbered_list: {
      group: "block",
      content: "list_item+",
      attrs: {
        dir,
        start: attribute("start", 1, (value) => Number.isInteger(value) && Math.abs(value as number) < 1e9),
      },
      toDOM: (node) => ["ol", { dir: node.attrs.dir, start: String(node.attrs.start) }, 0],
      parseDOM: [
        {
          tag: "ol",
          getAttrs: (element: Element) => {
            const start = Number.parseInt(element.getAttribute("start") ?? "1", 10)
            return {
              ...readDir(element),
              start: Number.isInteger(start) && Math.abs(start) < 1e9 ? start : 1,
            }
          },
        },
      ],
    },
    list_item: {
      content: "paragraph (paragraph | bullet_list | numbered_list)*",
      attrs: { dir },
      defining: true,
      toDOM: block("li"),
      parseDOM: [{ tag: "li", getAttrs: readDir }],
    },
    figure: {
      group: "block",
      content: "caption credit",
      attrs: {
        dir,
        src: required(attribute("src", "", (value) => isText(value) && newsroomFile.test(value as string))),
        alt: attribute("alt", "", isText),
      },
      isolating: true,
      toDOM: (node) => [
        "figure",
        { dir: node.attrs.dir, "data-src": node.attrs.src, "data-alt": node.attrs.alt },
        ["div", { class: "words" }, 0],
      ],
      parseDOM: [
        {
          tag: "figure[data-src]",
          getAttrs: (element: Element) => {
            const src = element.getAttribute("data-src") ?? ""
            if (!newsroomFile.test(src)) return false
            return { ...readDir(element), src, alt: element.getAttribute("data-alt") ?? "" }
          },
        },
      ],
    },
    caption: {
      content: "text*",
      attrs: { dir },
      toDOM: block("figcaption", "caption"),
      parseDOM: [{ tag: "figcaption", getAttrs: readDir }],
    },
    credit: {
      content: "text*",
      marks: "",
      attrs: { dir },
      toDOM: block("small", "credit"),
      parseDOM: [{ tag: "small.credit", getAttrs: readDir }],
    },
    divider: {
      group: "block",
      attrs: { dir },
      toDOM: (node) => ["hr", { dir: node.attrs.dir }],
      parseDOM: [{ tag: "hr", getAttrs: readDir }],
    },
    // A "read more" block. Its label is kept because pages word it differently.
    related: {
      group: "block",
      content: "related_note? related_link*",
      attrs: { dir, label: attribute("label", "اقرأ المزيد", isText) },
      isolating: true,
      toDOM: (node) => [
        "aside",
        { class: "related", dir: node.attrs.dir, "data-label": node.attrs.label },
        0,
      ],
      parseDOM: [
        {
          tag: "aside.related",
          getAttrs: (element: Element) => ({
            ...readDir(element),
            label: element.getAttribute("data-label") ?? "اقرأ المزيد",
          }),
        },
      ],
    },
    related_note: {
      content: "text*",
      marks: "isolate",
      attrs: { dir },
      toDOM: block("p", "related-note"),
      parseDOM: [{ tag: "p.related-note", priority: 60, getAttrs: readDir }],
    },
    // A related link: its text is the title; it leads to a URL, to an article of the newsroom, or to both.
    related_link: {
      content: "text*",
      marks: "isolate",
      attrs: {
        dir,
        url: attribute(
          "url",
          "",
          (value) => isText(value) && (value === "" || linkTarget.test(value as string)),
        ),
        article: attribute(
          "article",
          null,
          (value) => value === null || dossierFields.id.safeParse(value).success,
        ),
      },
      toDOM: (node) => [
        "p",
        {
          class: "related-link",
          dir: node.attrs.dir,
          "data-url": node.attrs.url,
          ...(node.attrs.article ? { "data-article": node.attrs.article } : {}),
        },
        0,
      ],
      parseDOM: [
        {
          tag: "p.related-link",
          priority: 60,
          getAttrs: (element: Element) => {
            const url = element.getAttribute("data-url") ?? ""
            return {
              ...readDir(element),
              url: linkTarget.test(url) ? url : "",
              article: element.getAttribute("data-article"),
            }
          },
        },
      ],
    },
    text: { group: "inline" },
    line_break: {
      group: "inline",
      inline: true,
      selectable: false,
      linebreakReplacement: true,
      toDOM: () => ["br"],
      parseDOM: [{ tag: "br" }],
    },
  },
  marks,
})

/** A whole article: a node of type `doc`. */
export type Article = Node

/** The dossier of `article`: a copy of its attributes. */
export function dossierOf(article: Article): Dossier {
  return { ...(article.attrs as Dossier) }
}

/** `article` with the fields of `change` in its dossier. Throws `RangeError` for a value that a field does not take. */
export function withDossier(article: Article, change: Partial<Dossier>): Article {
  // The text stays the same and is not checked again, which would take a millisecond for a long article.
  for (const field of dossierOrder) if (field in change) checkField(field, change[field])
  return schema.nodes.doc.create({ ...article.attrs, ...change }, article.content)
}

/** `article` with these fields of the dossier as `other` has them. */
export function withFields(article: Article, other: Article, fields: readonly DossierField[]): Article {
  const dossier = dossierOf(other)
  return withDossier(article, Object.fromEntries(fields.map((field) => [field, dossier[field]])))
}

/** Whether two articles differ at most in the time of their last change. */
export function sameText(one: Article, other: Article): boolean {
  return withDossier(one, { updated: dossierOf(other).updated }).eq(other)
}

/** An article of the given dossier in which nothing is written yet. */
export function emptyArticle(change: Partial<Dossier> = {}): Article {
  return withDossier(schema.nodes.doc.createAndFill()!, change)
}

/** Whether no part of `article` holds anything: no text and no block but empty paragraphs. */
export function isBlank(article: Article): boolean {
  // Called for every key while there is no file yet, so it ends at the first character.
  for (const part of article.children)
    if (part.isTextblock ? part.textContent !== "" : part.children.some((block) => !isEmptyParagraph(block)))
      return false
  return true
}

const isEmptyParagraph = ({ type, content }: Node) => type === schema.nodes.paragraph && content.size === 0

/**
 * The article that `json` (as `Node.toJSON` gives it) holds. Throws `RangeError`
 * for anything the schema does not allow, however deep.
 */
export function articleFromJSON(json: unknown): Article {
  const article = Node.fromJSON(schema, json)
  if (article.type !== schema.nodes.doc) throw new RangeError(`Not an article: ${article.type.name}`)
  article.check()
  return article
}
