/**
 * The words of a text as search keys, computed fast: the result of `fold`, split at everything that is neither letter
 * nor digit. An index reads millions of them, so every character is looked up in a table.
 */
import { fold } from "./folding.ts"

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
  let open = false
  const spell = (key: string) => {
    if (length + key.length + 2 > buffer.length) {
      const larger = new Uint16Array(buffer.length * 2)
      larger.set(buffer)
      buffer = larger
    }
    for (let at = 0; at < key.length; at++) {
      const unit = key.charCodeAt(at)
      if (unit === 32 && !open) continue
      buffer[length++] = unit
      open = unit !== 32
    }
  }
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    const kind = table[unit] || learn(unit)
    if (kind > several) {
      if (length + 2 > buffer.length) spell("")
      buffer[length++] = kind
      open = true
    } else if (kind === several) spell(spelt.get(unit)!)
    else if (kind === parting) {
      const code = unit >= 0xd800 && unit <= 0xdbff ? text.codePointAt(index)! : unit
      if (code > 0xffff) {
        spell(farKey(code))
        index++
      } else if (open) {
        buffer[length++] = 32
        open = false
      }
    }
  }
  return buffer.subarray(0, open || length === 0 ? length : length - 1)
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
  /** The key of the letters up to `copied`; the letters after that are the same in the original. */
  let copied = 0
  let index = 0
  const begin = (at: number) => {
    from = at
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
    return key === "" || visit(key, start, to) !== false
  }
  /** Adds a character that is folded to something else than one letter; the next one is at `after`. */
  const spell = (spelling: string, after: number): boolean => {
    let joined = false
    let stop = after
    while (stop < text.length && (table[text.charCodeAt(stop)] || learn(text.charCodeAt(stop))) === dropped)
      stop++
    for (const part of spelling) {
      if (part !== " ") {
        if (from < 0) begin(index)
        key += part
        copied = after
        joined = true
      } else if (from >= 0) {
        const start = from
        from = -1
        if (key !== "" && visit(key, start, joined ? stop : index) === false) return false
      }
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
      } else if (!end(index)) return
    }
    index++
  }
  end(text.length)
}
