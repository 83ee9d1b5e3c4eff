/** Whether words that somebody types are in a text, however either is spelt. */
import { fold } from "../../../main/article/folding.ts"

const folded = new Map<string, string>()

/** The folded key of `text`, remembered: lists are filtered on every keystroke. */
function keyOf(text: string): string {
  const known = folded.get(text)
  if (known !== undefined) return known
  if (folded.size > 20_000) folded.clear()
  const { key } = fold(text)
  folded.set(text, key)
  return key
}

/** Whether every word of `query` stands somewhere in `text`; hamza, tashkeel, ta marbuta and digits don't matter. */
export function containsWords(query: string, text: string): boolean {
  const key = keyOf(text)
  return fold(query)
    .key.split(/\s+/)
    .every((word) => key.includes(word))
}
