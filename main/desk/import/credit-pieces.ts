/** The pieces of a line of credits: what stands between its signs. */
import { type Known, photoLabels, plainLabels } from "./credit-words.ts"
import { isDateLine } from "./date-line.ts"
import { bare, wordKey } from "./letters.ts"
import type { Patterns } from "./patterns.ts"
import { isGiven, nameShape } from "./person-names.ts"

/** A piece, whether quotation marks are around it, من or في before it, and a comma before it. */
export type Piece = { text: string; isQuoted: boolean; from: boolean; isListed: boolean }
const opening = "([«“‹"
const closing = ")]»”›"
const dividers = ":|\\،,؛;•*–—−+&\t\n"
const digit = /[0-9٠-٩۰-۹]/

/** The pieces of a line: between signs, brackets and quotation marks, and around the words من and في. */
function piecesOf(line: string): Piece[] {
  const pieces: Piece[] = []
  let text = ""
  let isQuoted = false
  let from = false
  let isListed = false
  const close = () => {
    const found = bare(text)
    if (found !== "") {
      pieces.push({ text: found, isQuoted, from, isListed })
      from = false
      isListed = false
    }
    text = ""
  }
  const start = /^(?:من)(?=\s)/.exec(line)
  if (start) from = true
  for (let at = start ? start[0].length : 0; at < line.length; at++) {
    const sign = line[at]!
    const [before = " ", after = " "] = [line[at - 1], line[at + 1]]
    const inNumber = digit.test(before) && digit.test(after)
    if (opening.includes(sign) || closing.includes(sign) || sign === '"') {
      close()
      isQuoted = sign === '"' ? !isQuoted : "«“‹".includes(sign)
    } else if (sign === "ـ" && before === " " && after === " ") close()
    else if (dividers.includes(sign) && !inNumber) {
      close()
      isListed = sign === "،" || sign === ","
    } else if (sign === "/" && !inNumber) close()
    else if (sign === "." && after === ".") close()
    else if (sign === "…") close()
    else if (
      sign === "-" &&
      !inNumber &&
      (/\s/.test(before) || /\s/.test(after) || isHyphenDivider(line, at))
    )
      close()
    else if (sign === " " || sign === "\u00a0") {
      text += " "
      const word = /^(?:من|في|فى)(?=\s)/.exec(line.slice(at + 1, at + 5))
      if (word) {
        close()
        from = true
        at += word[0].length
      }
    } else text += sign
  }
  close()
  return pieces
}

/** Whether the hyphen at `at`, between two Arabic words without spaces, divides them: "الرياض-واس", not "جان-بيير". */
function isHyphenDivider(line: string, at: number): boolean {
  const before = line.slice(0, at).split(/[\s-]/).at(-1) ?? ""
  const after = line.slice(at + 1).split(/[\s-]/, 1)[0] ?? ""
  if (!/[\u0621-\u064a]$/.test(before) || !/^[\u0621-\u064a]/.test(after)) return false
  return !(isGiven(wordKey(before)) && isGiven(wordKey(after)))
}

/** A piece without the date in it: "الرياض 12 نوفمبر 2026 واس" is a town and an agency. */
function withoutDate(piece: Piece, patterns: Patterns): Piece[] {
  const words = piece.text.split(" ")
  const from = words.findIndex((word) => digit.test(word))
  if (from < 0 || words.length > 14) return [piece]
  let to = words.length
  while (to > from && !isDateLine(words.slice(from, to).join(" "), patterns)) to--
  if (to === from) return [piece]
  return [words.slice(0, from), words.slice(to)]
    .map((part) => bare(part.join(" ")))
    .filter((text) => text !== "")
    .map((text) => ({ ...piece, text }))
}

/** A piece in two, where و joins an agency or a label to what stands before it: "سالم الحربي ووكالات". */
function apart(piece: Piece, { agencies, places, publications }: Known): Piece[] {
  const words = piece.text.split(" ")
  // "سالم الحربي الرياض": a name and where it was written, or for whom.
  for (const length of [1, 2, 3]) {
    const name = words.slice(0, -length).join(" ")
    const end = wordKey(words.slice(-length).join(" "))
    const isEnd = places.has(end) || (length > 1 && publications.has(end))
    const shape = nameShape(name)
    if (words.length - length >= 2 && isEnd && (shape === "known" || shape === "likely"))
      return [
        { ...piece, text: name },
        { ...piece, text: words.slice(-length).join(" "), isListed: false },
      ]
  }
  const cut = words.findIndex((word, at) => {
    if (at < 2 || !word.startsWith("و")) return false
    const own = wordKey(word).slice(1)
    const rest = wordKey(words.slice(at).join(" ")).slice(1).trim()
    return agencies.has(rest) || photoLabels.has(own) || (plainLabels.has(own) && at < words.length - 1)
  })
  if (cut < 0) return [piece]
  const rest = words.slice(cut).join(" ").slice(1).trim()
  return [
    { ...piece, text: words.slice(0, cut).join(" ") },
    { ...piece, text: rest, isListed: false },
  ]
}

/** The pieces of `line`, without dates, and with what و joins apart. */
export function creditPieces(line: string, patterns: Patterns, known: Known): Piece[] {
  return piecesOf(line)
    .flatMap((piece) => withoutDate(piece, patterns))
    .flatMap((piece) => apart(piece, known))
}
