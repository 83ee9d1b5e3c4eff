/** A query in the language of FTS5. Every token is in quotation marks, and no token contains one. */
import { stemsFor } from "../../article/stem.ts"
import { type Query, readingsOf, type Word } from "./query.ts"
import type { Store } from "./store.ts"
import { marks, startToken, stemStartToken, stemTokens } from "./tokens.ts"

const quoted = (token: string) => `"${token}"`

/** A word as it is typed. */
export function exactly(word: Word): string {
  const { key, prefix } = word
  if (!prefix) return quoted(key)
  const start = startToken(key)
  const form = start ? quoted(start) : `${quoted(key)}*`
  return word.apart ? `(${form} OR ${apart(word)})` : form
}

/** The words that a word may be besides, in any order: the tables of words do not know it. */
function apart(word: Word): string {
  const words = readingsOf([word]).at(-1)!
  return `(${words.map(({ key, prefix }) => exactly({ key, prefix })).join(" AND ")})`
}

/** A word in any of its forms. */
export function loosely(word: Word): string {
  const forms = [exactly(word), ...stemsFor(word.key).flatMap(stemTokens).map(quoted)]
  if (word.prefix) {
    const start = stemStartToken(word.key)
    forms.push(start ? quoted(start) : `${quoted(marks.stem + word.key)}*`)
  }
  return `(${forms.join(" OR ")})`
}

/** The words of a stem. */
export function ofStem(stem: string): string {
  return `(${stemTokens(stem).map(quoted).join(" OR ")})`
}

/** A sequence of words, for the table that knows the positions of words. */
export function sequence(words: readonly Word[]): string {
  const readings = readingsOf(words).map(
    (reading) => `"${reading.map(({ key }) => key).join(" ")}"${reading.at(-1)?.prefix ? "*" : ""}`,
  )
  return readings.length > 1 ? `(${readings.join(" OR ")})` : readings[0]!
}

/** The conditions on an article besides its words. */
export type Conditions = {
  /** Facts, for the full-text tables: one of each list. */
  facts: string[][]
  /** The same for the table of articles: numbers of values, one of each list. */
  numbers: number[][]
  statuses: Query["statuses"]
  /** No article can fit. */
  nothing: boolean
}

/** Looks up what the filters of a query name. */
export function conditionsOf(query: Query, store: Pick<Store, "values">): Conditions {
  const conditions: Conditions = {
    facts: [],
    numbers: [],
    statuses: query.statuses,
    nothing: query.nothing || query.statuses?.length === 0,
  }
  const asked = [
    ["section", query.sections],
    ["byline", query.bylines],
    ["topic", query.topics],
  ] as const
  for (const [field, values] of asked) {
    if (values.length === 0) continue
    const known = store.values(field)
    const numbers = values.flatMap(({ key, open, whole, apart }) => {
      const exact = known.filter(({ folded }) => folded === key)
      // If a value has exactly that name, values that only begin with it are not meant.
      const meant =
        whole || (exact.length > 0 && !open)
          ? exact
          : known.filter(({ folded }) =>
              [key, apart ?? key].some((begun) => ` ${folded}`.includes(` ${begun}`)),
            )
      return meant.map(({ number }) => number)
    })
    if (numbers.length === 0) conditions.nothing = true
    conditions.numbers.push(numbers)
    conditions.facts.push(numbers.slice(0, 1000).map((number) => `${marks.fact}${number}`))
  }
  if (query.statuses && query.statuses.length > 0)
    conditions.facts.push(query.statuses.map((status) => `${marks.fact}${status}`))
  return conditions
}

/** The conditions as a part of an expression, to follow others; empty without any. */
export function also(facts: readonly (readonly string[])[]): string[] {
  return facts.map((list) => `(${list.map(quoted).join(" OR ")})`)
}
