/** Calls about finding and replacing across the newsroom. */
import { z } from "zod"
import { articleId } from "../../article/dossier.ts"
import { findQuery } from "../../article/find/query.ts"
import { articleJSON, hash } from "../article.ts"
import {
  madeReplacement,
  operationId,
  replacedArticle,
  replacedAtOnce,
  replacementPlan,
  seekScope,
  soughtArticle,
} from "../replacing.ts"
import { type CallShapes, nothing } from "./shapes.ts"

const some = z.array(articleId).min(1).max(replacedAtOnce)
const run = z.number().int().positive()

export const replacingCalls = {
  /**
   * Begins to look through the files of articles: those first in which the index has the words. It ends the search
   * before it. `published`: published articles are looked through, too. Problem "bad-expression".
   */
  seek: {
    in: z.strictObject({ query: findQuery, scope: seekScope, published: z.boolean() }),
    out: z.strictObject({ run, total: z.number().int().nonnegative() }),
  },
  /** What was found since the last call; waits a moment for the first of it. A search that ended another way is done. */
  seekMore: {
    in: z.strictObject({ run }),
    out: z.strictObject({
      found: z.array(soughtArticle),
      looked: z.number().int().nonnegative(),
      total: z.number().int().nonnegative(),
      done: z.boolean(),
    }),
  },
  endSeek: { in: z.strictObject({ run }), out: nothing },
  /** Notes a replacement on the disk, with everything that it will change, before anything is changed. */
  beginReplacement: { in: replacementPlan, out: z.strictObject({ operation: operationId }) },
  /** Makes a replacement in some of its articles, in their files. One that another desk has stays as it is. */
  replaceArticles: {
    in: z.strictObject({ operation: operationId, ids: some }),
    out: z.array(replacedArticle),
  },
  /** Notes that the window has made it in an article that is open: the hashes of its file before and after. */
  noteReplaced: {
    in: z.strictObject({
      operation: operationId,
      id: articleId,
      before: hash,
      after: hash,
      hits: z.number().int().positive(),
    }),
    out: nothing,
  },
  /** Notes that nothing of it is to be made any more. */
  endReplacement: { in: z.strictObject({ operation: operationId }), out: nothing },
  /** The replacements of the last 30 days, the newest first. */
  listReplacements: { in: nothing, out: z.array(madeReplacement) },
  /** Takes it back in some of its articles; what was written since stays. */
  undoReplacement: {
    in: z.strictObject({ operation: operationId, ids: some }),
    out: z.array(replacedArticle),
  },
  /** An article before and after the replacement, for the window to take it back where it is open. */
  replacedText: {
    in: z.strictObject({ operation: operationId, id: articleId }),
    out: z.strictObject({ before: articleJSON, after: articleJSON }),
  },
} as const satisfies CallShapes
