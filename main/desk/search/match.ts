/** Finds the words of a query in a text, and the piece of the text to show. */
import { jointAt } from "../../article/joints.ts"
import { stemOf, stemsFor } from "../../article/stem.ts"
import { eachTerm, endOfUnits } from "../../article/terms.ts"
import type { Marks } from "../../contract/library.ts"
import { type Query, readingsOf, type Word } from "./query.ts"

/** A word of a query with the stems that its forms may have. */
export type Sought = Word & {
  stems: ReadonlySet<string>
  /** A word of a text that has one of the stems contains one of these: the first letters, as the rest may be spelt otherwise. */
  cores: readonly string[]
  length: number
  /** It is only meant right behind a word that fits the one before it. */
  isBehind: boolean
}

/** How a word of a text fits a word of a query: the word itself, its beginning, or a form of it. */
export type Fit = "exact" | "prefix" | "stem"

/** The letters that every word of `stem` has one after the other; a ي in a stem may be a hamza in the word. */
function coreOf(stem: string): string {
  const core = stem.slice(0, 2)
  return core.endsWith("ي") ? core.slice(0, 1) : core
}

/** The stems of words of texts that were compared; of few words, as most are compared again for the next letter. */
const stemsOf = new Map<string, string>()

/** The stem of a word, made once. */
function knownStem(word: string): string {
  let stem = stemsOf.get(word)
  if (stem === undefined) {
    stem = stemOf(word)
    if (stemsOf.size > 20_000) stemsOf.clear()
    stemsOf.set(word, stem)
  }
  return stem
}

/** A word of a query with its stems, ready to be compared with the words of a text. */
export function sought({ key, prefix }: Word, isBehind = false): Sought {
  const stems = stemsFor(key)
  if (prefix) stems.push(key)
  const begins = [...new Set(stems.map(coreOf))]
  const cores = begins.filter((core) => !begins.some((other) => other !== core && core.includes(other)))
  return { key, prefix, stems: new Set(stemsFor(key)), cores, length: key.length, isBehind }
}

/** Every word of a query, those of phrases too. */
export function soughtIn({ words, phrases }: Query): Sought[] {
  return [...words, ...phrases.flat()].flatMap((word) => {
    const apart = readingsOf([word])[1] ?? []
    return [sought(word), ...apart.map((one, at) => sought(one, at > 0))]
  })
}

/** How the word `key` of a text fits `word`; null if it does not. */
export function fitOf(key: string, word: Sought): Fit | null {
  if (key === word.key) return "exact"
  if (word.prefix && key.startsWith(word.key)) return "prefix"
  if (!word.cores.some((core) => key.includes(core))) return null
  const stem = knownStem(key)
  // A word that is still being typed may be the beginning of a word without its article.
  if (word.stems.has(stem) || (word.prefix && stem.startsWith(word.key))) return "stem"
  return null
}

/** A word of a text that fits a word of the query: its range in the text, and the index of the word in the query. */
type WordMatch = { from: number; to: number; word: number; fit: Fit }

/**
 * Every match of `words` in `text`; with `enough`, up to the first point where all of them are within so many units.
 */
function matchesIn(text: string, words: readonly Sought[], enough = 0): WordMatch[] {
  const matches: WordMatch[] = []
  const last = new Array<number>(words.length).fill(Number.NEGATIVE_INFINITY)
  /** The last word of the text and the word of the query that it fits. */
  let before: Sought | null = null
  eachTerm(text, (key, from, to) => {
    const previous: Sought | null = before
    before = null
    for (let word = 0; word < words.length; word++) {
      if (words[word]!.isBehind && previous !== words[word - 1]) continue
      const fit = fitOf(key, words[word]!)
      if (!fit) continue
      before = words[word]!
      let end = to
      if (fit === "prefix") end = endOfUnits(text, from, to, words[word]!.length)
      matches.push({ from, to: end, word, fit })
      if (fit !== "stem") last[word] = from
      break
    }
    // Later matches only matter as far as they are shown.
    return enough === 0 || Math.min(...last) < from - enough
  })
  return matches
}

/** The matches as marks: in order, touching ones joined. */
function joined(matches: readonly WordMatch[]): Marks {
  const marks: Marks = []
  for (const { from, to } of matches) {
    const last = marks.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else if (to > from) marks.push([from, to])
  }
  return marks
}

/** The marks of `words` in `text`, as offsets in the original text. */
export function marksIn(text: string, words: readonly Sought[]): Marks {
  return words.length === 0 ? [] : joined(matchesIn(text, words))
}

/** About how long a snippet is, in UTF-16 units. */
const snippetLength = 160

/** Whether two words are parted by white space at `at`; inside of a number it separates thousands. */
const isBreak = (text: string, at: number) => /\s/u.test(text[at] ?? " ") && jointAt(text, at) === null

/**
 * The piece of `text` with the most of `words`, on one line, cut between words; … where something is left out.
 * Without any of them it is the beginning.
 */
export function snippetOf(text: string, words: readonly Sought[]): { snippet: string; marks: Marks } {
  const matches = words.length === 0 ? [] : matchesIn(text, words, snippetLength)
  let best = 0
  let bestScore = -1
  for (let at = 0; at < matches.length; at++) {
    const found = new Set<number>()
    let score = 0
    for (
      let next = at;
      next < matches.length && matches[next]!.to - matches[at]!.from <= snippetLength;
      next++
    ) {
      const { word, fit } = matches[next]!
      score += found.has(word) ? 0.1 : fit === "stem" ? 2 : 3
      found.add(word)
    }
    if (score > bestScore) {
      bestScore = score
      best = at
    }
  }
  const first = matches[best]
  let from = 0
  if (first && first.to > snippetLength) {
    from = Math.max(0, first.from - Math.floor(snippetLength / 4))
    while (from > 0 && from < first.from && !isBreak(text, from - 1)) from++
  }
  let to = Math.min(text.length, from + snippetLength)
  while (to < text.length && to < from + snippetLength + 20 && !isBreak(text, to)) to++
  // A line end may be two words from another; either is one unit, so the offsets stay.
  const piece = text.slice(from, to).replace(/\s/gu, " ")
  const end = piece.trimEnd().length
  const lead = from > 0 ? "…" : ""
  // A full stop and … would read as four dots.
  const rest = to === text.length ? "" : /[.…]$/.test(piece.slice(0, end)) ? " …" : "…"
  // The piece is cut between words, so the matches in it are those in the text.
  const marks = marksIn(text.slice(from, from + end), words).map(([start, stop]): [number, number] => [
    start + lead.length,
    stop + lead.length,
  ])
  return { snippet: lead + piece.slice(0, end) + rest, marks }
}
