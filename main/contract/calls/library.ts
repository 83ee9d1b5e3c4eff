/** Calls about the articles of the open newsroom: found, described, changed together, restored from the bin. */
import { z } from "zod"
import { articleId } from "../../article/dossier.ts"
import { articleJSON, binned } from "../article.ts"
import {
  articleSummary,
  changedArticle,
  described,
  dossierChange,
  facets,
  hit,
  libraryPage,
  libraryQuery,
  lostArticle,
  restoredLost,
} from "../library.ts"
import { type CallShapes, nothing } from "./shapes.ts"

export const libraryCalls = {
  /** Finds and lists articles: the library, the palette and the pickers. */
  browse: { in: libraryQuery, out: libraryPage },
  facets: { in: nothing, out: facets },
  /** What is known of the articles that links lead to. */
  describe: { in: z.strictObject({ ids: z.array(articleId).max(500) }), out: z.array(described) },
  /** Articles that a reader of `doc` may want to read, the likeliest first; those that it links to and spiked ones left out. */
  suggestRelated: {
    in: z.strictObject({ doc: articleJSON, count: z.number().int().min(1).max(50) }),
    out: z.array(hit),
  },
  /** The articles whose text or dossier links to this one, newest first. */
  linkedFrom: { in: z.strictObject({ id: articleId }), out: z.array(articleSummary) },
  /**
   * Changes the dossiers of articles in their files, one article at a time. An article that another desk has open
   * stays as it is.
   */
  changeArticles: {
    in: z.strictObject({ ids: z.array(articleId).min(1).max(500), change: dossierChange }),
    out: z.array(changedArticle),
  },
  /** Stops building the index (`go` false), or continues. */
  buildIndex: { in: z.strictObject({ go: z.boolean() }), out: nothing },
  /** Reads an article without opening or locking it: its file, or its journal if it has no file. */
  peek: { in: z.strictObject({ id: articleId }), out: z.strictObject({ doc: articleJSON }) },
  /** The articles whose versions are in the history and whose file is gone, empty or damaged. */
  listLost: { in: nothing, out: z.array(lostArticle) },
  /** Writes the newest version of each into its file again; nothing that stands there is lost. */
  restoreLost: {
    in: z.strictObject({ ids: z.array(articleId).min(1).max(500) }),
    out: z.array(restoredLost),
  },
  /** Remembers that the user was told of these, or wants to hear and see no more of them. Their versions stay. */
  answerLost: {
    in: z.strictObject({ ids: z.array(articleId).min(1).max(500), answer: z.enum(["told", "forgotten"]) }),
    out: nothing,
  },
  listBin: { in: nothing, out: z.array(binned) },
  restoreArticle: {
    in: z.strictObject({ bin: z.string().max(300) }),
    /** `copyOf` as in a line of the library. */
    out: z.strictObject({ id: articleId, name: z.string(), copyOf: z.nullable(articleId) }),
  },
} as const satisfies CallShapes
