/**
 * Keys of lines, by which patterns compare them: without tashkeel, tatweel, hamza seats, invisible controls, case
 * and the amount of white space. Unlike the search key of `main/article/folding.ts`, a key keeps digits, and each
 * of its code units comes from one code unit of the line.
 */

const letters: Record<string, string> = { أ: "ا", إ: "ا", آ: "ا", ٱ: "ا", ى: "ي", ی: "ي", ک: "ك", ة: "ه" }
const dropped = /[\u0640\u064b-\u0655\u0670\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/
const whiteSpace = /\s/

/** The key of a line; `at[i]` is where in the line the i-th code unit of `key` comes from. */
export type LineKey = { key: string; at: number[] }

/** The key of the line `text`. Code units are dropped or replaced one by one, so that `at` leads back to the text. */
export function lineKey(text: string): LineKey {
  const units: string[] = []
  const at: number[] = []
  for (let index = 0; index < text.length; index++) {
    const unit = text[index]!
    if (dropped.test(unit)) continue
    if (whiteSpace.test(unit)) {
      if (units.length > 0 && units.at(-1) !== " ") {
        units.push(" ")
        at.push(index)
      }
      continue
    }
    const folded = letters[unit] ?? unit.toLowerCase()
    units.push(folded)
    for (let copy = 0; copy < folded.length; copy++) at.push(index)
  }
  if (units.at(-1) === " ") {
    units.pop()
    at.pop()
  }
  return { key: units.join(""), at }
}
