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
  const byKey = new Map<string, string[]>()
  for (const line of text.split("\n")) {
    const space = line.indexOf(" ")
    if (space <= 0 || line.startsWith("#")) continue
    const word = line.slice(0, space)
    counts.set(word, Number(line.slice(space + 1)))
    const key = keyOf(word)
    const same = byKey.get(key)
    if (same) same.push(word)
    else byKey.set(key, [word])
  }
  return { of: (word) => counts.get(word) ?? 0, withKey: (key) => byKey.get(key) ?? none }
}
