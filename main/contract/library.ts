/** The library as both processes see it: what can be asked of it, and what comes back. */
import { z } from "zod"
import { articleId, statuses } from "../article/dossier.ts"
import { problem } from "./problem.ts"

/** A line of the library. */
export const articleSummary = z.strictObject({
  /** The article's id; for a foreign page, an id made of its place in the newsroom. */
  id: articleId,
  /** Whether it is one of ours, or a page that would open as an import. */
  kind: z.enum(["article", "foreign"]),
  /** The file's path inside the newsroom, forward slashes. */
  name: z.string(),
  headline: z.string(),
  section: z.string(),
  status: z.enum(statuses),
  /** When its text last changed, or, for a foreign page, its file. */
  updated: z.iso.datetime(),
  /** The article of which the file is a conflict copy; null if it is none. Such a line is of the kind "foreign". */
  copyOf: articleId.nullable(),
})
export type ArticleSummary = z.infer<typeof articleSummary>

/** Where hits stand in a text: pairs of UTF-16 offsets, in order, not touching. */
const marks = z.array(z.tuple([z.number().int().nonnegative(), z.number().int().positive()]))
export type Marks = z.infer<typeof marks>

/** An article that was found: where the query's words stand in its headline and in a piece of its text. */
export const hit = articleSummary.extend({
  marks,
  /** A piece of the text around the hits, on one line; empty where nothing but the headline was asked for. */
  snippet: z.string(),
  snippetMarks: marks,
})
export type Hit = z.infer<typeof hit>

/**
 * In which order: by how well it fits (by last change where there are no words to fit), by last change, newest
 * first, or by headline.
 */
export const orders = ["best", "updated", "headline"] as const
export type Order = (typeof orders)[number]

/** What the lines stand together by; "age" is by last change: today, yesterday, week, older. */
export const groupings = ["none", "age", "section", "status"] as const
export type Grouping = (typeof groupings)[number]

/** How many lines come at once at most. */
export const pageLimit = 500

/** A question to the library. */
export const libraryQuery = z.strictObject({
  /** Words, phrases in quotes and filters (`section:`, القسم:), as somebody types them; empty for everything. */
  text: z.string().max(1000),
  /** Whether foreign pages are wanted too. */
  kinds: z.enum(["all", "articles"]),
  order: z.enum(orders),
  group: z.enum(groupings),
  /** Which lines of the whole are wanted. */
  from: z.number().int().nonnegative(),
  count: z.number().int().min(0).max(pageLimit),
  /** An article whose place in the whole is wanted too. */
  near: articleId.nullable(),
})
export type LibraryQuery = z.infer<typeof libraryQuery>

/** The answer: `rows` are the lines `from` … of `total`. */
export const libraryPage = z.strictObject({
  total: z.number().int().nonnegative(),
  /** There are more that fit less well; a search lists only the best. */
  more: z.boolean(),
  /** The place of the article `near` in the whole; null if it is not among them. */
  at: z.number().int().nonnegative().nullable(),
  /** The groups in their order, as many lines each as `count` says; one for all where there is no grouping. */
  groups: z.array(z.strictObject({ key: z.string(), count: z.number().int().positive() })),
  rows: z.array(hit),
  /** Milliseconds that finding them took. */
  ms: z.number().nonnegative(),
})
export type LibraryPage = z.infer<typeof libraryPage>

/** How things stand with the library. */
export const libraryState = z.strictObject({
  /** How many articles and pages there are, as far as is known. */
  total: z.number().int().nonnegative(),
  /** The index is being built; `stopped`: it waits for the user's word. Null when it holds everything. */
  indexing: z
    .strictObject({
      done: z.number().int().nonnegative(),
      total: z.number().int().nonnegative(),
      stopped: z.boolean(),
    })
    .nullable(),
})
export type LibraryState = z.infer<typeof libraryState>

const counted = z.array(z.strictObject({ name: z.string(), count: z.number().int().positive() }))

/** Which sections, topics and bylines the newsroom's articles have, those of most articles first. */
export const facets = z.strictObject({ sections: counted, topics: counted, bylines: counted })
export type Facets = z.infer<typeof facets>

/** What a link to an article leads to; `summary` is null where there is none any more, and `binned` tells of one in the bin. */
export const described = z.strictObject({
  id: articleId,
  summary: articleSummary.nullable(),
  binned: z.strictObject({ headline: z.string() }).nullable(),
})
export type Described = z.infer<typeof described>

/** What is to change in the dossiers of several articles. */
export const dossierChange = z.strictObject({
  status: z.enum(statuses).optional(),
  section: z
    .string()
    .regex(/^[^\n\r]*$/)
    .optional(),
})
export type DossierChange = z.infer<typeof dossierChange>

/** How it went with one of them: what stood there `before`, or the problem for which it stayed as it was. */
export const changedArticle = z.strictObject({
  id: articleId,
  before: dossierChange,
  problem: problem.nullable(),
})
export type ChangedArticle = z.infer<typeof changedArticle>
