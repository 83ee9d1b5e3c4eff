/**
 * Texts as a search compares them. Every mode leaves out what it does not count, and keeps for each unit of the key
 * where in the text it comes from.
 */
import { fold, tashkeel as tashkeelClass } from "../folding.ts"
import { separatesThousands, separators } from "../joints.ts"

/** What a key leaves out: the spellings of letters (`folded`), tashkeel, separators of thousands (`joined`). */
export type KeyMode = { folded: boolean; tashkeel: boolean; joined: boolean }

/** A key, and where in the text each of its units comes from; the origins end with the text's length. */
export type Key = { key: string; origins: Uint32Array }

/** The kind of a character that is not one unit in the key; 0 means not known yet. No letter has so small a number. */
const dropped = 1
const several = 2
const separates = 3
const space = 32

const mark = new RegExp(`[${tashkeelClass}]`)

/** The key of one character of which only the tashkeel may be left out. */
const plainKey = (character: string, tashkeel: boolean) =>
  !tashkeel && mark.test(character) ? "" : character

/** The key of one character, with its spellings folded. The marks of an Arabic letter stay if they count. */
function foldedKey(character: string, tashkeel: boolean): string {
  if (tashkeel && mark.test(character)) return character
  return character === "٫" ? "." : fold(character).key
}

/** Makes keys of one mode. It has the key of each character in a table. */
class Keys {
  readonly #mode: KeyMode
  readonly #table = new Uint16Array(0x10000)
  readonly #spelt = new Map<number, string>()

  constructor(mode: KeyMode) {
    this.#mode = mode
  }

  #keyOf(code: number): string {
    const { folded, tashkeel } = this.#mode
    const character = String.fromCodePoint(code)
    if (!folded) return plainKey(character, tashkeel)
    return /^\s$/.test(character) ? " " : foldedKey(character, tashkeel)
  }

  #learn(unit: number): number {
    const far = unit >= 0xd800 && unit <= 0xdfff
    const key = far ? "  " : this.#keyOf(unit)
    const joint = this.#mode.joined && separators.has(String.fromCharCode(unit))
    const kind = joint ? separates : key === "" ? dropped : key.length > 1 ? several : key.charCodeAt(0)
    // Controls have the numbers of the kinds.
    const known = key.length === 1 && kind <= separates && !joint ? several : kind
    this.#table[unit] = known
    if (known >= several && !far) this.#spelt.set(unit, key)
    return known
  }

  #speltKey(code: number): string {
    const known = this.#spelt.get(code)
    if (known !== undefined) return known
    const key = this.#keyOf(code)
    this.#spelt.set(code, key)
    return key
  }

  of(text: string): Key {
    const { folded } = this.#mode
    let units = new Uint16Array(text.length + 32)
    let origins = new Uint32Array(text.length + 33)
    let length = 0
    const put = (unit: number, from: number) => {
      // White space of any length is one space.
      if (folded && unit === space && units[length - 1] === space && length > 0) return
      if (length === units.length) {
        units = grown(units, new Uint16Array(length * 2))
        origins = grown(origins, new Uint32Array(length * 2 + 1))
      }
      units[length] = unit
      origins[length++] = from
    }
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at)
      const kind = this.#table[unit] || this.#learn(unit)
      if (kind > separates) put(kind, at)
      else if (kind === separates) {
        if (!separatesThousands(text, at)) for (const one of this.#speltKey(unit)) put(one.charCodeAt(0), at)
      } else if (kind === several) {
        const code = text.codePointAt(at)!
        const key = this.#speltKey(code)
        for (let one = 0; one < key.length; one++) put(key.charCodeAt(one), at)
        if (code > 0xffff) at++
      }
    }
    origins[length] = text.length
    return { key: decoder.decode(units.subarray(0, length)), origins: origins.subarray(0, length + 1) }
  }
}

function grown<Numbers extends Uint16Array | Uint32Array>(from: Numbers, to: Numbers): Numbers {
  to.set(from)
  return to
}

/** Every runtime has it, but of the type libraries only the DOM's and Node's declare it. */
declare const TextDecoder: {
  new (label: "utf-16le", options: { ignoreBOM: true }): { decode(units: Uint16Array): string }
}
const decoder = new TextDecoder("utf-16le", { ignoreBOM: true })

const makers = new Map<number, Keys>()

/** A number for each mode. */
export const modeNumber = ({ folded, tashkeel, joined }: KeyMode): number =>
  (folded ? 1 : 0) + (tashkeel ? 2 : 0) + (joined ? 4 : 0)

/** The key of `text` in `mode`. It takes time in proportion to the text. */
export function keyOf(text: string, mode: KeyMode): Key {
  const number = modeNumber(mode)
  let maker = makers.get(number)
  if (!maker) {
    maker = new Keys(mode)
    makers.set(number, maker)
  }
  return maker.of(text)
}
