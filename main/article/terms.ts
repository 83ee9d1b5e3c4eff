/**
 * The words of a text as search keys, computed fast: the result of `fold`, split at everything that is neither letter
 * nor digit nor a sign inside of a word (`joints.ts`), and compound words taken apart (`compound.ts`). An index reads
 * millions of them, so every character is looked up in a table.
 */
import { isArabic, mayBeNames, wordsIn } from "./compound.ts"
import { fold } from "./folding.ts"
import { jointAt } from "./joints.ts"

/** The kind of a character that is not one letter in the key; 0 means not known yet. */
const parting = 1
const dropped = 2
const several = 3

const wordPart = /^[\p{L}\p{N}\p{M}]$/u

/** By UTF-16 unit: one of the above, or the letter. No letter has so small a number. */
const table = new Uint16Array(0x10000)
/** The keys of characters that are not folded to one unit. */
const spelt = new Map<number, string>()

/** The key of the character of code point `code`, with a space for everything that is not part of a word. */
function keyOf(code: number): string {
  let key = ""
  for (const part of fold(String.fromCodePoint(code)).key) key += wordPart.test(part) ? part : " "
  return key
}

function learn(unit: number): number {
  // Half a surrogate pair has no key alone.
  const key = unit >= 0xd800 && unit <= 0xdfff ? " " : keyOf(unit)
  const kind = key === "" ? dropped : key === " " ? parting : key.length > 1 ? several : key.charCodeAt(0)
  if (kind === several) spelt.set(unit, key)
  table[unit] = kind
  return kind
}

/** The key of a character outside of the basic plane, such as a mathematical letter or an emoji. */
function farKey(code: number): string {
  let key = spelt.get(code)
  if (key === undefined) {
    key = keyOf(code)
    spelt.set(code, key)
  }
  return key
}

/** Every runtime has it, but of the type libraries only the DOM's and Node's declare it. */
declare const TextDecoder: { new (label: "utf-16le"): { decode(units: Uint16Array): string } }

const decoder = new TextDecoder("utf-16le")
let buffer = new Uint16Array(0x10000)

/**
 * The words of `text` as keys, with one space between two of them, in UTF-16 units. They are valid until the next
 * call.
 */
export function wordUnits(text: string): Uint16Array {
  // The longest key of one character is that of U+FDFA: 18 units.
  if (buffer.length < text.length * 2 + 64) buffer = new Uint16Array(text.length * 2 + 64)
  let length = 0
  /** Where the word at hand begins; -1 between two words. */
  let start = -1
  /** Whether the word at hand has letters of Arabic, and others. */
  let arabic = false
  let other = false
  const room = (count: number) => {
    if (length + count <= buffer.length) return
    const larger = new Uint16Array(Math.max(buffer.length * 2, length + count))
    larger.set(buffer)
    buffer = larger
  }
  const add = (unit: number) => {
    if (start < 0) {
      if (length > 0) buffer[length++] = 32
      start = length
    }
    buffer[length++] = unit
    if (isArabic(unit)) arabic = true
    else other = true
  }
  const end = () => {
    if (start < 0) return
    if (arabic && (other || mayBeNames(buffer, start, length))) {
      const key = decoder.decode(buffer.subarray(start, length))
      const spans = wordsIn(key)
      room(spans.length)
      length = start
      for (const [from, to] of spans) {
        if (length > start) buffer[length++] = 32
        for (let at = from; at < to; at++) buffer[length++] = key.charCodeAt(at)
      }
    }
    start = -1
    arabic = false
    other = false
  }
  const spell = (key: string) => {
    room(key.length + 2)
    for (let at = 0; at < key.length; at++) {
      const unit = key.charCodeAt(at)
      if (unit === 32) end()
      else add(unit)
    }
  }
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    const kind = table[unit] || learn(unit)
    if (kind > several) {
      room(2)
      add(kind)
    } else if (kind === several) spell(spelt.get(unit)!)
    else if (kind === parting) {
      const code = unit >= 0xd800 && unit <= 0xdbff ? text.codePointAt(index)! : unit
      if (code > 0xffff) {
        spell(farKey(code))
        index++
      } else {
        const joint = start < 0 ? null : jointAt(text, index)
        if (joint === null) end()
        else spell(joint)
      }
    }
  }
  end()
  return buffer.subarray(0, length)
}

/** The words of `text` as keys, with one space between two of them. */
export function wordKey(text: string): string {
  return decoder.decode(wordUnits(text))
}

/** The words of `text` as keys, in their order. */
export function termsOf(text: string): string[] {
  const key = wordKey(text)
  return key === "" ? [] : key.split(" ")
}

/** Whether `key`, the key of what is written as one word, may be several. */
function isCompound(key: string): boolean {
  const units = Uint16Array.from({ length: key.length }, (_, at) => key.charCodeAt(at))
  const arabic = units.some(isArabic)
  return arabic && (units.some((unit) => !isArabic(unit)) || mayBeNames(units, 0, units.length))
}

/**
 * Where in `text` each unit of the key of what stands from `from` to `to` comes from; it ends with `to`. A character
 * that is folded to several words gives the units of all of them, and of the spaces between them.
 */
function originsOf(text: string, from: number, to: number): number[] {
  const origins: number[] = []
  for (let at = from; at < to; ) {
    const code = text.codePointAt(at)!
    const joint = code > 0xffff ? null : jointAt(text, at)
    const key = joint ?? fold(String.fromCodePoint(code)).key
    for (let unit = 0; unit < key.length; unit++) origins.push(at)
    at += code > 0xffff ? 2 : 1
  }
  origins.push(to)
  return origins
}

/** Where in `text` the first `count` units of the key of the word from `from` to `to` end. */
export function endOfUnits(text: string, from: number, to: number, count: number): number {
  const origins = originsOf(text, from, to)
  let next = Math.min(count, origins.length - 1)
  while (next < origins.length - 1 && origins[next] === origins[count - 1]) next++
  let end = origins[next]!
  // A separator of thousands belongs to the digits behind it.
  while (end > origins[0]! + 1 && jointAt(text, end - 1) === "") end--
  return end
}

/**
 * Calls `visit` with every word of `text` as a key, and its range in the original (UTF-16 offsets; marks of its last
 * letter are part of it), until it returns false. A character that is folded to several words is in each of them.
 */
export function eachTerm(
  text: string,
  visit: (key: string, from: number, to: number) => boolean | undefined,
): void {
  let key = ""
  let from = -1
  /** How many units of the key of the character at `from` stand before the word at hand. */
  let lead = 0
  /** The key of the letters up to `copied`; the letters after that are the same in the original. */
  let copied = 0
  let index = 0
  const begin = (at: number, before = 0) => {
    from = at
    lead = before
    copied = at
    key = ""
  }
  /** Copies the letters that are the same in the original up to `to`. */
  const copy = (to: number) => {
    if (copied < to) key += text.slice(copied, to)
    copied = to
  }
  const end = (to: number): boolean => {
    if (from < 0) return true
    copy(to)
    const start = from
    from = -1
    return key === "" || tell(key, start, to)
  }
  /** Tells of the words in what is written as one word from `start` to `to`. */
  const tell = (key: string, start: number, to: number): boolean => {
    const spans = isCompound(key) ? wordsIn(key) : null
    if (!spans || (spans.length === 1 && spans[0]![1] - spans[0]![0] === key.length))
      return visit(key, start, to) !== false
    const origins = originsOf(text, start, to).slice(lead)
    return spans.every(([first, last]) => {
      // A character that is folded to several letters is in each word that has one of them.
      let next = last
      while (origins[next] === origins[last - 1]) next++
      return visit(key.slice(first, last), origins[first]!, origins[next]!) !== false
    })
  }
  /** Adds a character that is folded to something else than one letter; the next one is at `after`. */
  const spell = (spelling: string, after: number): boolean => {
    let joined = false
    let stop = after
    while (stop < text.length && (table[text.charCodeAt(stop)] || learn(text.charCodeAt(stop))) === dropped)
      stop++
    let before = 0
    for (const part of spelling) {
      if (part !== " ") {
        if (from < 0) begin(index, before)
        key += part
        copied = after
        joined = true
      } else if (from >= 0) {
        const start = from
        from = -1
        if (key !== "" && !tell(key, start, joined ? stop : index)) return false
      }
      before += part.length
    }
    return true
  }
  while (index < text.length) {
    const unit = text.charCodeAt(index)
    const kind = table[unit] || learn(unit)
    if (kind > several) {
      if (from < 0) begin(index)
      if (kind !== unit) {
        copy(index)
        key += String.fromCharCode(kind)
        copied = index + 1
      }
    } else if (kind === dropped) {
      if (from >= 0) {
        copy(index)
        copied = index + 1
      }
    } else if (kind === several) {
      if (from >= 0) copy(index)
      if (!spell(spelt.get(unit)!, index + 1)) return
    } else {
      const code = unit >= 0xd800 && unit <= 0xdbff ? text.codePointAt(index)! : unit
      if (code > 0xffff) {
        if (from >= 0) copy(index)
        if (!spell(farKey(code), index + 2)) return
        index++
      } else {
        const joint = from < 0 ? null : jointAt(text, index)
        if (joint === null) {
          if (!end(index)) return
        } else {
          copy(index)
          key += joint
          copied = index + 1
        }
      }
    }
    index++
  }
  end(text.length)
}
