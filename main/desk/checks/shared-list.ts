/**
 * A list that a newsroom shares: a JSON file beside its articles, so that it is copied and synced with them. Others write
 * it too, by hand and from other desks: what is in it is read anew each time, and what Midad does not know of an entry
 * stays.
 */
import { join } from "node:path"
import { z } from "zod"
import { DeskError } from "../../contract/problem.ts"
import { writeAtomic } from "../disk/atomic.ts"
import type { Disk } from "../disk/disk.ts"
import { realFolder } from "../disk/folder.ts"
import { bytesIfThere } from "../disk/if-there.ts"
import { createQueue } from "../disk/queue.ts"

/** The most bytes that such a file may have. */
export const longestList = 4 * 1024 * 1024

/** How often a change is tried while others write the file. */
const tries = 5

export type SharedList<Entry> = {
  /** What is in the file. Throws `DeskError` bad-list if it does not fit, and as reading does. */
  read(): Promise<readonly Entry[]>
  /**
   * Writes what `edit` makes of the entries, as they stand in the file; null for no change. Throws `DeskError` bad-list,
   * and then nothing is written, and as writing does.
   */
  change(edit: (entries: readonly Entry[]) => readonly Entry[] | null): Promise<void>
}

/** The list in `file` of the newsroom at `root`; `shape` is that of an entry and keeps what it does not know. */
export function createSharedList<Entry>({
  root,
  disk,
  file,
  shape,
}: {
  root: string
  disk: Disk
  file: string
  shape: z.ZodType<Entry>
}): SharedList<Entry> {
  const queue = createQueue()
  const list = z.array(shape)
  /** What was read last, so that a file that stays is read into entries once. */
  let last: { text: string; entries: readonly Entry[] } = { text: "", entries: [] }

  async function textAt(path: string): Promise<string> {
    const bytes = await bytesIfThere(disk, path, file, { unlinked: true, limit: longestList })
    return bytes ? new TextDecoder("utf-8", { fatal: true }).decode(bytes) : ""
  }

  function entriesIn(text: string): readonly Entry[] {
    if (text === last.text) return last.entries
    last = { text, entries: text.trim() === "" ? [] : list.parse(JSON.parse(text)) }
    return last.entries
  }

  async function readNow(path: string): Promise<{ text: string; entries: readonly Entry[] }> {
    try {
      const text = await textAt(path)
      return { text, entries: entriesIn(text) }
    } catch (error) {
      if (error instanceof DeskError) throw error
      const message = error instanceof z.ZodError ? z.prettifyError(error) : String(error)
      throw new DeskError("bad-list", { name: file, message }, error)
    }
  }

  const pathOf = async () => join(await realFolder(root, disk), file)

  return {
    read: async () => (await readNow(await pathOf())).entries,
    change: (edit) =>
      queue.run(async () => {
        const path = await pathOf()
        for (let left = tries; left > 0; left--) {
          const { text, entries } = await readNow(path)
          const next = edit(entries)
          if (next === null) return
          // An entry a line, so that two desks' additions can be merged by tools that know lines only.
          const lines = next.map((entry) => `  ${JSON.stringify(entry)}`).join(",\n")
          const bytes = new TextEncoder().encode(next.length === 0 ? "[]\n" : `[\n${lines}\n]\n`)
          const still = async () => (await textAt(path)) === text
          if (await writeAtomic(path, bytes, { disk, still })) return
        }
        throw new DeskError("file-busy", { name: file })
      }),
  }
}
