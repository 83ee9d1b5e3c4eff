/** The index's file: SQLite with FTS5. It is a cache of the newsroom's files and can be thrown away at any moment. */
import type { DatabaseSync, StatementSync } from "node:sqlite"
import type { ArticleId } from "../../article/dossier.ts"
import { sortingOf } from "../../article/sorting.ts"
import type { ArticleSummary } from "../../contract/library.ts"
import type { Filed } from "../library/filed.ts"
import { Facets } from "./facets.ts"
import {
  fileAt,
  fullTextTables,
  isForeign,
  makeIndexPath,
  openFile,
  removeFile,
  sealFile,
  takeInLog,
} from "./file.ts"
import { type IndexedText, indexedTextOfLine } from "./indexed-text.ts"
import { FreeKeys } from "./keys.ts"
import { filedColumns, filedOf, lineOf, type Row, rowColumns, unfiledName } from "./rows.ts"
import { marks } from "./tokens.ts"

/** Opens the index, or makes it. `fresh`: throws away what is there. Throws what SQLite refuses. */
export function openStore(
  sqlite: typeof import("node:sqlite"),
  root: string,
  machine: string,
  fresh: boolean,
): Store {
  const path = makeIndexPath(root, machine)
  if (path !== null && (fresh || isForeign(path))) removeFile(path)
  return new Store(openFile(sqlite, path), path)
}

/** An open index. Its methods throw what SQLite refuses. Changes are in one transaction until `commit`. */
export class Store {
  readonly #db: DatabaseSync
  readonly #path: string | null
  /** Which file is open. */
  readonly #file: string | null
  readonly #statements = new Map<string, StatementSync>()
  readonly #facets: Facets
  readonly #keys: FreeKeys
  /** Whether a transaction is open. */
  #writing = false

  /** @param path the file of `db`; null for a temporary one */
  constructor(db: DatabaseSync, path: string | null) {
    this.#db = db
    this.#path = path
    this.#file = path === null ? null : fileAt(path)
    this.#facets = new Facets((sql) => this.on(sql))
    this.#keys = new FreeKeys((key) => this.on("SELECT 1 FROM articles WHERE key = ?").get(key) !== undefined)
  }

  /** The prepared statement for `sql`. */
  on(sql: string): StatementSync {
    let statement = this.#statements.get(sql)
    if (!statement) {
      statement = this.#db.prepare(sql)
      this.#statements.set(sql, statement)
    }
    return statement
  }

  /** Begins a transaction, unless one is open. Throws if another process is writing. */
  begin(): void {
    if (this.#writing) return
    this.#db.exec("BEGIN IMMEDIATE")
    this.#writing = true
  }

  /** Commits the open transaction, if there is one. */
  commit(): void {
    if (!this.#writing) return
    this.#writing = false
    this.#db.exec("COMMIT")
  }

  /** Notes a file; its text is to be read. */
  put(file: Filed, name = file.name): Row {
    this.begin()
    this.#drop(name)
    const { line } = file
    const time = Date.parse(line.updated) || 0
    const key = this.#keys.at(time)
    this.on(
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

  /** Forgets the file `name`; returns whether the index had it. */
  drop(name: string): boolean {
    this.begin()
    return this.#drop(name)
  }

  #drop(name: string): boolean {
    const row = this.on("SELECT key, read FROM articles WHERE name = ?").get(name)
    if (!row) return false
    const key = Number(row.key)
    if (row.read === 1) this.#forgetText(key)
    this.on("DELETE FROM articles WHERE key = ?").run(key)
    return true
  }

  #forgetText(key: number): void {
    for (const table of fullTextTables) this.on(`DELETE FROM ${table} WHERE rowid = ?`).run(key)
    this.on("DELETE FROM facts WHERE article = ?").run(key)
    this.on("DELETE FROM links WHERE article = ?").run(key)
  }

  /** The facts of an article as tokens, and the numbers of those that have one. */
  #factsOf(line: ArticleSummary, text: IndexedText): { tokens: string; numbers: Set<number> } {
    const numbers = new Set<number>()
    if (line.kind === "article" && line.section !== "")
      numbers.add(this.#facets.numberOf("section", line.section))
    for (const name of text.bylines) numbers.add(this.#facets.numberOf("byline", name))
    for (const name of text.topics) numbers.add(this.#facets.numberOf("topic", name))
    let tokens = marks.fact + (line.kind === "article" ? line.status : "foreign")
    for (const number of numbers) tokens += ` ${marks.fact}${number}`
    return { tokens, numbers }
  }

  /**
   * Puts the texts of articles into the full-text tables, those that are still the ones that were read. One table
   * after the other, so that the memory of each stays in the processor's cache.
   */
  putTexts(ready: readonly { row: Row; text: IndexedText }[]): void {
    this.begin()
    const waits = this.on("SELECT 1 FROM articles WHERE key = ? AND name = ? AND stamp = ? AND read = 0")
    const list = ready
      .filter(({ row }) => waits.get(row.key, row.name, row.stamp))
      .map(({ row, text }) => ({ key: row.key, text, ...this.#factsOf(lineOf(row), text) }))
    const heads = this.on("INSERT INTO heads(rowid, headline, standfirst, dossier, facts) VALUES (?,?,?,?,?)")
    const piece = ({ bytes, ends }: IndexedText, at: number) =>
      bytes.subarray(at === 0 ? 0 : ends[at - 1], ends[at])
    for (const { key, text, tokens } of list)
      heads.run(key, piece(text, 0), piece(text, 1), piece(text, 2), tokens)
    const words = this.on("INSERT INTO words(rowid, word, fact) VALUES (?,?,?)")
    for (const { key, text, tokens } of list) words.run(key, piece(text, 3), tokens)
    const texts = this.on("INSERT INTO texts(rowid, text, fact) VALUES (?,?,?)")
    for (const { key, text, tokens } of list) texts.run(key, piece(text, 4), tokens)
    const facts = this.on("INSERT INTO facts(facet, article) VALUES (?,?)")
    const links = this.on("INSERT OR IGNORE INTO links(target, article) VALUES (?,?)")
    const done = this.on("UPDATE articles SET standfirst = ?, keys = ?, read = 1 WHERE key = ?")
    for (const { key, text, numbers } of list) {
      for (const number of numbers) facts.run(number, key)
      for (const id of text.links) links.run(id, key)
      done.run(text.shownStandfirst, text.keys, key)
    }
  }

  /** Whether the index has this very file already, with its text. */
  isCurrent({ name, stamp, line }: Filed): boolean {
    const known = this.on("SELECT stamp, id, kind, copy_of, read FROM articles WHERE name = ?").get(name)
    return (
      stamp !== "" &&
      known?.stamp === stamp &&
      known.id === line.id &&
      known.kind === line.kind &&
      known.copy_of === line.copyOf &&
      known.read === 1
    )
  }

  /** Adds `line`, an article that is only in a journal, to the files. */
  putUnfiled(line: ArticleSummary): void {
    const name = unfiledName(line.id)
    const file = { name, stamp: "", own: line.id, changed: line.updated, updated: line.updated, line }
    this.putTexts([{ row: this.put(file, name), text: indexedTextOfLine(line) }])
  }

  /** The articles that are noted as being only in a journal. */
  unfiled(): ArticleSummary[] {
    const rows = this.on(`SELECT ${rowColumns} FROM articles a WHERE a.name < char(2)`).all()
    return (rows as unknown as Row[]).map(lineOf)
  }

  /** Forgets an article that was only in a journal. */
  dropUnfiled(id: ArticleId): void {
    this.begin()
    this.#drop(unfiledName(id))
  }

  /** See `Facets.values`. */
  values(field: string): { number: number; folded: string }[] {
    return this.#facets.values(field)
  }

  /** The articles after `key` whose text is to be read, the newest first. */
  unread(key: number, count: number): Row[] {
    return this.on(
      `SELECT ${rowColumns} FROM articles a WHERE a.read = 0 AND a.key > ? ORDER BY a.key LIMIT ?`,
    ).all(key, count) as unknown as Row[]
  }

  /** How many articles have a text that is to be read. */
  countUnread(): number {
    return Number(this.on("SELECT count(*) AS n FROM articles WHERE read = 0").get()?.n)
  }

  /** How many files the index has, those that are only in a journal included. */
  countFiles(): number {
    return Number(this.on("SELECT count(*) AS n FROM articles").get()?.n)
  }

  /** The keys among which all articles are whose last change was in `[since, until)`, in milliseconds. */
  keysBetween(since: number | null, until: number | null): [first: number, last: number] {
    if (since === null && until === null) return [0, Number.MAX_SAFE_INTEGER]
    const row = this.on(
      "SELECT min(key) AS first, max(key) AS last FROM articles WHERE time >= ? AND time < ?",
    ).get(since ?? Number.MIN_SAFE_INTEGER, until ?? Number.MAX_SAFE_INTEGER)
    return row?.first == null ? [1, 0] : [Number(row.first), Number(row.last)]
  }

  /** Files by name after `after`. */
  files(after: string, count: number): Filed[] {
    return this.on(
      `SELECT ${filedColumns} FROM articles WHERE name > ? AND name >= char(2) ORDER BY name LIMIT ?`,
    )
      .all(after, count)
      .map(filedOf)
  }

  /** The file of the article `id`. */
  fileOf(id: ArticleId): Filed | null {
    const row = this.on(`SELECT ${filedColumns} FROM articles WHERE id = ? AND name >= char(2)`).get(id)
    return row ? filedOf(row) : null
  }

  /**
   * Puts the pieces of a full-text table together, a little at a time; returns whether there is more to do.
   * @param first begins anew with all of them
   */
  merge(table: (typeof fullTextTables)[number], pages: number, first: boolean): boolean {
    this.begin()
    const before = Number(this.on("SELECT total_changes() AS n").get()?.n)
    this.on(`INSERT INTO ${table}(${table}, rank) VALUES ('merge', ?)`).run(first ? -pages : pages)
    return Number(this.on("SELECT total_changes() AS n").get()?.n) - before >= 2
  }

  /** Gives so many free pages back to the disk; returns whether there are more. */
  shrink(pages: number): boolean {
    this.#db.exec(`PRAGMA incremental_vacuum(${pages})`)
    return Number(this.on("PRAGMA freelist_count").get()?.freelist_count) > 0
  }

  /** Closes the file without commit or seal, as it is about to be thrown away. */
  abandon(): void {
    this.#db.close()
  }

  /** Commits, closes and seals the file. */
  close(): void {
    if (this.#writing) this.#db.exec("COMMIT")
    this.#writing = false
    takeInLog(this.#db)
    this.#db.close()
    sealFile(this.#path, this.#file)
  }

  /** A number that changes when another process has written. */
  dataVersion(): number {
    return Number(this.on("PRAGMA data_version").get()?.data_version)
  }
}
