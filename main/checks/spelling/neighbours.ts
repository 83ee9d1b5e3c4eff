/** Words that only their neighbours tell apart: إن and أن, إلا and ألا, على and علي, أما and إما. */
import type { Word } from "../words.ts"
import { formIn, type Pair, pairs, seenBeside } from "./context.ts"
import { keyOf } from "./letters.ts"
import type { Lexicon } from "./lexicon.ts"

/** How sure the neighbours must be to change a word that is spelt in one of the two ways, in logarithms of odds. */
const sure: Record<string, number> = { inna: 3, ala: 4.4, hazr: 2 }
const usuallySure = 4

/** The same for a word without its hamza, which is wrong in any case, but may be meant in either way. */
const likely = 2.2

/**
 * The right spellings of the word at `at` of a pair, the likelier first, and whether it is written as one of the two;
 * null if it is no word of a pair, `same` if it is right.
 */
export function byNeighbours(
  words: readonly Word[],
  at: number,
  { context }: Lexicon,
): { pair: string; words: string[]; isWritten: boolean } | "same" | null {
  const { bare } = words[at]!
  for (const pair of pairs) {
    const written = formIn(pair, bare)
    const form = written ?? bareForm(pair, bare)
    if (!form) continue
    const odds = context.odds(pair.name, seenBeside(words, at, form.before, form.behind))
    const stems = odds > 0 ? [pair.second, pair.first] : [pair.first, pair.second]
    const found = stems.map((stem) => form.before + stem + form.behind)
    if (!written && Math.abs(odds) < likely) return "same"
    if (!written) return { pair: pair.name, words: found, isWritten: false }
    if (found[0] === bare || Math.abs(odds) < (sure[pair.name] ?? usuallySure)) return "same"
    return { pair: pair.name, words: found.slice(0, 1), isWritten: true }
  }
  return null
}

/** The particle and pronoun of a word that is a pair's without its hamza, such as انه. */
function bareForm(pair: Pair, bare: string): { before: string; behind: string } | null {
  const stem = keyOf(pair.first)
  for (const before of pair.before) {
    const behind = bare.slice(before.length + stem.length)
    if (bare === before + stem + behind && pair.behind.includes(behind)) return { before, behind }
  }
  return null
}
