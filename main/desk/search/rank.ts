/** Ranks the articles that were found. */
import { type Fit, fitOf, type Sought } from "./match.ts"
import type { Row } from "./rows.ts"

/** The weight of a word by the part of the article that it is in: headline, standfirst, dossier; and elsewhere. */
const weights = [8, 4, 3] as const
const elsewhere = 0.5

const fits: Record<Fit, number> = { exact: 1, prefix: 0.8, stem: 0.5 }

const day = 24 * 60 * 60_000

/** The bonus of a new article: as much as a word in the standfirst, halved every month. */
const freshness = 4
const halved = 30 * day

/** How well a word fits a part of an article, from 0 to 1; the part is its words with a space around each. */
function fitIn(part: string, word: Sought): number {
  if (part.includes(` ${word.key} `)) return fits.exact
  if (word.prefix && part.includes(` ${word.key}`)) return fits.prefix
  if (!word.cores.some((core) => part.includes(core))) return 0
  return part.split(" ").some((key) => key !== "" && fitOf(key, word)) ? fits.stem : 0
}

/** Whether a part of an article has a word, in any form. */
export function hasWord(part: string, word: Sought): boolean {
  return fitIn(part, word) > 0
}

/**
 * How well an article fits, the more the better. Every word counts by the best part that has it. Words that are in
 * the headline as they were typed, one after the other, count more, and so do new articles.
 * @param near whether the words are near to each other somewhere in the text
 */
export function scoreOf(row: Row, words: readonly Sought[], near: boolean, now: number): number {
  const parts = row.keys.split("\n")
  let score = 0
  for (const word of words) {
    let most: number = elsewhere
    for (const [at, weight] of weights.entries()) {
      const part = parts[at]
      if (part && weight > most) most = Math.max(most, weight * fitIn(part, word))
    }
    score += most
  }
  score /= Math.max(1, words.length)
  const headline = parts[0] ?? ""
  if (words.length > 1 && hasPhrase(headline, words)) score += 4
  else if (near) score += 2
  if (words[0] && headline.startsWith(` ${words[0].key} `)) score += 0.5
  return score + freshness * 2 ** (-Math.max(0, now - row.time) / halved)
}

/** Whether `words` stand one after the other in a part of an article, as they were typed. */
export function hasPhrase(part: string, words: readonly Pick<Sought, "key" | "prefix">[]): boolean {
  const sequence = ` ${words.map(({ key }) => key).join(" ")}`
  return part.includes(words.at(-1)?.prefix ? sequence : `${sequence} `)
}
