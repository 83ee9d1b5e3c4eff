/** How often words are written: a list of words with counts, and the words that have the same spelling key. */
import { keyOf } from "./letters.ts"

/** What is asked of a list of counts. Words have no tashkeel and no tatweel. */
export type Counts = {
  /** How often `word` is in the texts that were counted; 0 if it is not listed. */
  of(word: string): number
  /** The words of the spelling key `key`. */
  withKey(key: string): readonly string[]
}

const none: readonly string[] = []

/** Reads a list: a word, a space and its count a line. Lines that begin with `#` say where it is from. */
export function readCounts(text: string): Counts {
  const counts = new Map<string, number>()
  /** The one word of a key by itself, as most have only one; more in a list. */
  const byKey = new Map<string, string | string[]>()
  // A key has as many letters as its word, so all are made at once.
  const keys = keyOf(text)
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf("\n", start)
    const end = newline < 0 ? text.length : newline
    const space = text.indexOf(" ", start)
    if (space > start && space < end && text[start] !== "#") {
      const word = text.slice(start, space)
      counts.set(word, Number(text.slice(space + 1, end)))
      const key = keys.slice(start, space)
      const same = byKey.get(key)
      if (same === undefined) byKey.set(key, word)
      else if (typeof same === "string") byKey.set(key, [same, word])
      else same.push(word)
    }
    start = end + 1
  }
  return {
    of: (word) => counts.get(word) ?? 0,
    withKey(key) {
      const words = byKey.get(key)
      return words === undefined ? none : typeof words === "string" ? [words] : words
    },
  }
}
