/**
 * Folding gives texts that differ only in spelling variants of Arabic the same key. Keys are for searching and
 * comparing; they never replace the text.
 */

/**
 * A folded text. `map[i]` is the index in the original of the character that `key[i]`
 * comes from (both in UTF-16 units); it ends with one more entry, the original's length.
 */
export type Folded = { key: string; map: number[] }

const letters: Record<string, string> = {
  ٱ: "ا",
  ٲ: "ا",
  ٳ: "ا",
  ى: "ي",
  ی: "ي",
  ې: "ي",
  ے: "ي",
  ں: "ن",
  ة: "ه",
  ہ: "ه",
  ە: "ه",
  ھ: "ه",
  ۃ: "ه",
  ک: "ك",
  ڪ: "ك",
}

/** The Arabic marks, as the inside of a character class: tashkeel, superscript alef, Koranic marks. */
export const tashkeel = String.raw`\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E8\u06EA-\u06ED\u08CA-\u08E1\u08E3-\u08FF`

/**
 * Characters that are dropped, because people do not type them in a search: tashkeel, Latin accents, tatweel, variation
 * selectors, zero-width and bidi controls.
 */
const dropped = new RegExp(
  String.raw`[${tashkeel}\u0300-\u036F\u0640\uFE00-\uFE0F\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]`,
  "g",
)

/** Isolated tashkeel, to which compatibility decomposition would add a space. */
const isolatedMark = /[\uFC5E-\uFC63\uFCF2-\uFCF4\uFE70-\uFE7F]/

/** The fold of one character. */
function foldCharacter(character: string): string {
  if (isolatedMark.test(character)) return ""
  let folded = ""
  // Decomposed, أ إ آ ؤ ئ are a letter and a mark, ﻻ is two letters, é is e and a mark.
  for (const part of character.normalize("NFKD").replace(dropped, "")) {
    const code = part.codePointAt(0)!
    if (code >= 0x660 && code <= 0x669) folded += code - 0x660
    else if (code >= 0x6f0 && code <= 0x6f9) folded += code - 0x6f0
    else folded += letters[part] ?? part.toLowerCase().normalize("NFKD").replace(dropped, "")
  }
  return folded
}

const known = new Map<number, string>()

/** The fold of the character of code point `code`, made once. */
function foldOf(code: number): string {
  let folded = known.get(code)
  if (folded === undefined) {
    folded = foldCharacter(String.fromCodePoint(code))
    known.set(code, folded)
  }
  return folded
}

/**
 * The search key of `text`, with the way back. Lucene's Arabic normalisation (alef with
 * hamza or madda to ا, ى to ي, ة to ه, tashkeel and tatweel dropped) and what an editor
 * needs beyond it: Persian and Urdu letters, alef wasla, ؤ and ئ without their hamza, presentation
 * forms and other compatibility characters, zero-width and bidi controls, Arabic and
 * Persian digits as 0-9, letters in lower case without accents. White space stays.
 */
export function fold(text: string): Folded {
  let key = ""
  const map: number[] = []
  for (let index = 0; index < text.length; ) {
    const code = text.codePointAt(index)!
    const folded = foldOf(code)
    for (let unit = 0; unit < folded.length; unit++) map.push(index)
    key += folded
    index += code > 0xffff ? 2 : 1
  }
  map.push(text.length)
  return { key, map }
}

/**
 * The range of the original that `key.slice(from, to)` comes from, marks of its last
 * letter included. A character whose fold is only partly in the range is wholly in it.
 */
export function unfold({ map }: Folded, from: number, to: number): { from: number; to: number } {
  const start = map[from]!
  if (to <= from) return { from: start, to: start }
  let next = to
  while (map[next] === map[to - 1]) next++
  return { from: start, to: map[next]! }
}
