/** Searches the library without an index: by headline and section alone, in memory. */
import { fold, unfold } from "../../article/folding.ts"
import { groupOf } from "../../contract/groups.ts"
import type { ArticleSummary, Facets, Hit, LibraryQuery, Marks } from "../../contract/library.ts"
import { compareGroups } from "./groups.ts"
import type { Page } from "./protocol.ts"

function marksOf(headline: string, words: readonly string[]): Marks {
  const folded = fold(headline)
  const ranges = words
    .map((word) => folded.key.indexOf(word))
    .flatMap((at, index) => (at < 0 ? [] : [unfold(folded, at, at + words[index]!.length)]))
    .sort((a, b) => a.from - b.from)
  const found: Marks = []
  for (const { from, to } of ranges) {
    const last = found.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else found.push([from, to])
  }
  return found
}

/** Answers `query` from `articles`, newest first; see `browse` of the contract. */
export function browsePlainly(
  articles: readonly ArticleSummary[],
  { text, kinds, order, group, from, count, near }: LibraryQuery,
  now: Date,
): Page {
  const start = performance.now()
  const words = fold(text).key.split(/\s+/).filter(Boolean)
  const found = articles.filter((article) => {
    if (kinds === "articles" && article.kind !== "article") return false
    if (words.length === 0) return true
    const { key } = fold(`${article.headline} ${article.section}`)
    return words.every((word) => key.includes(word))
  })
  if (order === "headline") found.sort((a, b) => a.headline.localeCompare(b.headline, "ar"))
  const keys = new Map(found.map((article) => [article, groupOf(article, group, now.getTime())]))
  const sizes = new Map<string, number>()
  for (const key of keys.values()) sizes.set(key, (sizes.get(key) ?? 0) + 1)
  const groups = [...sizes]
    .sort(([a], [b]) => compareGroups(group, a, b))
    .map(([key, size]) => ({ key, count: size }))
  const sorted =
    groups.length > 1 ? found.sort((a, b) => compareGroups(group, keys.get(a)!, keys.get(b)!)) : found
  const at = near === null ? -1 : sorted.findIndex(({ id }) => id === near)
  return {
    total: sorted.length,
    more: false,
    at: at < 0 ? null : at,
    groups,
    rows: sorted.slice(from, from + count).map(
      (article): Hit => ({
        ...article,
        marks: marksOf(article.headline, words),
        snippet: "",
        snippetMarks: [],
      }),
    ),
    ms: performance.now() - start,
  }
}

/** The sections of `articles`, those of most articles first. */
export function sectionsOf(articles: readonly ArticleSummary[]): Facets["sections"] {
  const counts = new Map<string, number>()
  for (const { section } of articles) if (section) counts.set(section, (counts.get(section) ?? 0) + 1)
  return [...counts].map(([name, count]) => ({ name, count })).sort((a, b) => b.count - a.count)
}
