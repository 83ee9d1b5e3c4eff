/** Which lines of the library changed since that was last told, up to a limit. */
import type { ArticleId } from "../../article/dossier.ts"
import { type ArticleSummary, changesLimit, type LibraryNews } from "../../contract/library.ts"

/** A line that is new (`before` is null), changed, or gone (`now` is null). */
export type LineChange = { id: ArticleId; before: ArticleSummary | null; now: ArticleSummary | null }

export type LineChanges = {
  /** The version of the library: it counts up with every note. */
  readonly version: number
  /** Begins with these lines, whatever was noted before: as many changes at once. */
  begin(all: readonly ArticleSummary[]): void
  /** Notes the lines of files that are new or changed (`put`), and the names of files that are gone. */
  note(put: readonly ArticleSummary[], gone: readonly string[]): void
  /** Notes that something changed which cannot be named line by line. */
  noteMany(): void
  /** What was noted since the last call; `changes` is null if it was more than the limit. */
  take(): Pick<LibraryNews, "since" | "version"> & { changes: LineChange[] | null }
}

/**
 * Makes a memory of lines that knows none yet.
 * @param lineOf the line that an article or page has at this moment, or null
 * @param limit how many changes are named at most
 */
export function createLineChanges(
  lineOf: (id: ArticleId) => ArticleSummary | null,
  limit = changesLimit,
): LineChanges {
  /** The line of every file, by its name, as it was last noted. */
  const lines = new Map<string, ArticleSummary>()
  let version = 0
  let since = 0
  let pending: Map<ArticleId, LineChange> | null = new Map()

  return {
    get version() {
      return version
    },
    begin(all) {
      version += 1
      pending = null
      lines.clear()
      for (const line of all) lines.set(line.name, line)
    },
    note(put, gone) {
      version += 1
      const before = new Map<ArticleId, ArticleSummary>()
      const touched = new Set<ArticleId>()
      for (const name of [...gone, ...put.map((line) => line.name)]) {
        const line = lines.get(name)
        if (!line) continue
        before.set(line.id, line)
        touched.add(line.id)
      }
      for (const name of gone) lines.delete(name)
      for (const line of put) {
        lines.set(line.name, line)
        touched.add(line.id)
      }
      if (!pending || touched.size > limit) {
        pending = null
        return
      }
      for (const id of touched) {
        const known = pending.get(id)
        const change = { id, before: known ? known.before : (before.get(id) ?? null), now: lineOf(id) }
        // An id that came and went again between two calls of `take` is not a change.
        if (change.before || change.now) pending.set(id, change)
        else pending.delete(id)
      }
      if (pending.size > limit) pending = null
    },
    noteMany() {
      version += 1
      pending = null
    },
    take() {
      const taken = { since, version, changes: pending && [...pending.values()] }
      since = version
      pending = new Map()
      return taken
    },
  }
}
