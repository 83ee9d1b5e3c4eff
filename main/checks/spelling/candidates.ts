/** What may be meant by a word: words of the counts and the dictionary that are written nearly so, the likeliest first. */
import { distance } from "./distance.ts"
import { prefixes, suffixes } from "./forms.ts"
import { keyOf } from "./letters.ts"
import type { Lexicon } from "./lexicon.ts"

/** A word that may be meant; `score` is the decimal logarithm of its weight, less what the distance costs. */
export type Candidate = { word: string; weight: number; distance: number; score: number }

/** The letters of spelling keys. */
const alphabet = [..."ءابتثجحخدذرزسشصضطظعغفقكلمنهوي"]

/** How many powers of ten a distance of 1 costs. */
const perDistance = 4

/** The distance from which on nothing is a candidate. */
const farthest = 1.35

/** The shortest stem in which a letter is changed. */
const shortestStem = 3

/** Calls `each` with every key that one change makes of `key`. */
function eachEdit(key: string, each: (edited: string) => void): void {
  for (let at = 0; at <= key.length; at++) {
    const start = key.slice(0, at)
    const rest = key.slice(at)
    for (const letter of alphabet) {
      each(start + letter + rest)
      if (rest !== "" && letter !== rest[0]) each(start + letter + rest.slice(1))
    }
    if (rest !== "") each(start + rest.slice(1))
    if (rest.length > 1 && rest[0] !== rest[1]) each(start + rest[1]! + rest[0]! + rest.slice(2))
  }
}

/** The candidates for `bare`, without itself, the likeliest first; those that are only in the dictionary if `isThorough`. */
export function candidatesFor(bare: string, lexicon: Lexicon, isThorough = false): Candidate[] {
  const { counts, dictionary, forms } = lexicon
  const found = new Map<string, number>()
  const add = (word: string, weight: number) => {
    if (word !== bare && weight >= (found.get(word) ?? -1)) found.set(word, weight)
  }
  const key = keyOf(bare)
  for (const { word, weight } of forms.of(key)) add(word, weight)
  for (const [prefix, rate] of [["", 1], ...prefixes] as const) {
    if (!key.startsWith(keyOf(prefix))) continue
    for (const [suffix, share] of [["", 1], ...suffixes] as const) {
      const stem = key.slice(prefix.length, key.length - suffix.length)
      if (stem.length < shortestStem || !key.endsWith(keyOf(suffix))) continue
      eachEdit(stem, (edited) => {
        for (const word of counts.withKey(edited)) {
          if (suffix !== "" && /[ةى]$|^ال/.test(word)) continue
          add(prefix + word + suffix, counts.of(word) * rate * share)
        }
      })
    }
  }
  if (isThorough && dictionary)
    eachEdit(key, (edited) => {
      for (const { word, weight } of forms.of(edited)) add(word, weight)
    })
  const candidates: Candidate[] = []
  for (const [word, weight] of found) {
    const apart = distance(bare, word)
    if (apart > farthest) continue
    candidates.push({ word, weight, distance: apart, score: Math.log10(weight + 0.5) - perDistance * apart })
  }
  return candidates.sort((one, other) => other.score - one.score)
}
