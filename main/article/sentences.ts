/** The sentences of a text, as Arabic and Latin script end them. */

/** A stretch of a text, in UTF-16 units: the unit at `to` is not part of it. */
export type Stretch = { from: number; to: number }

/** What may end a sentence: its signs with the quotation marks and brackets that close behind them, or a line break. */
const ending = /\n|[.؟?!…۔]+["”»’'›)\]}\p{Mn}\u200e\u200f\u2066-\u2069]*/gu

/** What goes on with a sentence although a sign was there: «هل يأتي؟»، سأل. */
const goesOn = /[\s\u200e\u200f]*[,،;؛:]/uy

const space = /\s*/uy

/** The last letters and digits before a full stop, at most this many UTF-16 units back: longer is no abbreviation. */
const reach = 12
const lastWord = /(?<![\p{L}\p{N}\p{M}\u0640])[\p{L}\p{N}\p{M}\u0640]+$/u

/** The units of text that are looked at behind a full stop. */
const ahead = 4

/** Abbreviations of more than one letter, in lower case. A single letter is always one: د. أ. ص. J. */
const abbreviations: ReadonlySet<string> = new Set(
  "mr mrs ms dr prof st jr sr vs no vol fig gen col lt sgt capt rev hon gov sen rep dept approx etc inc ltd هـ أد".split(
    " ",
  ),
)

const letters = /[\p{L}\p{N}]/gu

/** Whether the full stop at `at` is inside of a word or a number, as in 3.5, example.org, أ.ف.ب. */
function isInside(text: string, at: number, before: string): boolean {
  const behind = text.slice(at + 1, at + 1 + ahead)
  if (!/^[\p{L}\p{N}]/u.test(behind)) return false
  // A full stop that only lacks its space: انتهى.وبدأ.
  const isArabicWord = /\p{Script=Arabic}{4}$/u.test(before) && /^\p{Script=Arabic}/u.test(behind)
  return !isArabicWord || /^(?:نت|كوم)(?!\p{L})/u.test(behind)
}

/** Whether the full stop at `at` belongs to an abbreviation or to the number of a list's item. */
function isOfWord(text: string, at: number, before: string, start: number): boolean {
  const count = before.match(letters)?.length ?? 0
  if (count === 1 && /\p{L}/u.test(before)) return true
  if (abbreviations.has(before.toLowerCase())) return true
  // "1. البند": nothing but the number has been there yet.
  return /^\p{N}+$/u.test(before) && text.slice(start, at - before.length).trim() === ""
}

/** Whether the signs from `at` to `end` end the sentence that began at `start`. */
function ends(text: string, start: number, at: number, end: number): boolean {
  if (text[at] === "\n") return true
  goesOn.lastIndex = end
  if (goesOn.test(text)) return false
  if (text[at] !== "." || end - at > 1) return true
  const before = lastWord.exec(text.slice(Math.max(start, at - reach), at))?.[0] ?? ""
  if (isInside(text, at, before) || isOfWord(text, at, before, start)) return false
  // Nor does a full stop that a small Latin letter follows: "approx. 5 p.m. yesterday".
  space.lastIndex = end
  space.test(text)
  return (
    !/\p{Script=Latin}/u.test(text.charAt(space.lastIndex)) || !/\p{Ll}/u.test(text.charAt(space.lastIndex))
  )
}

/**
 * The sentences of `text` in order, each with the white space behind it; together they are the whole text. A sentence
 * ends with `.`, `؟`, `?`, `!`, `…` or `۔`, with what closes behind it, and with a line break. Full stops in numbers,
 * addresses and abbreviations end none, nor do signs before a comma. Linear in the length of the text.
 */
export function sentencesOf(text: string): Stretch[] {
  const found: Stretch[] = []
  let start = 0
  ending.lastIndex = 0
  for (let match = ending.exec(text); match; match = ending.exec(text)) {
    const end = match.index + match[0].length
    if (!ends(text, start, match.index, end)) continue
    space.lastIndex = end
    space.test(text)
    found.push({ from: start, to: space.lastIndex })
    start = space.lastIndex
    ending.lastIndex = start
  }
  if (start < text.length) found.push({ from: start, to: text.length })
  return found
}
