/**
 * Tells whether the folder at a newsroom's path still is that newsroom. A disk may be unmounted, which leaves an empty
 * folder behind, or another folder may be put in the place: what is missing there is not gone, and what is written there
 * would not be in the newsroom.
 *
 * The folder is known by the system's number of it. As that may be another one after the disk was mounted again, the
 * newsroom has an id too, in `.midad/newsroom.json`, which is made with the first thing that is kept in `.midad`.
 */
import { randomUUID } from "node:crypto"
import { join } from "node:path"
import { z } from "zod"
import { DeskError } from "../../contract/problem.ts"
import { writeAtomic } from "./atomic.ts"
import { type Disk, realDisk } from "./disk.ts"
import { ifThere } from "./if-there.ts"
import { createOwnDisk } from "./own-disk.ts"

const identity = z.object({ id: z.string().min(1).max(100) })

export type SameFolderOptions = {
  root: string
  /** The id that the newsroom had when it was opened in an earlier run; null if none is known. */
  known?: string | null
  /** Called with the newsroom's id as soon as it is known, unless it is the one that was known before. */
  onIdentity?: (id: string) => void
  /** The disk that nothing is set aside on: it may be another newsroom's. */
  looking: Disk
  /** The disk that the id is written with. */
  writing: () => Disk
}

/** The id in a newsroom's file; null for anything else. */
function idIn(bytes: Uint8Array): string | null {
  try {
    return identity.safeParse(JSON.parse(new TextDecoder().decode(bytes))).data?.id ?? null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** The id of the newsroom at `root`; null if it has none, or it cannot be read. Nothing there is changed. */
export async function newsroomIdAt(root: string, disk: Disk = realDisk): Promise<string | null> {
  const looking = createOwnDisk({ root, disk, mend: false, onSetAside: () => undefined })
  const bytes = await looking.read(join(root, ".midad", "newsroom.json"), { limit: 4096 }).catch(() => null)
  return bytes && idIn(bytes)
}

export type SameFolder = {
  /**
   * Throws `DeskError` newsroom-missing if the folder at the newsroom's path is another one than when it was first asked,
   * or never was the one with the known id. It says nothing of a folder that is missing: the caller's own access fails
   * then.
   */
  ask(): Promise<void>
  /** Takes whatever folder is there for the newsroom from now on, as the user said that it is. */
  accept(): void
}

/** Tells whether the folder at `root` is the newsroom. */
export function createSameFolder({
  root,
  known = null,
  onIdentity = () => undefined,
  looking,
  writing,
}: SameFolderOptions): SameFolder {
  /** The folder as it was seen last. */
  let folder: string | null = null
  let id: string | null = known
  /** Whether the disk refused to keep an id. */
  let refused = false
  let asking: Promise<void> | null = null

  const path = join(root, ".midad", "newsroom.json")

  async function idThere(): Promise<string | null> {
    // One that cannot be read tells nothing.
    const bytes = await looking.read(path, { limit: 4096 }).catch(() => null)
    return bytes && idIn(bytes)
  }

  /** Finds the id of the newsroom, or gives it one. */
  async function identify(): Promise<void> {
    id = await idThere()
    if (id !== null) onIdentity(id)
    if (id !== null || refused) return
    const own = await looking.kind(join(root, ".midad")).catch(() => null)
    if (own?.kind !== "folder") return
    const made = randomUUID()
    try {
      await writeAtomic(path, new TextEncoder().encode(`${JSON.stringify({ id: made })}\n`), {
        disk: writing(),
        exclusive: (await looking.kind(path).catch(() => null)) === null,
      })
      // Another desk may have been first.
      id = await idThere()
      if (id !== null) onIdentity(id)
    } catch {
      refused = true
    }
  }

  async function check(): Promise<void> {
    const now = await ifThere(looking.folderId(root))
    if (now === null) return
    const isNew = folder === null && id === null
    if (now !== folder && !isNew && (id === null || (await idThere()) !== id))
      throw new DeskError("newsroom-missing", { name: root })
    folder = now
    if (id === null) await identify()
  }

  return {
    // What is asked while the disk is being asked gets the same answer.
    ask() {
      asking ??= check().finally(() => {
        asking = null
      })
      return asking
    },
    accept() {
      folder = null
      id = null
      refused = false
    },
  }
}
