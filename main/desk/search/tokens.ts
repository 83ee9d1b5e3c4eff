/**
 * What stands in the full-text tables for a text: its words as keys and, told apart by a character that no text
 * holds, their light stems and their first letters. The index is asked for these like for words, which
 * is what makes the first letters that somebody types as cheap as a whole word.
 */
import { stemOf } from "../../article/stem.ts"

/** Before a stem, before the first letters of a word, before the first letters of a stem that is no beginning of its word, before a fact. */
export const marks = { stem: "\ue000", start: "\ue001", stemStart: "\ue002", fact: "\ue003" } as const

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

/** A token that several words share; `seen` is the number of the text that it was last put into. */
type Token = { text: string; seen: number }
/** A word with the tokens that come with it. */
type Entry = { seen: number; stem: Token; starts: readonly Token[] }

/** How many words are remembered with their tokens: more than a newsroom uses in years. */
const limit = 300_000
const entries = new Map<string, Entry>()
const shared = new Map<string, Token>()
/** By the first letters of a word, and of its stem if that begins otherwise. */
const beginnings = new Map<string, readonly Token[]>()
let current = 0

function tokenOf(text: string): Token {
  let token = shared.get(text)
  if (!token) {
    token = { text, seen: 0 }
    shared.set(text, token)
  }
  return token
}

/** The tokens for the first letters of a word, and of its stem if the word does not begin with it. */
function startsOf(word: string, stem: string): readonly Token[] {
  const own = word.startsWith(stem) ? "" : stem.slice(0, 2)
  const key = own === "" ? word.slice(0, 3) : `${word.slice(0, 3)} ${own}`
  const known = beginnings.get(key)
  if (known) return known
  const texts: string[] = []
  for (let length = 1; length <= 3 && length <= word.length; length++) {
    const token = startToken(word.slice(0, length))
    if (token) texts.push(token)
  }
  for (let length = 1; length <= own.length; length++) texts.push(marks.stemStart + own.slice(0, length))
  const tokens = texts.map(tokenOf)
  beginnings.set(key, tokens)
  return tokens
}

function entryOf(word: string): Entry {
  const known = entries.get(word)
  if (known) return known
  if (entries.size >= limit) for (const map of [entries, shared, beginnings]) map.clear()
  const stem = stemOf(word)
  const entry = { seen: 0, stem: tokenOf(marks.stem + stem), starts: startsOf(word, stem) }
  entries.set(word, entry)
  return entry
}

/** Every token of `words`, each once, with a space between two of them. */
export function tokensOf(words: readonly string[]): string {
  current++
  const texts: string[] = []
  for (const word of words) {
    const entry = entryOf(word)
    if (entry.seen === current) continue
    entry.seen = current
    texts.push(word)
    if (entry.stem.seen !== current) {
      entry.stem.seen = current
      texts.push(entry.stem.text)
    }
    for (const token of entry.starts) {
      if (token.seen === current) continue
      token.seen = current
      texts.push(token.text)
    }
  }
  return texts.join(" ")
}
