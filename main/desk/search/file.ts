/** The index's file itself: its tables, where it is, and whether it can be trusted. */
import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import type { DatabaseSync } from "node:sqlite"
import { isInside } from "../disk/folder.ts"
import { signs } from "./tokens.ts"

/** The version of the tables. A file of another version is made anew. */
const version = 3

const schema = `
CREATE TABLE articles(
  key INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  stamp TEXT NOT NULL,
  own TEXT,
  changed TEXT NOT NULL,
  own_updated TEXT,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  headline TEXT NOT NULL,
  section TEXT NOT NULL,
  status TEXT NOT NULL,
  updated TEXT NOT NULL,
  time INTEGER NOT NULL,
  copy_of TEXT,
  sorting TEXT NOT NULL,
  standfirst TEXT NOT NULL DEFAULT '',
  -- Headline, standfirst and dossier as keys, a line each.
  keys TEXT NOT NULL DEFAULT '',
  -- 0 until its text is in the full-text tables.
  read INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX by_id ON articles(id);
CREATE INDEX by_time ON articles(time DESC, key, kind);
CREATE INDEX by_section ON articles(section, time DESC, key, kind);
CREATE INDEX by_status ON articles(kind, status, time DESC, key);
CREATE INDEX by_headline ON articles(sorting, key, kind);
CREATE INDEX unread ON articles(key) WHERE read = 0;
CREATE TABLE facets(number INTEGER PRIMARY KEY, field TEXT NOT NULL, value TEXT NOT NULL, folded TEXT NOT NULL, UNIQUE(field, value));
CREATE TABLE facts(facet INTEGER NOT NULL, article INTEGER NOT NULL, PRIMARY KEY(facet, article)) WITHOUT ROWID;
CREATE INDEX facts_of ON facts(article);
CREATE TABLE links(target TEXT NOT NULL, article INTEGER NOT NULL, PRIMARY KEY(target, article)) WITHOUT ROWID;
CREATE INDEX links_of ON links(article);
CREATE VIRTUAL TABLE heads USING fts5(headline, standfirst, dossier, facts, content='', contentless_delete=1, detail=column, tokenize="ascii tokenchars '${signs}'");
CREATE VIRTUAL TABLE words USING fts5(word, fact, content='', contentless_delete=1, detail=none, tokenize="ascii tokenchars '${signs}'");
CREATE VIRTUAL TABLE texts USING fts5(text, fact, content='', contentless_delete=1, detail=full, tokenize="ascii tokenchars '${signs}'");
`
export const fullTextTables = ["heads", "words", "texts"] as const

/**
 * How the full-text tables are written. What is new is gathered in so many bytes of memory, few enough for the processor's
 * cache, and becomes a piece of the table; its leaves are one page of the file each. Pieces are put together a
 * little with every write, and never many at once, which would keep questions waiting.
 */
const settings = { hashsize: 1024 * 1024, pgsz: 8100, automerge: 16, crisismerge: 1999 }

/** Where the index of a machine is, in a newsroom. */
function indexPath(root: string, machine: string): string {
  return join(root, ".midad", "index", `${machine}.sqlite`)
}

/**
 * Makes the index's folder and returns its file's path; null if it can't be made there: then the index is a temporary
 * file of the system.
 */
export function makeIndexPath(root: string, machine: string): string | null {
  const folder = join(root, ".midad", "index")
  try {
    // A missing newsroom must not come back as an empty folder.
    for (const path of [join(root, ".midad"), folder])
      if (!statSync(path, { throwIfNoEntry: false })) mkdirSync(path)
    // If a link is in its place, our files must not be written where it leads.
    if (!isInside(realpathSync(root), realpathSync(folder))) return null
    return indexPath(root, machine)
  } catch (error) {
    if (error instanceof Error && "code" in error) return null
    throw error
  }
}

/** The seal of a file: differs if the file was changed since. Null if there is no file. */
function sealOf(path: string): string | null {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false })
  return stats ? `${version} ${stats.size} ${stats.mtimeNs}` : null
}

/**
 * Whether the index at `path` was closed properly and is another file now: written over, cut, brought back from a
 * backup. It may be intact and still be another index, so it is not used. If it was not closed properly, SQLite
 * checks it.
 */
export function isForeign(path: string): boolean {
  const seal = `${path}.seal`
  return existsSync(seal) && readFileSync(seal, "utf8") !== sealOf(path)
}

/** Whether an error says that the file is no database, or a broken one. */
export function isBroken(error: unknown): boolean {
  if (!(error instanceof Error) || !("errcode" in error) || typeof error.errcode !== "number") return false
  // CORRUPT (FTS5's own too), NOTADB, and reading beyond the end.
  return [11, 26].includes(error.errcode & 0xff) || error.errcode === 522
}

function opened(sqlite: typeof import("node:sqlite"), path: string): DatabaseSync {
  const db = new sqlite.DatabaseSync(path, { timeout: 5000 })
  try {
    // Readers never wait for the writer. Commits are not flushed, as the index is a cache.
    db.exec(
      "PRAGMA page_size = 8192; PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL",
    )
    db.exec("PRAGMA cache_size = -16384; PRAGMA temp_store = MEMORY; PRAGMA journal_size_limit = 8388608")
    const found = Number(db.prepare("PRAGMA user_version").get()?.user_version)
    if (found === version) return db
    // It is of another version, or half made.
    db.exec("BEGIN IMMEDIATE")
    const tables = db
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
      .all()
    // The shadow tables of a full-text table go with it.
    const names = tables.map(({ name }) => String(name))
    for (const name of names)
      if (!fullTextTables.some((table) => name.startsWith(`${table}_`))) db.exec(`DROP TABLE "${name}"`)
    db.exec(schema)
    for (const table of fullTextTables)
      for (const [name, value] of Object.entries(settings))
        db.exec(`INSERT INTO ${table}(${table}, rank) VALUES ('${name}', ${value})`)
    db.exec(`PRAGMA user_version = ${version}`)
    db.exec("COMMIT")
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** Removes the index at `path` with all that belongs to it. */
export function removeFile(path: string): void {
  for (const end of ["", "-wal", "-shm", "-journal", ".seal"]) rmSync(path + end, { force: true })
}

/** Opens the index at `path`, which is made if it is not there; a broken one is made anew. Null for a temporary one. */
export function openFile(sqlite: typeof import("node:sqlite"), path: string | null): DatabaseSync {
  let db: DatabaseSync
  try {
    db = opened(sqlite, path ?? "")
  } catch (error) {
    if (path === null || !isBroken(error)) throw error
    removeFile(path)
    db = opened(sqlite, path)
  }
  // Another process may write in it at any time.
  if (path !== null) rmSync(`${path}.seal`, { force: true })
  // From here on a busy database is tried again later, so that questions are answered meanwhile.
  db.exec("PRAGMA busy_timeout = 200")
  return db
}

/**
 * Writes the seal of the index at `path`, which says that it was closed properly. The last process to close it has
 * removed SQLite's log.
 */
export function sealFile(path: string | null): void {
  const seal = path === null || existsSync(`${path}-wal`) ? null : sealOf(path)
  if (seal) writeFileSync(`${path}.seal`, seal)
}
