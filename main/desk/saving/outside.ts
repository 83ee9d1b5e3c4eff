/** What other programs do to the files of open articles. */
import type { ArticleId } from "../../article/dossier.ts"
import type { EventData } from "../../contract/desk.ts"
import type { Disk } from "../disk/disk.ts"
import { contentAt, heldIn, isEmptied } from "../files/content.ts"
import type { Library } from "../library/library.ts"
import type { Bases } from "./bases.ts"
import type { Others } from "./others.ts"

type Outside = EventData<"outside">

export type OutsideOptions = {
  root: string
  disk: Disk
  library: Pick<Library, "find">
  bases: Pick<Bases, "reported" | "setReported" | "setName">
  others: Pick<Others, "seen">
}

/**
 * Returns a function that looks at the file of an open article, and returns the news about it for the window; null if
 * there is none since the last look. It rejects with `DeskError` for a file that cannot be read.
 */
export function createOutside({ root, disk, library, bases, others }: OutsideOptions) {
  return async (id: ArticleId): Promise<Outside | null> => {
    const was = bases.reported(id)
    if (!was) return null
    const name = library.find(id)?.name
    const now = await contentAt(root, disk, name ?? was.name)
    // It was removed after the folder was read. The watching will tell of that.
    if (!now && name !== undefined) return null
    const holds =
      name !== undefined && now !== null && (now.hash === was.hash || heldIn(now.bytes, id) !== null)
    if (!holds) {
      const lost = !now ? "gone" : isEmptied(now.bytes) ? "empty" : "unreadable"
      if (was.lost === lost) return null
      bases.setReported(id, { ...was, lost })
      return { id, what: lost, name: was.name }
    }
    bases.setReported(id, { name, hash: now.hash, lost: null })
    bases.setName(id, name)
    if (now.hash !== was.hash) {
      others.seen(id)
      return { id, what: "changed", name }
    }
    return name !== was.name || was.lost ? { id, what: "moved", name } : null
  }
}
