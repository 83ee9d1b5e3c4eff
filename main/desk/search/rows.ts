/** The rows of the index's table of articles, and what they are for the rest of the desk. */
import { type ArticleId, type Status, statuses } from "../../article/dossier.ts"
import type { ArticleSummary } from "../../contract/library.ts"
import type { Filed } from "../library/filed.ts"

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
/** The columns of a `Row`, for a query in which `articles` is called `a`. */
export const rowColumns =
  "a.key, a.name, a.stamp, a.id, a.kind, a.headline, a.section, a.status, a.updated, a.time, a.copy_of, a.standfirst, a.keys"

/**
 * The name, among the names of files, of an article that is only in a journal. No file's name begins with this
 * character.
 */
export const unfiledName = (id: ArticleId) => `\u0001${id}`

const isUnfiledName = (name: string) => name.startsWith("\u0001")

/** The line of the library that a row is for. An article that is only in a journal has the empty name. */
export const lineOf = (row: Row): ArticleSummary => ({
  id: row.id,
  kind: row.kind,
  name: isUnfiledName(row.name) ? "" : row.name,
  headline: row.headline,
  section: row.section,
  status: row.status,
  updated: row.updated,
  copyOf: row.copy_of,
})

/** The columns that `filedOf` reads. */
export const filedColumns =
  "name, stamp, own, changed, own_updated, id, kind, headline, section, status, updated, copy_of"

/** The file that a row with the columns `filedColumns` is for. */
export const filedOf = (row: Record<string, unknown>): Filed => ({
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
