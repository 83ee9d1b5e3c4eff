/**
 * The library with words to look for. Candidates come from the full-text tables, newest first and no more than
 * can be ranked in a moment: those that have the words as they were typed, in the headline, standfirst or dossier
 * and then anywhere; then, if they are few, those that have other forms of them.
 */
import { termsOf } from "../../article/terms.ts"
import type { LibraryQuery } from "../../contract/library.ts"
import { also, type Conditions, exactly, loosely, sequence } from "./expression.ts"
import { type Sought, soughtIn } from "./match.ts"
import type { Query, Word } from "./query.ts"
import { follows, scoreOf } from "./rank.ts"
import { type Row, rowColumns, type Store } from "./store.ts"
import { marks } from "./tokens.ts"

/** How many candidates come from each table at most. */
const enough = 250

export type Found = { row: Row; score: number }
export type Finding = {
  /** The best first. */
  found: Found[]
  /** There are more than were ranked. */
  more: boolean
  words: Sought[]
}

/** Whether a headline or standfirst holds every phrase. */
function holds(row: Row, phrases: readonly (readonly Word[])[]): boolean {
  const parts = [row.headline, row.standfirst, row.facts].map(termsOf)
  return phrases.every((phrase) => parts.some((part) => follows(part, phrase)))
}

/** Finds what `query` asks for, the best first. */
export function find(
  store: Store,
  query: Query,
  conditions: Conditions,
  kinds: LibraryQuery["kinds"],
  order: LibraryQuery["order"],
  now: Date,
): Finding {
  const words = soughtIn(query)
  if (conditions.nothing) return { found: [], more: false, words }
  const range = store.keysBetween(query.since, query.until)
  const dated = query.since !== null || query.until !== null
  const times = [query.since ?? Number.MIN_SAFE_INTEGER, query.until ?? Number.MAX_SAFE_INTEGER]
  const facts = also(conditions.facts)
  const not = kinds === "articles" ? ` NOT "${marks.fact}foreign"` : ""
  const expression = (parts: string[]) => `(${[...parts, ...facts].join(" AND ")})${not}`
  const phraseWords = query.phrases.flat()
  const phraseParts = query.phrases.map(sequence)
  const candidates = new Map<number, { row: Row; exact: boolean; near: boolean }>()
  let more = false

  const take = (rows: Row[], exact: boolean, near = false) => {
    for (const row of rows) {
      const known = candidates.get(row.key)
      if (!known) candidates.set(row.key, { row, exact, near })
      else if (near) known.near = true
    }
  }
  const ask = (table: string, match: string, within = ""): Row[] => {
    const sql = [
      `SELECT ${rowColumns} FROM ${table} f CROSS JOIN articles a ON a.key = f.rowid`,
      `WHERE f.${table} MATCH ? AND f.rowid BETWEEN ? AND ?`,
      within ? `AND f.rowid IN (SELECT rowid FROM ${within} WHERE ${within} MATCH ?)` : "",
      dated ? "AND a.time >= ? AND a.time < ?" : "",
      `ORDER BY f.rowid LIMIT ${enough}`,
    ].join(" ")
    const [outer, inner] = match.split("\n")
    const values = [outer!, ...range, ...(within ? [inner!] : []), ...(dated ? times : [])]
    const rows = store.on(sql).all(...values) as unknown as Row[]
    if (rows.length === enough) more = true
    return rows
  }
  /** Whether only the words table can say: it alone knows the beginnings of words. */
  const begins = query.words.some(({ prefix }) => prefix)

  const pass = (form: (word: Word) => string, exact: boolean) => {
    const plain = query.words.map(form)
    const spelt = [...plain, ...phraseWords.map(exactly)]
    const heads = ask("heads", expression(spelt))
    take(query.phrases.length > 0 ? heads.filter((row) => holds(row, query.phrases)) : heads, exact)
    if (query.phrases.length === 0) take(ask("words", expression(spelt)), exact)
    else if (plain.length === 0) take(ask("texts", expression(phraseParts)), exact)
    else if (exact && !begins) take(ask("texts", expression([...plain, ...phraseParts])), exact)
    else take(ask("texts", `${expression(phraseParts)}\n${expression(spelt)}`, "words"), exact)
  }
  pass(exactly, true)
  const whole = query.words.filter(({ prefix, key }) => !prefix || key.length > 3)
  if (whole.length > 1 && query.phrases.length === 0) {
    const close = `NEAR(${whole.map(({ key, prefix }) => `"${key}"${prefix ? "*" : ""}`).join(" ")}, 6)`
    const rest = query.words.length === whole.length
    // With a word still being typed, what is near is only a hint about what is a candidate already.
    const rows = ask("texts", expression([close]))
    for (const row of rows) {
      const known = candidates.get(row.key)
      if (known) known.near = true
      else if (rest) take([row], true, true)
    }
  }
  if (candidates.size < enough && query.words.length > 0) pass(loosely, false)

  const found = [...candidates.values()].map(({ row, exact, near }) => ({
    row,
    exact,
    score: scoreOf(row, words, near, now),
  }))
  if (order === "updated") found.sort((a, b) => b.row.time - a.row.time)
  else if (order === "headline")
    found.sort((a, b) => a.row.headline.localeCompare(b.row.headline, "ar") || b.row.time - a.row.time)
  // Other forms never stand above those that were asked for.
  else
    found.sort((a, b) =>
      a.exact !== b.exact ? (a.exact ? -1 : 1) : b.score - a.score || b.row.time - a.row.time,
    )
  return { found, more, words }
}
