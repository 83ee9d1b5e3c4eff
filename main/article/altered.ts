/**
 * Articles whose files something else has altered: a person in a text editor, a tool, a sync client. They hold what
 * the format does not allow, and still all of their text can be read.
 */
import { type DossierField, dossierOrder, dossierSchema, emptyDossier } from "./dossier.ts"
import { fieldsOf, formatVersion } from "./field.ts"
import type { Loss, LossName } from "./foreign/losses.ts"
import type { ForeignPage } from "./foreign.ts"
import { type Article, schema } from "./schema.ts"
import { readTokens, type Tag } from "./tokens.ts"

/** An article that was read from an altered file. */
export type Altered = {
  article: Article
  /** The fields of the dossier that the file does not give, or not validly; the article has them empty. */
  missing: DossierField[]
}

const { nodes } = schema

/** Elements whose text the page does not show. */
const silent: ReadonlySet<string> = new Set(["script", "style", "title"])

/** The attributes that a file of the format has, by element, besides `dir` and `class`. */
const known: Readonly<Record<string, readonly string[]>> = {
  html: ["lang"],
  meta: ["name", "content", "charset"],
  script: ["type"],
  a: ["href", "data-article"],
  img: ["src", "alt"],
  ol: ["start"],
  bdi: ["lang"],
}

/** The classes of a file of the format. */
const classes: ReadonlySet<string> = new Set([
  "standfirst",
  "related",
  "related-label",
  "related-note",
  "credit",
])

/** Whether a file of the format may have this attribute at an element `element`. */
function isKnown(element: string, name: string, value: string): boolean {
  if (name === "class") return classes.has(value)
  return name === "dir" || (known[element]?.includes(name) ?? false)
}

/** The lines that version control leaves in a file with a conflict, indented or not. */
const conflictLine = /^[ \t]*(?:<{7,}|>{7,}|\|{7,})(?:\s|$)/m

/** Whether `source` has the marks of a conflict: two texts stand there, and neither is the article's. */
export const isConflicted = (source: string): boolean => conflictLine.test(source)

/** What the source of a page says of the whole, without reading its blocks. */
type Survey = {
  /** How often each character of the text occurs, white space left out. */
  characters: Map<string, number>
  /** How many elements `article` began and ended. */
  begun: number
  ended: number
  /** Attributes that the format does not have. */
  attributes: number
  /** Facts in `<meta>` that the dossier has no field for. */
  facts: number
}

/**
 * The article in `source`, whose file was read as `page`; null if it is of no known version, is cut off, or holds
 * text that `page` lacks. What the article has no place for is added to the losses of `page`.
 */
export function readAltered(source: string, page: ForeignPage): Altered | null {
  const { format } = page
  if (format === null || format < 1 || format > formatVersion || page.dossier.id === undefined) return null
  const survey = surveyOf(source)
  if (survey.begun !== 1 || survey.ended !== 1) return null
  const article = articleOf(page)
  if (!article || lacks(article, survey.characters)) return null
  addLoss(page.losses, "attribute", survey.attributes)
  addLoss(page.losses, "facts", survey.facts)
  return { article, missing: fieldsOf(format).filter((field) => page.dossier[field] === undefined) }
}

function articleOf({ headline, standfirst, blocks, dossier }: ForeignPage): Article | null {
  // Every article's file has a body: somebody's program has cut this one out.
  if (blocks.length === 0) return null
  try {
    const article = nodes.doc.createChecked(dossierSchema.parse({ ...emptyDossier, ...dossier }), [
      headline ?? nodes.headline.create(),
      standfirst ?? nodes.standfirst.create(),
      nodes.body.createChecked(null, blocks),
    ])
    article.check()
    return article
  } catch (error) {
    // The schema throws it for what it does not allow.
    if (error instanceof RangeError) return null
    throw error
  }
}

function surveyOf(source: string): Survey {
  const survey: Survey = { characters: new Map(), begun: 0, ended: 0, attributes: 0, facts: 0 }
  let quiet: string | null = null
  const metas = new Set<string>(["generator", "viewport", "midad:format"])
  for (const field of dossierOrder) metas.add(`midad:${field}`)
  const start = (tag: Tag) => {
    if (tag.name === "article") survey.begun++
    if (silent.has(tag.name)) quiet = tag.name
    for (const [name, value] of tag.attributes) if (!isKnown(tag.name, name, value)) survey.attributes++
    const fact = tag.attributes.get("name") ?? ""
    // Fields of Midad's own are counted where the page is read.
    if (tag.name === "meta" && !tag.attributes.has("charset") && !metas.has(fact))
      if (!fact.startsWith("midad:")) survey.facts++
  }
  readTokens(source, {
    start,
    end(name) {
      if (name === "article") survey.ended++
      if (name === quiet) quiet = null
    },
    text(characters) {
      if (quiet === null) count(characters, survey.characters)
    },
    comment() {},
    doctype() {},
    fault() {},
  })
  return survey
}

/** Counts the characters of `text` that are not white space. */
function count(text: string, into: Map<string, number>): void {
  for (const character of text) if (!/\s/.test(character)) into.set(character, (into.get(character) ?? 0) + 1)
}

/** Whether `article` has less of any character than `wanted`. */
function lacks(article: Article, wanted: ReadonlyMap<string, number>): boolean {
  const there = new Map<string, number>()
  article.descendants((node) => {
    if (node.text) count(node.text, there)
    if (node.type === nodes.related) count(node.attrs.label as string, there)
  })
  for (const [character, times] of wanted) if ((there.get(character) ?? 0) < times) return true
  return false
}

function addLoss(losses: Loss[], what: LossName, more: number): void {
  if (more === 0) return
  const same = losses.find((loss) => loss.what === what)
  if (same) same.count += more
  else losses.push({ what, count: more })
}
