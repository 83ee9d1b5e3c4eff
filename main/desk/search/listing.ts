/**
 * The library without a search for words: any part of the list of all articles that the filters let through, in
 * order.
 */
import type { LibraryPage, LibraryQuery } from "../../contract/library.ts"
import { ageStarts, ages } from "../../contract/time.ts"
import type { Conditions } from "./expression.ts"
import { compareGroups } from "./groups.ts"
import type { Query } from "./query.ts"
import { type Row, rowColumns } from "./rows.ts"
import type { Store } from "./store.ts"

type Value = string | number
/** A condition of SQL with its values. */
type Clause = { sql: string; values: Value[] }

const and = (clauses: readonly Clause[]): Clause => ({
  sql: clauses.length === 0 ? "1" : clauses.map(({ sql }) => sql).join(" AND "),
  values: clauses.flatMap(({ values }) => values),
})
/** Changed in `[since, until)`, in milliseconds. */
const between = (since: number | null, until: number | null): Clause => ({
  sql: "a.time >= ? AND a.time < ?",
  values: [since ?? Number.MIN_SAFE_INTEGER, until ?? Number.MAX_SAFE_INTEGER],
})
const list = (count: number) => Array(count).fill("?").join(",")

function clausesOf(query: Query, conditions: Conditions, kinds: LibraryQuery["kinds"]): Clause[] {
  const clauses: Clause[] = []
  if (kinds === "articles") clauses.push({ sql: "a.kind = 'article'", values: [] })
  if (query.since !== null || query.until !== null) clauses.push(between(query.since, query.until))
  const { statuses } = conditions
  if (statuses) {
    const own = statuses.filter((status) => status !== "foreign")
    clauses.push({
      sql: `(a.kind = 'article' AND a.status IN (${list(own.length)})${own.length < statuses.length ? " OR a.kind <> 'article'" : ""})`,
      values: own,
    })
  }
  for (const numbers of conditions.numbers)
    clauses.push({
      sql: "a.key IN (SELECT article FROM facts WHERE facet IN (SELECT value FROM json_each(?)))",
      values: [JSON.stringify(numbers)],
    })
  return clauses
}

/** The groups in their order, each with its condition. */
function groupsOf(
  store: Store,
  { group }: LibraryQuery,
  clauses: readonly Clause[],
  now: Date,
): { key: string; count: number; clause: Clause }[] {
  const counted = (extra: Clause[]): number => {
    const { sql, values } = and([...clauses, ...extra])
    return Number(store.on(`SELECT count(*) AS n FROM articles a WHERE ${sql}`).get(...values)?.n)
  }
  if (group === "none")
    return [{ key: "", count: counted([]), clause: and([]) }].filter(({ count }) => count > 0)
  if (group === "age") {
    const starts = ageStarts(now.getTime())
    return ages
      .map((key, at) => {
        const until = at === 0 ? null : starts[ages[at - 1]!]
        const since = key === "older" ? null : starts[key]
        const clause = between(since, until)
        return { key, count: counted([clause]), clause }
      })
      .filter(({ count }) => count > 0)
  }
  const { sql, values } = and(clauses)
  const column =
    group === "section" ? "a.section" : "CASE a.kind WHEN 'article' THEN a.status ELSE 'foreign' END"
  const rows = store
    .on(`SELECT ${column} AS key, count(*) AS n FROM articles a WHERE ${sql} GROUP BY 1`)
    .all(...values)
  return rows
    .map((row) => ({ key: String(row.key), count: Number(row.n) }))
    .sort((a, b) => compareGroups(group, a.key, b.key))
    .map(({ key, count }) => {
      const clause: Clause =
        group === "section"
          ? { sql: "a.section = ?", values: [key] }
          : key === "foreign"
            ? { sql: "a.kind <> 'article'", values: [] }
            : { sql: "a.kind = 'article' AND a.status = ?", values: [key] }
      return { key, count, clause }
    })
}

export type Listing = Pick<LibraryPage, "total" | "groups" | "at"> & { rows: Row[] }

/** Lists what the filters of `query` let through. */
export function listingOf(
  store: Store,
  asked: LibraryQuery,
  query: Query,
  conditions: Conditions,
  now: Date,
): Listing {
  if (conditions.nothing) return { total: 0, groups: [], at: null, rows: [] }
  const clauses = clausesOf(query, conditions, asked.kinds)
  const groups = groupsOf(store, asked, clauses, now)
  const order = asked.order === "headline" ? "a.sorting, a.key" : "a.time DESC, a.key"
  const rows: Row[] = []
  const end = asked.from + asked.count
  let total = 0
  for (const { count, clause } of groups) {
    const first = Math.max(asked.from - total, 0)
    const wanted = Math.min(end - total, count) - first
    if (wanted > 0) {
      const { sql, values } = and([...clauses, clause])
      // The keys are selected first and then the rows, so that skipped rows are not read.
      const keys = `SELECT a.key FROM articles a WHERE ${sql} ORDER BY ${order} LIMIT ? OFFSET ?`
      rows.push(
        ...(store
          .on(`SELECT ${rowColumns} FROM articles a WHERE a.key IN (${keys}) ORDER BY ${order}`)
          .all(...values, wanted, first) as unknown as Row[]),
      )
    }
    total += count
  }
  return {
    total,
    groups: groups.map(({ key, count }) => ({ key, count })),
    at: asked.near === null ? null : indexOf(store, asked, asked.near, clauses, groups),
    rows,
  }
}

/** The index of the article `id` in the whole list; null if it is not in it. */
function indexOf(
  store: Store,
  { order }: LibraryQuery,
  id: string,
  clauses: readonly Clause[],
  groups: ReturnType<typeof groupsOf>,
): number | null {
  let before = 0
  for (const { count, clause } of groups) {
    const { sql, values } = and([...clauses, clause])
    const row = store
      .on(`SELECT a.key, a.sorting, a.time FROM articles a WHERE a.id = ? AND ${sql}`)
      .get(id, ...values)
    if (row) {
      const sooner: Clause =
        order === "headline"
          ? { sql: "(a.sorting, a.key) < (?, ?)", values: [String(row.sorting), Number(row.key)] }
          : { sql: "(-a.time, a.key) < (?, ?)", values: [-Number(row.time), Number(row.key)] }
      const ahead = and([...clauses, clause, sooner])
      const counted = store.on(`SELECT count(*) AS n FROM articles a WHERE ${ahead.sql}`).get(...ahead.values)
      return before + Number(counted?.n)
    }
    before += count
  }
  return null
}
