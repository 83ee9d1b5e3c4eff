/** What a replacement would do to the articles that were found: how many hits it changes, and in which articles. */
import type { PlannedArticle, SoughtArticle } from "../../../main/contract/replacing.ts"
import { keyOf } from "./left-out.ts"
import type { ShownHit } from "./shown-hits.ts"

/** How many hits are left out, would be replaced, and are so already. */
export type Tally = { skipped: number; left: number; same: number }

/** The hits of an article that are shown, with what would be put there: the first of all, in their order. */
export type HitsOf = (article: SoughtArticle) => readonly ShownHit[]

/** Counts the hits of `articles`. `leftOut` names hits as `keyOf` does. */
export function tallyOf(
  articles: readonly SoughtArticle[],
  hitsOf: HitsOf,
  leftOut: ReadonlySet<string>,
): Tally {
  const sum = { skipped: 0, left: 0, same: 0 }
  for (const article of articles) {
    const hits = hitsOf(article)
    // Of very many hits in one article the last are not shown; they are replaced with the others.
    sum.left += article.total - hits.length
    for (const hit of hits)
      if (hit.same) sum.same++
      else if (leftOut.has(keyOf(article.id, hit.index))) sum.skipped++
      else sum.left++
  }
  return sum
}

/**
 * The plan for those of `articles` in which a hit would change. `leftOut` gives the indexes of the hits of an article
 * that are left out.
 */
export function plannedIn(
  articles: readonly SoughtArticle[],
  hitsOf: HitsOf,
  leftOut: (article: SoughtArticle) => number[],
): PlannedArticle[] {
  return articles.flatMap((article) => {
    const skipped = leftOut(article)
    const hits = hitsOf(article)
    const changes =
      hits.length < article.total || hits.some((hit) => !hit.same && !skipped.includes(hit.index))
    return changes ? [{ id: article.id, hash: article.hash, skipped }] : []
  })
}
