/**
 * Recognises what each line of a source is, by general rules: patterns of page furniture (data, see `patterns.ts`),
 * length, position, closing punctuation and repetition. No rule is for one site.
 */
import type { ImportReason, LineKind } from "../../contract/importing.ts"
import { creditsOf } from "./credits.ts"
import { isDateLine } from "./date-line.ts"
import { isShareBar } from "./furniture.ts"
import { captions, listsAndQuotes, liveTimes, relatedLinks, repetitions, subheads } from "./inner-lines.ts"
import { lineKey } from "./line-key.ts"
import type { SourceLine } from "./lines.ts"
import { datelineOf, type Match, matchLine, type Patterns } from "./patterns.ts"
import { aboveHeadline, creditLines, headlineOf, standfirst, takeCredits } from "./top-lines.ts"
import {
  type Given,
  gather,
  innerSentence,
  isProse,
  ruleLine,
  sentenceEnd,
  type Take,
  type Unit,
} from "./units.ts"

/** A line with what it was taken for. */
export type Recognised = SourceLine & { kind: LineKind; reason: ImportReason }

/** How many words a line of furniture has at most. */
const mostFurnitureWords = 24

/** How many words a picture's words have at most if they end as a sentence does. */
const mostCaptionWords = 12

const take: Take = (unit, kind, reason) => {
  unit.kind = kind
  unit.reason = reason
}

/** Kinds from a page's markup are kept, but its paragraphs may be furniture like any other line. */
function markup(units: readonly Unit[], lines: readonly Given[]) {
  for (const unit of units) {
    const kind = lines[unit.first]!.kind
    if (kind && kind !== "paragraph") take(unit, kind, "markup")
  }
}

/** Where the paragraphs of the text are: the places of the first and of the last among the units. */
type Prose = { first: number; last: number }

function proseIn(units: readonly Unit[]): Prose {
  const prose = units.flatMap((unit, index) => (isProse(unit) ? [index] : []))
  return { first: prose[0] ?? units.length, last: prose.at(-1) ?? -1 }
}

/** Furniture, by its words. */
function furniture(units: readonly Unit[], prose: Prose, patterns: Patterns) {
  for (const [index, unit] of units.entries()) {
    const marked = unit.kind
    if (unit.reason === "live-time") continue
    if (marked && marked !== "subhead" && marked !== "list" && marked !== "headline") continue
    const found = matchLine(unit.text, patterns)
    if (unit.kind === null && !found) {
      if (unit.words > mostFurnitureWords) continue
      const isOutside = index < prose.first || index > prose.last
      if (isShareBar(unit.text, patterns) && (isOutside || !isProse(units[index + 1] ?? unit)))
        take(unit, "boilerplate", "share-bar")
      else if (isOutside && isDateLine(unit.text, patterns)) take(unit, "boilerplate", "timestamp")
      continue
    }
    if (!found || !inPlace(found, index, prose)) continue
    // A whole sentence is text, also behind the word for a picture.
    if (found.reason === "caption" && isProse(unit) && unit.words >= mostCaptionWords) continue
    if (marked === "headline" && found.kind !== "boilerplate") continue
    take(unit, found.kind, found.reason)
  }
  for (const unit of units) {
    if (unit.kind === null && ruleLine.test(unit.text)) take(unit, "boilerplate", "rule")
  }
}

function inPlace(found: Match, index: number, prose: Prose): boolean {
  if (found.where === "top") return index < prose.first
  if (found.where === "end") return index > prose.last
  return true
}

/** The signs of wire copy: a slug at its top, and initials at its end. */
function wireSigns(units: readonly Unit[], prose: Prose, patterns: Patterns) {
  // One word, hyphens in it.
  const slug = units
    .slice(0, 3)
    .find((unit) => unit.kind === null && /^[\p{L}\p{N}]+(?:[-/_][\p{L}\p{N}]+)+$/u.test(unit.text))
  if (slug && units.indexOf(slug) < prose.first && units.length > 2 && !creditsOf(slug.text, patterns))
    take(slug, "boilerplate", "wire-code")
  // سم/رخ/ع ك, jd/kl.
  for (const unit of units.slice(prose.last + 1)) {
    if (unit.kind === null && /^\(?[\p{L}][\p{L} .]{0,4}(?:\/[\p{L}][\p{L} .]{0,4})+\)?$/u.test(unit.text)) {
      take(unit, "boilerplate", "wire-code")
    }
  }
}

/** Datelines: alone on a line, or before a paragraph, which keeps them. */
function datelines(units: readonly Unit[], prose: Prose, patterns: Patterns) {
  for (const [index, unit] of units.entries()) {
    if (unit.kind !== null) continue
    const found = datelineOf(unit.text, patterns)
    if (!found) continue
    const credits = found.alone ? creditsOf(unit.text, patterns) : null
    if (credits && index < Math.max(prose.first, 1)) takeCredits(unit, credits, take)
    else if (!found.alone && unit.words >= 8) take(unit, "paragraph", "dateline")
  }
}

/** The headline and what stands below it. Returns the headline; null if there is none. */
function headlineAndBelow(units: Unit[], patterns: Patterns): Unit | null {
  const headline = headlineOf(units)
  if (!headline) return null
  if (headline.kind === null) take(headline, "headline", "first-line")
  const key = lineKey(headline.text).key
  for (const unit of units) {
    if (unit !== headline && unit.kind === null && unit.words >= 3 && lineKey(unit.text).key === key) {
      take(unit, "boilerplate", "headline-again")
    }
  }
  creditLines(units, headline, patterns, take)
  standfirst(units, headline, take)
  return headline
}

/** Everything else is a paragraph. */
function paragraphs(units: readonly Unit[]) {
  for (const unit of units) {
    if (unit.kind !== null) continue
    const isSentence = sentenceEnd.test(unit.text) || innerSentence.test(unit.text)
    take(unit, "paragraph", isSentence ? "sentences" : "unsure")
  }
}

/** Every line with the kind of its unit. */
function byLines(lines: readonly Given[], units: readonly Unit[]): Recognised[] {
  const result: Recognised[] = lines.map(({ line, text }) => ({ line, text, kind: "blank", reason: "blank" }))
  for (const unit of units) {
    for (let index = unit.first; index <= unit.last; index++) {
      result[index]!.kind = unit.kind!
      result[index]!.reason = index === unit.first ? unit.reason : "wrapped"
    }
  }
  return result
}

/**
 * The kind of every line of a source, and the reason for it. Every line comes back, in order, blank ones too; no text
 * is changed. Never throws.
 */
export function recognise(lines: readonly Given[], patterns: Patterns): Recognised[] {
  const units = gather(lines)
  markup(units, lines)
  liveTimes(units, patterns, take)
  const prose = proseIn(units)
  furniture(units, prose, patterns)
  wireSigns(units, prose, patterns)
  repetitions(units, take)
  datelines(units, prose, patterns)
  listsAndQuotes(units, take)
  aboveHeadline(units, prose.first, patterns, take)
  const headline = headlineAndBelow(units, patterns)
  relatedLinks(units, take)
  captions(units, headline, patterns, take)
  subheads(units, headline, take)
  paragraphs(units)
  return byLines(lines, units)
}
