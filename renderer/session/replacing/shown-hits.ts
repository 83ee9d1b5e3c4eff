/** The hits of a search across the newsroom as the preview shows them. */
import { wordAround } from "../../../main/article/find/affixes.ts"
import { type Insertion, insertionFor } from "../../../main/article/find/insertion.ts"
import type { FindQuery, Replacement } from "../../../main/article/find/query.ts"
import type { SoughtArticle, SoughtHit } from "../../../main/contract/replacing.ts"

/** A hit as it is shown: what stands there, and what would stand there. */
export type ShownHit = SoughtHit & {
  index: number
  /** What is taken away from the text, and what is put there: whole words, as their letters join. */
  change: Insertion
  /** Whether the text is so already. */
  same: boolean
}

const isAlready = (text: string, { from, to, insert }: Insertion) => text.slice(from, to) === insert

/** A change with all of the words that it begins and ends in. */
function wholeWords(text: string, { from, to, insert }: Insertion): Insertion {
  const word = wordAround(text, from, to)
  return { ...word, insert: text.slice(word.from, from) + insert + text.slice(to, word.to) }
}

/** Returns a function that gives the hits of an article with what would be put there; it makes them once. */
export function createShownHits() {
  const shown = new WeakMap<SoughtArticle, { for: string; hits: readonly ShownHit[] }>()
  return (article: SoughtArticle, query: FindQuery, replacement: Replacement): readonly ShownHit[] => {
    const wanted = JSON.stringify([query, replacement])
    const known = shown.get(article)
    if (known?.for === wanted) return known.hits
    const hits = article.hits.map((hit, index): ShownHit => {
      const groups = hit.groups.map((span) => span && ([span[0], span[1]] as const))
      const found = { from: hit.from, to: hit.to, groups }
      const change = insertionFor(hit.text, found, query, replacement)
      return { ...hit, index, change: wholeWords(hit.text, change), same: isAlready(hit.text, change) }
    })
    shown.set(article, { for: wanted, hits })
    return hits
  }
}
