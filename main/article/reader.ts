/**
 * Reads a file of the format strictly: anything that the format does not allow ends the reading, so that nothing can
 * get lost. The form is described in `html.ts`.
 */
import type { Node } from "prosemirror-model"
import { type DossierField, dossierSchema, emptyDossier } from "./dossier.ts"
import { fieldsOf, fieldValue, formatVersion } from "./field.ts"
import { blocksWith } from "./reader/blocks.ts"
import {
  allow,
  characterElement,
  direction,
  Misfit,
  misfit,
  type OpenElement,
  openElement,
  walk,
} from "./reader/open-element.ts"
import { type Article, schema } from "./schema.ts"
import type { Tag } from "./tokens.ts"
import type { LineEnds } from "./whitespace.ts"
import { generator } from "./writer.ts"

/** The parts of a file that repeat others or serve only its looks, comments among them. */
export type Extras = {
  title: string
  machines: string
  style: string
  language: string
  viewport: string
  comments: number
}

/**
 * The content of a file: the article, the parts that do not belong to it, and how many folders down the file lies by
 * the address of its first picture; null without a picture.
 */
export type Contents = { article: Article; extras: Extras; depth: number | null }

const { nodes } = schema

/** Reads `source` as a file of the format; null if anything in it does not fit. */
export function readContents(source: string, lineEnds: LineEnds): Contents | null {
  try {
    return read(source, lineEnds)
  } catch (error) {
    // The schema throws RangeError for a value or a sequence that it does not allow.
    if (error instanceof Misfit || error instanceof RangeError) return null
    throw error
  }
}

function read(source: string, lineEnds: LineEnds): Contents {
  const metas = new Map<string, string>()
  const extras: Extras = { title: "", machines: "", style: "", language: "", viewport: "", comments: 0 }
  let content: Node[] | null = null
  const blocks = blocksWith(lineEnds)
  const { textblock, block } = blocks

  const story = (tag: Tag): OpenElement => {
    if (tag.name !== "article" || content) misfit(tag.name)
    allow(tag)
    return openElement(
      tag.name,
      "rtl",
      (child, self) => {
        switch (self.children.length) {
          case 0:
            if (child.name !== "h1") misfit(child.name)
            allow(child, "dir")
            return textblock(child, direction(child, "rtl"), nodes.headline, {}, self.children)
          case 1:
            if (child.name !== "p" || child.attributes.get("class") !== "standfirst") misfit(child.name)
            allow(child, "class", "dir")
            return textblock(child, direction(child, "rtl"), nodes.standfirst, {}, self.children)
          default:
            return block(child, self)
        }
      },
      (self) => {
        content = self.children
      },
    )
  }

  const meta = (tag: Tag): null => {
    if (tag.attributes.has("charset")) {
      allow(tag, "charset")
      if (tag.attributes.get("charset")!.toLowerCase() !== "utf-8") misfit("charset")
      return null
    }
    allow(tag, "name", "content")
    const name = tag.attributes.get("name") ?? misfit("meta")
    if (metas.has(name)) misfit(`meta ${name} twice`)
    metas.set(name, tag.attributes.get("content") ?? misfit("meta"))
    return null
  }

  const head = (tag: Tag): OpenElement | null => {
    switch (tag.name) {
      case "meta":
        return meta(tag)
      case "title":
        allow(tag)
        return characterElement(tag.name, (title) => {
          extras.title += title
        })
      case "script":
        allow(tag, "type")
        if (tag.attributes.get("type") !== "application/ld+json") misfit("script")
        return characterElement(tag.name, (machines) => {
          extras.machines += machines
        })
      case "style":
        allow(tag)
        return characterElement(tag.name, (style) => {
          extras.style += style
        })
      default:
        return misfit(tag.name)
    }
  }

  const page = openElement("html", "rtl", (tag) => {
    allow(tag)
    if (tag.name === "head" && !content) return openElement("head", "rtl", head)
    if (tag.name === "body") return openElement("body", "rtl", story)
    return misfit(tag.name)
  })

  const document = openElement("", "rtl", (tag) => {
    if (tag.name !== "html") misfit(tag.name)
    allow(tag, "lang", "dir")
    if (tag.attributes.get("dir") !== "rtl") misfit("dir")
    extras.language = tag.attributes.get("lang") ?? ""
    return page
  })

  walk(source, document, () => {
    extras.comments++
  })
  if (!content) misfit("end")
  return { article: articleOf(metas, content, extras), extras, depth: blocks.depth() }
}

/** The article of the dossier that `metas` hold and the blocks in `content`. */
function articleOf(metas: Map<string, string>, content: readonly Node[], extras: Extras): Article {
  if (metas.get("generator") !== generator) misfit("generator")
  const format = Number(metas.get("midad:format"))
  if (!(format >= 1 && format <= formatVersion) || metas.get("midad:format") !== String(format))
    misfit("format")
  const fields = fieldsOf(format)
  extras.viewport = metas.get("viewport") ?? ""
  const dossier: Partial<Record<DossierField, unknown>> = { ...emptyDossier }
  for (const field of fields) {
    const value = fieldValue(field, metas.get(`midad:${field}`) ?? misfit(field))
    dossier[field] = value === undefined ? misfit(field) : value
  }
  // Besides the dossier: generator, format and viewport.
  if (metas.size > fields.length + 2 + (metas.has("viewport") ? 1 : 0)) misfit("meta")
  const [headline, standfirst, ...blocks] = content
  if (!headline || !standfirst) misfit("article")
  const article = nodes.doc.createChecked(dossierSchema.parse(dossier), [
    headline,
    standfirst,
    nodes.body.createChecked(null, blocks),
  ])
  article.check()
  return article
}
