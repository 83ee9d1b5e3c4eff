/** Answers the questions to the index. */
import type { ArticleId } from "../../article/dossier.ts"
import type { LibraryQuery } from "../../contract/library.ts"
import { createBrowsing } from "./browsing.ts"
import { findCandidates } from "./candidates.ts"
import { conditionsOf } from "./expression.ts"
import { facetsOf } from "./facet-counts.ts"
import { createHits } from "./hits.ts"
import { listingOf } from "./listing.ts"
import { sought } from "./match.ts"
import type { QuestionName, Questions, Search } from "./protocol.ts"
import { hasWords, readQuery } from "./query.ts"
import { relatedTo } from "./related.ts"
import { lineOf, type Row, rowColumns } from "./rows.ts"
import { createShownTexts } from "./shown-texts.ts"
import type { Store } from "./store.ts"

export type Answers = {
  [Name in Exclude<QuestionName, "settled">]: (input: Questions[Name]["in"]) => Questions[Name]["out"]
}

/**
 * The answers from the index `store`, with the text of files in the newsroom at `root`.
 * @param changes counts the changes of the index, so that what was found is found anew after a change
 */
export function createAnswers(root: string, store: () => Store, changes: () => number): Answers {
  const hitOf = createHits(createShownTexts(root))

  function search({ text, limit, now }: Questions["search"]["in"]): Search {
    const start = performance.now()
    const query = readQuery(text, now)
    const conditions = conditionsOf(query, store())
    const all: LibraryQuery = {
      text,
      kinds: "all",
      order: "best",
      group: "none",
      from: 0,
      count: limit,
      near: null,
    }
    if (!hasWords(query)) {
      const { rows } = listingOf(store(), all, query, conditions, now)
      return { hits: rows.map((row) => ({ ...hitOf(row, []), score: 0 })), ms: performance.now() - start }
    }
    let candidates = findCandidates(store(), query, conditions, "all", "best", now)
    while (candidates.more && candidates.ranked.length < limit)
      candidates = findCandidates(store(), query, conditions, "all", "best", now, candidates)
    const { ranked, words } = candidates
    const hits = ranked.slice(0, limit).map(({ row, score }) => ({ ...hitOf(row, words), score }))
    return { hits, ms: performance.now() - start }
  }

  /** The articles that a file links to; null if its text is not in the index. */
  function linksOf(name: string): ArticleId[] | null {
    const row = store().on("SELECT key, read FROM articles WHERE name = ?").get(name)
    if (row?.read !== 1) return null
    const links = store().on("SELECT target FROM links WHERE article = ?").all(Number(row.key))
    return links.map(({ target }) => String(target))
  }

  return {
    held: ({ after, count }) => ({ files: store().files(after, count), total: store().countFiles() }),
    fileOf: ({ id }) => store().fileOf(id),
    browse: createBrowsing({ store, changes, hitOf }),
    search,
    facets: () => facetsOf(store()),
    suggest: ({ draft, count, now }) =>
      relatedTo(store(), draft, count, now).map(({ row, shared }) =>
        hitOf(
          row,
          shared.map((key) => sought({ key, prefix: false })),
        ),
      ),
    linkedFrom: ({ id }) =>
      (
        store()
          .on(
            `SELECT ${rowColumns} FROM links l JOIN articles a ON a.key = l.article WHERE l.target = ? AND a.id <> l.target ORDER BY a.time DESC`,
          )
          .all(id) as unknown as Row[]
      ).map(lineOf),
    links: ({ names }) => names.map(linksOf),
  }
}
