/** Direction and language of imported text, told by its letters. */
import type { Direction } from "../../article/schema.ts"

const count = (text: string, letters: RegExp) => text.match(letters)?.length ?? 0
const rightward = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/gu
const leftward = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/gu

/** The direction of a whole source: that of most of its letters; right to left without letters. */
export function directionOfSource(text: string): Direction {
  return count(text, rightward) > count(text, leftward) ? "ltr" : "rtl"
}

/**
 * The direction of one block in a source of direction `base`. A block goes against the source only
 * if it is plainly of the other kind: a name in Latin letters does not turn an Arabic line, nor does a
 * subhead that is one Latin name.
 */
export function directionOfBlock(text: string, base: Direction): Direction {
  const left = count(text, leftward)
  const right = count(text, rightward)
  if (base === "rtl") return left === 0 && right >= 12 && /\S\s+\S+\s+\S/.test(text) ? "ltr" : "rtl"
  return left > right ? "rtl" : "ltr"
}

/** The BCP 47 tag of the language that the letters suggest. */
export function languageOfSource(text: string): string {
  if (directionOfSource(text) === "ltr") return "en"
  const letters = count(text, leftward)
  if (count(text, /\p{Script=Hebrew}/gu) > letters / 2) return "he"
  if (count(text, /[ٹڈڑےھں]/g) > letters * 0.03) return "ur"
  if (count(text, /[پچژگکی]/g) > letters * 0.04) return "fa"
  return "ar"
}
