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

/** A token; `seen` is the number of the text that it was last put into. */
type Token = { text: string; seen: number }
/** A word with all of its tokens. */
type Entry = { seen: number; tokens: Token[]; stem: string }

const limit = 80_000
let entries = new Map<string, Entry>()
let starts = new Map<string, Token>()
let current = 0

function shared(text: string): Token {
  let token = starts.get(text)
  if (!token) {
    token = { text, seen: 0 }
    starts.set(text, token)
  }
  return token
}

function entryOf(word: string): Entry {
  const known = entries.get(word)
  if (known) return known
  if (entries.size >= limit) {
    entries = new Map()
    starts = new Map()
  }
  const stem = stemOf(word)
  const tokens = [shared(word), shared(marks.stem + stem)]
  for (let length = 1; length <= 3 && length <= word.length; length++) {
    const token = startToken(word.slice(0, length))
    if (token) tokens.push(shared(token))
  }
  if (!word.startsWith(stem))
    for (let length = 1; length <= 2; length++) tokens.push(shared(marks.stemStart + stem.slice(0, length)))
  const entry = { seen: 0, tokens, stem }
  entries.set(word, entry)
  return entry
}

/** Every token of `words`, each once, with a space between two of them. */
export function tokensOf(words: readonly string[]): string {
  current++
  let text = ""
  for (const word of words) {
    const entry = entryOf(word)
    if (entry.seen === current) continue
    entry.seen = current
    for (const token of entry.tokens) {
      if (token.seen === current) continue
      token.seen = current
      text += `${token.text} `
    }
  }
  return text
}

/** The stem of a word, remembered. */
export function knownStem(word: string): string {
  return entryOf(word).stem
}
