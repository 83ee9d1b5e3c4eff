/** Answers the questions of lists, page by page. What was found for one page is remembered for the next. */
import { groupOf } from "../../contract/groups.ts"
import type { LibraryQuery } from "../../contract/library.ts"
import { type Candidates, findCandidates } from "./candidates.ts"
import { conditionsOf } from "./expression.ts"
import { compareGroups } from "./groups.ts"
import type { HitOf } from "./hits.ts"
import { listingOf } from "./listing.ts"
import type { Page, Questions } from "./protocol.ts"
import { hasWords, type Query, readQuery } from "./query.ts"
import { lineOf, type Row } from "./rows.ts"
import type { Store } from "./store.ts"

export type BrowsingOptions = {
  store: () => Store
  /** Counts the changes of the index, so that what was found is found anew after a change. */
  changes: () => number
  hitOf: HitOf
}

/** Sorts `rows` by their groups, in place, and returns the groups with their sizes, in the same order. */
function grouped(rows: Row[], by: LibraryQuery["group"], now: Date): Page["groups"] {
  if (by === "none") return rows.length > 0 ? [{ key: "", count: rows.length }] : []
  const keys = new Map(rows.map((row) => [row, groupOf(lineOf(row), by, now.getTime())]))
  const sizes = new Map<string, number>()
  for (const key of keys.values()) sizes.set(key, (sizes.get(key) ?? 0) + 1)
  rows.sort((a, b) => compareGroups(by, keys.get(a)!, keys.get(b)!))
  return [...sizes].sort(([a], [b]) => compareGroups(by, a, b)).map(([key, count]) => ({ key, count }))
}

/** Returns a function that answers `browse`: one page of the list for a question, with its groups and its length. */
export function createBrowsing({ store, changes, hitOf }: BrowsingOptions) {
  /** What the last question with words found. */
  let last: { question: string; changes: number; candidates: Candidates } | null = null

  /** The candidates for the page that is asked for, and at least one more if there is one. */
  function candidatesFor(asked: LibraryQuery, query: Query, now: Date): Candidates {
    const conditions = conditionsOf(query, store())
    const question = JSON.stringify([asked.text, asked.kinds, asked.order, now.toDateString()])
    const goOn = (before: Candidates | null) =>
      findCandidates(store(), query, conditions, asked.kinds, asked.order, now, before)
    const known = last?.question === question ? last : null
    let candidates = known?.changes === changes() ? known.candidates : goOn(null)
    // The library changed while a long list was read. The new list is as long as the old one.
    const depth = known?.candidates.depth ?? 0
    // A grouped list cannot be continued at its end, as its last lines belong to the last group.
    const end = asked.group === "none" ? asked.from + asked.count : 0
    while (candidates.more && (candidates.depth < depth || candidates.ranked.length <= end))
      candidates = goOn(candidates)
    last = { question, changes: changes(), candidates }
    return candidates
  }

  return ({ query: asked, now }: Questions["browse"]["in"]): Page => {
    const start = performance.now()
    const query = readQuery(asked.text, now)
    if (!hasWords(query)) {
      const { rows, ...listing } = listingOf(store(), asked, query, conditionsOf(query, store()), now)
      return {
        ...listing,
        more: false,
        rows: rows.map((row) => hitOf(row, [])),
        ms: performance.now() - start,
      }
    }
    const { ranked, more, words } = candidatesFor(asked, query, now)
    const rows = ranked.map(({ row }) => row)
    const groups = grouped(rows, asked.group, now)
    const at = asked.near === null ? -1 : rows.findIndex(({ id }) => id === asked.near)
    return {
      total: rows.length,
      more,
      at: at < 0 ? null : at,
      groups,
      rows: rows.slice(asked.from, asked.from + asked.count).map((row) => hitOf(row, words)),
      ms: performance.now() - start,
    }
  }
}
