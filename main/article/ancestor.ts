/** Finds the most likely common ancestor of two articles by their texts alone. */
import { blockText, keyOf, tokensOf } from "./alignment.ts"
import type { Article } from "./schema.ts"

/** How often each item occurs in a list. */
function countsOf(items: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>()
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1)
  return counts
}

/** How many items only one of the two has. */
function apart(one: Map<string, number>, other: Map<string, number>): number {
  let sum = 0
  for (const [item, count] of one) sum += Math.max(0, count - (other.get(item) ?? 0))
  for (const [item, count] of other) sum += Math.max(0, count - (one.get(item) ?? 0))
  return sum
}

/** What is compared of an article: its words, and its blocks, which also show changes of form and order. */
function measured(article: Article): { words: Map<string, number>; blocks: Map<string, number> } {
  const blocks = [article.child(0), article.child(1), ...article.child(2).children]
  return {
    words: countsOf(blocks.flatMap((block) => tokensOf(blockText(block)))),
    blocks: countsOf(blocks.map(keyOf)),
  }
}

/**
 * Of `versions` of `ours`, oldest first, the one that `theirs` was most likely made from; null if none is as near to
 * it as `ours` is.
 *
 * Up to the common ancestor each version is nearer to `theirs` than the one before it; after it each one has more
 * changes that `theirs` does not have. So the nearest version is the ancestor. Of equally near ones it is the oldest:
 * too old an ancestor only asks the writer a question too many, while too new a one counts a change of ours as text
 * that they removed.
 */
export function ancestorAmong(versions: readonly Article[], ours: Article, theirs: Article): Article | null {
  const wanted = measured(theirs)
  const distance = (version: Article) => {
    const { words, blocks } = measured(version)
    return { words: apart(words, wanted.words), blocks: apart(blocks, wanted.blocks) }
  }
  let nearest = distance(ours)
  let found: Article | null = null
  for (const version of versions) {
    const next = distance(version)
    const order = next.words - nearest.words || next.blocks - nearest.blocks
    if (order > 0 || (order === 0 && found)) continue
    nearest = next
    found = version
  }
  return found
}
