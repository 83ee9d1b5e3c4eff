/** Calls about one article, which go to the newsroom that it was opened from: written in, saved, its versions and copies. */
import { z } from "zod"
import { articleId } from "../../article/dossier.ts"
import { articleJSON, conflictCopy, hash, opened, openedArticle, place, saved, version } from "../article.ts"
import { articleSummary } from "../library.ts"
import { type CallShapes, nothing } from "./shapes.ts"

export const articleCalls = {
  openArticle: { in: z.strictObject({ id: articleId }), out: opened },
  /** A fresh article with an id and a time, which has no file before its first save. */
  newArticle: { in: nothing, out: openedArticle },
  /**
   * `settle`: the writer leaves the article or asked to save, so its file may now be named after its headline. `doc`
   * is the whole document; or only the article's id, if the journal has the document after `journal.version` steps,
   * so that a long one need not be sent every few seconds. Problem "journal-gap": the journal does not have it, so
   * send the whole document.
   */
  saveArticle: {
    in: z.strictObject({
      doc: z.discriminatedUnion("type", [
        articleJSON,
        z.strictObject({ type: z.literal("journaled"), journaled: articleId }),
      ]),
      base: hash.nullable(),
      settle: z.boolean(),
      /** The opening, and how many of its journaled steps `doc` holds; null for a document that was never opened. */
      journal: z.strictObject({ epoch: z.string(), version: z.number().int().nonnegative() }).nullable(),
    }),
    out: saved,
  },
  /**
   * Appends steps to the article's journal. Resolves when the disk itself has them. `from` is how many steps of this
   * opening went before; the first call of an opening, and one after the document changed by other means than steps,
   * gives the whole `doc` as it is after `from` steps. Problem "journal-gap": steps are missing in between, so send
   * the whole document.
   */
  journal: {
    in: z.strictObject({
      id: articleId,
      epoch: z.string(),
      from: z.number().int().nonnegative(),
      doc: articleJSON.nullable(),
      steps: z.array(z.looseObject({ stepType: z.string() })),
      place,
    }),
    out: z.strictObject({ version: z.number().int().nonnegative() }),
  },
  /** The writer goes to another article. Releases the lock, and deletes the journal if it holds nothing unsaved. */
  leaveArticle: { in: z.strictObject({ id: articleId, epoch: z.string() }), out: nothing },
  /** Remembers where the writer leaves an article, for when it is opened again. */
  keepPlace: { in: z.strictObject({ id: articleId, place }), out: nothing },
  /** The link (`contract/link.ts`) by which the article can be opened from other programs. */
  articleLink: { in: z.strictObject({ id: articleId }), out: z.strictObject({ href: z.string() }) },
  /** Takes the lock from the desk that has it, and opens the article anew. */
  takeOver: { in: z.strictObject({ id: articleId }), out: opened },
  /** The article's versions, newest first. */
  listVersions: { in: z.strictObject({ id: articleId }), out: z.array(version) },
  readVersion: { in: z.strictObject({ id: articleId, hash }), out: z.strictObject({ doc: articleJSON }) },
  /** Moves the article's file to the newsroom's bin; its history stays. */
  deleteArticle: { in: z.strictObject({ id: articleId }), out: z.strictObject({ bin: z.string() }) },
  /** The conflict copies of an article, those of the last change first. */
  listCopies: { in: z.strictObject({ id: articleId }), out: z.array(articleSummary) },
  /** Reads `copy`, a line of the library that is a conflict copy of the article `id`, and makes it a version of it. */
  readCopy: { in: z.strictObject({ id: articleId, copy: articleId }), out: conflictCopy },
  /**
   * Moves a conflict copy to the bin, after the user has merged it. `bin` is its name there; null if the file's hash
   * is not `hash` any more: then it stays.
   */
  binCopy: {
    in: z.strictObject({ id: articleId, copy: articleId, hash }),
    out: z.strictObject({ bin: z.string().nullable() }),
  },
} as const satisfies CallShapes
