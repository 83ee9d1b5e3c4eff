/**
 * The index's file: SQLite with FTS5. It is a cache of the newsroom's files and can be thrown away at any moment.
 *
 * An article's key is the minute of its last change, counted backward: so every question to the full-text tables is
 * answered newest first without sorting, and ends when enough was found. Minutes and not milliseconds, because the
 * tables keep the distances between keys, and small ones take a quarter of the space and of the time.
 */
import type { StatementSync } from "node:sqlite"
import { type ArticleId, type Status, statuses } from "../../article/dossier.ts"
import { sortingOf } from "../../article/sorting.ts"
import { termsOf } from "../../article/terms.ts"
import type { ArticleSummary } from "../../contract/library.ts"
import type { Filed } from "../library/filed.ts"
import { fullTextTables, isForeign, openFile, place, removeFile, sealFile } from "./file.ts"
import { type IndexedText, indexedTextOfLine } from "./indexed-text.ts"
import { marks } from "./tokens.ts"

/** A row of `articles` as the rest of the index reads it. */
export type Row = {
  key: number
  name: string
  /** Tells whether the file is still the one that was read. */
  stamp: string
  id: ArticleId
  kind: ArticleSummary["kind"]
  headline: string
  section: string
  status: Status
  updated: string
  time: number
  copy_of: ArticleId | null
  standfirst: string
  keys: string
}
export const rowColumns =
  "a.key, a.name, a.stamp, a.id, a.kind, a.headline, a.section, a.status, a.updated, a.time, a.copy_of, a.standfirst, a.keys"

/**
 * The name, among the names of files, of an article that is only in a journal. No file's name begins with this
 * character.
 */
const unfiledName = (id: ArticleId) => `\u0001${id}`

/** The line of the library that a row is for. An article that is only in a journal has the empty name. */
export const lineOf = (row: Row): ArticleSummary => ({
  id: row.id,
  kind: row.kind,
  name: row.name.startsWith("\u0001") ? "" : row.name,
  headline: row.headline,
  section: row.section,
  status: row.status,
  updated: row.updated,
  copyOf: row.copy_of,
})

const filedColumns =
  "name, stamp, own, changed, own_updated, id, kind, headline, section, status, updated, copy_of"
const filedOf = (row: Record<string, unknown>): Filed => ({
  name: String(row.name),
  stamp: String(row.stamp),
  own: row.own === null ? null : String(row.own),
  changed: String(row.changed),
  updated: row.own_updated === null ? null : String(row.own_updated),
  line: {
    id: String(row.id),
    kind: row.kind === "article" ? "article" : "foreign",
    name: String(row.name),
    headline: String(row.headline),
    section: String(row.section),
    status: statuses.find((status) => status === row.status) ?? "draft",
    updated: String(row.updated),
    copyOf: row.copy_of === null ? null : String(row.copy_of),
  },
})

const minute = 60_000
/** The key of what is changed in the first minute of the year 2100; later changes count as of then. */
const firstKey = 1
const lastTime = Date.UTC(2100, 0)

/** The first possible key of an article whose last change was at `time`, in milliseconds. */
function keyAt(time: number): number {
  return firstKey + Math.floor((lastTime - Math.min(Math.max(time, 0), lastTime)) / minute)
}

export type Store = ReturnType<typeof openStore>

/** Opens the index, or makes it. `fresh`: throws away what is there. Throws what SQLite refuses. */
export function openStore(
  sqlite: typeof import("node:sqlite"),
  root: string,
  machine: string,
  fresh: boolean,
) {
  const path = place(root, machine)
  if (path !== null && (fresh || isForeign(path))) removeFile(path)
  const db = openFile(sqlite, path)
  const statements = new Map<string, StatementSync>()
  /** The statement for `sql`, made once. */
  const on = (sql: string): StatementSync => {
    let statement = statements.get(sql)
    if (!statement) {
      statement = db.prepare(sql)
      statements.set(sql, statement)
    }
    return statement
  }
  let writing = false
  let facets: Map<string, number> | null = null
  /** For each minute, how far its keys reach into the minutes before it. */
  const spilt = new Map<number, number>()

  function begin(): void {
    if (writing) return
    db.exec("BEGIN IMMEDIATE")
    writing = true
  }

  /** The number of a value of a field, which it gets if it has none. */
  function facet(field: string, text: string): number {
    if (!facets) {
      facets = new Map()
      for (const row of on("SELECT number, field, value FROM facets").all())
        facets.set(`${row.field} ${row.value}`, Number(row.number))
    }
    const known = facets.get(`${field} ${text}`)
    if (known !== undefined) return known
    // Another process may have been faster.
    on("INSERT OR IGNORE INTO facets(field, value, folded) VALUES (?, ?, ?)").run(
      field,
      text,
      termsOf(text).join(" "),
    )
    const row = on("SELECT number FROM facets WHERE field = ? AND value = ?").get(field, text)
    const number = Number(row?.number)
    facets.set(`${field} ${text}`, number)
    return number
  }

  function drop(name: string): boolean {
    const row = on("SELECT key, read FROM articles WHERE name = ?").get(name)
    if (!row) return false
    const key = Number(row.key)
    if (row.read === 1) forgetText(key)
    on("DELETE FROM articles WHERE key = ?").run(key)
    return true
  }

  function forgetText(key: number): void {
    for (const table of fullTextTables) on(`DELETE FROM ${table} WHERE rowid = ?`).run(key)
    on("DELETE FROM facts WHERE article = ?").run(key)
    on("DELETE FROM links WHERE article = ?").run(key)
  }

  /** A key that no article has, for a change at `time`. */
  function freeKey(time: number): number {
    const first = keyAt(time)
    const taken = on("SELECT 1 FROM articles WHERE key = ?")
    if (!taken.get(first)) return first
    // Many articles of one minute, as after an import, take keys of the minutes before.
    let key = Math.max(first, spilt.get(first) ?? first)
    while (taken.get(key)) key++
    spilt.set(first, key)
    return key
  }

  /** Notes a file; its text is to be read. */
  function put(file: Filed, name = file.name): Row {
    begin()
    drop(name)
    const { line } = file
    const time = Date.parse(line.updated) || 0
    const key = freeKey(time)
    on(
      "INSERT INTO articles(key, name, stamp, own, changed, own_updated, id, kind, headline, section, status, updated, time, copy_of, sorting) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
    ).run(
      key,
      name,
      file.stamp,
      file.own,
      file.changed,
      file.updated,
      line.id,
      line.kind,
      line.headline,
      line.section,
      line.status,
      line.updated,
      time,
      line.copyOf,
      sortingOf(line.headline),
    )
    return { ...line, name, stamp: file.stamp, key, time, copy_of: line.copyOf, standfirst: "", keys: "" }
  }

  /** The facts of an article as tokens, and the numbers of those that have one. */
  function factsOf(line: ArticleSummary, text: IndexedText): { tokens: string; numbers: Set<number> } {
    const numbers = new Set<number>()
    if (line.kind === "article" && line.section !== "") numbers.add(facet("section", line.section))
    for (const name of text.bylines) numbers.add(facet("byline", name))
    for (const name of text.topics) numbers.add(facet("topic", name))
    let tokens = marks.fact + (line.kind === "article" ? line.status : "foreign")
    for (const number of numbers) tokens += ` ${marks.fact}${number}`
    return { tokens, numbers }
  }

  /**
   * Puts the texts of articles into the full-text tables, those that are still the ones that were read. One table
   * after the other, so that the memory of each stays in the processor's cache.
   */
  function putTexts(ready: readonly { row: Row; text: IndexedText }[]): void {
    begin()
    const waits = on("SELECT 1 FROM articles WHERE key = ? AND name = ? AND stamp = ? AND read = 0")
    const list = ready
      .filter(({ row }) => waits.get(row.key, row.name, row.stamp))
      .map(({ row, text }) => ({ key: row.key, text, ...factsOf(lineOf(row), text) }))
    const heads = on("INSERT INTO heads(rowid, headline, standfirst, dossier, facts) VALUES (?,?,?,?,?)")
    const piece = ({ bytes, ends }: IndexedText, at: number) =>
      bytes.subarray(at === 0 ? 0 : ends[at - 1], ends[at])
    for (const { key, text, tokens } of list)
      heads.run(key, piece(text, 0), piece(text, 1), piece(text, 2), tokens)
    const words = on("INSERT INTO words(rowid, word, fact) VALUES (?,?,?)")
    for (const { key, text, tokens } of list) words.run(key, piece(text, 3), tokens)
    const texts = on("INSERT INTO texts(rowid, text, fact) VALUES (?,?,?)")
    for (const { key, text, tokens } of list) texts.run(key, piece(text, 4), tokens)
    const facts = on("INSERT INTO facts(facet, article) VALUES (?,?)")
    const links = on("INSERT OR IGNORE INTO links(target, article) VALUES (?,?)")
    const done = on("UPDATE articles SET standfirst = ?, keys = ?, read = 1 WHERE key = ?")
    for (const { key, text, numbers } of list) {
      for (const number of numbers) facts.run(number, key)
      for (const id of text.links) links.run(id, key)
      done.run(text.shownStandfirst, text.keys, key)
    }
  }

  return {
    db,
    on,
    path,
    begin,
    get writing() {
      return writing
    },
    commit(): void {
      if (!writing) return
      writing = false
      db.exec("COMMIT")
    },
    put,
    putTexts,
    /** Whether the index has this very file already, with its text. */
    isCurrent({ name, stamp, line }: Filed): boolean {
      const known = on("SELECT stamp, id, kind, copy_of, read FROM articles WHERE name = ?").get(name)
      return (
        stamp !== "" &&
        known?.stamp === stamp &&
        known.id === line.id &&
        known.kind === line.kind &&
        known.copy_of === line.copyOf &&
        known.read === 1
      )
    },
    drop(name: string): boolean {
      begin()
      return drop(name)
    },
    /** Adds `line`, an article that is only in a journal, to the files. */
    putUnfiled(line: ArticleSummary): void {
      const name = unfiledName(line.id)
      const file = { name, stamp: "", own: line.id, changed: line.updated, updated: line.updated, line }
      putTexts([{ row: put(file, name), text: indexedTextOfLine(line) }])
    },
    /** The articles that are noted as being only in a journal. */
    unfiled(): ArticleSummary[] {
      const rows = on(`SELECT ${rowColumns} FROM articles a WHERE a.name < char(2)`).all()
      return (rows as unknown as Row[]).map(lineOf)
    },
    dropUnfiled(id: ArticleId): void {
      begin()
      drop(unfiledName(id))
    },
    /** The values of a field, with their keys and numbers. */
    values(field: string): { number: number; folded: string }[] {
      return on("SELECT number, folded FROM facets WHERE field = ?").all(field) as {
        number: number
        folded: string
      }[]
    },
    /** The articles after `key` whose text is to be read, the newest first. */
    unread(key: number, count: number): Row[] {
      return on(
        `SELECT ${rowColumns} FROM articles a WHERE a.read = 0 AND a.key > ? ORDER BY a.key LIMIT ?`,
      ).all(key, count) as unknown as Row[]
    },
    countUnread: () => Number(on("SELECT count(*) AS n FROM articles WHERE read = 0").get()?.n),
    countFiles: () => Number(on("SELECT count(*) AS n FROM articles").get()?.n),
    /** The keys among which all articles are whose last change was in `[since, until)`, in milliseconds. */
    keysBetween(since: number | null, until: number | null): [first: number, last: number] {
      if (since === null && until === null) return [0, Number.MAX_SAFE_INTEGER]
      const row = on(
        "SELECT min(key) AS first, max(key) AS last FROM articles WHERE time >= ? AND time < ?",
      ).get(since ?? Number.MIN_SAFE_INTEGER, until ?? Number.MAX_SAFE_INTEGER)
      return row?.first == null ? [1, 0] : [Number(row.first), Number(row.last)]
    },
    /** Files by name after `after`. */
    files(after: string, count: number): Filed[] {
      return on(
        `SELECT ${filedColumns} FROM articles WHERE name > ? AND name >= char(2) ORDER BY name LIMIT ?`,
      )
        .all(after, count)
        .map(filedOf)
    },
    /** The file of the article `id`. */
    fileOf(id: ArticleId): Filed | null {
      const row = on(`SELECT ${filedColumns} FROM articles WHERE id = ? AND name >= char(2)`).get(id)
      return row ? filedOf(row) : null
    },
    /**
     * Puts the pieces of a full-text table together, a little at a time; returns whether there is more to do.
     * @param first begins anew with all of them
     */
    merge(table: (typeof fullTextTables)[number], pages: number, first: boolean): boolean {
      begin()
      const before = Number(on("SELECT total_changes() AS n").get()?.n)
      on(`INSERT INTO ${table}(${table}, rank) VALUES ('merge', ?)`).run(first ? -pages : pages)
      return Number(on("SELECT total_changes() AS n").get()?.n) - before >= 2
    },
    /** Gives so many free pages back to the disk; returns whether there are more. */
    shrink(pages: number): boolean {
      db.exec(`PRAGMA incremental_vacuum(${pages})`)
      return Number(on("PRAGMA freelist_count").get()?.freelist_count) > 0
    },
    close(): void {
      if (writing) db.exec("COMMIT")
      writing = false
      db.close()
      sealFile(path)
    },
    /** Tells whether another process has written since. */
    dataVersion: () => Number(on("PRAGMA data_version").get()?.data_version),
  }
}
