/** The content of the journal of one opening, and how sending and saving change it. Does not use the disk. */
import { type Article, dossierOf } from "../../article/schema.ts"
import type { CallInput } from "../../contract/desk.ts"
import { DeskError } from "../../contract/problem.ts"
import { type JournalRecord, schemaVersion } from "./record.ts"
import { follow, type Journaled, savingRecord, versionOf, withSteps } from "./replay.ts"

/** The document and file that an article is opened with. */
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

/** The content of a journal when an opening begins at the time `at`. */
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
 * The content of a journal after a call of the window, and the records to write for it. `before` is null if no
 * opening is known here: then the window must send a whole document. Steps that the journal has already are left out.
 * Throws `DeskError` journal-gap if steps are missing in between or do not fit, invalid-call if the document is not
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
      // A saving is not written if the file's time is enough to recognise it. It is written before a document
      // replaces the steps.
      for (const saving of before?.savings ?? []) records.push(savingRecord(epoch, saving, at))
      next = follow(before, base)
      records.push(base)
    }
    if (!next || from > versionOf(next)) throw new DeskError("journal-gap")
    // The window sends steps again if it got no answer.
    const fresh = steps.slice(versionOf(next) - from)
    if (fresh.length > 0 || !doc) {
      const more: JournalRecord = { kind: "steps", epoch, from: versionOf(next), steps: fresh, place, at }
      next = follow(next, more)
      records.push(more)
    }
  } catch (error) {
    if (error instanceof DeskError) throw error
    // The window sends steps that do not fit again, with a document. A document that does not fit cannot be sent in
    // another way.
    throw new DeskError(doc ? "invalid-call" : "journal-gap", {}, error)
  }
  return { next, records }
}

/**
 * The content of a journal when a file holds the article up to `version`: the steps since then, on that file. Null if
 * the document was sent anew meanwhile, so that the save is of an older one. Throws `RangeError` if the steps since
 * do not fit what was saved.
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
