/** The sections, topics and bylines that articles have, the most frequent first. */
import type { Facets } from "../../contract/library.ts"
import type { Store } from "./store.ts"

/** The facets in the index `store`, with how many articles have each; equally frequent ones by the alphabet. */
export function facetsOf(store: Store): Facets {
  const sections = store
    .on(
      "SELECT section AS name, count(*) AS count FROM articles WHERE kind = 'article' AND section <> '' GROUP BY section",
    )
    .all()
  const values = store
    .on(
      "SELECT f.field, f.value AS name, c.n AS count FROM (SELECT facet, count(*) AS n FROM facts GROUP BY facet) c JOIN facets f ON f.number = c.facet",
    )
    .all()
  const counted = (rows: Record<string, unknown>[]) =>
    rows
      .map(({ name, count }) => ({ name: String(name), count: Number(count) }))
      .sort((a, b) => b.count - a.count || a.name.localeCompare(b.name, "ar"))
  return {
    sections: counted(sections),
    topics: counted(values.filter(({ field }) => field === "topic")),
    bylines: counted(values.filter(({ field }) => field === "byline")),
  }
}
