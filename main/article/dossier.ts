/**
 * The dossier: an article's facts that are not text. It lives as attributes of
 * the document node, one attribute a field, so that undo, journal and recovery
 * cover it like the text.
 */
import * as z from "zod/mini"

/** The stages of an article, in the order of the desk's work. */
export const statuses = ["draft", "editing", "ready", "published", "spiked"] as const
/** One of `statuses`. */
export type Status = (typeof statuses)[number]

/** An article's id: 8 to 40 lower-case ASCII letters, digits and hyphens. It never changes. */
export const articleId = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{7,39}$/))
/** See `articleId`. */
export type ArticleId = z.infer<typeof articleId>

/** A moment in UTC as `Date.toISOString` writes it, such as `2026-11-23T20:27:08.000Z`. */
const moment = z.iso.datetime({ precision: 3 })

/** One line of text that holds something: no line breaks. */
const line = z.string().check(z.regex(/^[^\n\r]*$/))
const filledLine = line.check(z.minLength(1))

/** The slug: what names the article in URLs and file names; empty if none is given. */
const slug = z
  .string()
  .check(z.regex(/^$|^[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(-[\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*$/u))

/** See `length.ts`. */
const length = z.string().check(z.regex(/^$|^[1-9]\d{0,5} (?:words|lines)$/))

/**
 * Every field of the dossier with its shape. `null` and empty mean "not given". `id` is the article's identity and
 * the key of its history and never changes; the other fields may change.
 */
export const dossierFields = {
  id: articleId,
  slug,
  /** Names as they are printed, in printing order. */
  bylines: z.array(filledLine),
  /** The place of the dateline. */
  place: line,
  /** The agency or publication that the text comes from, as it is printed. */
  source: line,
  section: line,
  topics: z.array(filledLine),
  status: z.enum(statuses),
  /** A BCP 47 tag. */
  language: z.string().check(z.regex(/^[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*$/)),
  created: z.nullable(moment),
  updated: z.nullable(moment),
  published: z.nullable(moment),
  /** The summary for social networks. */
  summary: z.string(),
  /** Ids of related articles. */
  related: z.array(articleId),
  /** The length that is wanted, such as `550 words` or `40 lines`; empty if none is. */
  length,
} as const

/** All fields, and no others. */
export const dossierSchema = z.strictObject(dossierFields)
/** The facts of one article. */
export type Dossier = z.infer<typeof dossierSchema>
/** The name of a field. */
export type DossierField = keyof Dossier

/** The fields in the order in which they are shown and written. */
export const dossierOrder = Object.keys(dossierFields) as DossierField[]

/** The id of a document that no article has been made of yet. */
export const unborn: ArticleId = "unborn-article"

/** An empty dossier: Arabic, draft, everything else not given. */
export const emptyDossier: Dossier = {
  id: unborn,
  slug: "",
  bylines: [],
  place: "",
  source: "",
  section: "",
  topics: [],
  status: "draft",
  language: "ar",
  created: null,
  updated: null,
  published: null,
  summary: "",
  related: [],
  length: "",
}
