/**
 * Texts written as the full-text tables take them: word by word, with the tokens that come with each. An index takes in
 * millions of words, most of them seen before: each has a number and a card, on which stands all that is
 * to be known of it and no more than the processor fetches at once, and no text is made of any of them.
 */
import { stemOf } from "../../article/stem.ts"
import { readKey, writeKey, written } from "./alphabet.ts"
import { beginningOf, startTokens, stemToken } from "./tokens.ts"

/** How many words are remembered: more than a newsroom uses in years. */
const limit = 300_000

/**
 * A card is 32 bytes: the number of the set that the token was last put into and, if it is a word, its hash, its stem's
 * token and where the list of the tokens for its first letters begins (four bytes each); then how many bytes
 * it is written in, and these, if there is room.
 */
const cardSize = 32
const cardFields = cardSize / 4
const hashField = 1
const stemField = 2
const listField = 3
const sizeAt = 16
const bytesAt = 17
const room = cardSize - bytesAt

let cards = new Uint8Array(cardSize << 12)
let fields = new Int32Array(cards.buffer)
/** How many tokens have a card; the first is numbered 1. */
let tokens = 0
/** What the tokens are written as that are too long for their cards. */
const long = new Map<number, Uint8Array>()
/** The tokens that are no words. */
const numbered = new Map<string, number>()

/** The words in a table of hashes, open and never more than half full: the number of the one at each place. */
let slots = new Int32Array(1 << 15)
let words = 0

/** The tokens for first letters, each list after how many there are in it. */
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

/** Makes a card for a token that is written so. */
function addToken(bytes: Uint8Array): number {
  const number = ++tokens
  if ((number + 1) * cardSize > cards.length) {
    const larger = new Uint8Array(cards.length * 2)
    larger.set(cards)
    cards = larger
    fields = new Int32Array(cards.buffer)
  }
  cards[number * cardSize + sizeAt] = Math.min(bytes.length, room + 1)
  if (bytes.length > room) long.set(number, bytes.slice())
  else cards.set(bytes, number * cardSize + bytesAt)
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

/** Where the list of the tokens begins for the first letters of words that begin so. */
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

/** Puts a word into a table of hashes. */
function enter(table: Int32Array, number: number): void {
  const hash = fields[number * cardFields + hashField]!
  let place = placeIn(table, hash)
  while (table[place] !== 0) place = (place + 1) & (table.length - 1)
  table[place] = number
}

function placeIn(table: Int32Array, hash: number): number {
  return (hash ^ (hash >>> 16)) & (table.length - 1)
}

/** A word that was never seen. */
function learn(ink: Uint8Array, from: number, to: number, hash: number): number {
  const number = addToken(ink.subarray(from, to))
  const word = readKey(ink, from, to)
  const stem = stemOf(word)
  const token = stemToken(word, stem)
  const stemNumber = token === null ? 0 : numberOf(token)
  const list = listOf(beginningOf(word, stem))
  const card = number * cardFields
  fields[card + hashField] = hash
  fields[card + stemField] = stemNumber
  fields[card + listField] = list
  if (++words * 2 > slots.length) {
    const larger = new Int32Array(slots.length * 2)
    for (const other of slots) if (other !== 0) enter(larger, other)
    slots = larger
  }
  enter(slots, number)
  return number
}

/** The number of the word that is written as `ink` from `from` to `to`; 0 if it was never seen. */
function find(ink: Uint8Array, from: number, to: number, hash: number): number {
  const table = slots
  const known = fields
  const all = cards
  const last = table.length - 1
  for (let place = placeIn(table, hash); ; place = (place + 1) & last) {
    const number = table[place]!
    if (number === 0) return 0
    if (known[number * cardFields + hashField] !== hash) continue
    const size = all[number * cardSize + sizeAt]!
    const bytes = size > room ? long.get(number)! : all
    const start = size > room ? 0 : number * cardSize + bytesAt
    if ((size > room ? bytes.length : size) !== to - from) continue
    let at = 0
    while (at < to - from && ink[from + at] === bytes[start + at]) at++
    if (at === to - from) return number
  }
}

/** The words of a text: where they stand in the list of those that `spell` has asked for. */
export type Part = { from: number; to: number }

let ink = new Uint8Array(1 << 14)
let numbers = new Int32Array(1 << 12)
let taken = 0

function partOf(units: Uint16Array): Part {
  if (ink.length < units.length * 3) ink = new Uint8Array(units.length * 6)
  // A word is at least one letter and what parts it from the next.
  if (numbers.length < taken + units.length) {
    const larger = new Int32Array(Math.max(numbers.length * 2, taken + units.length))
    larger.set(numbers)
    numbers = larger
  }
  const text = ink
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
    if (at > from) list[count++] = find(text, from, at, hash) || learn(text, from, at, hash)
    from = at + 1
    hash = 0
  }
  taken = count
  return { from: start, to: count }
}

let out = new Uint8Array(1 << 16)
let length = 0

function put(number: number): void {
  // A variable of the module is looked up each time that it is used, so within loops none is.
  const size = cards[number * cardSize + sizeAt]!
  const source = size > room ? long.get(number)! : cards
  let from = size > room ? 0 : number * cardSize + bytesAt
  const end = from + (size > room ? source.length : size)
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

/** Writes what is to be in an index. */
export type Pen = {
  /** Takes the words of a text, given as `wordUnits` gives them. */
  part(units: Uint16Array): Part
  /** Writes every token of these words, each once. */
  tokens(...parts: readonly Part[]): void
  /** Writes the words themselves, in their order. */
  words(part: Part): void
  /** Writes a token that is no word. */
  token(text: string): void
  /** How many bytes were written. */
  readonly length: number
}

const pen: Pen = {
  part: partOf,
  tokens(...parts) {
    const set = ++sets
    const words = numbers
    const all = fields
    const starts = lists
    for (const { from, to } of parts)
      for (let at = from; at < to; at++) {
        const card = words[at]! * cardFields
        if (all[card] === set) continue
        all[card] = set
        put(words[at]!)
        const stem = all[card + stemField]!
        if (stem !== 0 && all[stem * cardFields] !== set) {
          all[stem * cardFields] = set
          put(stem)
        }
        const list = all[card + listField]!
        const end = list + starts[list]!
        for (let next = list + 1; next <= end; next++) {
          const start = starts[next]!
          if (all[start * cardFields] === set) continue
          all[start * cardFields] = set
          put(start)
        }
      }
  },
  words({ from, to }) {
    const words = numbers
    for (let at = from; at < to; at++) put(words[at]!)
  },
  token(text) {
    put(numberOf(text))
  },
  get length() {
    return length
  },
}

/** What `write` writes, in memory of its own. */
export function spell(write: (pen: Pen) => void): Uint8Array<ArrayBuffer> {
  if (words > limit) forget()
  length = 0
  taken = 0
  write(pen)
  return out.slice(0, length)
}
