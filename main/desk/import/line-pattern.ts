/**
 * Patterns of lines, as newsrooms write them (see `patterns.ts`), compared in time in proportion to the line: what was
 * tried once at a place of the line is not tried there again, whatever the pattern and the line.
 */
import { lineKey } from "./line-key.ts"

/** The signs that may stand around a line: white space, dots, colons, arrows, bullets, brackets, quotation marks. */
const decoration = /[\s:.…،,«»<>|•·\-–—*+→←◄►▶◀[\]()"]/
const digit = /[0-9٠-٩۰-۹]/

/** A part of a pattern: text, or signs of which there are none, one or many. */
type Part =
  | { kind: "text"; text: string }
  /** As many signs of the kind as there are. */
  | { kind: "decoration" | "digits" }
  /** As few of any signs as there can be. */
  | { kind: "any" }
  /** One sign of any kind. */
  | { kind: "one" }
  /** One digit. */
  | { kind: "digit" }

/** A pattern that was read. */
export type LinePattern = {
  parts: readonly Part[]
  /** The longest text in it. A line without that does not match. */
  longest: string
  /** The index of the part that begins the fact, whose next part ends it; -1 without a fact. */
  fact: number
}

/** Reads a pattern as it is written. */
export function linePattern(source: string): LinePattern {
  const parts: Part[] = [{ kind: "decoration" }]
  let longest = ""
  let fact = -1
  for (const piece of lineKey(source).key.split(/(\*|#|\{fact\})/)) {
    if (piece === "*") parts.push({ kind: "any" })
    else if (piece === "#") parts.push({ kind: "digit" }, { kind: "digits" })
    else if (piece === "{fact}") {
      fact = parts.length
      parts.push({ kind: "one" }, { kind: "any" })
    } else if (piece !== "") {
      parts.push({ kind: "text", text: piece })
      if (piece.length > longest.length) longest = piece
    }
  }
  parts.push({ kind: "decoration" })
  return { parts, longest, fact }
}

/**
 * Where the fact of `pattern` is in the key of a line, from and to in code units: `null` if the line does not match,
 * `[]` if it matches a pattern without a fact.
 */
export function matchKey(pattern: LinePattern, key: string): [from: number, to: number] | [] | null {
  const { parts, longest, fact } = pattern
  if (!key.includes(longest)) return null
  const width = key.length + 1
  /** For each part and place: whether the rest was tried from there, and did not match. */
  const failed = new Uint8Array((parts.length + 1) * width)
  /** Where each part begins. */
  const begins: number[] = []

  /** Whether `key` from `at` on is what the parts from `index` on say. */
  function fits(index: number, at: number): boolean {
    const place = index * width + at
    if (failed[place]) return false
    const found = rest(index, at)
    if (!found) failed[place] = 1
    return found
  }

  function rest(index: number, at: number): boolean {
    const part = parts[index]
    if (!part) return at === key.length
    const next = (to: number) => {
      if (!fits(index + 1, to)) return false
      begins[index + 1] = to
      return true
    }
    const sign = key[at]
    switch (part.kind) {
      case "text":
        return key.startsWith(part.text, at) && next(at + part.text.length)
      case "one":
        return sign !== undefined && next(at + 1)
      case "digit":
        return sign !== undefined && digit.test(sign) && next(at + 1)
      case "any":
        return next(at) || (sign !== undefined && fits(index, at + 1))
      default: {
        const kind = part.kind === "digits" ? digit : decoration
        return (sign !== undefined && kind.test(sign) && fits(index, at + 1)) || next(at)
      }
    }
  }

  if (!fits(0, 0)) return null
  return fact < 0 ? [] : [begins[fact] ?? 0, begins[fact + 2] ?? key.length]
}
