/** The lines between a story's paragraphs: times, lists, quotations, captions, related links and subheads. */
import { creditsOf } from "./credits.ts"
import { isDateLine } from "./date-line.ts"
import { lineKey } from "./line-key.ts"
import { listMarker, quoteMarker } from "./list-marker.ts"
import type { Patterns } from "./patterns.ts"
import { isSpeech } from "./speech.ts"
import {
  fullStop,
  hasAddress,
  innerSentence,
  isProse,
  openEnd,
  sentenceEnd,
  type Take,
  textBeside,
  type Unit,
} from "./units.ts"

/** A short line that occurs three times belongs to the page and not to the text. */
export function repetitions(units: Unit[], take: Take) {
  const same = Map.groupBy(
    units.filter((unit) => unit.kind === null && unit.words <= 6 && !sentenceEnd.test(unit.text)),
    (unit) => lineKey(unit.text).key,
  )
  for (const group of same.values()) {
    if (group.length >= 3) for (const unit of group) take(unit, "boilerplate", "repeated")
  }
}

/** Lines with bullets or numbers, if at least two follow each other; lines with the > of quoted mail. */
export function listsAndQuotes(units: Unit[], take: Take) {
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

/** How many words a time or date has at most. */
const mostDateWords = 16

/** What stands in place of the digits and words of a time or date, to see that several have one form. */
const formOf = (text: string) => text.replace(/[0-9٠-٩۰-۹]+/g, "0").replace(/\p{L}+/gu, "x")

/** Times and dates of one form, each before a paragraph, are the story's own; a single one is the page's. */
export function liveTimes(units: Unit[], patterns: Patterns, take: Take) {
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

/** Lines of a picture: short, and the agency behind them in brackets. */
export function captions(units: Unit[], headline: Unit | null, patterns: Patterns, take: Take) {
  for (const unit of units) {
    if ((unit.kind !== null && unit.kind !== "standfirst") || unit === headline || unit.words > 18) continue
    const end = /[([]([^()[\]]{2,40})[)\]]\s*$/.exec(unit.text.slice(-60))
    if (!end || sentenceEnd.test(unit.text.slice(0, -end[0].length).trimEnd())) continue
    const credits = creditsOf(end[1]!, patterns)
    if (credits && credits.sources.length > 0) take(unit, "caption", "caption")
  }
}

/** The titles after the label of a related block: lines of headline size without a full stop. */
export function relatedLinks(units: Unit[], take: Take) {
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
export function subheads(units: Unit[], headline: Unit | null, take: Take) {
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
