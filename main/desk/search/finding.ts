/**
 * The library with words to look for. Candidates come from the full-text tables, newest first and no more than
 * can be ranked in a moment: those that have the words as they were typed, in the headline, standfirst or dossier
 * and then anywhere; then, if they are few, those that have other forms of them.
 */
import type { LibraryQuery } from "../../contract/library.ts"
import { written } from "./alphabet.ts"
import { also, type Conditions, exactly, loosely, sequence } from "./expression.ts"
import { type Sought, soughtIn } from "./match.ts"
import type { Query, Word } from "./query.ts"
import { holds, scoreOf } from "./rank.ts"
import { type Row, rowColumns, type Store } from "./store.ts"
import { marks } from "./tokens.ts"

/** How many candidates come from each question to a table at most. */
const enough = 150

export type Found = { row: Row; score: number }
export type Finding = {
  /** The best first. */
  found: Found[]
  /** There are more than were ranked. */
  more: boolean
  words: Sought[]
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
  const candidates = new Map<number, { exact: boolean; near: boolean }>()
  const rows = new Map<number, Row>()
  let more = false

  /** The row of a candidate; undefined if another process took it away a moment ago. */
  const rowOf = (key: number): Row | undefined => {
    const known = rows.get(key)
    if (known) return known
    const row = store.on(`SELECT ${rowColumns} FROM articles a WHERE a.key = ?`).get(key)
    if (row) rows.set(key, row as unknown as Row)
    return row as unknown as Row | undefined
  }
  const take = (keys: number[], exact: boolean) => {
    for (const key of keys) if (!candidates.has(key)) candidates.set(key, { exact, near: false })
  }
  /** The keys of the newest articles that fit; with `within`, only those that fit another table's expression too. */
  const ask = (table: string, match: string, within?: { table: string; match: string }): number[] => {
    const sql = [
      `SELECT f.rowid AS key FROM ${table} f`,
      dated ? "CROSS JOIN articles a ON a.key = f.rowid" : "",
      `WHERE f.${table} MATCH ? AND f.rowid BETWEEN ? AND ?`,
      within ? `AND f.rowid IN (SELECT rowid FROM ${within.table} WHERE ${within.table} MATCH ?)` : "",
      dated ? "AND a.time >= ? AND a.time < ?" : "",
      `ORDER BY f.rowid LIMIT ${enough}`,
    ].join(" ")
    const values = [
      written(match),
      ...range,
      ...(within ? [written(within.match)] : []),
      ...(dated ? times : []),
    ]
    const found = store.on(sql).all(...values)
    if (found.length === enough) more = true
    return found.map(({ key }) => Number(key))
  }
  /** Whether only the words table can say: it alone knows the beginnings of words. */
  const begins = query.words.some(({ prefix }) => prefix)

  const pass = (form: (word: Word) => string, exact: boolean) => {
    const plain = query.words.map(form)
    const spelt = [...plain, ...phraseWords.map(exactly)]
    const heads = ask("heads", expression(spelt))
    // That table knows no order: a phrase is looked for in the rows themselves.
    const spoken = (key: number) => {
      const parts = (rowOf(key)?.keys ?? "").split("\n")
      return query.phrases.every((phrase) => parts.some((part) => holds(part, phrase)))
    }
    take(query.phrases.length > 0 ? heads.filter(spoken) : heads, exact)
    if (query.phrases.length === 0) take(ask("words", expression(spelt)), exact)
    else if (plain.length === 0) take(ask("texts", expression(phraseParts)), exact)
    else if (exact && !begins) take(ask("texts", expression([...plain, ...phraseParts])), exact)
    else take(ask("texts", expression(phraseParts), { table: "words", match: expression(spelt) }), exact)
  }
  pass(exactly, true)
  const whole = query.words.filter(({ prefix, key }) => !prefix || key.length > 3)
  if (whole.length > 1 && query.phrases.length === 0) {
    const close = `NEAR(${whole.map(({ key, prefix }) => `"${key}"${prefix ? "*" : ""}`).join(" ")}, 6)`
    // While a word is still being typed, what is near is only a hint about what is a candidate already.
    const all = query.words.length === whole.length
    for (const key of ask("texts", expression([close]))) {
      const known = candidates.get(key)
      if (known) known.near = true
      else if (all) candidates.set(key, { exact: true, near: true })
    }
  }
  if (candidates.size < enough && query.words.length > 0) pass(loosely, false)

  const at = now.getTime()
  const found = [...candidates].flatMap(([key, { exact, near }]) => {
    const row = rowOf(key)
    return row ? [{ row, exact, score: scoreOf(row, words, near, at) }] : []
  })
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
