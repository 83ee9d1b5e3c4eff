/**
 * Journals apart: what was typed in an article that another desk was taking over at that moment. The article's journal
 * belongs to the other desk then, so each opening that lost it writes a file of its own beside that,
 * `.midad/journal/<id>.<opening>.<hash>.apart`. It is a whole journal, and is removed once its text stands elsewhere.
 * Both desks may write what one opening had at the same moment, so no such file takes the place of another one.
 */
import { basename, dirname } from "node:path"
import type { ArticleId } from "../../article/dossier.ts"
import { dossierOf } from "../../article/schema.ts"
import { renameExclusively, writeAtomic } from "../disk/atomic.ts"
import type { Disk } from "../disk/disk.ts"
import { fault } from "../disk/fault.ts"
import { hashOf } from "../disk/hash.ts"
import { ifThere, namesIfThere } from "../disk/if-there.ts"
import type { JournalFolder } from "./folder.ts"
import { decodeJournal, encodeJournal } from "./record.ts"
import { type Journaled, recordsOf, replay, versionOf } from "./replay.ts"

/** What an opening wrote apart. */
export type Apart = {
  journaled: Journaled
  /** Removes its files, as its text stands elsewhere. */
  remove(): Promise<void>
}

/** The journals apart of a newsroom. */
export type Aparts = {
  /** Brings `now` to the disk, in the place of what its opening wrote apart before. Throws what the disk refuses. */
  put(now: Journaled): Promise<void>
  /** Writes the bytes of the journal at `path`, which the opening `epoch` wrote, apart. Throws what the disk refuses. */
  copy(path: string, epoch: string, bytes: Uint8Array): Promise<void>
  /**
   * Removes the journal at `path` if it is `expected`, its bytes when it was looked at. Another desk may have put its own
   * there since, or have gone on in it: then it stays, at its place or apart. Rejects with the system's own error.
   */
  remove(path: string, expected: Uint8Array): Promise<void>
  /** Takes the journal at `path` from its place and keeps it apart. Rejects with the system's own error. */
  putApart(path: string, bytes: Uint8Array): Promise<void>
  /** What each opening of `id` wrote apart last. What cannot be read stays where it is. Throws `DeskError` newsroom-missing, no-permission. */
  of(id: ArticleId): Promise<Apart[]>
}

const ending = ".apart"
const nameOf = (path: string, epoch: string, bytes: Uint8Array) =>
  path.replace(/journal$/, `${epoch.replace(/[^a-z0-9-]/gi, "")}.${hashOf(bytes).slice(0, 16)}${ending}`)

/** Orders what one opening wrote: above 0 if `one` holds more than `other`. */
const compared = (one: Journaled, other: Journaled) =>
  versionOf(one) - versionOf(other) || Date.parse(one.at) - Date.parse(other.at)

/** The journals apart in `folder`. */
export function createAparts(folder: JournalFolder, disk: Disk): Aparts {
  /** The file that each opening here wrote last. */
  const last = new Map<string, string>()

  /** Renames the journal at `path`, which held `bytes` when it was looked at; returns its name. */
  async function takenAway(path: string, bytes: Uint8Array): Promise<string> {
    const away = nameOf(path, decodeJournal(bytes).records[0]?.epoch ?? "", bytes)
    await disk.rename(path, away)
    return away
  }

  return {
    async put(now) {
      try {
        const path = await folder.pathToWrite(dossierOf(now.doc).id)
        const bytes = encodeJournal(recordsOf(now))
        const name = nameOf(path, now.epoch, bytes)
        await writeAtomic(name, bytes, { disk })
        const before = last.get(now.epoch)
        last.set(now.epoch, name)
        if (before !== undefined && before !== name) await ifThere(disk.unlink(before))
      } catch (error) {
        throw fault(error, "writing", ".midad")
      }
    },
    async copy(path, epoch, bytes) {
      await writeAtomic(nameOf(path, epoch, bytes), bytes, { disk })
    },
    async remove(path, expected) {
      // Renaming takes what is there at that moment. It has a name under which it is found if everything ends now.
      const away = await takenAway(path, expected)
      const taken = await ifThere(disk.read(away))
      if (!taken) return
      if (Buffer.compare(taken, expected) === 0) await ifThere(disk.unlink(away))
      else await renameExclusively(away, path, disk)
    },
    async putApart(path, bytes) {
      await takenAway(path, bytes)
    },
    async of(id) {
      const path = await folder.pathOf(id)
      const names = await namesIfThere(disk, dirname(path), ".midad")
      const start = basename(path).replace(/journal$/, "")
      const found = new Map<string, { journaled: Journaled; files: string[] }>()
      for (const name of names.filter((one) => one.startsWith(start) && one.endsWith(ending))) {
        const file = `${dirname(path)}/${name}`
        const bytes = await folder.bytesAt(file)
        const { journaled } = replay(bytes ? decodeJournal(bytes).records : [])
        if (!journaled || dossierOf(journaled.doc).id !== id) continue
        const before = found.get(journaled.epoch)
        found.set(journaled.epoch, {
          journaled: before && compared(before.journaled, journaled) > 0 ? before.journaled : journaled,
          files: [...(before?.files ?? []), file],
        })
      }
      return [...found.values()].map(({ journaled, files }) => ({
        journaled,
        async remove() {
          for (const file of files) await ifThere(disk.unlink(file))
        },
      }))
    },
  }
}
