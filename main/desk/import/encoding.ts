/**
 * Bytes to text. Arabic agency files come as UTF-8, UTF-16 and windows-1256, rarely as ISO-8859-6. Only a byte order mark
 * names the encoding, and many files have none. An encoding that is not certain is called "likely" or a "guess", so
 * that the user is asked.
 */
import type { Encoding, ImportDraft } from "../../contract/importing.ts"
import { DeskError } from "../../contract/problem.ts"

/** Decoded bytes. `certainty` says how certain the encoding is, for the user. */
export type Decoded = { text: string; encoding: Encoding; certainty: ImportDraft["certainty"] }

const replacement = "\ufffd"

/** The bytes as `encoding` reads them; what does not fit becomes U+FFFD. A byte order mark is left out. */
export function decodeAs(bytes: Uint8Array, encoding: Encoding): string {
  return new TextDecoder(encoding).decode(bytes)
}

function decodeStrictly(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (error) {
    // The decoder throws TypeError where the bytes are not of the encoding.
    if (error instanceof TypeError) return null
    throw error
  }
}

const starts = (bytes: Uint8Array, ...first: number[]) => first.every((byte, index) => bytes[index] === byte)

/** Files that begin like text or could be taken for it, but are documents of another kind. */
const signatures: readonly (readonly number[])[] = [
  [0x25, 0x50, 0x44, 0x46, 0x2d], // %PDF-
  [0x50, 0x4b, 0x03, 0x04], // ZIP, and with it .docx and .odt
  [0xd0, 0xcf, 0x11, 0xe0], // .doc
  [0x7b, 0x5c, 0x72, 0x74, 0x66], // {\rtf
  [0x89, 0x50, 0x4e, 0x47], // PNG
  [0xff, 0xd8, 0xff], // JPEG
  [0x47, 0x49, 0x46, 0x38], // GIF
  [0x1f, 0x8b], // gzip
]

/** A code unit that a news text in Arabic or Latin letters is made of. */
function plausibleUnit(unit: number): boolean {
  return (
    unit === 9 ||
    unit === 10 ||
    unit === 12 ||
    unit === 13 ||
    (unit >= 0x20 && unit < 0x7f) ||
    (unit >= 0xa0 && unit < 0x180) ||
    (unit >= 0x600 && unit < 0x700) ||
    (unit >= 0x750 && unit < 0x780) ||
    (unit >= 0x2000 && unit < 0x206f) ||
    (unit >= 0xfb50 && unit < 0xff00)
  )
}

/** How many bytes at the start are looked at to tell an encoding. */
const sampleSize = 256 * 1024

function sixteenBit(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  if (bytes.length < 4 || bytes.length % 2 === 1) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, sampleSize))
  let little = 0
  let big = 0
  const units = view.byteLength >> 1
  for (let index = 0; index < units; index++) {
    if (plausibleUnit(view.getUint16(index * 2, true))) little++
    if (plausibleUnit(view.getUint16(index * 2))) big++
  }
  // Eight-bit text read as sixteen gives ideographs, or nothing at all.
  if (little >= units * 0.95 && little > big * 1.5) return "utf-16le"
  if (big >= units * 0.95 && big > little * 1.5) return "utf-16be"
  return null
}

/** The share of bytes above ASCII that are in well-formed UTF-8 sequences. */
function wellFormedShare(bytes: Uint8Array): number {
  let high = 0
  let formed = 0
  for (let index = 0; index < bytes.length; ) {
    const byte = bytes[index]!
    if (byte < 0x80) {
      index++
      continue
    }
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 1
    let whole = length > 1
    for (let next = 1; next < length; next++) whole &&= ((bytes[index + next] ?? 0) & 0xc0) === 0x80
    const step = whole ? length : 1
    high += step
    if (whole) formed += length
    index += step
  }
  return high === 0 ? 1 : formed / high
}

const arabicLetter = /[\u0621-\u063a\u0641-\u064a]/g

/**
 * How much `text` looks like Arabic prose, from 0 to 1: Arabic letters and signs among what is not
 * ASCII, words that mix alphabets, and the article ال at the start of words, which every Arabic text has.
 */
function arabicness(text: string): number {
  const foreign = text.match(/[^\u0000-\u007f]/g)?.length ?? 0
  if (foreign === 0) return 0
  const fitting = text.match(/[\u060c\u061b\u061f\u0621-\u063a\u0640-\u0652\u00a0«»“”‘’–—…•]/g)?.length ?? 0
  const words = text.match(/[\p{L}\p{M}]+/gu) ?? []
  const arabic = words.filter((word) => /[\u0621-\u064a]/.test(word))
  const mixed = arabic.filter((word) => /[a-z\u00c0-\u024f]/i.test(word)).length
  const article = arabic.filter((word) => /^[وفبكل]?(ال|لل)/.test(word)).length
  const likely = arabic.length === 0 ? 0 : Math.min(1, article / arabic.length / 0.08)
  return (fitting / foreign) * (1 - mixed / Math.max(1, arabic.length)) * (0.6 + 0.4 * likely)
}

/** UTF-8 that was once read as windows-1256 or Latin-1 and stored again: ط and ظ, or Ø and Ù, at every second place. */
function looksScrambled(text: string): boolean {
  const letters = text.match(/[^\u0000-\u007f]/g)?.length ?? 0
  const marks = text.match(/[طظØÙ]/g)?.length ?? 0
  return letters > 20 && marks / letters > 0.35
}

/** The encoding that a web page names for itself in its first 2 KB, if it is one that is known here. */
function declared(bytes: Uint8Array): Encoding | null {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 2048))
  const tags = head.match(/<meta\s[^>]*/gi) ?? []
  const name = tags
    .map((tag) => /charset\s*=[\s"']*([\w-]+)/i.exec(tag)?.[1]?.toLowerCase())
    .find((found) => found !== undefined)
  if (name === "utf-8" || name === "utf8") return "utf-8"
  if (name === "windows-1256" || name === "cp1256") return "windows-1256"
  if (name === "iso-8859-6") return "iso-8859-6"
  return null
}

/**
 * Reads `bytes`: by their byte order mark; as UTF-16 if only that gives words; as UTF-8 if they are valid UTF-8; else
 * in the Arabic code page that gives the most Arabic text. `certainty` says how sure that is. `name` is for the
 * problem only.
 *
 * Throws `DeskError` "not-text" for bytes that are no text in any of these.
 */
export function decode(bytes: Uint8Array, name = ""): Decoded {
  const refuse = () => new DeskError("not-text", { name })
  if (bytes.length === 0) return { text: "", encoding: "utf-8", certainty: "certain" }
  if (starts(bytes, 0xff, 0xfe, 0, 0) || starts(bytes, 0, 0, 0xfe, 0xff)) throw refuse()
  for (const [encoding, mark] of [
    ["utf-8", [0xef, 0xbb, 0xbf]],
    ["utf-16le", [0xff, 0xfe]],
    ["utf-16be", [0xfe, 0xff]],
  ] as const) {
    if (!starts(bytes, ...mark)) continue
    const text = decodeAs(bytes, encoding)
    return { text, encoding, certainty: text.includes(replacement) ? "guess" : "certain" }
  }
  if (signatures.some((signature) => starts(bytes, ...signature))) throw refuse()
  const wide = sixteenBit(bytes)
  if (wide) {
    const text = decodeStrictly(bytes, wide)
    if (text !== null) return { text, encoding: wide, certainty: bytes.length < 64 ? "guess" : "likely" }
  }
  // Tape-era wires frame their stories with SOH, STX, ETX and EOT; DOS ends files with 1A. NUL and the rest are no text.
  let control = 0
  const sample = bytes.subarray(0, sampleSize)
  for (const byte of sample) {
    if (byte === 0) throw refuse()
    if ((byte < 0x20 && (byte < 9 || byte > 13) && byte !== 0x1a && byte > 4) || byte === 0x7f) control++
  }
  if (control > sample.length * 0.01) throw refuse()

  const utf8 = decodeStrictly(bytes, "utf-8")
  if (utf8 !== null) {
    return { text: utf8, encoding: "utf-8", certainty: looksScrambled(utf8) ? "guess" : "certain" }
  }
  // Almost all of it well-formed: UTF-8 that was cut or damaged somewhere.
  if (wellFormedShare(bytes) > 0.9) {
    return { text: decodeAs(bytes, "utf-8"), encoding: "utf-8", certainty: "guess" }
  }
  const page = declared(bytes)
  const candidates = (["windows-1256", "iso-8859-6"] as const)
    .map((encoding) => ({ encoding, score: arabicness(decodeAs(sample, encoding)) }))
    .sort((a, b) => b.score - a.score)
  const [best, second] = candidates as [(typeof candidates)[0], (typeof candidates)[0]]
  const encoding = page && page !== "utf-8" ? page : best.encoding
  const text = decodeAs(bytes, encoding)
  const enough = (text.slice(0, sampleSize).match(arabicLetter)?.length ?? 0) >= 40
  const sure = encoding === best.encoding && enough && best.score > 0.9 && best.score - second.score > 0.2
  // Bytes that neither code page can make Arabic of: scrambled, or no text.
  if (best.score < 0.2 && wellFormedShare(bytes) < 0.1 && highShare(sample) > 0.3) throw refuse()
  return { text, encoding, certainty: sure && !text.includes(replacement) ? "likely" : "guess" }
}

function highShare(bytes: Uint8Array): number {
  let high = 0
  for (const byte of bytes) if (byte >= 0x80) high++
  return high / Math.max(1, bytes.length)
}
