/** What follows a save: history, journal and library hear of the file that was written, and the window gets its answer. */
import type { ArticleId } from "../../article/dossier.ts"
import { type Article, dossierOf } from "../../article/schema.ts"
import type { ArticleJSON, Saved } from "../../contract/desk.ts"
import type { Journals } from "../journal/journal.ts"
import type { Library } from "../library/library.ts"
import type { Bases } from "./bases.ts"
import type { FoundFile, SaveRequest } from "./request.ts"
import type { Versions } from "./versions.ts"

export type FollowUpOptions = {
  library: Pick<Library, "refreshFile">
  journals: Pick<Journals, "cut">
  versions: Pick<Versions, "add" | "afterSave">
  bases: Pick<Bases, "saved">
  clock: () => Date
  /** Is told the name of an article's file after each save. */
  noteName: (id: ArticleId, name: string) => Promise<void>
}

/** What a save did to the article's file. */
export type WrittenFile = FoundFile & {
  /** The hash of what was on disk before; null if there was no file. */
  replaced: string | null
  /** Whether others' changes went in. */
  merged: boolean
  /** The `fileStamp` of the file as it was written, if it was. */
  stamp?: string
}

/**
 * Returns the function that begins the work after a file was written with `article`. The caller does not wait for that
 * work; if the version cannot be added now, the next save adds it before it replaces the file. The function returns
 * the answer for the window.
 */
export function createFollowUp({ library, journals, versions, bases, clock, noteName }: FollowUpOptions) {
  return (article: Article, { base, journal }: SaveRequest, written: WrittenFile): Saved => {
    const { name, content, replaced, merged, stamp = "" } = written
    const { id, updated, created } = dossierOf(article)
    const { hash } = content
    bases.saved(article, name, { content, base, replaced, merged, journaled: journal !== null })
    // Before the journal is cut: until the history has it, the text would be in the file alone, which others may write.
    if (hash !== replaced)
      versions.afterSave(
        id,
        () => versions.add(article, content, "save"),
        `Could not keep a version of ${id}`,
      )
    // Steps after a merge are based on the document before it, until the window has adopted the merged one.
    if (journal && !merged)
      versions.afterSave(
        id,
        () => journals.cut(id, journal.epoch, { version: journal.version, hash, name, article }),
        `Could not cut the journal of ${id}`,
      )
    versions.afterSave(id, () => noteName(id, name), `Could not note where ${id} is`)
    versions.afterSave(
      id,
      () => library.refreshFile(name, { bytes: content.bytes, stamp }),
      `Could not look at ${name} anew`,
    )
    return {
      kind: "saved",
      base: hash,
      name,
      updated: updated ?? created ?? clock().toISOString(),
      merged: merged ? (article.toJSON() as ArticleJSON) : null,
    }
  }
}
