/**
 * Hard-wrapped copy: agencies broke their lines at 60 to 75 columns. Such copy is known by the one
 * thing that breaking at a column leaves behind: the first word of a line would not have fitted on the line before.
 */
import { isBlankLine, type SourceLine, textOf } from "./lines.ts"

/** The end of a sentence, at the end of a line. */
const endsSentence = /[.!?؟…۔]["'”’»›)\]\u200e\u200f\s]*$/

/** The column at which copy is broken, in UTF-16 code units: at least, and at most. */
const narrowest = 30
const widest = 110

/**
 * For each line whether it goes on from the line before it, or null if the source is not hard-wrapped. Recognised
 * only where at least three lines in four that another line follows are full and many of them end in the middle of a
 * sentence; everything else is left as it is.
 */
export function wrappedLines(lines: readonly SourceLine[]): boolean[] | null {
  const texts = lines.map((line) => (isBlankLine(line.text) ? null : textOf(line.text)))
  const lengths = texts.filter((text) => text !== null).map((text) => text.length)
  if (lengths.length < 4) return null
  // The column: the length that nearly every line keeps to. A stray longer line (a URL) does not set it.
  const sorted = lengths.sort((a, b) => a - b)
  const column = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.98))]!
  if (column < narrowest || column > widest) return null

  let pairs = 0
  let full = 0
  let open = 0
  const goesOn = texts.map((text, index) => {
    const before = texts[index - 1]
    if (text === null || before === null || before === undefined) return false
    pairs++
    const word = /^\S+/.exec(text)?.[0].length ?? 0
    const isFull = before.length + 1 + word > column && before.length > column * 0.6
    if (isFull) {
      full++
      if (!endsSentence.test(before)) open++
    }
    // An indent opens a paragraph, even after a full line.
    return isFull && !/^[\t \u00a0]{2,}/.test(lines[index]!.text)
  })
  if (pairs < 3 || full < pairs * 0.5 || open < full * 0.6 || open < 3) return null
  return goesOn
}
