/** The lines at the top of a story: what stands above its headline, the headline, the credits and the standfirst. */
import { type Credits, creditsOf } from "./credits.ts"
import { isWireHead, sectionsIn } from "./furniture.ts"
import { lineKey } from "./line-key.ts"
import type { Patterns } from "./patterns.ts"
import {
  asideKinds,
  fullStop,
  innerSentence,
  isProse,
  openEnd,
  sentenceEnd,
  type Take,
  textBeside,
  type Unit,
} from "./units.ts"

/** The share of the words of `a` (of three letters and more) that `b` says too. */
function overlap(a: string, b: string): number {
  const wordsOf = (text: string) => lineKey(text).key.match(/[\p{L}\p{N}]{3,}/gu) ?? []
  const mine = wordsOf(a)
  if (mine.length < 4) return 0
  const theirs = new Set(wordsOf(b))
  return mine.filter((word) => theirs.has(word)).length / mine.length
}

/** What stands above a headline: wire heads, the line of names and places, the section. */
export function aboveHeadline(units: Unit[], firstProse: number, patterns: Patterns, take: Take) {
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

/** The headline: the one of the markup, or the first line of text if it looks like a headline. */
export function headlineOf(units: Unit[]): Unit | null {
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
export function standfirst(units: Unit[], headline: Unit, take: Take) {
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
export function takeCredits(unit: Unit, credits: Credits | null, take: Take) {
  if (credits && credits.names.length > 0) take(unit, "byline", credits.isSure ? "byline" : "name-line")
  else if (credits && credits.sources.length > 0 && credits.places.length === 0)
    take(unit, "source", "source-line")
  else take(unit, credits && credits.sources.length > 0 ? "source" : "place", "dateline-line")
}

/** The lines of names, places and agencies between the headline and the text. */
export function creditLines(units: Unit[], headline: Unit, patterns: Patterns, take: Take) {
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
