/** Text as the bytes of old encodings, which Node reads but does not write. */
import type { Encoding } from "../../../main/contract/importing.ts"

/** `text` in `encoding`, without a byte order mark. Throws for what the encoding does not hold. */
export function bytesIn(encoding: Encoding, text: string): Uint8Array {
  if (encoding === "utf-8") return new TextEncoder().encode(text)
  if (encoding === "utf-16le" || encoding === "utf-16be") {
    const bytes = Buffer.from(text, "utf16le")
    return new Uint8Array(encoding === "utf-16be" ? bytes.swap16() : bytes)
  }
  const table = new Map<string, number>()
  const decoder = new TextDecoder(encoding)
  for (let byte = 255; byte >= 0; byte--) table.set(decoder.decode(Uint8Array.of(byte)), byte)
  return Uint8Array.from(text, (character) => {
    const byte = table.get(character)
    if (byte === undefined) throw new RangeError(`Not in ${encoding}: ${character}`)
    return byte
  })
}
