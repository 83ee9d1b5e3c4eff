/** Finding and replacing across the newsroom as both processes see it. */
import * as z from "zod/mini"
import { articleId, statuses } from "../article/dossier.ts"
import { placeKinds } from "../article/find/places.ts"
import { findQuery, replacement } from "../article/find/query.ts"
import { problem } from "./problem.ts"

const natural = z.int().check(z.nonnegative())
const span = z.tuple([natural, natural])
const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/))

/** How many articles go into one call that changes them. */
export const replacedAtOnce = 50
/** Of how many hits of one article the text around them is sent. */
export const shownHits = 300

/** Where to look: in the whole newsroom, in what a filter of the library lists, or in one article. */
export const seekScope = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("newsroom") }),
  z.strictObject({ kind: z.literal("listed"), text: z.string().check(z.maxLength(1000)) }),
  z.strictObject({ kind: z.literal("article"), id: articleId }),
])
export type SeekScope = z.infer<typeof seekScope>

/** A hit with the text around it; offsets are in that text. */
const soughtHit = z.strictObject({
  kind: z.enum(placeKinds),
  /** The block of the body that it is in, counted from 1; 0 outside of the body. */
  number: natural,
  text: z.string(),
  from: natural,
  to: natural,
  groups: z.array(z.nullable(span)),
  /** Whether text goes on before and behind what is sent. */
  cut: z.tuple([z.boolean(), z.boolean()]),
})
export type SoughtHit = z.infer<typeof soughtHit>

/** An article with hits: those of `hits` are the first of `total`, in their order. */
export const soughtArticle = z.strictObject({
  id: articleId,
  headline: z.string(),
  section: z.string(),
  status: z.enum(statuses),
  /** The hash of its file. */
  hash,
  total: z.int().check(z.positive()),
  hits: z.array(soughtHit),
})
export type SoughtArticle = z.infer<typeof soughtArticle>

/** An article that is to be changed: as long as its file has this hash, without the hits of these indexes. */
export const plannedArticle = z.strictObject({ id: articleId, hash, skipped: z.array(natural) })
export type PlannedArticle = z.infer<typeof plannedArticle>

/** A replacement as it is begun. */
export const replacementPlan = z.strictObject({
  query: findQuery,
  replacement,
  articles: z.array(plannedArticle).check(z.minLength(1), z.maxLength(100_000)),
})
export type ReplacementPlan = z.infer<typeof replacementPlan>

export const operationId = z.string().check(z.regex(/^[0-9]{8}T[0-9]{9}-[a-z0-9]{6}$/))

/**
 * What became of one article: how many hits were replaced, or taken back. `left` says why it stays as it was:
 * "changed" since it was shown, or since it was replaced; or a problem, such as another desk's lock.
 */
export const replacedArticle = z.strictObject({
  id: articleId,
  hits: natural,
  left: z.nullable(z.union([z.literal("changed"), problem])),
})
export type ReplacedArticle = z.infer<typeof replacedArticle>

/** A replacement that was made, or begun, newest first in lists. */
export const madeReplacement = z.strictObject({
  operation: operationId,
  at: z.iso.datetime(),
  who: z.string(),
  query: findQuery,
  replacement,
  planned: natural,
  /** The articles that have it now. */
  done: z.array(articleId),
  hits: natural,
  /** The articles that it was not made in yet, where it was cut off; they can still be changed. */
  open: z.array(articleId),
  /** How many articles were taken back. */
  undone: natural,
})
export type MadeReplacement = z.infer<typeof madeReplacement>
