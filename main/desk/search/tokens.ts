/**
 * The tokens of a text in the full-text tables: its words as keys and, marked by a sign that no word contains, their
 * light stems and their first letters. These are searched like words, so the first letters of a word are as cheap to
 * search as a whole word.
 */
import { stemOf } from "../../article/stem.ts"

/** Before a stem, before the first letters of a word, before the first letters of a stem that is no beginning of its word, before a fact. */
export const marks = { stem: "=", start: "^", stemStart: "~", fact: "#" } as const

/** The token between two parts of a text, so that no phrase matches across them. */
export const gap = "_"

/** The signs that are parts of tokens although they are not letters or digits. No key contains one. */
export const signs = Object.values(marks).join("") + gap

/** Beginnings of three letters of so many words that they get a token too; others are few enough to be looked up. */
const crowded = /^(?:ال|وا|با|لل|فا|كا)/

/** The token for words that begin with `key`; null if there is none, because it is too long or too rare. */
export function startToken(key: string): string | null {
  return key.length <= 2 || (key.length === 3 && crowded.test(key)) ? marks.start + key : null
}

/** The token for words whose stem begins with `key`; null if it is too long for one. */
export function stemStartToken(key: string): string | null {
  return key.length <= 2 ? marks.stemStart + key : null
}

/** The tokens of the words of a stem: a word that equals its stem has only its own token. */
export function stemTokens(stem: string): string[] {
  return stemOf(stem) === stem ? [marks.stem + stem, stem] : [marks.stem + stem]
}

/** The token for the stem of a word; null if that is the word itself. */
export function stemToken(word: string, stem: string): string | null {
  return stem === word ? null : marks.stem + stem
}

/** What the tokens for the first letters of a word depend on: its own, and those of its stem if it begins otherwise. */
export function beginningOf(word: string, stem: string): string {
  return `${word.slice(0, 3)} ${word.startsWith(stem) ? "" : stem.slice(0, 2)}`
}

/** The tokens for the first letters of words that begin so. */
export function startTokens(beginning: string): string[] {
  const [word = "", stem = ""] = beginning.split(" ")
  const tokens: (string | null)[] = []
  for (let length = 1; length <= word.length; length++) tokens.push(startToken(word.slice(0, length)))
  for (let length = 1; length <= stem.length; length++) tokens.push(stemStartToken(stem.slice(0, length)))
  return tokens.filter((token) => token !== null)
}

/** The tokens that come with a word: for its stem and its first letters, where these are not the word and its beginning. */
export function tokensWith(word: string): string[] {
  const stem = stemOf(word)
  const own = stemToken(word, stem)
  return [...(own === null ? [] : [own]), ...startTokens(beginningOf(word, stem))]
}
