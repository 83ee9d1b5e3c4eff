/** Parses what is typed into the search field: words, phrases and filters. */

import { namesBegunBy } from "../../article/compound.ts"
import { type Status, statuses } from "../../article/dossier.ts"
import { fold } from "../../article/folding.ts"
import { ampersand, separators } from "../../article/joints.ts"
import { termsOf } from "../../article/terms.ts"
import { languages } from "../../contract/desk.ts"
import { dayNames, type FieldName, fieldNames, queryPart } from "../../contract/filters.ts"
import { wordsIn } from "../../contract/words/index.ts"

/**
 * A word that is looked for, as a key; `prefix`: it may be the beginning of a word, as it is still being typed. `apart`:
 * it may also be these words, one after the other, and the last one is still being typed.
 */
export type Word = { key: string; prefix: boolean; apart?: readonly string[] }

/**
 * A value that a field must have, as a key. `open`: it is still being typed, so it may be the beginning of others
 * too, or of `apart`; `whole`: it was quoted, so it is all of the value.
 */
type Value = { key: string; open: boolean; whole: boolean; apart?: string }

export type Query = {
  /** Words that must all be in the article, anywhere. */
  words: Word[]
  /** Sequences of words that must follow each other. */
  phrases: Word[][]
  /** Of several values of a field one is enough. */
  sections: Value[]
  bylines: Value[]
  topics: Value[]
  statuses: (Status | "foreign")[] | null
  /** The last change, in milliseconds: from `since` on, and before `until`. */
  since: number | null
  until: number | null
  /** A filter is impossible, such as a thirteenth month, so nothing fits. */
  nothing: boolean
}

const keyOf = (text: string) => termsOf(text).join(" ")

/** The separator of thousands and the digits behind it, at the end of what is being typed. */
const begunThousands = new RegExp(`([${[...separators].join("")}])([0-9٠-٩۰-۹]{0,2})$`)
/** One letter of an abbreviation with its dot. */
const begunAbbreviation = /(?<![\p{L}\p{N}.])[a-z]\.$/iu

/** The words of `text`, which is still being typed: the last one may go on. */
function typedWords(text: string): Word[] {
  const begun = begunThousands.exec(text)
  if (begun) {
    const before = text.slice(0, begun.index)
    const [, separator, digits] = begun as unknown as [string, string, string]
    const zeros = "0".repeat(3 - digits.length)
    const joined = termsOf(`${text}${zeros}`)
    // 1,0 becomes 1,000, or it is the number 1,0.
    if (joined.length <= termsOf(before).length && isDigits(joined.at(-1)!)) {
      const word: Word = { key: joined.at(-1)!.slice(0, -zeros.length), prefix: true }
      if (digits !== "") word.apart = [...termsOf(before).slice(joined.length - 1), fold(digits).key]
      return [...joined.slice(0, -1).map(asWord), word]
    }
    if (separator === "." && begunAbbreviation.test(text)) return [...termsOf(text)].map(asBegun)
  }
  const prefix = /[\p{L}\p{N}\p{M}\p{Cf}\u0640+]$/u.test(text)
  const words = termsOf(text).map((key, at, all): Word => ({ key, prefix: prefix && at === all.length - 1 }))
  const last = words.at(-1)
  if (!last) return words
  // AT& becomes AT&T.
  if (/[a-z]&$/i.test(text))
    words[words.length - 1] = { key: last.key + ampersand, prefix: true, apart: [last.key] }
  const names = last.prefix ? namesBegunBy(last.key) : null
  if (names) last.apart = names
  return words
}

/** A word that is typed to its end. */
const asWord = (key: string): Word => ({ key, prefix: false })
/** The words of what is typed up to here, of which the last one goes on. */
const asBegun = (key: string, at: number, all: readonly string[]): Word => ({
  key,
  prefix: at === all.length - 1,
})
const isDigits = (key: string) => /^\d+$/.test(key)

/** The sequences of words that `words` may be: themselves, and with their last one apart. */
export function readingsOf(words: readonly Word[]): (readonly Word[])[] {
  const apart = words.at(-1)?.apart
  if (!apart) return [words]
  const last = apart.map((key, at) => ({ key, prefix: at === apart.length - 1 }))
  return [words, [...words.slice(0, -1), ...last]]
}

/** Every name of a field or value in every language, as its key, with its meaning. */
function named<Name extends string>(
  names: readonly Name[],
  of: (language: (typeof languages)[number]) => Record<Name, readonly string[]>,
): [key: string, name: Name][] {
  return languages.flatMap((language) =>
    names.flatMap((name) => [name, ...of(language)[name]].map((word): [string, Name] => [keyOf(word), name])),
  )
}

const fields = new Map(named(fieldNames, (language) => wordsIn(language).filters.fields))
const states = named([...statuses, "foreign"], (language) => wordsIn(language).filters.statuses)
const days = new Map(named(dayNames, (language) => wordsIn(language).filters.days))

/** Parses what was typed; `now` gives the day. Never throws. */
export function readQuery(text: string, now: Date): Query {
  const query: Query = {
    words: [],
    phrases: [],
    sections: [],
    bylines: [],
    topics: [],
    statuses: null,
    since: null,
    until: null,
    nothing: false,
  }
  /** Where the words begin and end that stand one after the other: a number may have spaces in it. */
  let run: readonly [from: number, to: number] | null = null
  const endRun = () => {
    if (run === null) return
    const words = text.slice(...run)
    query.words.push(...(run[1] === text.length ? typedWords(words) : termsOf(words).map(asWord)))
    run = null
  }
  for (const match of text.matchAll(queryPart)) {
    const [whole, name, quoted, closing, bare, phrase, ending] = match
    const isWord = name === undefined && phrase === undefined && quoted === undefined
    if (!isWord) endRun()
    const last = match.index + whole.length === text.length
    const field = name === undefined ? undefined : fields.get(keyOf(name))
    if (field) {
      const value = keyOf(quoted ?? bare ?? "")
      const open = last && !closing
      const given: Value = { key: value, open, whole: Boolean(closing) }
      const names = open ? namesBegunBy(value.slice(value.lastIndexOf(" ") + 1)) : null
      if (names) given.apart = value.slice(0, value.lastIndexOf(" ") + 1) + names.join(" ")
      if (value !== "") narrow(query, field, quoted ?? bare ?? "", given, now)
    } else if (phrase !== undefined || quoted !== undefined) {
      // After a word that is not a field's name the colon is only a sign.
      if (name !== undefined) for (const key of termsOf(name)) query.words.push(asWord(key))
      const said = phrase ?? quoted ?? ""
      const words = last && !(ending || closing) ? typedWords(said) : termsOf(said).map(asWord)
      if (words.length === 1) query.words.push(words[0]!)
      else if (words.length > 1) query.phrases.push(words)
    } else if (name !== undefined) {
      query.words.push(...(last ? typedWords(whole) : termsOf(whole).map(asWord)))
    } else run = [run?.[0] ?? match.index, match.index + whole.length]
  }
  endRun()
  query.words = query.words.filter(
    ({ key, prefix }, at) =>
      query.words.findIndex((other) => other.key === key && other.prefix === prefix) === at,
  )
  return query
}

/** Whether a query asks for words, and not only for what a dossier says. */
export function hasWords({ words, phrases }: Query): boolean {
  return words.length > 0 || phrases.length > 0
}

function narrow(query: Query, field: FieldName, text: string, value: Value, now: Date): void {
  if (field === "section") query.sections.push(value)
  else if (field === "byline") query.bylines.push(value)
  else if (field === "topic") query.topics.push(value)
  else if (field === "status") {
    const exact = states.filter(([key]) => key === value.key)
    const fitting =
      exact.length > 0 ? exact : states.filter(([key]) => value.open && key.startsWith(value.key))
    query.statuses = [...new Set([...(query.statuses ?? []), ...fitting.map(([, name]) => name)])]
  } else {
    const span = spanOf(text, value.key, now)
    if (span === null) {
      // A date that is still being typed does not empty the list.
      if (!value.open || !/^[\d\s/.-]+$/.test(fold(text).key)) query.nothing = true
      return
    }
    const [from, to] = span
    if (field !== "before") query.since = Math.max(query.since ?? from, field === "after" ? to : from)
    if (field !== "after") query.until = Math.min(query.until ?? to, field === "before" ? from : to)
  }
}

/** The desk's own time at which a day, a month or a year begins, and the next one; null for what is no date. */
function spanOf(text: string, key: string, now: Date): [from: number, to: number] | null {
  const day = days.get(key)
  const at = (year: number, month: number, date: number) => new Date(year, month, date).getTime()
  if (day) {
    const back = day === "today" ? 0 : 1
    const [year, month, date] = [now.getFullYear(), now.getMonth(), now.getDate() - back]
    return [at(year, month, date), at(year, month, date + 1)]
  }
  const digits = fold(text).key.replaceAll("/", "-").replaceAll(".", "-")
  const forward = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?-?$/.exec(digits)
  const backward = /^(?:(\d{1,2})-)?(\d{1,2})-(\d{4})$/.exec(digits)
  const [year, month, date] = forward
    ? [forward[1], forward[2], forward[3]]
    : [backward?.[3], backward?.[2], backward?.[1]]
  if (year === undefined) return null
  const [y, m, d] = [Number(year), Number(month ?? 1), Number(date ?? 1)]
  const begin = new Date(y, m - 1, d)
  if (y < 1000 || begin.getFullYear() !== y || begin.getMonth() !== m - 1 || begin.getDate() !== d)
    return null
  if (date !== undefined) return [begin.getTime(), at(y, m - 1, d + 1)]
  return month !== undefined ? [begin.getTime(), at(y, m, 1)] : [begin.getTime(), at(y + 1, 0, 1)]
}
