/**
 * The tokenizer: it writes a text as the full-text tables take it, word by word, with the tokens that come with each
 * word. An index takes in millions of words, most of them seen before. Each has a number and a record of 32 bytes, half a
 * cache line of the processor, that holds everything about it, so that no JavaScript string is made of a known word.
 */
import { stemOf } from "../../article/stem.ts"
import { readKey, writeKey, written } from "./alphabet.ts"
import { beginningOf, startTokens, stemToken } from "./tokens.ts"

/** How many words are kept before all are forgotten: more than a newsroom uses in years. */
const limit = 300_000

/**
 * A record is 32 bytes: the number of the set that the token was last written into; for a word also its hash, the number
 * of its stem's token and where the list of the tokens for its first letters begins (four bytes each); then the length
 * of the token in bytes, and the bytes themselves if they fit.
 */
const recordSize = 32
const recordFields = recordSize / 4
const hashField = 1
const stemField = 2
const listField = 3
const sizeAt = 16
const bytesAt = 17
const inlineLimit = recordSize - bytesAt

let records = new Uint8Array(recordSize << 12)
let fields = new Int32Array(records.buffer)
/** How many tokens have a record. The first has the number 1. */
let tokens = 0
/** The bytes of the tokens that are too long for their records, by number. */
const long = new Map<number, Uint8Array>()
/** The numbers of the tokens that are not words. */
const numbered = new Map<string, number>()

/** The hash table of the words (open addressing, at most half full): the number of the word in each slot. */
let slots = new Int32Array(1 << 15)
let words = 0

/** The lists of the tokens for first letters, each after its length. */
let lists = new Int32Array(1 << 12)
let listed = 0
const knownLists = new Map<string, number>()

let sets = 0

function forget(): void {
  fields.fill(0)
  slots.fill(0)
  tokens = 0
  words = 0
  listed = 0
  sets = 0
  for (const map of [long, numbered, knownLists]) map.clear()
}

/** Makes a record for the token of these bytes and returns its number. */
function addToken(bytes: Uint8Array): number {
  const number = ++tokens
  if ((number + 1) * recordSize > records.length) {
    const larger = new Uint8Array(records.length * 2)
    larger.set(records)
    records = larger
    fields = new Int32Array(records.buffer)
  }
  records[number * recordSize + sizeAt] = Math.min(bytes.length, inlineLimit + 1)
  if (bytes.length > inlineLimit) long.set(number, bytes.slice())
  else records.set(bytes, number * recordSize + bytesAt)
  return number
}

function numberOf(token: string): number {
  let number = numbered.get(token)
  if (number === undefined) {
    number = addToken(written(token))
    numbered.set(token, number)
  }
  return number
}

/** Where the list of tokens begins for words of this beginning. */
function listOf(beginning: string): number {
  const known = knownLists.get(beginning)
  if (known !== undefined) return known
  const texts = startTokens(beginning)
  const start = listed
  if (start + texts.length + 1 > lists.length) {
    const larger = new Int32Array(lists.length * 2)
    larger.set(lists)
    lists = larger
  }
  lists[listed++] = texts.length
  for (const text of texts) lists[listed++] = numberOf(text)
  knownLists.set(beginning, start)
  return start
}

/** Puts a word into a hash table. */
function addToTable(table: Int32Array, number: number): void {
  const hash = fields[number * recordFields + hashField]!
  let slot = slotOf(table, hash)
  while (table[slot] !== 0) slot = (slot + 1) & (table.length - 1)
  table[slot] = number
}

function slotOf(table: Int32Array, hash: number): number {
  return (hash ^ (hash >>> 16)) & (table.length - 1)
}

/** Adds a word that was not seen before and returns its number. */
function addWord(text: Uint8Array, from: number, to: number, hash: number): number {
  const number = addToken(text.subarray(from, to))
  const word = readKey(text, from, to)
  const stem = stemOf(word)
  const token = stemToken(word, stem)
  const stemNumber = token === null ? 0 : numberOf(token)
  const list = listOf(beginningOf(word, stem))
  const record = number * recordFields
  fields[record + hashField] = hash
  fields[record + stemField] = stemNumber
  fields[record + listField] = list
  if (++words * 2 > slots.length) {
    const larger = new Int32Array(slots.length * 2)
    for (const other of slots) if (other !== 0) addToTable(larger, other)
    slots = larger
  }
  addToTable(slots, number)
  return number
}

/** The number of the word whose bytes are `text` from `from` to `to`; 0 if it was not seen before. */
function findWord(text: Uint8Array, from: number, to: number, hash: number): number {
  const table = slots
  const known = fields
  const all = records
  const last = table.length - 1
  for (let slot = slotOf(table, hash); ; slot = (slot + 1) & last) {
    const number = table[slot]!
    if (number === 0) return 0
    if (known[number * recordFields + hashField] !== hash) continue
    const size = all[number * recordSize + sizeAt]!
    const bytes = size > inlineLimit ? long.get(number)! : all
    const start = size > inlineLimit ? 0 : number * recordSize + bytesAt
    if ((size > inlineLimit ? bytes.length : size) !== to - from) continue
    let at = 0
    while (at < to - from && text[from + at] === bytes[start + at]) at++
    if (at === to - from) return number
  }
}

/** The words of a text, as a range of the list of all words of one call of `tokenize`. */
export type WordRange = { from: number; to: number }

/** The bytes of the text that is being split into words. */
let keyBytes = new Uint8Array(1 << 14)
/** The numbers of the words of one call of `tokenize`, and how many there are. */
let numbers = new Int32Array(1 << 12)
let taken = 0

function addWords(units: Uint16Array): WordRange {
  if (keyBytes.length < units.length * 3) keyBytes = new Uint8Array(units.length * 6)
  // A word is at least one letter and the space behind it.
  if (numbers.length < taken + units.length) {
    const larger = new Int32Array(Math.max(numbers.length * 2, taken + units.length))
    larger.set(numbers)
    numbers = larger
  }
  const text = keyBytes
  const list = numbers
  const length = writeKey(units, text)
  const start = taken
  let count = taken
  let from = 0
  let hash = 0
  for (let at = 0; at <= length; at++) {
    const byte = at < length ? text[at]! : 32
    if (byte !== 32) {
      hash = Math.imul(hash ^ byte, 0x9e3779b1)
      continue
    }
    if (at > from) list[count++] = findWord(text, from, at, hash) || addWord(text, from, at, hash)
    from = at + 1
    hash = 0
  }
  taken = count
  return { from: start, to: count }
}

/** What one call of `tokenize` has written so far. */
let out = new Uint8Array(1 << 16)
let length = 0

/** Writes a token behind a space. */
function writeToken(number: number): void {
  // Variables of the module are copied: reading one inside a loop is slower.
  const size = records[number * recordSize + sizeAt]!
  const source = size > inlineLimit ? long.get(number)! : records
  let from = size > inlineLimit ? 0 : number * recordSize + bytesAt
  const end = from + (size > inlineLimit ? source.length : size)
  let to = length
  if (to + 1 + end - from > out.length) {
    const larger = new Uint8Array(Math.max(out.length * 2, to + 1 + end - from))
    larger.set(out)
    out = larger
  }
  const target = out
  target[to++] = 32
  while (from < end) target[to++] = source[from++]!
  length = to
}

/** Writes the words and tokens of texts. */
export type TokenWriter = {
  /** Adds the words of a text, which is given as `wordUnits` returns it; writes nothing yet. */
  addWords(units: Uint16Array): WordRange
  /** Writes every token of these words, each once. */
  tokens(...ranges: readonly WordRange[]): void
  /** Writes the words themselves, in their order. */
  words(range: WordRange): void
  /** Writes a token that is not a word. */
  token(text: string): void
  /** How many bytes are written so far. */
  readonly length: number
}

const writer: TokenWriter = {
  addWords,
  tokens(...ranges) {
    const set = ++sets
    const words = numbers
    const all = fields
    const starts = lists
    for (const { from, to } of ranges)
      for (let at = from; at < to; at++) {
        const record = words[at]! * recordFields
        if (all[record] === set) continue
        all[record] = set
        writeToken(words[at]!)
        const stem = all[record + stemField]!
        if (stem !== 0 && all[stem * recordFields] !== set) {
          all[stem * recordFields] = set
          writeToken(stem)
        }
        const list = all[record + listField]!
        const end = list + starts[list]!
        for (let next = list + 1; next <= end; next++) {
          const start = starts[next]!
          if (all[start * recordFields] === set) continue
          all[start * recordFields] = set
          writeToken(start)
        }
      }
  },
  words({ from, to }) {
    const words = numbers
    for (let at = from; at < to; at++) writeToken(words[at]!)
  },
  token(text) {
    writeToken(numberOf(text))
  },
  get length() {
    return length
  },
}

/** Returns a copy of the bytes that `write` has the writer write. */
export function tokenize(write: (writer: TokenWriter) => void): Uint8Array<ArrayBuffer> {
  if (words > limit) forget()
  length = 0
  taken = 0
  write(writer)
  return out.slice(0, length)
}
