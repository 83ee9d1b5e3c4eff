/** Whether a setting is what the user searches for: by its words in both languages, however they are written. */
import { fold, unfold } from "../../../main/article/folding.ts"
import type { Marks } from "../../../main/contract/library.ts"
import { languages } from "../../../main/contract/settings.ts"
import { type Words, wordsIn } from "../../../main/contract/words/index.ts"
import { containsWords } from "../../session/library/words-in-text.ts"

/** Whether the words that `textsOf` gives have every word of `query`, those of all languages taken together. */
export function isFound(query: string, textsOf: (words: Words) => readonly string[]): boolean {
  if (query.trim() === "") return true
  return containsWords(query.trim(), languages.flatMap((language) => textsOf(wordsIn(language))).join(" "))
}

/** The places of the words of `query` in `text`, in order. */
export function marksIn(query: string, text: string): Marks {
  const folded = fold(text)
  const marks: [number, number][] = []
  for (const word of fold(query.trim()).key.split(/\s+/)) {
    const at = word === "" ? -1 : folded.key.indexOf(word)
    if (at < 0) continue
    const { from, to } = unfold(folded, at, at + word.length)
    marks.push([from, to])
  }
  return marks.sort((one, other) => one[0] - other[0])
}
