/** The index's file itself: its tables, where it is, and whether it can be trusted. */
import { randomBytes } from "node:crypto"
import {
  chmodSync,
  closeSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs"
import { join } from "node:path"
import type { DatabaseSync } from "node:sqlite"
import { isInside } from "../disk/folder.ts"
import { ownModes } from "../disk/modes.ts"
import { signs } from "./tokens.ts"

/** The version of the tables. A file of another version is made anew. */
const version = 4

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

/** What the names of an index's files end with. */
const parts = ["", "-wal", "-shm", "-journal", ".seal"] as const
/** The most bytes of a seal. */
const longestSeal = 1024

/** Gives another name to what stands in the place of one of our files and is none, such as a link or a pipe. */
function setAside(path: string): void {
  renameSync(path, `${path}.aside-${randomBytes(8).toString("hex")}`)
}

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
    const modes = process.platform === "win32" ? null : ownModes(statSync(root).mode)
    // A missing newsroom must not come back as an empty folder.
    for (const path of [join(root, ".midad"), folder]) {
      const there = lstatSync(path, { throwIfNoEntry: false })
      // If a link is in its place, our files must not be written where it leads.
      if (there && !there.isDirectory()) setAside(path)
      if (there?.isDirectory()) continue
      mkdirSync(path)
      if (modes) chmodSync(path, modes.folder)
    }
    if (!isInside(realpathSync(root), realpathSync(folder))) return null
    const path = indexPath(root, machine)
    for (const end of parts) {
      const there = lstatSync(path + end, { throwIfNoEntry: false })
      if (there && !there.isFile()) setAside(path + end)
    }
    // SQLite gives its other files the permissions of this one.
    if (modes && !lstatSync(path, { throwIfNoEntry: false })) {
      closeSync(openSync(path, "ax", 0o600))
      if (modes.file !== 0o600) chmodSync(path, modes.file)
    }
    return path
  } catch (error) {
    if (error instanceof Error && "code" in error) return null
    throw error
  }
}

/** Tells the file at `path` from any other; null if there is none. */
export function fileAt(path: string): string | null {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false })
  return stats ? `${stats.dev} ${stats.ino}` : null
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
  const there = lstatSync(seal, { throwIfNoEntry: false })
  if (!there) return false
  if (!there.isFile() || there.size > longestSeal) return true
  return readFileSync(seal, "utf8") !== sealOf(path)
}

/** Whether an error says that the file is no database, or a broken one. */
export function isBroken(error: unknown): boolean {
  if (!(error instanceof Error) || !("errcode" in error) || typeof error.errcode !== "number") return false
  // CORRUPT (FTS5's own too), NOTADB, and reading beyond the end.
  return [11, 26].includes(error.errcode & 0xff) || error.errcode === 522
}

/** Whether an error says that a statement does not fit the database: one of another program may be of any shape. */
function isMisfit(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && error.errcode === 1
}

/** The tables, indexes and triggers of a database, as they were declared. */
function declared(db: DatabaseSync): string {
  const rows = db.prepare("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name").all()
  return JSON.stringify(rows.filter(({ name }) => !String(name).startsWith("sqlite_stat")))
}

let ours: string | null = null

/** Whether a database has our tables and nothing else; one of another program may have triggers, and no tables of ours. */
function isOurs(sqlite: typeof import("node:sqlite"), db: DatabaseSync): boolean {
  if (ours === null) {
    const fresh = new sqlite.DatabaseSync(":memory:")
    fresh.exec(schema)
    ours = declared(fresh)
    fresh.close()
  }
  return declared(db) === ours
}

function opened(sqlite: typeof import("node:sqlite"), path: string): DatabaseSync {
  const db = new sqlite.DatabaseSync(path, { timeout: 5000 })
  try {
    // Readers never wait for the writer. Commits are not flushed, as the index is a cache.
    db.exec(
      "PRAGMA page_size = 8192; PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL",
    )
    db.exec(
      "PRAGMA cache_size = -16384; PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF; PRAGMA journal_size_limit = 8388608",
    )
    const found = Number(db.prepare("PRAGMA user_version").get()?.user_version)
    if (found === version && isOurs(sqlite, db)) return db
    // It is of another version, or half made.
    db.exec("BEGIN IMMEDIATE")
    const tables = db
      .prepare(
        "SELECT type, name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'",
      )
      .all()
    // The shadow tables of a full-text table go with it.
    for (const { type, name } of tables)
      if (!fullTextTables.some((table) => String(name).startsWith(`${table}_`)))
        db.exec(
          `DROP ${type === "view" ? "VIEW" : "TABLE"} IF EXISTS "${String(name).replaceAll('"', '""')}"`,
        )
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
  for (const end of parts) rmSync(path + end, { force: true })
}

/** Opens the index at `path`, which is made if it is not there; a broken one is made anew. Null for a temporary one. */
export function openFile(sqlite: typeof import("node:sqlite"), path: string | null): DatabaseSync {
  let db: DatabaseSync
  try {
    db = opened(sqlite, path ?? "")
  } catch (error) {
    if (path === null || !(isBroken(error) || isMisfit(error))) throw error
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
 * Takes SQLite's log into the file and removes it, before the file is closed: a binding that frees statements when it
 * likes closes it later than it was asked to. If another process has the file open, nothing is done.
 */
export function takeInLog(db: DatabaseSync): void {
  try {
    db.exec("PRAGMA journal_mode = DELETE")
  } catch (error) {
    if (!isBusy(error)) throw error
  }
}

/** The codes of SQLite that say that another process or connection is writing. */
const busyCodes = [5, 6]

/** Whether SQLite refused because somebody else is writing, or has the file open. */
export function isBusy(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && busyCodes.includes(Number(error.errcode) & 0xff)
}

/**
 * Writes the seal of the index at `path`, which says that it was closed properly. The last process to close it has
 * removed SQLite's log. Another newsroom may be at its path by now, whose index is left alone.
 * @param file the `fileAt` of the index when it was opened
 */
export function sealFile(path: string | null, file: string | null): void {
  const isThere = path !== null && fileAt(path) === file && !existsSync(`${path}-wal`)
  const seal = isThere ? sealOf(path) : null
  if (seal) writeFileSync(`${path}.seal`, seal)
}
