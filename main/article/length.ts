/** How long an article should be, and how long it is: in words, or in lines of print. */
import type { Node } from "prosemirror-model"
import { charactersIn, wordsIn } from "./text.ts"

/** What a length is measured in. */
export const lengthUnits = ["words", "lines"] as const
/** One of `lengthUnits`. */
export type LengthUnit = (typeof lengthUnits)[number]

/** A length: a whole number from 1 to 999,999. */
export type Length = { count: number; unit: LengthUnit }

/** The length that the dossier's field names; null if it names none. */
export function lengthOf(field: string): Length | null {
  const [count, unit] = field.split(" ")
  return unit === "words" || unit === "lines" ? { count: Number(count), unit } : null
}

/** The dossier's field for `length`; empty for null. */
export const lengthField = (length: Length | null) => (length ? `${length.count} ${length.unit}` : "")

/** The whole number that `text` writes, in the digits of any script; null if it is none from 1 to 999,999. */
export function countOf(text: string): number | null {
  const plain = text.trim().replace(/\p{Nd}/gu, (digit) => String(digitValue(digit)))
  const count = /^\d{1,6}$/.test(plain) ? Number(plain) : 0
  return count > 0 ? count : null
}

/** The value of a decimal digit: the digits of a script are ten code points in a row, the first one 0. */
function digitValue(digit: string): number {
  let value = 0
  for (let code = digit.codePointAt(0)! - 1; value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code)); code--)
    value++
  return value
}

/** How many lines of `perLine` characters the blocks of `node` fill in print; a block begins a line of its own. */
export function linesIn(node: Node, perLine: number): number {
  if (node.isTextblock) return Math.ceil(charactersIn(node) / perLine)
  let lines = 0
  for (const child of node.children) if (child.type.name !== "related") lines += linesIn(child, perLine)
  return lines
}

/** How long `article` is in `unit`. */
export function measure(article: Node, unit: LengthUnit, perLine: number): number {
  return unit === "words" ? wordsIn(article) : linesIn(article, perLine)
}
