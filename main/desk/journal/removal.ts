/** Removes journals whose text is in files, and keeps what may be in none. */
import type { ArticleId } from "../../article/dossier.ts"
import { fault } from "../disk/fault.ts"
import { isMissing } from "../disk/if-there.ts"
import type { Aparts } from "./apart.ts"
import type { JournalFile } from "./file.ts"
import type { JournalFolder } from "./folder.ts"
import type { LastRead } from "./last-read.ts"
import { decodeJournal } from "./record.ts"
import { replay } from "./replay.ts"

export type Removal = {
  /**
   * Removes the journal of an opening that has ended and had nothing unsaved, unless it cannot be read, belongs to another
   * opening now, or is longer than it was read. What the disk refuses is logged.
   */
  putAway(id: ArticleId, file: Pick<JournalFile, "isOthers">): Promise<void>
  /**
   * Removes the journal of an article that was deleted; keeps it aside if it cannot be read, and apart if its writer went on
   * after it was read. One of a desk that has taken the article over stays. Throws `DeskError` for what the disk refuses.
   */
  remove(id: ArticleId): Promise<void>
}

export type RemovalOptions = {
  folder: JournalFolder
  log: (message: string, error?: unknown) => void
  aparts: Pick<Aparts, "remove" | "putApart">
  lastRead: LastRead
}

/** Makes what removes journals in `folder`. */
export function createRemoval({ folder, log, aparts, lastRead }: RemovalOptions): Removal {
  return {
    async putAway(id, file) {
      try {
        const path = await folder.pathOf(id)
        const there = await folder.bytesAt(path)
        if (!there || file.isOthers(there) || lastRead.isLonger(id, there)) return
        const { end } = decodeJournal(there)
        if (end === "whole" || end === "torn") await aparts.remove(path, there)
      } catch (error) {
        if (!isMissing(error)) log(`Could not put away the journal of ${id}`, error)
      }
    },
    async remove(id) {
      try {
        const path = await folder.pathOf(id)
        const there = await folder.bytesAt(path)
        if (!there) return
        const { records, end } = decodeJournal(there)
        const read = lastRead.of(id)
        const epoch = records[0]?.epoch
        // Another desk has taken the article over, and has typed in it.
        if (epoch !== undefined && epoch !== read?.epoch && !lastRead.isOwn(epoch)) return
        if (lastRead.isLonger(id, there)) return await aparts.putApart(path, there)
        const whole = (end === "whole" || end === "torn") && !replay(records).lost
        await (whole ? aparts.remove(path, there) : folder.setAside(path))
      } catch (error) {
        if (!isMissing(error)) throw fault(error, "writing", ".midad")
      }
    },
  }
}
