/**
 * Recognises what each line of a source is, by general rules: patterns of page furniture (data, see `patterns.ts`),
 * length, position, closing punctuation and repetition. No rule is for one site.
 */
import type { ImportReason, LineKind } from "../../contract/importing.ts"
import { addressAtEnd } from "./address.ts"
import { wrappedLines } from "./columns.ts"
import { type Credits, creditsOf } from "./credits.ts"
import { isDateLine } from "./date-line.ts"
import { isShareBar, isWireHead, sectionsIn } from "./furniture.ts"
import { lineKey } from "./line-key.ts"
import { isBlankLine, type SourceLine, textOf } from "./lines.ts"
import { datelineOf, type Match, matchLine, type Patterns } from "./patterns.ts"
import { isSpeech } from "./speech.ts"

/** A line with what it was taken for. */
export type Recognised = SourceLine & { kind: LineKind; reason: ImportReason }

/** A line as a source gives it; a web page also says of a line what its markup makes of it. */
export type Given = SourceLine & { kind?: LineKind }

/** Lines that belong together: one, or several that were broken at a column. */
type Unit = {
  text: string
  words: number
  first: number
  last: number
  blankBefore: boolean
  kind: LineKind | null
  reason: ImportReason
}

const closers = "[\"'”’»›)\\]}\\u200e\\u200f\\u061c\\s]*$"
const sentenceEnd = new RegExp(`[.!?؟…۔]${closers}`)
const fullStop = new RegExp(`[.…۔]${closers}`)
/** Ends in a sign after which something must follow. */
const openEnd = new RegExp(`[:،,؛;\\-–—]${closers}`)
/** A sentence that ends before the line does. Initials (أ.ف.ب) and decimals end none. */
const innerSentence = /[\p{L}\p{M}\p{N}»"”]{2}[.!؟?]["”»)]?\s+\S/u
const ruleLine = /^[-–—_=*#~.•·+\s]{3,}$/
const bullet = /^(?:[•●▪◦■○►▶]\s*|[-–—*·]\s+)(?=\S)/
const numeral = /^[(]?([0-9]{1,3}|[٠-٩]{1,3}|[۰-۹]{1,3})\s*[.)ـ-]\s*(?=[^\d\s٠-٩۰-۹])/

/** The value of a number in European, Arabic-Indic or Persian digits. */
function numberOf(digits: string): number {
  return Number(digits.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15)))
}

/** The bullet or number that `text` begins with, its length in code units, and the number's value. */
export function listMarker(text: string): { length: number; number: number | null } | null {
  const counted = numeral.exec(text)
  if (counted) return { length: counted[0].length, number: numberOf(counted[1]!) }
  const marked = bullet.exec(text)
  return marked ? { length: marked[0].length, number: null } : null
}

/** The length of the `>` of quoted mail at the start of `text`; 0 without one. */
export function quoteMarker(text: string): number {
  return /^>\s*(?=\S)/.exec(text)?.[0].length ?? 0
}

const hasAddress = (text: string) => addressAtEnd(text) !== null

const countWords = (text: string) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length

function gather(lines: readonly Given[]): Unit[] {
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
const isProse = (unit: Unit) => unit.words >= 8 && sentenceEnd.test(unit.text)

/** The share of the words of `a` (of three letters and more) that `b` says too. */
function overlap(a: string, b: string): number {
  const wordsOf = (text: string) => lineKey(text).key.match(/[\p{L}\p{N}]{3,}/gu) ?? []
  const mine = wordsOf(a)
  if (mine.length < 4) return 0
  const theirs = new Set(wordsOf(b))
  return mine.filter((word) => theirs.has(word)).length / mine.length
}

/**
 * The kind of every line of a source, and the reason for it. Every line comes back, in order, blank ones too; no text
 * is changed. Never throws.
 */
export function recognise(lines: readonly Given[], patterns: Patterns): Recognised[] {
  const units = gather(lines)
  const take = (unit: Unit, kind: LineKind, reason: ImportReason) => {
    unit.kind = kind
    unit.reason = reason
  }

  // Kinds from a page's markup are kept, but its paragraphs may be furniture like any other line.
  for (const unit of units) {
    const kind = lines[unit.first]!.kind
    if (kind && kind !== "paragraph") take(unit, kind, "markup")
  }

  liveTimes(units, patterns, take)

  // Furniture, by its words.
  const prose = units.flatMap((unit, index) => (isProse(unit) ? [index] : []))
  const [firstProse = units.length, lastProse = -1] = [prose[0], prose.at(-1)]
  for (const [index, unit] of units.entries()) {
    const marked = unit.kind
    if (unit.reason === "live-time") continue
    if (marked && marked !== "subhead" && marked !== "list" && marked !== "headline") continue
    const found = matchLine(unit.text, patterns)
    if (unit.kind === null && !found) {
      if (unit.words > mostFurnitureWords) continue
      const isOutside = index < firstProse || index > lastProse
      if (isShareBar(unit.text, patterns) && (isOutside || !isProse(units[index + 1] ?? unit)))
        take(unit, "boilerplate", "share-bar")
      else if (isOutside && isDateLine(unit.text, patterns)) take(unit, "boilerplate", "timestamp")
      continue
    }
    if (!found || !inPlace(found, index, firstProse, lastProse)) continue
    // A whole sentence is text, also behind the word for a picture.
    if (found.reason === "caption" && isProse(unit) && unit.words >= mostCaptionWords) continue
    if (marked === "headline" && found.kind !== "boilerplate") continue
    take(unit, found.kind, found.reason)
  }
  for (const unit of units) {
    if (unit.kind === null && ruleLine.test(unit.text)) take(unit, "boilerplate", "rule")
  }

  // A slug at the top of wire copy: one word, hyphens in it.
  const slug = units
    .slice(0, 3)
    .find((unit) => unit.kind === null && /^[\p{L}\p{N}]+(?:[-/_][\p{L}\p{N}]+)+$/u.test(unit.text))
  if (slug && units.indexOf(slug) < firstProse && units.length > 2 && !creditsOf(slug.text, patterns))
    take(slug, "boilerplate", "wire-code")
  // The initials that sign it: سم/رخ/ع ك, jd/kl.
  for (const unit of units.slice(lastProse + 1)) {
    if (unit.kind === null && /^\(?[\p{L}][\p{L} .]{0,4}(?:\/[\p{L}][\p{L} .]{0,4})+\)?$/u.test(unit.text)) {
      take(unit, "boilerplate", "wire-code")
    }
  }
  repetitions(units, take)

  // Datelines: alone on a line, or before a paragraph, which keeps them.
  for (const [index, unit] of units.entries()) {
    if (unit.kind !== null) continue
    const found = datelineOf(unit.text, patterns)
    if (!found) continue
    const credits = found.alone ? creditsOf(unit.text, patterns) : null
    if (credits && index < Math.max(firstProse, 1)) takeCredits(unit, credits, take)
    else if (!found.alone && unit.words >= 8) take(unit, "paragraph", "dateline")
  }

  listsAndQuotes(units, take)
  aboveHeadline(units, firstProse, patterns, take)
  const headline = headlineOf(units)
  if (headline) {
    if (headline.kind === null) take(headline, "headline", "first-line")
    const key = lineKey(headline.text).key
    for (const unit of units) {
      if (unit !== headline && unit.kind === null && unit.words >= 3 && lineKey(unit.text).key === key) {
        take(unit, "boilerplate", "headline-again")
      }
    }
    creditLines(units, headline, patterns, take)
    standfirst(units, headline, take)
  }
  relatedLinks(units, take)
  captions(units, headline, patterns, take)
  subheads(units, headline, take)
  for (const unit of units) {
    if (unit.kind === null) {
      take(
        unit,
        "paragraph",
        sentenceEnd.test(unit.text) || innerSentence.test(unit.text) ? "sentences" : "unsure",
      )
    }
  }

  const result: Recognised[] = lines.map(({ line, text }) => ({ line, text, kind: "blank", reason: "blank" }))
  for (const unit of units) {
    for (let index = unit.first; index <= unit.last; index++) {
      result[index]!.kind = unit.kind!
      result[index]!.reason = index === unit.first ? unit.reason : "wrapped"
    }
  }
  return result
}

type Take = (unit: Unit, kind: LineKind, reason: ImportReason) => void

function inPlace(found: Match, index: number, firstProse: number, lastProse: number): boolean {
  if (found.where === "top") return index < firstProse
  if (found.where === "end") return index > lastProse
  return true
}

/** A short line that occurs three times belongs to the page and not to the text. */
function repetitions(units: Unit[], take: Take) {
  const same = Map.groupBy(
    units.filter((unit) => unit.kind === null && unit.words <= 6 && !sentenceEnd.test(unit.text)),
    (unit) => lineKey(unit.text).key,
  )
  for (const group of same.values()) {
    if (group.length >= 3) for (const unit of group) take(unit, "boilerplate", "repeated")
  }
}

/** Lines with bullets or numbers, if at least two follow each other; lines with the > of quoted mail. */
function listsAndQuotes(units: Unit[], take: Take) {
  for (let from = 0; from < units.length; ) {
    const marker = units[from]!.kind === null ? listMarker(units[from]!.text) : null
    let to = from + 1
    if (marker) {
      let number = marker.number
      for (; to < units.length && units[to]!.kind === null; to++) {
        const next = listMarker(units[to]!.text)
        if (!next || (next.number === null) !== (number === null)) break
        // Numbers that do not count on are years, scores or answers, not a list.
        if (number !== null && next.number !== number + 1) break
        number = next.number
      }
      const run = units.slice(from, to)
      const isSpoken =
        number === null &&
        isSpeech(
          run.map(({ text }) => text[0]!),
          run.map(({ text }) => text),
        )
      if (isSpoken) for (const unit of run) take(unit, "paragraph", "speech")
      else if (to - from >= 2) for (const unit of units.slice(from, to)) take(unit, "list", "list-marker")
    }
    from = to
  }
  for (const unit of units) {
    if (unit.kind === null && quoteMarker(unit.text) > 0) take(unit, "quote", "quote-marker")
  }
}

/** How many words a picture's words have at most if they end as a sentence does. */
const mostCaptionWords = 12

/** How many words a date has at most, and a share bar. */
const mostDateWords = 16
const mostFurnitureWords = 24

/** What stands in place of the digits and words of a time or date, to see that several have one form. */
const formOf = (text: string) => text.replace(/[0-9٠-٩۰-۹]+/g, "0").replace(/\p{L}+/gu, "x")

/** Times and dates of one form, each before a paragraph, are the story's own; a single one is the page's. */
function liveTimes(units: Unit[], patterns: Patterns, take: Take) {
  const times = units.flatMap((unit, at) => {
    const next = units[at + 1]
    const isText = next !== undefined && next.kind === null && next.words >= 4
    const isTime =
      isText && unit.kind === null && unit.words <= mostDateWords && isDateLine(unit.text, patterns)
    return isTime && !isDateLine(next.text, patterns) ? [{ unit, at }] : []
  })
  for (const group of Map.groupBy(times, ({ unit }) => formOf(unit.text)).values()) {
    if (group.length < 2) continue
    for (const { unit } of group) take(unit, "subhead", "live-time")
  }
}

/** What stands above a headline: wire heads, the line of names and places, the section. */
function aboveHeadline(units: Unit[], firstProse: number, patterns: Patterns, take: Take) {
  if (units.some((unit) => unit.kind === "headline")) return
  const free = units.slice(0, Math.max(firstProse, 1)).filter((unit) => unit.kind === null)
  for (const [at, unit] of free.entries()) {
    // Something must be left to be the headline; the lines of a wire's head may be several.
    const next = free.slice(at + 1, at + 8).find(({ text }) => !isWireHead(text, patterns))
    if (!next || next.words < 2) return
    const sections = sectionsIn(unit.text, patterns)
    const credits = creditsOf(unit.text, patterns)
    if (sections.length === 1 && next.words >= 3) take(unit, "section", "section-line")
    else if (sections.length > 1) take(unit, "boilerplate", "navigation")
    else if (isWireHead(unit.text, patterns)) {
      const isAgency = credits !== null && credits.sources.length > 0
      take(unit, isAgency ? "source" : "boilerplate", isAgency ? "source-line" : "wire-code")
    } else if (
      credits?.isSure &&
      !/\sفي\s/.test(unit.text) &&
      next.words >= 3 &&
      !creditsOf(next.text, patterns)
    )
      takeCredits(unit, credits, take)
    else return
  }
}

/** Lines of a picture: short, and the agency behind them in brackets. */
function captions(units: Unit[], headline: Unit | null, patterns: Patterns, take: Take) {
  for (const unit of units) {
    if ((unit.kind !== null && unit.kind !== "standfirst") || unit === headline || unit.words > 18) continue
    const end = /[([]([^()[\]]{2,40})[)\]]\s*$/.exec(unit.text.slice(-60))
    if (!end || sentenceEnd.test(unit.text.slice(0, -end[0].length).trimEnd())) continue
    const credits = creditsOf(end[1]!, patterns)
    if (credits && credits.sources.length > 0) take(unit, "caption", "caption")
  }
}

/** The headline: the one of the markup, or the first line of text if it looks like a headline. */
function headlineOf(units: Unit[]): Unit | null {
  const marked = units.find((unit) => unit.kind === "headline")
  if (marked) return marked
  const index = units.findIndex(
    (unit) => unit.kind === null || (unit.kind === "paragraph" && unit.reason === "dateline"),
  )
  const first = units[index]
  if (!first || first.kind !== null) return null
  if (first.words > 25 || first.text.length > 180 || openEnd.test(first.text)) return null
  if (fullStop.test(first.text)) {
    // Few headlines end in a full stop; a first sentence does. Dots that trail off are no full stop.
    const trailing = /(?:…|\.\.)["”»]?\s*$/.test(first.text)
    if (!trailing) return null
  }
  // Two sentences are a paragraph; but headlines do set two halves apart by two dots.
  if (innerSentence.test(first.text.replace(/\.{2,}/g, " ")) && first.words > 14) return null
  return first
}

/** The standfirst: the line after the headline, if it has no full stop where paragraphs have one, or if the next paragraph says it again. */
function standfirst(units: Unit[], headline: Unit, take: Take) {
  if (units.some((unit) => unit.kind === "standfirst")) return
  const after = units.slice(units.indexOf(headline) + 1)
  const index = after.findIndex((unit) => !asideKinds.has(unit.kind))
  const unit = after[index]
  if (!unit || unit.kind !== null) return
  const next = after.slice(index + 1).find((other) => !asideKinds.has(other.kind))
  if (!next || (next.kind !== null && next.kind !== "paragraph") || unit.words > 80) return
  const rest = after.slice(index + 1).filter((other) => other.words >= 12)
  const closed = rest.filter((other) => sentenceEnd.test(other.text)).length
  const disciplined = rest.length > 0 && closed >= rest.length * 0.6
  if (
    unit.words >= 5 &&
    !sentenceEnd.test(unit.text) &&
    !openEnd.test(unit.text) &&
    disciplined &&
    isProse(next)
  ) {
    take(unit, "standfirst", "standfirst-open")
  } else if (unit.words >= 5 && next.words >= unit.words * 0.6 && overlap(unit.text, next.text) >= 0.5) {
    take(unit, "standfirst", "standfirst-echo")
  }
}

/** How many words a paragraph has at least, with or without a full stop. */
const paragraphWords = 12

/** How many lines under a headline are looked at, besides furniture. */
const mostTopLines = 6

/** Takes a line for what its credits say first of all: who wrote, for whom, where. Without credits it is a place. */
function takeCredits(unit: Unit, credits: Credits | null, take: Take) {
  if (credits && credits.names.length > 0) take(unit, "byline", credits.isSure ? "byline" : "name-line")
  else if (credits && credits.sources.length > 0 && credits.places.length === 0)
    take(unit, "source", "source-line")
  else take(unit, credits && credits.sources.length > 0 ? "source" : "place", "dateline-line")
}

/** The lines of names, places and agencies between the headline and the text. */
function creditLines(units: Unit[], headline: Unit, patterns: Patterns, take: Take) {
  const from = units.indexOf(headline) + 1
  let looked = 0
  for (let at = from; at < units.length && looked < mostTopLines; at++) {
    const unit = units[at]!
    if (asideKinds.has(unit.kind) || unit.kind === "standfirst") continue
    if (unit.kind !== null && unit.kind !== "subhead") return
    looked++
    const credits = creditsOf(unit.text, patterns)
    if (!credits) {
      // A standfirst may be between; a paragraph ends the top.
      if (isProse(unit) || unit.words >= paragraphWords * 2) return
      continue
    }
    if (unit.kind === "subhead" && !credits.isSure) continue
    if (!credits.isSure && !isAboveText(units, at)) continue
    takeCredits(unit, credits, take)
  }
}

/** Whether the next unit that goes into the text is a paragraph. */
function isAboveText(units: Unit[], at: number): boolean {
  const next = textBeside(units, at, 1)
  return next !== undefined && next.words >= paragraphWords
}

/** The nearest unit after (`step` 1) or before (-1) `index` that goes into the text. */
function textBeside(units: Unit[], index: number, step: 1 | -1): Unit | undefined {
  let at = index + step
  while (at >= 0 && at < units.length && asideKinds.has(units[at]!.kind)) at += step
  return units[at]
}

const asideKinds = new Set<LineKind | null>([
  "boilerplate",
  "dropped",
  "byline",
  "place",
  "source",
  "caption",
  "section",
])

/** The titles after the label of a related block: lines of headline size without a full stop. */
function relatedLinks(units: Unit[], take: Take) {
  for (const [at, label] of units.entries()) {
    if (label.kind !== "related") continue
    const titles: Unit[] = []
    let next = at + 1
    for (; next < units.length; next++) {
      const unit = units[next]!
      if (unit.kind === "related-note" && titles.length === 0) continue
      const marked = unit.kind === "list"
      const title =
        (unit.kind === null || marked) &&
        unit.words >= 2 &&
        unit.words <= 25 &&
        (hasAddress(unit.text) || (!fullStop.test(unit.text) && !openEnd.test(unit.text)))
      if (!title) break
      titles.push(unit)
    }
    const follower = units[next]
    const single = titles.length === 1 ? titles[0]! : null
    // A single short line before a paragraph is more likely a subhead of that paragraph than a title of the related
    // block.
    if (
      single &&
      single.kind === null &&
      single.words <= 5 &&
      !hasAddress(single.text) &&
      (single.blankBefore || follower) &&
      follower !== undefined &&
      isProse(follower)
    ) {
      continue
    }
    // The last of several titles may be that subhead.
    const last = titles.at(-1)
    if (last && titles.length > 1 && last.words <= 4 && last.blankBefore && follower && isProse(follower))
      titles.pop()
    for (const unit of titles) take(unit, "related-link", "link-related")
  }
}

/** Subheads: short lines without a full stop before longer paragraphs. */
function subheads(units: Unit[], headline: Unit | null, take: Take) {
  const long = units.filter((unit) => (unit.kind === null || unit.kind === "paragraph") && unit.words >= 12)
  const closed = long.filter((unit) => sentenceEnd.test(unit.text)).length
  const disciplined = closed >= long.length * 0.6
  for (const [index, unit] of units.entries()) {
    if (unit.kind !== null || unit === headline) continue
    if (unit.words < 1 || unit.words > (disciplined ? 9 : 5) || unit.text.length > 80) continue
    if (fullStop.test(unit.text) || openEnd.test(unit.text) || innerSentence.test(unit.text)) continue
    if (/^[-–—•*@#]/.test(unit.text) || hasAddress(unit.text)) continue
    const next = textBeside(units, index, 1)
    if (
      !next ||
      (next.kind !== null && next.kind !== "paragraph" && next.kind !== "list" && next.kind !== "quote")
    )
      continue
    const longer = next.kind === "list" || (next.words >= 10 && next.words >= unit.words * 2)
    if (!longer || (!disciplined && next.words < 15)) continue
    const before = textBeside(units, index, -1)
    if (before && before !== headline && openEnd.test(before.text)) continue
    take(unit, "subhead", "short-line")
  }
}
