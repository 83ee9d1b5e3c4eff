/** The content of a journal: the last whole document of an article and every step since. */
import { Node } from "prosemirror-model"
import { Step } from "prosemirror-transform"
import { type Article, articleFromJSON, schema, withDossier } from "../../article/schema.ts"
import type { ArticleJSON, Place } from "../../contract/desk.ts"
import { hashOf } from "../disk/hash.ts"
import { bytesOf } from "../files/bytes.ts"
import { type JournalRecord, type StepJSON, schemaVersion } from "./record.ts"

export type Journaled = {
  epoch: string
  /** The hash and the name of the file that the text is based on; null and empty before there is one. */
  hash: string | null
  name: string
  /** The last whole document: after `version` steps of the opening, `unsaved` of them not in that file. */
  start: { version: number; doc: Article; unsaved: number }
  /** Every step since, and the document with all of them. */
  steps: readonly StepJSON[]
  doc: Article
  /** Where the document and each batch of steps ended, in order. The first is the document's end, the last that of all steps. */
  ends: readonly End[]
  /** Files that were to hold the document after `version` steps. */
  savings: readonly Saving[]
  place: Place | null
  /** When the last of it was written. */
  at: string
}

/** The number of steps after which a batch ended that was written into the journal at once, and its time. */
type End = { version: number; at: string }

export type Saving = { version: number; hash: string; merged: boolean }

/** How many steps of the opening `journaled` holds. */
export function versionOf(journaled: Journaled): number {
  return journaled.start.version + journaled.steps.length
}

/**
 * `article` with `steps`. Throws `RangeError` if one of them does not apply, or gives values that the schema does not
 * allow.
 */
export function withSteps(article: Article, steps: readonly StepJSON[]): Article {
  let changed = article
  for (const json of steps) {
    const step = Step.fromJSON(schema, json)
    const { doc, failed } = step.apply(changed)
    if (!doc) throw new RangeError(failed ?? "A step that does not apply")
    // The other steps check what they put in as they are read.
    const node =
      json.stepType === "docAttr" ? doc : json.stepType === "attr" ? doc.nodeAt(Number(json.pos)) : null
    if (node) Node.fromJSON(schema, { type: node.type.name, attrs: node.attrs })
    changed = doc
  }
  return changed
}

export type Replay = {
  /** Null if the records hold no document. */
  journaled: Journaled | null
  /** How many records could not be applied and are missing in `journaled`, and why the first of them could not. */
  lost: { records: number; error: unknown } | null
}

/** Applies `records` up to the first that does not fit. Never throws. */
export function replay(records: readonly JournalRecord[]): Replay {
  let journaled: Journaled | null = null
  for (const [index, record] of records.entries()) {
    try {
      journaled = follow(journaled, record)
    } catch (error) {
      return { journaled, lost: { records: records.length - index, error } }
    }
  }
  return { journaled, lost: null }
}

/** `before` with `record` applied. Throws `RangeError` if the record does not fit. */
export function follow(before: Journaled | null, record: JournalRecord): Journaled {
  if (record.kind === "base") {
    const doc = articleFromJSON(record.doc)
    const { epoch, version, hash, name, unsaved, place, at } = record
    const savings =
      before?.epoch === epoch && before.hash === hash ? overtaken(before.savings, version, unsaved) : []
    const ends = [{ version, at }]
    return { epoch, hash, name, start: { version, doc, unsaved }, steps: [], doc, ends, savings, place, at }
  }
  if (!before) throw new RangeError("A journal that does not begin with a document")
  if (record.epoch !== before.epoch) throw new RangeError("A record of another opening")
  if (record.kind === "saving") {
    const { version, hash, merged, at } = record
    return { ...before, savings: [...before.savings, { version, hash, merged }], at }
  }
  if (record.from !== versionOf(before)) throw new RangeError(`Steps from ${record.from} are out of order`)
  const { place, at } = record
  if (record.steps.length === 0) return { ...before, place, at }
  return {
    ...before,
    steps: before.steps.concat(record.steps),
    doc: withSteps(before.doc, record.steps),
    ends: before.ends.concat({ version: record.from + record.steps.length, at }),
    place,
    at,
  }
}

/**
 * `savings` after the document was given anew after `version` steps. That change counts as at least one step that no
 * earlier file holds.
 */
function overtaken(savings: readonly Saving[], version: number, unsaved: number): Saving[] {
  return savings.map((saving) => ({
    ...saving,
    version: unsaved > 0 ? Math.min(saving.version, version - 1) : saving.version,
  }))
}

/** The document after `version` steps of the opening. */
export function documentAt({ start, steps, doc }: Journaled, version: number): Article {
  const count = version - start.version
  return count === steps.length ? doc : withSteps(start.doc, steps.slice(0, count))
}

/** What a journal needs of an article's file to recognise it. */
export type FileNow = {
  hash: string
  /** The time of the last change, as the file says it. */
  updated: string | null
  /** How many folders below the newsroom's it lies. */
  depth: number
}

/**
 * The save that wrote `file`, if it was a save of what `journaled` holds: one that was noted, or one whose time is
 * that of a batch of steps and whose bytes are those of the document after that batch.
 */
function savingOf(journaled: Journaled, { hash, updated, depth }: FileNow): Saving | null {
  const noted = journaled.savings.findLast((saving) => saving.hash === hash)
  if (noted || hash === journaled.hash) return noted ?? null
  const end = journaled.ends.findLast(
    ({ version, at }) =>
      at === updated &&
      hashOf(bytesOf(withDossier(documentAt(journaled, version), { updated }), depth)) === hash,
  )
  return end ? { version: end.version, hash, merged: false } : null
}

/** What `journaled` has beyond the article's file (null: there is none), and the file that this is based on. */
export function beyond(journaled: Journaled, file: FileNow | null): { hash: string | null; unsaved: number } {
  const saving = file && savingOf(journaled, file)
  if (!saving) return { hash: journaled.hash, unsaved: journaled.start.unsaved + journaled.steps.length }
  const unsaved = Math.max(0, versionOf(journaled) - saving.version)
  // Steps after a merge are not based on the changes of others. They stay based on the common ancestor.
  return { hash: saving.merged && unsaved > 0 ? journaled.hash : saving.hash, unsaved }
}

/** The fewest records that hold `journaled`. */
export function recordsOf(journaled: Journaled): JournalRecord[] {
  const { epoch, hash, name, start, steps, ends, savings, place, at } = journaled
  const [first, ...others] = ends
  const records: JournalRecord[] = [
    {
      kind: "base",
      schema: schemaVersion,
      epoch,
      version: start.version,
      hash,
      name,
      doc: start.doc.toJSON() as ArticleJSON,
      unsaved: start.unsaved,
      place,
      at: first?.at ?? at,
    },
  ]
  let from = start.version
  for (const end of others) {
    records.push({
      kind: "steps",
      epoch,
      from,
      steps: steps.slice(from - start.version, end.version - start.version),
      place: place ?? { anchor: 0, head: 0, scroll: 0 },
      at: end.at,
    })
    from = end.version
  }
  return [...records, ...savings.map((saving) => savingRecord(epoch, saving, at))]
}

/** The record that notes a save. */
export function savingRecord(epoch: string, { version, hash, merged }: Saving, at: string): JournalRecord {
  return { kind: "saving", epoch, version, hash, merged, at }
}
