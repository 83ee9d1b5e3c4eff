/** The version that two articles most likely both come from, where nothing but their texts tells. */
import { blockText, keyOf, tokensOf } from "./alignment.ts"
import type { Article } from "./schema.ts"

/** How often each item stands in a list. */
function countsOf(items: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>()
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1)
  return counts
}

/** How many items one has and the other has not. */
function apart(one: Map<string, number>, other: Map<string, number>): number {
  let sum = 0
  for (const [item, count] of one) sum += Math.max(0, count - (other.get(item) ?? 0))
  for (const [item, count] of other) sum += Math.max(0, count - (one.get(item) ?? 0))
  return sum
}

/** What is compared of an article: its words, and its blocks, which tell of forms and places too. */
function measured(article: Article): { words: Map<string, number>; blocks: Map<string, number> } {
  const blocks = [article.child(0), article.child(1), ...article.child(2).children]
  return {
    words: countsOf(blocks.flatMap((block) => tokensOf(blockText(block)))),
    blocks: countsOf(blocks.map(keyOf)),
  }
}

/**
 * Of `versions` of `ours`, oldest first, the one that `theirs` most likely set out from; null if none is as near
 * to it as `ours` is.
 *
 * Before both parted, each version was nearer to `theirs` than the one before it; after that each one holds more
 * changes that `theirs` has not. So the nearest is where they parted. Of equally near ones it is the oldest:
 * too old an ancestor asks the writer once too often, too new a one takes a change of ours for text that they removed.
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
