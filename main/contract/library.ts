/** The library as both processes see it: what can be asked of it, and what comes back. */
import * as z from "zod/mini"
import { articleId, statuses } from "../article/dossier.ts"
import { problem } from "./problem.ts"

const natural = z.int().check(z.nonnegative())

/** A line of the library. */
export const articleSummary = z.strictObject({
  /** The article's id; for a foreign page, an id made of its place in the newsroom. */
  id: articleId,
  /**
   * Whether it is an article of Midad's, or a page that would open as an import; or an article whose versions are in
   * the history and whose file is gone, empty or damaged: opening it restores it.
   */
  kind: z.enum(["article", "foreign", "gone", "empty", "damaged"]),
  /** The file's path inside the newsroom, forward slashes. */
  name: z.string(),
  headline: z.string(),
  section: z.string(),
  status: z.enum(statuses),
  /** When its text last changed, or, for a foreign page, its file. */
  updated: z.iso.datetime(),
  /** The article of which the file is a conflict copy; null if it is none. Such a line is of the kind "foreign". */
  copyOf: z.nullable(articleId),
})
export type ArticleSummary = z.infer<typeof articleSummary>

/** An article that has versions in the history and no file that holds it. */
export const lostArticle = z.strictObject({
  id: articleId,
  /** What became of its file: it is gone, nothing is in it any more, or a part of the article at most. */
  what: z.enum(["gone", "empty", "damaged"]),
  /** The file, as far as is known. */
  name: z.string(),
  headline: z.string(),
  /** When the version was made that it can be restored from. */
  at: z.iso.datetime(),
  versions: z.int().check(z.positive()),
})
export type LostArticle = z.infer<typeof lostArticle>

/** The result of restoring one of them: its file's name, or the problem that kept it from that. */
export const restoredLost = z.strictObject({ id: articleId, name: z.string(), problem: z.nullable(problem) })
export type RestoredLost = z.infer<typeof restoredLost>

/** The hits in a text: pairs of UTF-16 offsets, in order, not touching. */
const marks = z.array(z.tuple([natural, z.int().check(z.positive())]))
export type Marks = z.infer<typeof marks>

/** An article that was found, with the positions of the query's words in its headline and in a piece of its text. */
export const hit = z.extend(articleSummary, {
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

/** What the lines are grouped by; "age" is by last change: today, yesterday, week, older. */
export const groupings = ["none", "age", "section", "status"] as const
export type Grouping = (typeof groupings)[number]

/** How many lines come at once at most. */
export const pageLimit = 500

/** A question to the library. */
export const libraryQuery = z.strictObject({
  /** Words, phrases in quotes and filters (`section:`, القسم:), as somebody types them; empty for everything. */
  text: z.string().check(z.maxLength(1000)),
  /** Whether foreign pages are wanted too. */
  kinds: z.enum(["all", "articles"]),
  order: z.enum(orders),
  group: z.enum(groupings),
  /** Which lines of the whole are wanted. */
  from: natural,
  count: natural.check(z.maximum(pageLimit)),
  /** An article whose index in the whole list is wanted too. */
  near: z.nullable(articleId),
})
export type LibraryQuery = z.infer<typeof libraryQuery>

/** The answer: `rows` are the lines `from` … of `total`. */
export const libraryPage = z.strictObject({
  total: natural,
  /** There are more that fit less well; a search lists only the best. */
  more: z.boolean(),
  /** The index of the article `near` in the whole list; null if it is not in the list. */
  at: z.nullable(natural),
  /** The groups in their order, as many lines each as `count` says; one for all where there is no grouping. */
  groups: z.array(z.strictObject({ key: z.string(), count: z.int().check(z.positive()) })),
  rows: z.array(hit),
  /** Milliseconds that finding them took. */
  ms: z.number().check(z.nonnegative()),
  /**
   * The version of the library that was asked; see `libraryNews`. Null if no version is known: then news cannot
   * update the page, and it has to be asked for again.
   */
  version: z.nullable(natural),
})
export type LibraryPage = z.infer<typeof libraryPage>

/** The size of the library, and how far its index is. */
const libraryState = z.strictObject({
  /** How many articles and pages there are, as far as is known. */
  total: natural,
  /** How far the building of the index is; `stopped`: the user has stopped it. Null when the index holds everything. */
  indexing: z.nullable(
    z.strictObject({
      done: natural,
      total: natural,
      stopped: z.boolean(),
    }),
  ),
})
export type LibraryState = z.infer<typeof libraryState>

/** How many changes an event of the library names at most; of more it names none. */
export const changesLimit = 40
/** How many links of one article such an event names at most. */
export const linksLimit = 200

/** A line of the library that is new, changed or gone. */
const libraryChange = z.strictObject({
  id: articleId,
  /** The line as it was; null if it is new. */
  before: z.nullable(articleSummary),
  /** The line as it is; null if it is gone. It may equal `before`: then the file changed, and perhaps its text. */
  now: z.nullable(articleSummary),
  /** The articles that its text or dossier links to now; null if that is not known. */
  links: z.nullable(z.array(articleId).check(z.maxLength(linksLimit))),
})
export type LibraryChange = z.infer<typeof libraryChange>

/** What the event `library` says: the state of the library, and what changed in it since the event before. */
export const libraryNews = z.extend(libraryState, {
  /** The version of the library before the changes. Versions count up; what they count means nothing. */
  since: natural,
  /** The version of the library after the changes. A page of this version has all the changes; a page of `since` has none. */
  version: natural,
  /** One entry an article or page; null if they are many, or not known one by one. */
  changes: z.nullable(z.array(libraryChange).check(z.maxLength(changesLimit))),
})
export type LibraryNews = z.infer<typeof libraryNews>

const counted = z.array(z.strictObject({ name: z.string(), count: z.int().check(z.positive()) }))

/** Which sections, topics and bylines the newsroom's articles have, those of most articles first. */
export const facets = z.strictObject({ sections: counted, topics: counted, bylines: counted })
export type Facets = z.infer<typeof facets>

/**
 * The article that a link leads to: `summary` is null if there is none any more, `binned` says whether it is in the
 * bin.
 */
export const described = z.strictObject({
  id: articleId,
  summary: z.nullable(articleSummary),
  binned: z.nullable(z.strictObject({ headline: z.string() })),
})
export type Described = z.infer<typeof described>

/** What is to change in the dossiers of several articles. */
export const dossierChange = z.strictObject({
  status: z.optional(z.enum(statuses)),
  section: z.optional(z.string().check(z.regex(/^[^\n\r]*$/))),
})
export type DossierChange = z.infer<typeof dossierChange>

/** The result for one of them: the values `before` the change, or the problem that kept it from changing. */
export const changedArticle = z.strictObject({
  id: articleId,
  before: dossierChange,
  problem: z.nullable(problem),
})
export type ChangedArticle = z.infer<typeof changedArticle>
