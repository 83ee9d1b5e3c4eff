/**
 * Searching for words. Candidates come from the full-text tables, newest first, and no more than can be ranked
 * quickly: first articles with the words as they were typed, in the headline, standfirst or dossier and then
 * anywhere; then, if these are few, articles with other forms of the words. When the reader reaches the end of the
 * list, more candidates are ranked, up to the last article that fits.
 */
import type { LibraryQuery } from "../../contract/library.ts"
import { written } from "./alphabet.ts"
import { also, type Conditions, exactly, loosely, sequence } from "./expression.ts"
import { type Sought, soughtIn } from "./match.ts"
import { type Query, readingsOf, type Word } from "./query.ts"
import { hasPhrase, scoreOf } from "./rank.ts"
import { type Row, rowColumns } from "./rows.ts"
import type { Store } from "./store.ts"
import { marks } from "./tokens.ts"

/** How many candidates come from each question to a table at most, when it is asked for the first time. */
const fewest = 150
/** How many times as many come when the list goes on. */
const growth = 4

/** An article that fits a query, and how well. */
type Candidate = { row: Row; score: number }

/** The candidates for a query, as far as they were ranked. */
export type Candidates = {
  /** The best first. */
  ranked: Candidate[]
  /** Whether there are more than were ranked. */
  more: boolean
  /** The words of the query. */
  words: Sought[]
  /** How many times the ranking was continued. */
  depth: number
}

/**
 * Finds the articles for `query`, the best first, or continues from what the same question found `before`. In the
 * order "best", earlier results stay above the new ones, so that nothing moves under the reader; in other orders
 * every article is where the order puts it.
 */
export function findCandidates(
  store: Store,
  query: Query,
  conditions: Conditions,
  kinds: LibraryQuery["kinds"],
  order: LibraryQuery["order"],
  now: Date,
  before: Candidates | null = null,
): Candidates {
  const words = soughtIn(query)
  const depth = before ? before.depth + 1 : 0
  const enough = fewest * growth ** depth
  if (conditions.nothing) return { ranked: [], more: false, words, depth }
  const range = store.keysBetween(query.since, query.until)
  const dated = query.since !== null || query.until !== null
  const times = [query.since ?? Number.MIN_SAFE_INTEGER, query.until ?? Number.MAX_SAFE_INTEGER]
  const facts = also(conditions.facts)
  const not = kinds === "articles" ? ` NOT "${marks.fact}foreign"` : ""
  const expression = (parts: string[]) => `(${[...parts, ...facts].join(" AND ")})${not}`
  const inHeadline = (parts: string[]) => `headline : (${parts.join(" AND ")})`
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
  /** Whether only the table of words can answer, as only it knows the beginnings of words. */
  const begins = query.words.some(({ prefix }) => prefix)

  const pass = (form: (word: Word) => string, exact: boolean) => {
    const plain = query.words.map(form)
    const spelt = [...plain, ...phraseWords.map(exactly)]
    const newest = ask("heads", expression(spelt))
    // If there are more than enough, articles with the words in the headline are asked for too, as the newest may
    // only mention the words.
    const headlines = newest.length < enough ? [] : ask("heads", expression([inHeadline(spelt)]))
    const heads = [...new Set([...headlines, ...newest])]
    // That table does not know the order of words, so phrases are looked for in the rows.
    const spoken = (key: number) => {
      const parts = (rowOf(key)?.keys ?? "").split("\n")
      return query.phrases.every((phrase) =>
        readingsOf(phrase).some((words) => parts.some((part) => hasPhrase(part, words))),
      )
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
    // While a word is still being typed, nearness only ranks articles that are candidates already.
    const all = query.words.length === whole.length
    for (const key of ask("texts", expression([close]))) {
      const known = candidates.get(key)
      if (known) known.near = true
      else if (all) candidates.set(key, { exact: true, near: true })
    }
  }
  if (query.words.length > 0) {
    // In other orders than "best", articles with other forms are mixed with the rest.
    if (candidates.size < enough || order !== "best") pass(loosely, false)
    else more = true
  }

  const at = now.getTime()
  const known = new Set(before?.ranked.map(({ row }) => row.key))
  const fresh = [...candidates].flatMap(([key, { exact, near }]) => {
    const row = known.has(key) ? undefined : rowOf(key)
    return row ? [{ row, exact, score: scoreOf(row, words, near, at) }] : []
  })
  // Articles with other forms never come before articles with the words as they were typed.
  fresh.sort((a, b) =>
    a.exact !== b.exact ? (a.exact ? -1 : 1) : b.score - a.score || b.row.time - a.row.time,
  )
  const ranked: Candidate[] = [...(before?.ranked ?? []), ...fresh]
  if (order === "updated") ranked.sort((a, b) => b.row.time - a.row.time)
  if (order === "headline")
    ranked.sort((a, b) => a.row.headline.localeCompare(b.row.headline, "ar") || b.row.time - a.row.time)
  return { ranked, more, words, depth }
}
