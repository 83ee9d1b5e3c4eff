/**
 * Journals apart: what was typed in an article that another desk was taking over at that moment. The article's journal
 * belongs to the other desk then, so each opening that lost it writes a file of its own beside that,
 * `.midad/journal/<id>.<opening>.apart`. It is a whole journal, and is removed once its text stands elsewhere.
 */
import { basename, dirname } from "node:path"
import type { ArticleId } from "../../article/dossier.ts"
import { dossierOf } from "../../article/schema.ts"
import { writeAtomic } from "../disk/atomic.ts"
import type { Disk } from "../disk/disk.ts"
import { fault } from "../disk/fault.ts"
import { namesIfThere } from "../disk/if-there.ts"
import type { JournalFolder } from "./folder.ts"
import { decodeJournal, encodeJournal } from "./record.ts"
import { type Journaled, recordsOf, replay } from "./replay.ts"

/** A journal apart. */
export type Apart = {
  journaled: Journaled
  /** Removes the file, as its text stands elsewhere. */
  remove(): Promise<void>
}

/** The journals apart of a newsroom. */
export type Aparts = {
  /** Brings `now` to the disk, in the place of what its opening wrote apart before. Throws what the disk refuses. */
  put(now: Journaled): Promise<void>
  /** Writes the bytes of the journal at `path`, which the opening `epoch` wrote, apart. Throws what the disk refuses. */
  copy(path: string, epoch: string, bytes: Uint8Array): Promise<void>
  /** Those of `id`. One that cannot be read stays where it is. Throws `DeskError` newsroom-missing, no-permission. */
  of(id: ArticleId): Promise<Apart[]>
}

const ending = ".apart"
const nameOf = (path: string, epoch: string) =>
  path.replace(/journal$/, `${epoch.replace(/[^a-z0-9-]/gi, "")}${ending}`)

/** The journals apart in `folder`. */
export function createAparts(folder: JournalFolder, disk: Disk): Aparts {
  return {
    async put(now) {
      try {
        const path = await folder.pathToWrite(dossierOf(now.doc).id)
        await writeAtomic(nameOf(path, now.epoch), encodeJournal(recordsOf(now)), { disk })
      } catch (error) {
        throw fault(error, "writing", ".midad")
      }
    },
    async copy(path, epoch, bytes) {
      await writeAtomic(nameOf(path, epoch), bytes, { disk })
    },
    async of(id) {
      const path = await folder.pathOf(id)
      const names = await namesIfThere(disk, dirname(path), ".midad")
      const start = basename(path).replace(/journal$/, "")
      const found: Apart[] = []
      for (const name of names.filter((one) => one.startsWith(start) && one.endsWith(ending))) {
        const file = `${dirname(path)}/${name}`
        const bytes = await folder.bytesAt(file)
        const { journaled } = replay(bytes ? decodeJournal(bytes).records : [])
        if (journaled && dossierOf(journaled.doc).id === id)
          found.push({ journaled, remove: () => disk.unlink(file) })
      }
      return found
    },
  }
}
