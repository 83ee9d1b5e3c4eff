/** Whether a text has the words that the user types, regardless of spelling variants. */
import { fold } from "../../../main/article/folding.ts"

/** The keys of texts that were asked about. */
const folded = new Map<string, string>()

/** The folded key of `text`. Keys are remembered, since lists are filtered again with every keystroke. */
function keyOf(text: string): string {
  const known = folded.get(text)
  if (known !== undefined) return known
  if (folded.size > 20_000) folded.clear()
  const { key } = fold(text)
  folded.set(text, key)
  return key
}

/** Whether `text` has every word of `query`; hamza, tashkeel, ta marbuta and the family of digits make no difference. */
export function containsWords(query: string, text: string): boolean {
  const key = keyOf(text)
  return fold(query)
    .key.split(/\s+/)
    .every((word) => key.includes(word))
}
