/** What was last read of each journal here: by that a journal is known whose writer went on after it. */
import type { ArticleId } from "../../article/dossier.ts"
import { decodeJournal } from "./record.ts"

/** The opening that a journal belonged to when it was last read, and how long it was, in bytes. */
type Read = { epoch: string; length: number }

export type LastRead = {
  of(id: ArticleId): Read | undefined
  note(id: ArticleId, read: Read): void
  /** Notes that the opening `epoch` began here: its journal grows by what is written here. */
  began(epoch: string): void
  /** Whether the opening `epoch` began here. */
  isOwn(epoch: string): boolean
  /**
   * Whether the journal with these bytes is that of another desk, which went on after it was last read here, as it did
   * not know yet that it was taken over.
   */
  isLonger(id: ArticleId, bytes: Uint8Array): boolean
}

/** Makes what remembers how journals were read. Nothing was read at first. */
export function createLastRead(): LastRead {
  const reads = new Map<ArticleId, Read>()
  const own = new Set<string>()
  return {
    of: (id) => reads.get(id),
    note: (id, read) => void reads.set(id, read),
    began: (epoch) => void own.add(epoch),
    isOwn: (epoch) => own.has(epoch),
    isLonger(id, bytes) {
      const read = reads.get(id)
      const { records, length } = decodeJournal(bytes)
      const epoch = records[0]?.epoch
      return read !== undefined && epoch === read.epoch && length > read.length && !own.has(epoch)
    },
  }
}
