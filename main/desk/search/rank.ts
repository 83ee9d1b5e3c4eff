/** In which order what was found is shown. */
import { termsOf } from "../../article/terms.ts"
import { type Fit, fitOf, type Sought } from "./match.ts"
import type { Row } from "./store.ts"

/** What a word counts, by the part of the article that it stands in. */
const weights = { headline: 8, standfirst: 4, facts: 3, body: 1 } as const

const fits: Record<Fit, number> = { exact: 1, prefix: 0.8, stem: 0.5 }

const day = 24 * 60 * 60_000

/** What a fresh article is ahead of an old one: as much as a word in the standfirst, halved in a month. */
const freshness = 4
const halved = 30 * day

function best(words: readonly string[], word: Sought): number {
  let most = 0
  for (const key of words) {
    const fit = fitOf(key, word)
    if (fit && fits[fit] > most) most = fits[fit]
    if (most === 1) break
  }
  return most
}

/**
 * How well an article fits, the more the better. Every word counts where it stands best; words that stand in the
 * headline as they were typed, one after the other, count more; so does what is fresh.
 * @param near the words stand near to each other somewhere in the text
 */
export function scoreOf(row: Row, words: readonly Sought[], near: boolean, now: Date): number {
  const headline = termsOf(row.headline)
  let standfirst: string[] | null = null
  let facts: string[] | null = null
  let score = 0
  for (const word of words) {
    let most = weights.headline * best(headline, word)
    if (most < weights.standfirst && row.standfirst !== "") {
      standfirst ??= termsOf(row.standfirst)
      most = Math.max(most, weights.standfirst * best(standfirst, word))
    }
    if (most < weights.facts && row.facts !== "") {
      facts ??= termsOf(row.facts)
      most = Math.max(most, weights.facts * best(facts, word))
    }
    score += Math.max(most, weights.body * 0.5)
  }
  score /= Math.max(1, words.length)
  if (words.length > 1 && follows(headline, words)) score += 4
  else if (near) score += 2
  if (headline.length > 0 && words.length > 0 && fitOf(headline[0]!, words[0]!) === "exact") score += 0.5
  const age = Math.max(0, now.getTime() - row.time)
  return score + freshness * 2 ** (-age / halved)
}

/** Whether `words` stand in `text` one after the other. */
export function follows(text: readonly string[], words: readonly Pick<Sought, "key" | "prefix">[]): boolean {
  for (let start = 0; start + words.length <= text.length; start++) {
    if (
      words.every(({ key, prefix }, at) =>
        prefix ? text[start + at]!.startsWith(key) : text[start + at] === key,
      )
    )
      return true
  }
  return false
}
