/** Suggestions for a word that is taken for wrong, the likeliest first. */
import { candidatesFor } from "./candidates.ts"
import { commonErrors } from "./errors.ts"
import { splitSpelling } from "./joined.ts"
import { bare } from "./letters.ts"
import type { Lexicon } from "./lexicon.ts"
import { pluralSpelling } from "./plural.ts"

/** How many there are at most. */
const most = 8

/** What may be meant by `word`, the likeliest first: at most eight words or phrases. It takes milliseconds: ask when they are shown. */
export function suggestionsFor(word: string, lexicon: Lexicon): string[] {
  const written = bare(word)
  const found = new Set<string>(commonErrors.get(written))
  const candidates = candidatesFor(written, lexicon, true)
  const plural = pluralSpelling(written, lexicon)
  const split = splitSpelling(written, lexicon)
  // Words that stand together are meant as two unless one word is very near.
  if (split !== null && (candidates[0]?.score ?? -9) < 0) found.add(split)
  if (plural !== null) found.add(plural)
  for (const { word: candidate } of candidates) found.add(candidate)
  if (split !== null) found.add(split)
  return [...found].slice(0, most)
}
