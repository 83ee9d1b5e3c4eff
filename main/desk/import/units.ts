/** The units that the lines of a source are recognised in, and what a unit reads like. */
import type { ImportReason, LineKind } from "../../contract/importing.ts"
import { addressAtEnd } from "./address.ts"
import { wrappedLines } from "./columns.ts"
import { isBlankLine, type SourceLine, textOf } from "./lines.ts"
import { listMarker } from "./list-marker.ts"

/** A line as a source gives it; a web page also says of a line what its markup makes of it. */
export type Given = SourceLine & { kind?: LineKind }

/** Lines that belong together: one, or several that were broken at a column. */
export type Unit = {
  text: string
  words: number
  first: number
  last: number
  blankBefore: boolean
  kind: LineKind | null
  reason: ImportReason
}

/** Takes a unit for something. */
export type Take = (unit: Unit, kind: LineKind, reason: ImportReason) => void

const closers = "[\"'”’»›)\\]}\\u200e\\u200f\\u061c\\s]*$"
/** Ends as a sentence does. */
export const sentenceEnd = new RegExp(`[.!?؟…۔]${closers}`)
/** Ends in a full stop. */
export const fullStop = new RegExp(`[.…۔]${closers}`)
/** Ends in a sign after which something must follow. */
export const openEnd = new RegExp(`[:،,؛;\\-–—]${closers}`)
/** A sentence that ends before the line does. Initials (أ.ف.ب) and decimals end none. */
export const innerSentence = /[\p{L}\p{M}\p{N}»"”]{2}[.!؟?]["”»)]?\s+\S/u
/** A line of signs only, which divides. */
export const ruleLine = /^[-–—_=*#~.•·+\s]{3,}$/

/** Whether `text` ends in the address of a page. */
export const hasAddress = (text: string) => addressAtEnd(text) !== null

const countWords = (text: string) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length

/** The units of `lines`, in order. Blank lines are in none. */
export function gather(lines: readonly Given[]): Unit[] {
  const wrapped = lines.some((line) => line.kind) ? null : wrappedLines(lines)
  const units: Unit[] = []
  let blank = true
  for (const [index, line] of lines.entries()) {
    if (isBlankLine(line.text)) {
      blank = true
      continue
    }
    const text = textOf(line.text)
    const open = units.at(-1)
    if (wrapped?.[index] && open && open.last === index - 1 && !listMarker(text) && !ruleLine.test(text)) {
      open.text += ` ${text}`
      open.last = index
      open.words += countWords(text)
    } else {
      units.push({
        text,
        words: countWords(text),
        first: index,
        last: index,
        blankBefore: blank,
        kind: null,
        reason: "unsure",
      })
    }
    blank = false
  }
  return units
}

/** Whether a unit reads as a paragraph: sentences that end. */
export const isProse = (unit: Unit) => unit.words >= 8 && sentenceEnd.test(unit.text)

/** The kinds of lines that stand beside the text and not in it. */
export const asideKinds = new Set<LineKind | null>([
  "boilerplate",
  "dropped",
  "byline",
  "place",
  "source",
  "caption",
  "section",
])

/** The nearest unit after (`step` 1) or before (-1) `index` that goes into the text. */
export function textBeside(units: Unit[], index: number, step: 1 | -1): Unit | undefined {
  let at = index + step
  while (at >= 0 && at < units.length && asideKinds.has(units[at]!.kind)) at += step
  return units[at]
}
