/** Writes the file of a journal whole, in the place of what is there. */
import { dirname } from "node:path"
import { DeskError } from "../../contract/problem.ts"
import { writeAtomic } from "../disk/atomic.ts"
import type { Disk } from "../disk/disk.ts"
import { ifThere } from "../disk/if-there.ts"
import type { JournalFolder } from "./folder.ts"
import { decodeJournal, encodeJournal } from "./record.ts"
import { type Journaled, recordsOf, replay } from "./replay.ts"
import { epochIn, unwritten, type Written } from "./written.ts"

export type ReplacingOptions = {
  folder: JournalFolder
  disk: Disk
  epoch: string
  written: Written
  /** Whether the journal of an opening is one that this opening must not replace. */
  isOthers(epoch: string | null): boolean
  /** Called with the path and the bytes of a journal of another opening that is about to be replaced, or was. */
  replacing(path: string, bytes: Uint8Array): Promise<void>
}

/** How often a journal is looked at again that others write while it is written whole; some disks never tell the same twice. */
const mostTries = 5

/**
 * Returns a function that writes the file at `path` whole with `next`. A journal of a later version of Midad, or one that
 * cannot be read, is set aside. Throws `DeskError` journal-gap if the journal belongs to another opening that must not be
 * replaced, and what the disk refuses; then the journal holds what it held before.
 */
export function createReplacing({ folder, disk, epoch, written, isOthers, replacing }: ReplacingOptions) {
  /**
   * The journal that is at `path` and that this opening may replace; null if there is none. One that cannot be read, or
   * is of a later version of Midad, is kept aside. Throws `DeskError` journal-gap if it is another opening's.
   */
  async function replaceable(path: string): Promise<Uint8Array | null> {
    const there = await folder.bytesAt(path)
    if (!there) return null
    const { records, end } = decodeJournal(there)
    const other = records[0]?.epoch ?? null
    if (isOthers(other)) throw new DeskError("journal-gap")
    if (end === "newer" || end === "corrupt" || replay(records).lost) {
      await folder.setAside(path)
      return null
    }
    if (other !== null && other !== epoch) await replacing(path, there)
    return there
  }

  /**
   * Looks at the journal that was replaced and is called `kept` now. It was `before` bytes long when it was looked at,
   * and its writer may have gone on; what that writes from now on it finds out itself. Throws `DeskError` journal-gap if
   * another desk had put its own there at the last moment: that gets its place back.
   */
  async function lookAtReplaced(path: string, kept: string, before: number): Promise<void> {
    const last = await disk.read(kept)
    const writer = epochIn(last)
    if (isOthers(writer)) {
      await disk.rename(kept, path)
      throw new DeskError("journal-gap")
    }
    if (writer !== epoch && last.length > before) await replacing(path, last)
    await disk.unlink(kept)
  }

  /**
   * Puts `bytes` at `path`. Returns false if another desk has written there meanwhile, and nothing is done; the last of
   * several tries (`last`) does without that look. Throws `DeskError` journal-gap if the journal is another opening's.
   */
  async function putWhole(path: string, bytes: Uint8Array, last: boolean): Promise<boolean> {
    const seen = await ifThere(disk.look(path))
    // The file of this opening was looked at right before.
    const before = written.length ?? (await replaceable(path))?.length ?? null
    if (!seen || before === null) return writeAtomic(path, bytes, { disk, exclusive: true })
    let kept: string | null = null
    const isPut = await writeAtomic(path, bytes, {
      disk,
      keepIn: dirname(path),
      still: async () => last || (await ifThere(disk.look(path)))?.stamp === seen.stamp,
      onReplaced: (second) => {
        kept = second
      },
    })
    if (isPut && kept !== null) await lookAtReplaced(path, kept, before)
    return isPut
  }

  return async (path: string, next: Journaled): Promise<void> => {
    const bytes = encodeJournal(recordsOf(next))
    for (let tries = 1; !(await putWhole(path, bytes, tries >= mostTries)); tries++) written.length = null
    Object.assign(written, { ...unwritten(), length: bytes.length })
  }
}
