/**
 * Lines as patterns see them: without what changes from page to page though it says the same,
 * that is tashkeel, tatweel, hamza seats, invisible controls, case and the amount of white space.
 */

const letters: Record<string, string> = { أ: "ا", إ: "ا", آ: "ا", ٱ: "ا", ى: "ي", ی: "ي", ک: "ك", ة: "ه" }
const dropped = /[\u0640\u064b-\u0655\u0670\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/
const whiteSpace = /\s/

/** A folded line; `at[i]` is where in the line the i-th code unit of `key` comes from. */
export type Folded = { key: string; at: number[] }

/** Folds `text`. Only drops and replaces single code units, so that `at` can lead back to the text. */
export function fold(text: string): Folded {
  let key = ""
  const at: number[] = []
  for (let index = 0; index < text.length; index++) {
    const unit = text[index]!
    if (dropped.test(unit)) continue
    if (whiteSpace.test(unit)) {
      if (key !== "" && !key.endsWith(" ")) {
        key += " "
        at.push(index)
      }
      continue
    }
    const folded = letters[unit] ?? unit.toLowerCase()
    key += folded
    for (let copy = 0; copy < folded.length; copy++) at.push(index)
  }
  if (key.endsWith(" ")) {
    key = key.slice(0, -1)
    at.pop()
  }
  return { key, at }
}
