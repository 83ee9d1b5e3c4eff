/** The files of the lists of versions: their paths, reading, appending and rewriting. */
import { basename, join } from "node:path"
import { type ArticleId, articleId } from "../../article/dossier.ts"
import { DeskError } from "../../contract/problem.ts"
import { writeAtomic } from "../disk/atomic.ts"
import { codeOf, type Disk, writeAll } from "../disk/disk.ts"
import { fault } from "../disk/fault.ts"
import { bytesIfThere, namesIfThere } from "../disk/if-there.ts"
import { Recent } from "../disk/recent.ts"
import { addition, type List, lineOf, type Record, readList, writeList } from "./list.ts"

/** How often appending a line is tried while other desks replace the list. */
const addingTries = 10
/** How many lists are kept in memory, for the articles that are being edited. */
const remembered = 16

/** The folders of a newsroom's history: its lists and its objects. */
export function historyFolders(root: string): { lists: string; objects: string } {
  return {
    lists: join(root, ".midad", "history", "articles"),
    objects: join(root, ".midad", "history", "objects"),
  }
}

/** The path of an article's list. Throws `DeskError` invalid-call for an id that is none. */
export function listPath(folder: string, id: ArticleId): string {
  if (!articleId.safeParse(id).success) throw new DeskError("invalid-call")
  return join(folder, `${id}.jsonl`)
}

/** A list's bytes, empty if there is none. */
export async function listBytes(path: string, disk: Disk): Promise<Uint8Array> {
  return (await bytesIfThere(disk, path, basename(path))) ?? new Uint8Array()
}

/** The ids that have a list. */
export async function listedIds(folder: string, disk: Disk): Promise<ArticleId[]> {
  return (await namesIfThere(disk, folder, basename(folder)))
    .filter((name) => name.endsWith(".jsonl"))
    .map((name) => name.slice(0, -".jsonl".length))
    .filter((id) => articleId.safeParse(id).success)
}

/** A list and the bytes that it was read from. */
export type ReadList = { bytes: Uint8Array; list: List }

export type Lists = {
  /** The list at `path`; null if there is none. */
  read(path: string): Promise<ReadList | null>
  /**
   * The list at `path`, empty if there is none, for a list that is read again and again: only what was added to it
   * since the last time is decoded.
   */
  readAgain(path: string): Promise<ReadList>
  /**
   * Adds a line at the end of a list in a folder that is there; when it returns, the disk has it. Throws `DeskError`,
   * file-busy if other desks keep replacing the list; then the line may still be in it.
   */
  append(path: string, record: Record): Promise<void>
  /** Whether the disk did not confirm the last line that was added: it may be in the file and not on the disk. */
  isUnsure(path: string): boolean
  /** Replaces the list that was read by `list`; `false` if another desk has changed it meanwhile. */
  replace(path: string, was: ReadList, list: List): Promise<boolean>
}

/** Whether `bytes` begin with the whole lines of `before`. */
function isBegunBy(bytes: Uint8Array, before: Uint8Array): boolean {
  if (before.length > 0 && before.at(-1) !== 10) return false
  return Buffer.compare(bytes.subarray(0, before.length), before) === 0
}

/** The list that `bytes` hold, which go on after those of `before`. */
function withAdded(before: ReadList, bytes: Uint8Array): List {
  const added = readList(bytes.subarray(before.bytes.length))
  return {
    records: [...before.list.records, ...added.records],
    bad: [...before.list.bad, ...added.bad],
  }
}

/**
 * Reads and writes lists on `disk`, and remembers those that were read last. Its methods throw `DeskError` for what the
 * disk refuses.
 */
export function createLists(disk: Disk): Lists {
  const recent = new Recent<string, ReadList>(remembered)
  const unsure = new Set<string>()

  async function read(path: string): Promise<ReadList | null> {
    const bytes = await bytesIfThere(disk, path, basename(path))
    return bytes && { bytes, list: readList(bytes) }
  }

  /** Writes a line at a list's end, unless another desk writes there at the same time. */
  async function appendOnce(path: string, record: Record): Promise<void> {
    try {
      const file = await disk.open(path)
      try {
        // Read after opening, because the end of the file decides how the line begins.
        const there = await listBytes(path, disk)
        // Another desk has appended to it since it was opened, and this write would overwrite that.
        if (there.length !== file.size()) return
        await writeAll(file, addition(there, record), basename(path))
        await file.sync()
      } finally {
        await file.close()
      }
    } catch (error) {
      if (codeOf(error) !== "ENOENT") throw fault(error, "writing", basename(path))
      await writeAtomic(path, new TextEncoder().encode(lineOf(record)), { disk, exclusive: true })
    }
  }

  return {
    read,
    async readAgain(path) {
      const bytes = await listBytes(path, disk)
      const before = recent.get(path)
      const goesOn = before !== undefined && isBegunBy(bytes, before.bytes)
      if (goesOn && bytes.length === before.bytes.length) return before
      const now = { bytes, list: goesOn ? withAdded(before, bytes) : readList(bytes) }
      recent.set(path, now)
      return now
    },
    async append(path, record) {
      unsure.add(path)
      const line = lineOf(record)
      for (let tries = 0; tries < addingTries; tries++) {
        await appendOnce(path, record)
        // Another desk may have replaced the list with a thinned one while the line was appended.
        if (Buffer.from(await listBytes(path, disk)).includes(line)) {
          unsure.delete(path)
          return
        }
      }
      throw new DeskError("file-busy", { name: basename(path) })
    },
    isUnsure: (path) => unsure.has(path),
    replace: (path, was, list) =>
      writeAtomic(path, writeList(list), {
        disk,
        still: async () => Buffer.compare(await listBytes(path, disk), was.bytes) === 0,
      }),
  }
}
