/**
 * How keys are written in the full-text tables: Arabic letters as one byte each, with byte values that begin no
 * character in UTF-8, and everything else as UTF-8. Different keys stay different, and a prefix of a key is a prefix
 * of its bytes. The tables are half as large as with UTF-8.
 */

const [firstLetter, lastLetter] = [0x0621, 0x064a]
/** What the first letter is written as. */
const firstByte = 0x80

/** Writes UTF-16 units into `target`, which must be three times as long; returns how many bytes it took. */
export function writeKey(units: Uint16Array, target: Uint8Array): number {
  let length = 0
  for (let at = 0; at < units.length; at++) {
    const unit = units[at]!
    if (unit < 0x80) target[length++] = unit
    else if (unit >= firstLetter && unit <= lastLetter) target[length++] = unit - firstLetter + firstByte
    else if (unit < 0x800) {
      target[length++] = 0xc0 | (unit >> 6)
      target[length++] = 0x80 | (unit & 0x3f)
    } else {
      const next = units[at + 1] ?? 0
      if (unit >= 0xd800 && unit <= 0xdbff && next >= 0xdc00 && next <= 0xdfff) {
        const code = 0x10000 + ((unit & 0x3ff) << 10) + (next & 0x3ff)
        target[length++] = 0xf0 | (code >> 18)
        target[length++] = 0x80 | ((code >> 12) & 0x3f)
        target[length++] = 0x80 | ((code >> 6) & 0x3f)
        target[length++] = 0x80 | (code & 0x3f)
        at++
      } else {
        target[length++] = 0xe0 | (unit >> 12)
        target[length++] = 0x80 | ((unit >> 6) & 0x3f)
        target[length++] = 0x80 | (unit & 0x3f)
      }
    }
  }
  return length
}

const decoder = new TextDecoder()

/** The key that is written from `from` to `to`. */
export function readKey(bytes: Uint8Array, from: number, to: number): string {
  let key = ""
  for (let at = from; at < to; ) {
    const byte = bytes[at]!
    const size = byte < 0xc0 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4
    if (size > 1) key += decoder.decode(bytes.subarray(at, at + size))
    else key += String.fromCharCode(byte < firstByte ? byte : byte - firstByte + firstLetter)
    at += size
  }
  return key
}

/** A token, or an expression of them, as it is written. */
export function written(text: string): Uint8Array {
  const units = Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))
  const target = new Uint8Array(units.length * 3)
  return target.slice(0, writeKey(units, target))
}
