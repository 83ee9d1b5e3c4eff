/** Letters that are confused because they sound alike: ض and ظ, د and ذ, س and ص, ت and ط. */

import { keyOf } from "./letters.ts"
import type { Lexicon } from "./lexicon.ts"

const twins: Record<string, string> = { ض: "ظ", ظ: "ض", د: "ذ", ذ: "د", س: "ص", ص: "س", ت: "ط", ط: "ت" }

/** How many times commoner the word with the other letter must be, and how common at least. */
const usual = { ratio: 100, least: 100 }

/** The same for a word that neither the dictionary lists nor the counts have. */
const unknown = { ratio: 20, least: 10 }

/** The shortest word that is judged, and the shortest for the pairs that are rarely confused. */
const shortest = 3
const shortestRare = 5
const rare = /[سصتط]/

/** The rule of a letter: what is confused. */
const rules: Record<string, "dad" | "dal" | "sad" | "ta"> = {
  ض: "dad",
  ظ: "dad",
  د: "dal",
  ذ: "dal",
  س: "sad",
  ص: "sad",
  ت: "ta",
  ط: "ta",
}

/** The common word that `bare` is with one letter changed for its twin; null if there is none. */
export function twinSpelling(
  bare: string,
  { forms }: Lexicon,
): { word: string; rule: "dad" | "dal" | "sad" | "ta" } | null {
  if (bare.length < shortest) return null
  const own = forms.own(bare)
  const isWord = own.isListed || own.weight >= 1
  const { ratio, least } = isWord ? usual : unknown
  let found: { word: string; rule: "dad" | "dal" | "sad" | "ta" } | null = null
  let heaviest = Math.max(least, ratio * Math.max(own.weight, 0.05))
  for (let at = 0; at < bare.length; at++) {
    const twin = twins[bare[at]!]
    if (twin === undefined || (rare.test(twin) && (isWord || bare.length < shortestRare))) continue
    const [best] = forms.of(keyOf(bare.slice(0, at) + twin + bare.slice(at + 1)))
    if (!best || best.weight < heaviest) continue
    heaviest = best.weight
    found = { word: best.word, rule: rules[twin]! }
  }
  return found
}
