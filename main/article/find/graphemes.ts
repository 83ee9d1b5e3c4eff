/** Where one drawn character of a text ends and the next begins. */

/** Letters, signs and marks of which a character is one, with the marks behind it, and nothing else. */
const plain =
  /^[ -~\u00A0-\u00AC\u00AE-\u05FF\u0606-\u061B\u061D-\u06DC\u06DE-\u088F\u0892-\u08E1\u08E3-\u08FF\u2000-\u200A\u2010-\u2027\u2030-\u205F\uFB50-\uFDFF\uFE70-\uFEFE]*$/
const mark = /\p{M}/u

const clusters = new Intl.Segmenter("ar", { granularity: "grapheme" })
/** No character that is written is longer, in UTF-16 units. */
const longest = 64

/** Whether one character ends and another begins at `at`, or the text does. */
export function isBoundary(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return true
  if (plain.test(text.slice(at - 1, at + 1))) return !mark.test(text[at]!)
  const from = Math.max(0, at - longest)
  const near = text.slice(from, at + longest)
  return clusters.segment(near).containing(at - from)?.index === at - from
}

/** The nearest boundary at `at` or before it (-1), or behind it (1). */
export function boundaryFrom(text: string, at: number, direction: 1 | -1): number {
  let found = at
  while (!isBoundary(text, found)) found += direction
  return found
}
