/**
 * Finds what a query asks for in a text. Hits are whole drawn characters of the text as it is, in their order, and do
 * not overlap.
 */
import { fold } from "../folding.ts"
import { separatesThousands } from "../joints.ts"
import { areParticles, type Ending, endingOf, lettersOf, wordAround } from "./affixes.ts"
import { boundaryFrom, isBoundary } from "./graphemes.ts"
import { type Key, type KeyMode, keyOf } from "./key.ts"
import type { FindQuery } from "./query.ts"
import { spellingsOf } from "./spellings.ts"

/** A range of a text, in UTF-16 units. */
export type Span = readonly [from: number, to: number]

/** A hit; of an expression with what its groups matched. */
export type Hit = { from: number; to: number; groups?: readonly (Span | null)[] }

/** What an expression and each of its groups matched; null for a group that matched nothing. */
export type Matched = (Span | null)[]
/** Makes the function that finds an expression in a text. Throws `SyntaxError` for what is none. */
export type Expressions = (source: string, ignoreCase: boolean) => (text: string) => Matched[]

/** A query that is ready to be asked of many texts. */
export type Search = {
  readonly query: FindQuery
  readonly mode: KeyMode
  /** The hits in `text`. `key` is its key in this search's mode, if the caller has it. */
  hitsIn(text: string, key?: Key): Hit[]
}

/** What stands around a hit in its word. `to` is the end of the hit without what belongs to the ending behind it. */
type Around = { before: string; after: string; to: number }

/** A form of what is looked for, and where it counts. */
type Form = { key: string; spellings: RegExp | null; fits: ((around: Around) => boolean) | null }

const form = (key: string, fits: Form["fits"] = null): Form => ({ key, spellings: spellingsOf(key), fits })

/** What stands around the hit from `from` to `to` in its word. */
export function aroundHit(text: string, from: number, to: number): Around {
  const word = wordAround(text, from, to)
  const inner = wordAround(text, from, from).to > from
  const outer = wordAround(text, to, to).from < to
  const before = inner ? text.slice(word.from, from) : ""
  const after = outer ? text.slice(to, word.to) : ""
  // The tanwin of an accusative stands on the last letter of the hit, before the alef.
  const own = text.slice(from, to)
  if (own.endsWith("\u064B") && lettersOf(after) === "ا")
    return { before, after: `\u064B${after}`, to: to - 1 }
  return { before, after, to }
}

const isPronoun = (after: string) => endingOf(after) === "pronoun"
const isLam = (before: string) => /^[وف]?ل$/.test(lettersOf(before))

/**
 * The forms of `text` whose key is `key`: its own; with ت for ة and ا for ى before a pronoun (مدرسة, مدرسته); and
 * behind ل without the alef of its article (الكتاب, للكتاب).
 */
function formsOf(text: string, key: string): Form[] {
  const letters = lettersOf(text)
  const forms: Form[] = [form(key)]
  const last = { ة: "ت", ى: "ا" }[letters.at(-1) ?? ""]
  if (last && key.length > 2) forms.push(form(key.slice(0, -1) + last, ({ after }) => isPronoun(after)))
  if (letters.startsWith("ال") && key.startsWith("ال") && key.length > 3) {
    const bare = key.slice(2)
    forms.push(form(bare.startsWith("ل") ? bare : `ل${bare}`, ({ before }) => isLam(before)))
  }
  return forms
}

/** The expression with its letters folded as the texts are. What is ASCII has a meaning in it and stays. */
const foldedExpression = (source: string) =>
  source.replace(/[^\u0000-\u007f]/gu, (character) => (/\s/.test(character) ? " " : fold(character).key))

/** Whether a hit is a whole word. */
function isWhole(text: string, { from, to }: Hit, exact: boolean): boolean {
  const { before, after } = aroundHit(text, from, to)
  if (exact) return before === "" && after === ""
  const ending: Ending = endingOf(after)
  return areParticles(before) && ending !== "other"
}

/** What belongs to the letter before it: marks, joiners, tatweel. */
const belonging = /[\p{M}\u0640]|\u200C|\u200D/u

/** Where in `text` the units of `key` up to `to` end, with what belongs to the last letter, and all of its space. */
function endOf(text: string, { key, origins }: Key, to: number): number {
  const last = origins[to - 1]!
  let end = last + (text.codePointAt(last)! > 0xffff ? 2 : 1)
  // Signs that a fold drops may stand in the middle of space.
  if (key[to - 1] === " ") for (let at = end; at < origins[to]!; at++) if (/\s/.test(text[at]!)) end = at + 1
  while (end < origins[to]! && belonging.test(text[end]!)) end++
  return end
}

/** The hit of the units `from` to `to` of `key`; null where they end inside of a drawn character. */
function hitAt(text: string, key: Key, from: number, to: number): Hit | null {
  const { origins } = key
  const within = (at: number) => at > 0 && at < origins.length - 1 && origins[at - 1] === origins[at]
  if (within(from) || within(to)) return null
  const hit = { from: origins[from]!, to: endOf(text, key, to) }
  return isBoundary(text, hit.from) && isBoundary(text, hit.to) ? hit : null
}

const digit = /\p{Nd}/u

/** Whether a hit that has separators of thousands in it is only a part of its number. */
function isInNumber(text: string, { from, to }: Hit): boolean {
  let separates = false
  for (let at = from; at < to && !separates; at++) separates = separatesThousands(text, at)
  if (!separates) return false
  const cut = (at: number) => digit.test(text[at - 1] ?? "") && digit.test(text[at] ?? "")
  return cut(from) || cut(to) || separatesThousands(text, to) || separatesThousands(text, from - 1)
}

/** Where a form stands next in `key`, at `start` or behind it. */
function nextOf({ key: wanted, spellings }: Form, key: string, start: number): Span | null {
  if (spellings) {
    spellings.lastIndex = start
    const match = spellings.exec(key)
    return match && [match.index, match.index + match[0].length]
  }
  const at = key.indexOf(wanted, start)
  return at < 0 ? null : [at, at + wanted.length]
}

/** The hits of one form. */
function hitsOf(text: string, key: Key, form: Form): Hit[] {
  const found: Hit[] = []
  for (let next = nextOf(form, key.key, 0); next; ) {
    const [from, to] = next
    const hit = hitAt(text, key, from, to)
    const fits =
      hit !== null && !isInNumber(text, hit) && (!form.fits || form.fits(aroundHit(text, hit.from, hit.to)))
    if (fits) found.push(hit)
    next = nextOf(form, key.key, fits ? to : from + 1)
  }
  return found
}

/** `hits` in their order, without those that overlap an earlier one. */
function inOrder(hits: Hit[]): Hit[] {
  hits.sort((one, other) => one.from - other.from || other.to - one.to)
  let end = 0
  return hits.filter(({ from, to }) => {
    if (from < end) return false
    end = to
    return true
  })
}

/** Finds words. */
function literally(query: FindQuery, mode: KeyMode): (text: string, key: Key) => Hit[] {
  const { key } = keyOf(query.text, mode)
  if (key === "") return () => []
  const forms = query.exact ? [{ key, spellings: null, fits: null }] : formsOf(query.text, key)
  return (text, of) => {
    const found = forms.flatMap((form) => hitsOf(text, of, form))
    return forms.length > 1 && found.length > 1 ? inOrder(found) : found
  }
}

/** The hit of what an expression matched, grown to whole drawn characters; null for nothing. */
function matchedHit(text: string, key: Key, matched: Matched): Hit | null {
  const spans = matched.map((span) => {
    if (!span) return null
    const [from, to] = span
    const start = boundaryFrom(text, key.origins[from]!, -1)
    return to === from
      ? ([start, start] as const)
      : ([start, boundaryFrom(text, endOf(text, key, to), 1)] as const)
  })
  const [whole, ...groups] = spans
  return whole && whole[1] > whole[0] ? { from: whole[0], to: whole[1], groups } : null
}

/** Finds a regular expression. */
function byExpression(query: FindQuery, compile: Expressions): (text: string, key: Key) => Hit[] {
  const source = query.exact ? query.text : foldedExpression(query.text)
  if (source === "") return () => []
  const match = compile(source, !query.exact)
  return (text, key) => inOrder(match(key.key).flatMap((matched) => matchedHit(text, key, matched) ?? []))
}

/**
 * The search for `query`. `compile` is the engine of expressions, which only a query with one needs. Throws
 * `SyntaxError` for an expression that is none.
 */
export function searchFor(query: FindQuery, compile: Expressions | null = null): Search {
  const folded = !query.exact
  const mode = { folded, tashkeel: query.tashkeel, joined: folded && !query.expression }
  if (query.expression && !compile) throw new RangeError("No engine for expressions")
  const hits = query.expression ? byExpression(query, compile!) : literally(query, mode)
  return {
    query,
    mode,
    hitsIn(text, key = keyOf(text, mode)) {
      const found = hits(text, key)
      return query.whole ? found.filter((hit) => isWhole(text, hit, query.exact)) : found
    },
  }
}

/** The hits of `query` in `text`; see `searchFor`. */
export function find(text: string, query: FindQuery, compile: Expressions | null = null): Hit[] {
  return searchFor(query, compile).hitsIn(text)
}
