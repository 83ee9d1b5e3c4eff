/** Finds articles that have versions in the history and no file: it is gone, empty, or damaged. */
import type { ArticleId } from "../../article/dossier.ts"
import { readArticle } from "../../article/html.ts"
import { type Article, dossierOf } from "../../article/schema.ts"
import { slugOf } from "../../article/slug.ts"
import type { LostArticle } from "../../contract/library.ts"
import type { Disk } from "../disk/disk.ts"
import { bytesOf, depthOf } from "../files/bytes.ts"
import { articleIn, contentAt, isEmptied } from "../files/content.ts"
import { stemOf } from "../files/names.ts"
import type { History } from "../history/history.ts"

/** A lost article, and the version that it can be restored from. */
export type Found = LostArticle & { article: Article; newest: string }

/** The newest version of an article that is whole and holds it; null if there is none. */
async function newestOf(
  id: ArticleId,
  history: Pick<History, "list" | "object">,
): Promise<{ article: Article; at: string; versions: number } | null> {
  const versions = await history.list(id)
  for (const { hash, at } of versions) {
    const bytes = await history.object(id, hash)
    const article = bytes && articleIn(bytes, id)
    if (article) return { article, at, versions: versions.length }
  }
  return null
}

/** How the file `name` has lost its article. Another page or article that stands there now has nothing to do with it. */
export async function stateOf(
  root: string,
  disk: Disk,
  name: string,
  article: Article,
): Promise<LostArticle["what"]> {
  const there = await contentAt(root, disk, name)
  if (!there) return "gone"
  if (isEmptied(there.bytes)) return "empty"
  // Cut off before anything of its own, it says nothing of itself.
  if (Buffer.compare(bytesOf(article, depthOf(name)).subarray(0, there.bytes.length), there.bytes) === 0)
    return "damaged"
  const reading = readArticle(there.bytes)
  if (reading.kind === "unreadable") return reading.reason === "too-large" ? "gone" : "damaged"
  return reading.kind === "foreign" && reading.reason === "damaged" ? "damaged" : "gone"
}

/**
 * What is lost of the article `id`, which no file of the newsroom holds; null if it has no version that could be
 * restored. `name` is that of its last file; without it the name is the one that its headline gives.
 */
export async function lostArticle(
  id: ArticleId,
  name: string | undefined,
  { root, disk, history }: { root: string; disk: Disk; history: Pick<History, "list" | "object"> },
): Promise<Found | null> {
  const newest = await newestOf(id, history)
  if (!newest) return null
  const { article, at, versions } = newest
  const headline = article.child(0).textContent
  const stem = stemOf(dossierOf(article).slug || slugOf(headline)) || id
  const last = name ?? `${stem}.html`
  const [first] = await history.list(id)
  return {
    id,
    what: await stateOf(root, disk, last, article),
    name: last,
    headline,
    at,
    versions,
    article,
    newest: first!.hash,
  }
}
