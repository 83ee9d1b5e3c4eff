/**
 * Signs that do not part a word: the separators of thousands (1,000 and ١٬٠٠٠ are the number 1000), and those of names
 * in Latin letters (AT&T, C++).
 */

/** The keys of & and + inside of a word: their fullwidth forms, as a full-text table takes them for letters. */
export const ampersand = "＆"
export const plus = "＋"

const isDigit = (unit: number) =>
  (unit >= 0x30 && unit <= 0x39) || (unit >= 0x660 && unit <= 0x669) || (unit >= 0x6f0 && unit <= 0x6f9)
const isLatin = (unit: number) => (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a)
const isWord = /[\p{L}\p{N}\p{M}]/u

/** How many digits stand at `at` and further in `direction`; four are counted at most. */
function digits(text: string, at: number, direction: 1 | -1): number {
  let count = 0
  while (count < 4 && isDigit(text.charCodeAt(at + count * direction))) count++
  return count
}

/**
 * What the sign at `at` is inside of a word: its key, empty for a separator of thousands; null if it parts words. A
 * separator stands behind one to three digits and before exactly three.
 */
export function jointAt(text: string, at: number): string | null {
  switch (text[at]) {
    case ",":
    case "٬":
    case "،": {
      const before = digits(text, at - 1, -1)
      return before > 0 && before < 4 && digits(text, at + 1, 1) === 3 ? "" : null
    }
    case "&":
      return isLatin(text.charCodeAt(at - 1)) && isLatin(text.charCodeAt(at + 1)) ? ampersand : null
    case "+": {
      // One or two of them at the end of a word: C++, Disney+.
      const first = text[at - 1] === "+" ? at - 1 : at
      const last = text[at + 1] === "+" ? at + 1 : at
      if (last - first > 1 || !isLatin(text.charCodeAt(first - 1))) return null
      const next = String.fromCodePoint(text.codePointAt(last + 1) ?? 32)
      return next === "+" || isWord.test(next) ? null : plus
    }
    default:
      return null
  }
}
