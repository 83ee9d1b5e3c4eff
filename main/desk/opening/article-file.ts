/** The file of an article, and what its journal has beyond it. */
import type { ArticleId } from "../../article/dossier.ts"
import { type Article, dossierOf, isBlank, sameText } from "../../article/schema.ts"
import { depthOf } from "../files/bytes.ts"
import { articleIn } from "../files/content.ts"
import { beyond, type FileNow, type Journaled } from "../journal/replay.ts"
import type { Articles, Found } from "../saving/articles.ts"

/** What stands in an article's file now. */
export type ArticleFile = {
  /** The file; null if there is none. */
  found: Found | null
  /** The article that it holds; null if there is none, or the file holds something else. */
  article: Article | null
  /** The file as a journal knows it again; null if it does not hold the article. */
  known: FileNow | null
}

/** The file of `id`. Throws `DeskError` no-permission, too-large. */
export async function articleFile(articles: Pick<Articles, "find">, id: ArticleId): Promise<ArticleFile> {
  const found = await articles.find(id)
  const article = found && articleIn(found.bytes, id)
  const known = found &&
    article && {
      hash: found.hash,
      updated: dossierOf(article).updated,
      depth: depthOf(found.name),
    }
  return { found, article, known }
}

/**
 * What a journal has that the article's file has not: how many steps, and the hash of the file that they stand on.
 * Null if the file has it all.
 */
export function unsavedIn(
  journaled: Journaled,
  { article, known }: ArticleFile,
): { hash: string | null; steps: number } | null {
  const { hash, unsaved } = beyond(journaled, known)
  if (unsaved === 0 || (article && sameText(journaled.doc, article))) return null
  return { hash, steps: unsaved }
}

/** Whether a journal is of a new article in which nothing was written. */
export function isUnwritten(journaled: Journaled): boolean {
  return journaled.hash === null && isBlank(journaled.doc)
}
