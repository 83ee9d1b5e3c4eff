/**
 * The file of an article's journal, as one opening of the article writes it. The opening remembers the length of the
 * file: if it has another length, another desk has written to it, and its records are not overwritten.
 */
import { dossierOf } from "../../article/schema.ts"
import type { Disk } from "../disk/disk.ts"
import { fault } from "../disk/fault.ts"
import { createAppending } from "./appending.ts"
import { type JournalFolder, journalName } from "./folder.ts"
import type { JournalRecord } from "./record.ts"
import { createReplacing } from "./replacing.ts"
import type { Journaled } from "./replay.ts"
import { epochIn, unwritten } from "./written.ts"

/** A journal's file and the opening that writes it. */
export type JournalFile = {
  /** Whether the file holds anything of this opening. */
  readonly begun: boolean
  /**
   * Brings `records` to the disk, after which the journal holds `next`. They are appended if the file is as this
   * opening left it; else the file is written whole. Throws `DeskError` journal-gap if the journal belongs to another
   * opening now, or what the disk refuses; then the journal holds what it held before.
   */
  put(next: Journaled, records: readonly JournalRecord[]): Promise<void>
  /**
   * Begins the journal anew with `next`, whose document the article's file holds. Mostly that appends one record
   * without flushing the disk: if it is lost, the records before it give the same document, and a torn record is
   * recognised. Now and then nothing is written, and the next `put`, which flushes the disk anyway, writes the file
   * whole. If there are steps already, it is written whole at once. Nothing is written if there is no journal and
   * `next` has no steps. `behind`: the journal was behind the article's file, so it is written whole. Throws as `put`
   * does.
   */
  beginAnew(next: Journaled, behind: boolean): Promise<void>
  /** Whether the journal with these bytes belongs to another opening than this one and those before it. */
  isOthers(bytes: Uint8Array | null): boolean
}

/**
 * The file of a journal that the opening `epoch` is to write; nothing is written before the first `put`.
 * @param before the openings whose journal may have been there when this one began: this one replaces it
 * @param replacing called with the path and the bytes of a journal of another opening that is about to be replaced
 */
export function createJournalFile(
  folder: JournalFolder,
  disk: Disk,
  epoch: string,
  before: ReadonlySet<string>,
  replacing: (path: string, bytes: Uint8Array) => Promise<void>,
): JournalFile {
  const written = unwritten()
  const isOthers = (other: string | null) => other !== null && other !== epoch && !before.has(other)
  const appending = createAppending({ folder, disk, epoch, written })
  const writeWhole = createReplacing({ folder, disk, epoch, written, isOthers, replacing })

  return {
    get begun() {
      return written.length !== null
    },
    async put(next, records) {
      const { id } = dossierOf(next.doc)
      try {
        const path = await folder.pathToWrite(id)
        if (!(await appending.append(path, journalName(id), records))) await writeWhole(path, next)
      } catch (error) {
        throw fault(error, "writing", ".midad")
      }
    },
    async beginAnew(next, behind) {
      if (behind) written.length = null
      try {
        const path = await folder.pathToWrite(dossierOf(next.doc).id)
        if (written.length !== null) {
          if (!(await appending.begin(path, next))) await writeWhole(path, next)
        } else if (next.steps.length > 0 || (await folder.bytesAt(path))) await writeWhole(path, next)
      } catch (error) {
        throw fault(error, "writing", ".midad")
      }
    },
    isOthers: (bytes) => isOthers(epochIn(bytes)),
  }
}
