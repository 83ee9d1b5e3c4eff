/**
 * Words written as the full-text tables take them: in UTF-8, with the tokens that come with them. An index takes in
 * millions of words, most of them seen before: each has a number, under which everything about it is kept in plain
 * memory, and no text is made of any of them.
 */
import { tokensWith } from "./tokens.ts"

/** How many words are remembered: more than a newsroom uses in years. */
const limit = 300_000

/** `list` with room for at least `length`. */
function grown<List extends Uint8Array | Uint16Array | Int32Array | Uint32Array>(list: List, length: number): List {
  if (length <= list.length) return list
  const larger = new (list.constructor as new (size: number) => List)(Math.max(length, list.length * 2))
  larger.set(list)
  return larger
}

/** How many words there are; they are numbered from 1. */
let words = 0
/** A table of hashes, open and never more than half full: the number of the word at each place. */
let slots = new Uint32Array(1 << 15)
let hashes = new Int32Array(1 << 12)
/** The letters of all words; those of a word begin at `letterStarts[number]` and end where those of the next begin. */
let letters = new Uint16Array(1 << 15)
let letterStarts = new Uint32Array(1 << 12)
/** Of each word: the token that is the word itself, and where the list of those that come with it begins. */
let ownTokens = new Uint32Array(1 << 12)
let listStarts = new Uint32Array(1 << 12)
/** Tokens that come with words, each list with how many there are before it. */
let lists = new Uint32Array(1 << 12)
let listed = 0
const knownLists = new Map<string, number>()

/** How many tokens there are, and the UTF-8 of all, with a space before each. */
let tokens = 0
let bytes = new Uint8Array(1 << 16)
let byteStarts = new Uint32Array(1 << 12)
const tokenNumbers = new Map<string, number>()
/** The number of the set that each token was last put into. */
let seen = new Uint32Array(1 << 12)
let set = 0

const encoder = new TextEncoder()

function forget(): void {
  words = 0
  slots.fill(0)
  listed = 0
  tokens = 0
  seen.fill(0)
  set = 0
  knownLists.clear()
  tokenNumbers.clear()
}

function addToken(text: string): number {
  const start = byteStarts[tokens]!
  bytes = grown(bytes, start + text.length * 3 + 1)
  bytes[start] = 32
  const { written } = encoder.encodeInto(text, bytes.subarray(start + 1))
  byteStarts = grown(byteStarts, tokens + 2)
  seen = grown(seen, tokens + 1)
  byteStarts[tokens + 1] = start + 1 + written
  return tokens++
}

function sharedToken(text: string): number {
  let number = tokenNumbers.get(text)
  if (number === undefined) {
    number = addToken(text)
    tokenNumbers.set(text, number)
  }
  return number
}

/** Where the list of the tokens begins that come with a word. */
function listOf(word: string): number {
  const texts = tokensWith(word)
  const key = texts.join(" ")
  const known = knownLists.get(key)
  if (known !== undefined) return known
  const start = listed
  lists = grown(lists, start + texts.length + 1)
  lists[listed++] = texts.length
  for (const text of texts) lists[listed++] = sharedToken(text)
  knownLists.set(key, start)
  return start
}

function placeIn(table: Uint32Array, hash: number): number {
  return (hash ^ (hash >>> 16)) & (table.length - 1)
}

function learn(units: Uint16Array, from: number, to: number, hash: number): number {
  const number = ++words
  if (number * 2 > slots.length) {
    const larger = new Uint32Array(slots.length * 2)
    for (let other = 1; other < number; other++) {
      let place = placeIn(larger, hashes[other]!)
      while (larger[place] !== 0) place = (place + 1) & (larger.length - 1)
      larger[place] = other
    }
    slots = larger
  }
  let place = placeIn(slots, hash)
  while (slots[place] !== 0) place = (place + 1) & (slots.length - 1)
  slots[place] = number
  hashes = grown(hashes, number + 1)
  hashes[number] = hash
  letterStarts = grown(letterStarts, number + 2)
  const start = letterStarts[number]!
  letters = grown(letters, start + to - from)
  letters.set(units.subarray(from, to), start)
  letterStarts[number + 1] = start + to - from
  let word = ""
  for (let at = from; at < to; at++) word += String.fromCharCode(units[at]!)
  ownTokens = grown(ownTokens, number + 1)
  ownTokens[number] = addToken(word)
  listStarts = grown(listStarts, number + 1)
  listStarts[number] = listOf(word)
  return number
}

function find(units: Uint16Array, from: number, to: number, hash: number): number {
  const table = slots
  const known = hashes
  const starts = letterStarts
  const all = letters
  const last = table.length - 1
  for (let place = placeIn(table, hash); ; place = (place + 1) & last) {
    const number = table[place]!
    if (number === 0) return learn(units, from, to, hash)
    if (known[number] !== hash) continue
    let at = starts[number]!
    if (starts[number + 1]! - at !== to - from) continue
    let unit = from
    while (unit < to && units[unit] === all[at]) {
      unit++
      at++
    }
    if (unit === to) return number
  }
}

/** The words of a text by their numbers, which are good for as long as `spell` is not asked for another text. */
export type Numbers = Uint32Array

let numbers = new Uint32Array(1 << 10)

function numbersOf(units: Uint16Array): Numbers {
  // A word is at least one letter and what parts it from the next.
  if (numbers.length <= units.length >> 1) numbers = grown(numbers, (units.length >> 1) + 1)
  const found = numbers
  let count = 0
  let from = 0
  let hash = 0
  for (let at = 0; at <= units.length; at++) {
    const unit = at < units.length ? units[at]! : 32
    if (unit !== 32) {
      hash = Math.imul(hash ^ unit, 0x9e3779b1)
      continue
    }
    if (at > from) found[count++] = find(units, from, at, hash)
    from = at + 1
    hash = 0
  }
  return found.slice(0, count)
}

let out = new Uint8Array(1 << 16)
let length = 0

function put(token: number): void {
  // A variable of the module is looked up each time that it is used, so within loops none is.
  const source = bytes
  let from = byteStarts[token]!
  const end = byteStarts[token + 1]!
  let to = length
  if (to + end - from > out.length) out = grown(out, to + end - from)
  const target = out
  while (from < end) target[to++] = source[from++]!
  length = to
}

/** Writes what is to be in an index. */
export type Pen = {
  numbers(units: Uint16Array): Numbers
  /** Writes every token of these words, each once. */
  tokens(...parts: readonly Numbers[]): void
  /** Writes the words themselves, in their order. */
  words(part: Numbers): void
  /** Writes a token that is no word. */
  token(text: string): void
  /** How many bytes were written. */
  readonly length: number
}

const pen: Pen = {
  numbers: numbersOf,
  tokens(...parts) {
    set++
    const round = set
    const last = seen
    const own = ownTokens
    const starts = listStarts
    const all = lists
    for (const part of parts)
      for (let at = 0; at < part.length; at++) {
        const number = part[at]!
        const token = own[number]!
        if (last[token] === round) continue
        last[token] = round
        put(token)
        const list = starts[number]!
        const end = list + all[list]!
        for (let next = list + 1; next <= end; next++) {
          const other = all[next]!
          if (last[other] === round) continue
          last[other] = round
          put(other)
        }
      }
  },
  words(part) {
    const own = ownTokens
    for (let at = 0; at < part.length; at++) put(own[part[at]!]!)
  },
  token(text) {
    put(sharedToken(text))
  },
  get length() {
    return length
  },
}

/** What `write` writes, in memory of its own. */
export function spell(write: (pen: Pen) => void): Uint8Array<ArrayBuffer> {
  if (words > limit) forget()
  length = 0
  write(pen)
  return out.slice(0, length)
}
