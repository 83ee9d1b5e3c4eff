/** The file that a save replaced, which another program may have written at the last moment. */
import type { ArticleId } from "../../article/dossier.ts"
import type { Disk } from "../disk/disk.ts"
import { contentOf, type FileContent, type Held, heldIn } from "../files/content.ts"
import type { Versions } from "./versions.ts"

export type ReplacedOptions = {
  disk: Pick<Disk, "read" | "unlink" | "wait">
  versions: Pick<Versions, "add" | "afterSave">
  log: (message: string, error?: unknown) => void
}

/**
 * Looks at the file that a save of `id` replaced, which has the name `kept` now. Another program may have written it
 * after the last look and before it was replaced; then returns what that wrote, which is in the history, and null if
 * there is no such article. It is looked at once more before it is removed, as that program may have been in the
 * middle of writing. `replaced` is what was in the file at the last look.
 */
export type LookAtReplaced = (id: ArticleId, kept: string, replaced: FileContent) => Promise<Held | null>

/** Returns the function that looks at files that saves replaced. */
export function createLookAtReplaced({ disk, versions, log }: ReplacedOptions): LookAtReplaced {
  /** What the file at `kept` holds if it is not `expected`, once it stays the same; null if it is that. */
  async function stillWritten(kept: string, expected: Uint8Array): Promise<FileContent | null> {
    try {
      let bytes = await disk.read(kept)
      if (Buffer.compare(bytes, expected) === 0) return null
      for (let tries = 0; tries < 20; tries++) {
        await disk.wait(10)
        const next = await disk.read(kept)
        if (next.length > 0 && Buffer.compare(next, bytes) === 0) break
        bytes = next
      }
      return Buffer.compare(bytes, expected) === 0 ? null : contentOf(bytes)
    } catch (error) {
      log(`Could not look at the file that a save replaced, which is ${kept} now`, error)
      return null
    }
  }

  /**
   * Brings what another program wrote into the history; returns the article. Null if it is none: then it stays under
   * its name, and the doctor finds it.
   */
  async function keep(id: ArticleId, kept: string, content: FileContent): Promise<Held | null> {
    const theirs = heldIn(content.bytes, id)
    log(`Another program wrote the file of ${id} while it was saved${theirs ? "" : `; it is ${kept} now`}`)
    if (theirs) await versions.add(theirs.article, content, "outside")
    return theirs
  }

  return async (id, kept, replaced) => {
    const seen = await stillWritten(kept, replaced.bytes)
    const theirs = seen && (await keep(id, kept, seen))
    versions.afterSave(
      id,
      async () => {
        const last = await disk.read(kept)
        const known = Buffer.compare(last, (seen ?? replaced).bytes) === 0
        if (!known && !(await keep(id, kept, contentOf(last)))) return
        if (known && seen && !theirs) return
        await disk.unlink(kept)
      },
      `Could not look at the file again that a save of ${id} replaced`,
    )
    return theirs
  }
}
