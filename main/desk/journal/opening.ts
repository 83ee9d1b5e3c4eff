/** What the journal of one opening tells, and how it changes with what the window sends and what is saved. No disk here. */
import { type Article, dossierOf } from "../../article/schema.ts"
import type { CallInput } from "../../contract/desk.ts"
import { DeskError } from "../../contract/problem.ts"
import { type JournalRecord, schemaVersion } from "./record.ts"
import { follow, type Journaled, savingRecord, versionOf, withSteps } from "./replay.ts"

/** What an article is opened with. */
export type Opening = {
  epoch: string
  hash: string | null
  name: string
  doc: Article
  /** How many steps `doc` has beyond the file of that hash. */
  unsaved: number
}

/** A file that holds `article`, which is the document after `version` steps. */
export type SavedFile = { version: number; hash: string; name: string; article: Article }

/** What a journal tells when an opening begins at the time `at`. */
export function opened({ epoch, hash, name, doc, unsaved }: Opening, at: string): Journaled {
  return {
    epoch,
    hash,
    name,
    start: { version: 0, doc, unsaved },
    steps: [],
    doc,
    ends: [{ version: 0, at }],
    savings: [],
    place: null,
    at,
  }
}

/**
 * What a journal tells after what the window sends, and the records that say so. `before` is null where no opening is
 * known here: then the window must send a whole document. Steps that the journal has already are left out. Throws
 * `DeskError` journal-gap if steps are missing in between or do not fit, invalid-call if the document itself is none
 * of this article.
 */
export function withSent(
  before: Journaled | null,
  { id, epoch, from, doc, steps, place }: CallInput<"journal">,
  at: string,
): { next: Journaled; records: JournalRecord[] } {
  if (before && before.epoch !== epoch) throw new DeskError("journal-gap")
  const records: JournalRecord[] = []
  let next = before
  try {
    if (doc) {
      const base: JournalRecord = {
        kind: "base",
        schema: schemaVersion,
        epoch,
        version: from,
        hash: before?.hash ?? null,
        name: before?.name ?? "",
        doc,
        unsaved: 0,
        place,
        at,
      }
      const given = follow(null, base)
      if (dossierOf(given.doc).id !== id) throw new RangeError("The document of another article")
      const unsaved = before ? before.start.unsaved + before.steps.length : 0
      const changed = before === null || !given.doc.eq(before.doc)
      base.unsaved = changed ? unsaved + Math.max(1, from - (before ? versionOf(before) : 0)) : unsaved
      // A saving that was not written yet because the file's time told it is written before a document takes its place.
      for (const saving of before?.savings ?? []) records.push(savingRecord(epoch, saving, at))
      next = follow(before, base)
      records.push(base)
    }
    if (!next || from > versionOf(next)) throw new DeskError("journal-gap")
    // The window sends steps again if it was not told that they had come.
    const fresh = steps.slice(versionOf(next) - from)
    if (fresh.length > 0 || !doc) {
      const more: JournalRecord = { kind: "steps", epoch, from: versionOf(next), steps: fresh, place, at }
      next = follow(next, more)
      records.push(more)
    }
  } catch (error) {
    if (error instanceof DeskError) throw error
    // Steps that do not fit are sent again with a document that they fit; a document cannot be sent in another way.
    throw new DeskError(doc ? "invalid-call" : "journal-gap", {}, error)
  }
  return { next, records }
}

/**
 * What a journal tells when a file holds the article up to `version`: the steps since, on that file. Null if the
 * document was sent anew meanwhile, and the save is of what went before it. Throws `RangeError` if the steps since do
 * not fit what was saved.
 */
export function withSaved(before: Journaled, { version, hash, name, article }: SavedFile): Journaled | null {
  if (version < before.start.version) return null
  const steps = before.steps.slice(version - before.start.version)
  const end = before.ends.findLast((one) => one.version === version) ?? { version, at: before.at }
  return {
    ...before,
    hash,
    name,
    start: { version, doc: article, unsaved: 0 },
    steps,
    ends: [end, ...before.ends.filter((one) => one.version > version)],
    savings: [],
    doc: withSteps(article, steps),
  }
}
