/** Answers the questions to the index. */
import { lstatSync, readFileSync, realpathSync } from "node:fs"
import type { ArticleId } from "../../article/dossier.ts"
import { groupOf } from "../../contract/groups.ts"
import type { Facets, Hit, LibraryQuery } from "../../contract/library.ts"
import { isInside, pathIn } from "../disk/folder.ts"
import { type Candidates, findCandidates } from "./candidates.ts"
import { conditionsOf } from "./expression.ts"
import { type Extract, extractFrom } from "./extract.ts"
import { compareGroups } from "./groups.ts"
import { listingOf } from "./listing.ts"
import { marksIn, type Sought, snippetOf, sought } from "./match.ts"
import type { Page, QuestionName, Questions, Search } from "./protocol.ts"
import { hasWords, readQuery } from "./query.ts"
import { hasWord } from "./rank.ts"
import { relatedTo } from "./related.ts"
import { lineOf, type Row, rowColumns } from "./rows.ts"
import type { Store } from "./store.ts"

/** How many texts of shown hits are remembered, as most of them are shown again after the next letter. */
const remembered = 200
/** Larger files get no snippet. */
const snippetLimit = 2 * 1024 * 1024

export type Answers = {
  [Name in Exclude<QuestionName, "settled">]: (input: Questions[Name]["in"]) => Questions[Name]["out"]
}

/** @param changes counts the changes of the index, so that remembered answers are dropped after a change */
export function createAnswers(root: string, store: () => Store, changes: () => number): Answers {
  const texts = new Map<string, Extract>()
  let last: { question: string; changes: number; candidates: Candidates } | null = null

  /** The text of a file that is shown; null if it cannot be read. */
  function textOf(name: string): Extract | null {
    if (name === "") return null
    try {
      const path = pathIn(root, name)
      // The name comes out of the index, which may be another one's; what it leads to must be in the newsroom.
      const stats = lstatSync(path)
      if (!stats.isFile() || !isInside(realpathSync(root), realpathSync(path))) return null
      const key = `${stats.size} ${stats.mtimeMs} ${name}`
      const known = texts.get(key)
      if (known) {
        texts.delete(key)
        texts.set(key, known)
        return known
      }
      if (stats.size > snippetLimit) return null
      const text = extractFrom(readFileSync(path))
      texts.set(key, text)
      if (texts.size > remembered) texts.delete(texts.keys().next().value!)
      return text
    } catch (error) {
      // It was removed meanwhile. The next scan will say so.
      if (error instanceof Error && "code" in error) return null
      throw error
    }
  }

  function hitOf(row: Row, words: readonly Sought[]): Hit {
    const line = lineOf(row)
    const marks = marksIn(row.headline, words)
    if (words.length === 0) return { ...line, marks, snippet: "", snippetMarks: [] }
    // If the words are in the headline or the standfirst, the standfirst is the best snippet.
    const standfirst = snippetOf(row.standfirst, words)
    const headline = row.keys.split("\n")[0] ?? ""
    const covered = words.every((word) => hasWord(headline, word)) && row.standfirst !== ""
    if (covered || standfirst.marks.length >= words.length)
      return { ...line, marks, snippet: standfirst.snippet, snippetMarks: standfirst.marks }
    const text = textOf(line.name)
    const body = text ? snippetOf(text.body, words) : { snippet: "", marks: [] }
    const shown = body.marks.length > standfirst.marks.length || row.standfirst === "" ? body : standfirst
    return { ...line, marks, snippet: shown.snippet, snippetMarks: shown.marks }
  }

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

  function browse({ query: asked, now }: Questions["browse"]["in"]): Page {
    const start = performance.now()
    const query = readQuery(asked.text, now)
    const conditions = conditionsOf(query, store())
    if (!hasWords(query)) {
      const { rows, ...listing } = listingOf(store(), asked, query, conditions, now)
      return {
        ...listing,
        more: false,
        rows: rows.map((row) => hitOf(row, [])),
        ms: performance.now() - start,
      }
    }
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
    const { ranked, more, words } = candidates
    const rows = ranked.map(({ row }) => row)
    let groups = rows.length > 0 ? [{ key: "", count: rows.length }] : []
    if (asked.group !== "none") {
      const keys = new Map(rows.map((row) => [row, groupOf(lineOf(row), asked.group, now.getTime())]))
      const sizes = new Map<string, number>()
      for (const key of keys.values()) sizes.set(key, (sizes.get(key) ?? 0) + 1)
      groups = [...sizes]
        .sort(([a], [b]) => compareGroups(asked.group, a, b))
        .map(([key, count]) => ({ key, count }))
      rows.sort((a, b) => compareGroups(asked.group, keys.get(a)!, keys.get(b)!))
    }
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

  function facets(): Facets {
    const sections = store()
      .on(
        "SELECT section AS name, count(*) AS count FROM articles WHERE kind = 'article' AND section <> '' GROUP BY section",
      )
      .all()
    const values = store()
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
    browse,
    search,
    facets: () => facets(),
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
