/** The file of an article, and what its journal has beyond it. */
import type { ArticleId } from "../../article/dossier.ts"
import { type Article, dossierOf, isBlank, sameText } from "../../article/schema.ts"
import { depthOf } from "../files/bytes.ts"
import type { Held } from "../files/content.ts"
import { beyond, type FileNow, type Journaled } from "../journal/replay.ts"
import type { Articles, Found } from "../saving/articles.ts"

/** The file of an article and its content. */
export type ArticleFile = {
  /** The file; null if there is none. */
  found: Found | null
  /** The article that it holds; null if there is none, or the file holds something else. */
  article: Article | null
  /** What Midad will not write back of the file; null if it has Midad's own form, or does not hold the article. */
  losses: Held["losses"]
  /** What a journal needs to recognise the file; null if it does not hold the article. */
  known: FileNow | null
}

/** The file of `id`. Throws `DeskError` no-permission, too-large. */
export async function articleFile(
  articles: Pick<Articles, "find" | "read">,
  id: ArticleId,
): Promise<ArticleFile> {
  const found = await articles.find(id)
  const held = found && (await articles.read(id, found.bytes))
  const article = held?.article ?? null
  const known = found &&
    article && {
      hash: found.hash,
      updated: dossierOf(article).updated,
      depth: depthOf(found.name),
    }
  return { found, article, losses: held?.losses ?? null, known }
}

/**
 * What a journal has beyond the article's file: how many steps, and the hash of the file that they are based on. Null
 * if the file has everything.
 */
export function unsavedIn(
  journaled: Journaled,
  { article, known }: ArticleFile,
): { hash: string | null; steps: number } | null {
  const { hash, unsaved } = beyond(journaled, known)
  if (unsaved === 0 || (article && sameText(journaled.doc, article))) return null
  return { hash, steps: unsaved }
}

/** Whether a journal holds a new article in which nothing was written. */
export function isUnwritten(journaled: Journaled): boolean {
  return journaled.hash === null && isBlank(journaled.doc)
}
