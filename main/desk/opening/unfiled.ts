/** Articles that are in a journal and in no file yet: a crash came before their first save, or their file vanished. */
import type { ArticleId } from "../../article/dossier.ts"
import { dossierOf, isBlank } from "../../article/schema.ts"
import type { ArticleSummary } from "../../contract/library.ts"
import type { Journals } from "../journal/journal.ts"
import { beyond, type Journaled } from "../journal/replay.ts"
import type { Library } from "../library/library.ts"

/** The articles without a file, as the last `survey` saw them. */
export type Unfiled = {
  /** Looks for them. Journals that cannot be read are logged. */
  survey(): Promise<void>
  has(id: ArticleId): boolean
  list(): ArticleSummary[]
  /** `listed` and these, by last change, newest first. */
  among(listed: readonly ArticleSummary[]): ArticleSummary[]
  /** Leaves out an article that was deleted. */
  remove(id: ArticleId): void
}

/** The library's line of an article that only its journal has. */
function summaryOf(id: ArticleId, { doc, at }: Journaled): ArticleSummary {
  const { section, status } = dossierOf(doc)
  const headline = doc.child(0).textContent
  return { id, kind: "article", name: "", headline, section, status, updated: at, copyOf: null }
}

/**
 * @param read returns what the journal of an article holds, null if it cannot be read; it changes nothing on the disk
 */
export function createUnfiled({
  journals,
  library,
  read,
  log,
}: {
  journals: Pick<Journals, "ids">
  library: Pick<Library, "find">
  read: (id: ArticleId) => Promise<Journaled | null>
  log: (message: string, error?: unknown) => void
}): Unfiled {
  let lines = new Map<ArticleId, ArticleSummary>()
  /** How many surveys began, and the latest of those whose result was taken. */
  let begun = 0
  let taken = 0
  /** The articles that were deleted, each with how many surveys had begun by then. */
  const removed = new Map<ArticleId, number>()

  return {
    async survey() {
      const mine = ++begun
      const found = new Map<ArticleId, ArticleSummary>()
      let ids: readonly ArticleId[]
      try {
        ids = await journals.ids()
      } catch (error) {
        // Those that were found before are not gone.
        log("Could not look for journals", error)
        return
      }
      for (const id of ids) {
        if (library.find(id)) continue
        const journaled = await read(id)
        if (!journaled || beyond(journaled, null).unsaved === 0) continue
        if (journaled.hash === null && isBlank(journaled.doc)) continue
        found.set(id, summaryOf(id, journaled))
      }
      // A survey that began later has seen more, and one that began before a deletion still saw what was deleted.
      if (mine < taken) return
      taken = mine
      for (const [id, at] of removed)
        if (mine <= at) found.delete(id)
        else removed.delete(id)
      lines = found
    },
    has: (id) => lines.has(id),
    list: () => [...lines.values()],
    among(listed) {
      const filed = new Set(listed.map(({ id }) => id))
      const others = [...lines.values()].filter(({ id }) => !filed.has(id))
      if (others.length === 0) return [...listed]
      return [...listed, ...others].sort((a, b) =>
        a.updated < b.updated ? 1 : a.updated > b.updated ? -1 : 0,
      )
    },
    remove(id) {
      removed.set(id, begun)
      lines.delete(id)
    },
  }
}
