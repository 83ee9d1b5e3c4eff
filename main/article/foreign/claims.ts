/** What a web page says of itself in `<meta>` and schema.org JSON-LD, as far as an article has fields for it. */
import { type Dossier, type DossierField, dossierFields, dossierOrder } from "../dossier.ts"

/** What a page says of itself. */
export type Claims = {
  /** Values that are valid for their fields. */
  dossier: Partial<Dossier>
  /** Empty if it is not said. */
  headline: string
  description: string
  /** How many of the sources are not JSON. */
  broken: number
}

/** `text` on one line, without white space at its ends; no-break spaces stay. */
export const tidy = (text: string): string => text.replace(/[\t\n\f\r ]+/g, " ").replace(/^ | $/g, "")

/** Reads the `metas` of a page, names in lower case, and the sources of its JSON-LD. Never throws. */
export function readClaims(
  metas: readonly (readonly [name: string, value: string])[],
  sources: readonly string[],
): Claims {
  const said = sources.map(parsed)
  const facts = articleFacts(said)
  const several = (name: string) => metas.filter((meta) => meta[0] === name).map(([, value]) => tidy(value))
  const first = (...names: string[]) => names.flatMap(several).find((value) => value !== "") ?? ""
  const description = first("og:description", "description", "twitter:description") || one(facts.description)
  const author = first("author", "article:author")
  const given: Partial<Record<DossierField, unknown>> = {
    bylines: firstFilled(names(facts.author), /^https?:/.test(author) ? [] : [author]),
    place: one(facts.dateline),
    source: names(facts.sourceOrganization).join("، "),
    section: names(facts.articleSection)[0] || first("article:section"),
    topics: firstFilled(
      names(facts.keywords),
      several("article:tag"),
      list(first("news_keywords", "keywords")),
    ),
    created: moment(one(facts.dateCreated)),
    updated: moment(one(facts.dateModified) || first("article:modified_time", "og:updated_time")),
    published: moment(one(facts.datePublished) || first("article:published_time")),
    summary: description,
  }
  const dossier: Partial<Record<DossierField, unknown>> = {}
  for (const field of dossierOrder) {
    const value = dossierFields[field].safeParse(given[field])
    if (given[field] && value.success) dossier[field] = value.data
  }
  return {
    dossier: dossier as Partial<Dossier>,
    headline: one(facts.headline) || first("og:title", "twitter:title"),
    description,
    broken: said.filter((thing) => thing === undefined).length,
  }
}

/** The first of `lists` that holds something, without its empty texts. */
function firstFilled(...lists: string[][]): string[] | undefined {
  return lists.map((found) => found.filter((name) => name !== "")).find((found) => found.length > 0)
}

/** The facts of the first article of schema.org that the page describes; none if there is no such. */
function articleFacts(sources: readonly unknown[]): Record<string, unknown> {
  const things = [...sources]
  for (let index = 0; index < things.length; index++) {
    const thing = things[index]
    if (Array.isArray(thing)) for (const each of thing) things.push(each)
    if (!isRecord(thing)) continue
    if (names(thing["@type"]).some((type) => /(Article|BlogPosting)$/.test(type))) return thing
    things.push(thing["@graph"])
  }
  return {}
}

/** The value of JSON; undefined if `source` is not JSON: pages hold broken JSON as often as broken HTML. */
function parsed(source: string): unknown {
  try {
    return JSON.parse(source)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/** A value that is text; else empty. */
const one = (value: unknown): string => (typeof value === "string" ? tidy(value) : "")

/** Several names in one text. */
const list = (text: string): string[] => text.split(/[,،;]/).map(tidy)

/** The names that a value gives: a text, a thing with a name, or several. */
function names(value: unknown): string[] {
  if (typeof value === "string") return list(value)
  if (Array.isArray(value)) return value.flatMap((each) => (Array.isArray(each) ? [] : names(each)))
  return isRecord(value) && typeof value.name === "string" ? [tidy(value.name)] : []
}

/** A moment as the dossier has it; null if `text` names none. */
function moment(text: string): string | null {
  const time = text === "" ? Number.NaN : Date.parse(text)
  return Number.isNaN(time) ? null : new Date(time).toISOString()
}
