/**
 * What is written on to an Arabic word: the particles in front of it (و ف ب ك ل س and the article), and the pronoun or
 * the ending of the accusative behind it.
 */
import { tashkeel } from "../folding.ts"
import { separatesThousands } from "../joints.ts"

/** The letters of a word, with what may stand inside of it. */
const wordUnit = /[\p{L}\p{N}\p{M}\u00AD\u200C-\u200F\u061C\u202A-\u202E\u2060-\u2069\uFEFF_]/u
/** What is no letter to a reader: marks, tatweel, invisible controls. */
const unread = new RegExp(`[${tashkeel}\u0640\u00AD\u200B-\u200F\u061C\u202A-\u202E\u2060-\u2069\uFEFF]`, "g")

/** The particles that may stand in front of a word together. */
const particles: ReadonlySet<string> = new Set([
  "",
  ...["", "و", "ف"].flatMap((first) =>
    ["", "ب", "ك", "ل", "س", "ال", "بال", "كال", "لل"].map((second) => first + second),
  ),
])
/** The pronouns that may stand behind a word. */
const pronouns: ReadonlySet<string> = new Set("ه ها هما هم هن ك كما كم كن ي نا ني".split(" "))
/** The ending of the accusative, whose tanwin stands before or on its alef. */
const accusative = /^[\u0640]*(?:\u064B\u0627|\u0627\u064B)$/

/** `text` without what is no letter to a reader. */
export const lettersOf = (text: string): string => text.replace(unread, "").replaceAll("ٱ", "ا")

/** The word around a range: where it begins and ends. */
export function wordAround(text: string, from: number, to: number): { from: number; to: number } {
  let start = from
  while (start > 0 && isWordAt(text, start - 1)) start--
  let end = to
  while (end < text.length && isWordAt(text, end)) end++
  return { from: start, to: end }
}

const isDigit = (unit: string | undefined) => unit !== undefined && /\p{Nd}/u.test(unit)
const isHalf = (unit: string) => unit >= "\ud800" && unit <= "\udfff"

/** Whether the unit at `at` is inside of a word or a number. */
function isWordAt(text: string, at: number): boolean {
  const unit = text[at]!
  if (isHalf(unit)) {
    const start = unit >= "\udc00" ? at - 1 : at
    return wordUnit.test(String.fromCodePoint(text.codePointAt(Math.max(0, start))!))
  }
  if (wordUnit.test(unit)) return true
  if (!isDigit(text[at - 1]) || !isDigit(text[at + 1])) return false
  return /[.,:٫٬،]/.test(unit) || separatesThousands(text, at)
}

/** Whether `before`, which stands in front of a hit in its word, is nothing but particles. */
export const areParticles = (before: string): boolean => particles.has(lettersOf(before))

/** What stands behind a hit in its word. */
export type Ending = "none" | "pronoun" | "accusative" | "other"

/** What `after`, which stands behind a hit in its word, is. */
export function endingOf(after: string): Ending {
  if (accusative.test(after)) return "accusative"
  const letters = lettersOf(after)
  if (letters === "") return "none"
  return pronouns.has(letters) ? "pronoun" : "other"
}
