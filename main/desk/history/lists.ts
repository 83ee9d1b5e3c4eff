/** The files of the lists of versions: their paths, reading, appending and rewriting. */
import { basename, join } from "node:path"
import { type ArticleId, articleId } from "../../article/dossier.ts"
import { DeskError } from "../../contract/problem.ts"
import { writeAtomic } from "../disk/atomic.ts"
import { codeOf, type Disk, writeAll } from "../disk/disk.ts"
import { fault } from "../disk/fault.ts"
import { bytesIfThere, ifThere, namesIfThere } from "../disk/if-there.ts"
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

/** A list that is read again and again, and how many bytes its file has. */
export type KnownList = { length: number; list: List }

export type Lists = {
  /** The list at `path`; null if there is none. */
  read(path: string): Promise<ReadList | null>
  /**
   * The list at `path`, empty if there is none, for a list that is read again and again: nothing is read if only
   * this desk has added to it since the last time, and only what was added is decoded if others did.
   */
  readAgain(path: string): Promise<KnownList>
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

/** A list as it is remembered: its bytes in the pieces that they came in, so that one more costs no copy of the others. */
type Remembered = KnownList & {
  pieces: readonly Uint8Array[]
  /** The stamp of its file, if that tells any other content from this; null if it has to be read to know. */
  stamp: string | null
}

/** Whether `bytes` begin with the whole lines of a list that is remembered. */
function isBegunBy(bytes: Uint8Array, { pieces }: Remembered): boolean {
  let at = 0
  for (const piece of pieces) {
    if (Buffer.compare(bytes.subarray(at, at + piece.length), piece) !== 0) return false
    at += piece.length
  }
  return at === 0 || bytes[at - 1] === 10
}

/** The list that goes on after that of `before` with the lines in `bytes`. */
function withAdded(before: List, bytes: Uint8Array): List {
  const added = readList(bytes)
  return { records: [...before.records, ...added.records], bad: [...before.bad, ...added.bad] }
}

/**
 * Reads and writes lists on `disk`, and remembers those that were read last. Its methods throw `DeskError` for what the
 * disk refuses.
 */
export function createLists(disk: Disk): Lists {
  const recent = new Recent<string, Remembered>(remembered)
  const unsure = new Set<string>()

  /** The stamp of the file at `path`; null if there is none, or if it does not change with every write. */
  async function stampOf(path: string): Promise<string | null> {
    try {
      const there = await ifThere(disk.look(path))
      return there?.exact ? there.stamp : null
    } catch (error) {
      throw fault(error, "reading", basename(path))
    }
  }

  async function read(path: string): Promise<ReadList | null> {
    const bytes = await bytesIfThere(disk, path, basename(path))
    return bytes && { bytes, list: readList(bytes) }
  }

  /** The bytes of the list at `path` from `start` on. */
  const bytesFrom = async (path: string, start: number): Promise<Uint8Array> =>
    (await bytesIfThere(disk, path, basename(path), { from: start })) ?? new Uint8Array()

  /**
   * Writes a line at a list's end, unless another desk writes there at the same time. Returns what was written and
   * where; null if nothing was, or if the list is new.
   */
  async function appendOnce(
    path: string,
    record: Record,
  ): Promise<{ start: number; bytes: Uint8Array } | null> {
    try {
      const file = await disk.open(path, { appends: true })
      try {
        const start = file.size()
        // Read after opening, because the end of the file decides how the line begins.
        const end = await bytesFrom(path, Math.max(0, start - 1))
        // Another desk has appended to it since it was opened, and this write would overwrite that.
        if (end.length !== Math.min(1, start)) return null
        const bytes = addition(end, record)
        await writeAll(file, bytes, basename(path))
        await file.sync()
        return { start, bytes }
      } finally {
        await file.close()
      }
    } catch (error) {
      if (codeOf(error) !== "ENOENT") throw fault(error, "writing", basename(path))
      await writeAtomic(path, new TextEncoder().encode(lineOf(record)), { disk, exclusive: true })
      return null
    }
  }

  /** Whether the list at `path` ends with what was written there; then it is remembered with that. */
  async function hasAtEnd(
    path: string,
    { start, bytes }: { start: number; bytes: Uint8Array },
  ): Promise<boolean> {
    const before = recent.get(path)
    // Taken first: what is written to the file from now on gives it another one.
    const stamp = before?.stamp != null && before.length === start ? await stampOf(path) : null
    if (Buffer.compare(await bytesFrom(path, start), bytes) !== 0) return false
    if (!before || stamp === null) return true
    const pieces = [...before.pieces, bytes]
    recent.set(path, { length: start + bytes.length, list: withAdded(before.list, bytes), pieces, stamp })
    return true
  }

  return {
    read,
    async readAgain(path) {
      // Taken before reading: what is written meanwhile gives the file another one.
      const stamp = await stampOf(path)
      const before = recent.get(path)
      if (before && stamp !== null && before.stamp === stamp) return before
      const bytes = await listBytes(path, disk)
      const goesOn = before !== undefined && isBegunBy(bytes, before)
      const added = goesOn ? bytes.subarray(before.length) : bytes
      const list = goesOn ? (added.length > 0 ? withAdded(before.list, added) : before.list) : readList(bytes)
      const now = { length: bytes.length, list, pieces: [bytes], stamp }
      recent.set(path, now)
      return now
    },
    async append(path, record) {
      unsure.add(path)
      const line = lineOf(record)
      for (let tries = 0; tries < addingTries; tries++) {
        const written = await appendOnce(path, record)
        // Another desk may have replaced the list with a thinned one while the line was appended.
        const isThere =
          (written && (await hasAtEnd(path, written))) ||
          Buffer.from(await listBytes(path, disk)).includes(line)
        if (isThere) {
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
