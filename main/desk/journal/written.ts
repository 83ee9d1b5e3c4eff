/** What an opening knows of the journal's file that it writes, and whose the file is. */
import { DeskError } from "../../contract/problem.ts"
import { decodeJournal } from "./record.ts"

/** The state of the file, as the opening left it. */
export type Written = {
  /** How long the file is, in bytes; null if it must be written whole. */
  length: number | null
  /** The last append failed, so there may be more in the file than `length`. */
  failed: boolean
  /** The last record was not flushed to the disk. */
  unsynced: boolean
  /** The file holds all that it needs and more, and is to be written whole the next time. */
  long: boolean
}

/** The state of a file that nothing was written to yet. */
export const unwritten = (): Written => ({ length: null, failed: false, unsynced: false, long: false })

/** The opening that the journal with these bytes is of; null if that cannot be read. */
export const epochIn = (bytes: Uint8Array | null): string | null =>
  (bytes && decodeJournal(bytes).records[0]?.epoch) ?? null

/**
 * Whether the journal with these bytes is of the opening `epoch`. Throws `DeskError` journal-gap if it is of another
 * one: another desk has taken over the article and writes its own journal.
 */
export function isOf(epoch: string, bytes: Uint8Array | null): boolean {
  const other = epochIn(bytes)
  if (other !== null && other !== epoch) throw new DeskError("journal-gap")
  return other === epoch
}
