/** Reads a journal from the disk, and repairs a damaged one. */
import type { ArticleId } from "../../article/dossier.ts"
import { dossierOf } from "../../article/schema.ts"
import type { Problem } from "../../contract/problem.ts"
import { writeAtomic } from "../disk/atomic.ts"
import type { Disk } from "../disk/disk.ts"
import type { JournalFolder } from "./folder.ts"
import { decodeJournal, encodeJournal } from "./record.ts"
import { type Journaled, recordsOf, replay } from "./replay.ts"

/** A journal as it was read. */
export type StoredJournal = {
  /** What it holds of its article; null if it holds none. */
  journaled: Journaled | null
  /** The opening that wrote it; null if not even that can be read. */
  epoch: string | null
  /** How many bytes of the file are whole records. */
  length: number
}

type Surroundings = {
  folder: JournalFolder
  disk: Disk
  log: (message: string, error?: unknown) => void
  /** Called with the problem if a part of a journal is lost. */
  onProblem: (problem: Problem) => void
}

/**
 * The journal of `id`; null if there is none. With `mend`, what is broken at its end is cut off, and the journal is
 * kept aside first if more than a torn write is broken; without, the file stays as it is, as another desk may be
 * writing it at this moment. A journal of a later version of Midad is never changed. A failure to repair it is only
 * logged. Throws `DeskError` newsroom-missing, no-permission.
 */
export async function readStored(
  id: ArticleId,
  mend: boolean,
  { folder, disk, log, onProblem }: Surroundings,
): Promise<StoredJournal | null> {
  const path = await folder.pathOf(id)
  const bytes = await folder.bytesAt(path)
  if (!bytes) return null
  const { records, length, end } = decodeJournal(bytes)
  const epoch = records[0]?.epoch ?? null
  const { journaled, lost } = replay(records)
  const name = journaled?.doc.child(0).textContent || journaled?.name || id
  if (end === "newer") {
    if (mend) onProblem({ code: "journal-newer", details: { name } })
    return { journaled: lost ? null : journaled, epoch, length }
  }
  // A journal in another article's file belongs to neither article.
  const ours = {
    journaled: journaled && dossierOf(journaled.doc).id === id ? journaled : null,
    epoch,
    length,
  }
  if ((end === "whole" && !lost) || !mend) return ours
  try {
    if (end === "torn" && !lost) {
      log(`Cut off ${bytes.length - length} bytes at the end of the journal of ${id}, torn in writing`)
      if (length > 0) await truncate(path, length, disk)
    } else {
      log(`The journal of ${id} is damaged: ${end}, ${lost?.records ?? 0} records lost`, lost?.error)
      onProblem({ code: "journal-damaged", details: { name } })
      await folder.copyAside(path, bytes)
      if (journaled) await writeAtomic(path, encodeJournal(recordsOf(journaled)), { disk })
      else await disk.unlink(path)
    }
  } catch (error) {
    log(`Could not mend the journal of ${id}`, error)
  }
  return ours
}

async function truncate(path: string, length: number, disk: Disk): Promise<void> {
  const file = await disk.open(path)
  try {
    await file.truncate(length)
    await file.sync()
  } finally {
    await file.close()
  }
}
