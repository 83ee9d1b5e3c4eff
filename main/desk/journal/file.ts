/**
 * The file of an article's journal, as one opening of the article writes it. The opening remembers the length of the
 * file: if it has another length, another desk has written to it, and its records are not overwritten.
 */
import { dirname } from "node:path"
import { dossierOf } from "../../article/schema.ts"
import { DeskError } from "../../contract/problem.ts"
import { writeAtomic } from "../disk/atomic.ts"
import { codeOf, type Disk, type DiskFile, writeAll } from "../disk/disk.ts"
import { fault } from "../disk/fault.ts"
import { ifThere } from "../disk/if-there.ts"
import { type JournalFolder, journalName } from "./folder.ts"
import { decodeJournal, encodeJournal, encodeRecord, type JournalRecord } from "./record.ts"
import { type Journaled, recordsOf, replay } from "./replay.ts"

/** A journal's file and the opening that writes it. */
export type JournalFile = {
  /** Whether the file holds anything of this opening. */
  readonly begun: boolean
  /**
   * Brings `records` to the disk, after which the journal holds `next`. They are appended if the file is as this
   * opening left it; else the file is written whole. Throws `DeskError` journal-gap if the journal belongs to another
   * opening now, or what the disk refuses; then the journal holds what it held before.
   */
  put(next: Journaled, records: readonly JournalRecord[]): Promise<void>
  /**
   * Begins the journal anew with `next`, whose document the article's file holds. Mostly that appends one record
   * without flushing the disk: if it is lost, the records before it give the same document, and a torn record is
   * recognised. Now and then nothing is written, and the next `put`, which flushes the disk anyway, writes the file
   * whole. If there are steps already, it is written whole at once. Nothing is written if there is no journal and
   * `next` has no steps. `behind`: the journal was behind the article's file, so it is written whole. Throws as `put`
   * does.
   */
  beginAnew(next: Journaled, behind: boolean): Promise<void>
  /** Whether the journal with these bytes belongs to another opening than this one and those before it. */
  isOthers(bytes: Uint8Array | null): boolean
}

/** How many documents a journal holds before it is written whole with one. */
const mostDocuments = 4
/** How often a journal is looked at again that others write while it is written whole; some disks never tell the same twice. */
const mostTries = 5
/** How many bytes a journal may have beyond those documents before it is written whole. */
const freeBytes = 64 * 1024

/** The opening that a journal is of; null if that cannot be read. */
const epochIn = (bytes: Uint8Array | null) => (bytes && decodeJournal(bytes).records[0]?.epoch) ?? null

/**
 * The file of a journal that the opening `epoch` is to write; nothing is written before the first `put`.
 * @param before the openings whose journal may have been there when this one began: this one replaces it
 * @param replacing called with the path and the bytes of a journal of another opening that is about to be replaced
 */
export function createJournalFile(
  folder: JournalFolder,
  disk: Disk,
  epoch: string,
  before: ReadonlySet<string>,
  replacing: (path: string, bytes: Uint8Array) => Promise<void>,
): JournalFile {
  /** How long the file is, in bytes; null if it must be written whole. */
  let length: number | null = null
  /** The last append failed, so there may be more in the file than `length`. */
  let failed = false
  /** The last record was not flushed to the disk. */
  let unsynced = false
  /** The file holds all that it needs and more, and is to be written whole the next time. */
  let long = false

  const isOthers = (other: string | null) => other !== null && other !== epoch && !before.has(other)

  /** Opens the file to append; null if it is gone, or not as this opening left it. Throws `DeskError` journal-gap if it is another opening's. */
  async function openToAppend(path: string): Promise<DiskFile | null> {
    if (length === null) return null
    let file: DiskFile
    try {
      file = await disk.open(path)
    } catch (error) {
      if (codeOf(error) === "ENOENT") return null
      throw error
    }
    try {
      // A failed append left bytes behind. The next records overwrite them.
      if (failed && file.size() > length && epochIn(await folder.bytesAt(path)) === epoch)
        await file.truncate(length)
      if (file.size() === length) return file
    } catch (error) {
      await file.close()
      throw error
    }
    await file.close()
    // Another desk has taken over the article and writes its own journal. This opening will be told soon.
    const other = epochIn(await folder.bytesAt(path))
    if (other !== null && other !== epoch) throw new DeskError("journal-gap")
    await folder.setAside(path)
    return null
  }

  /**
   * Whether the file at `path` is the open one: another desk that takes over puts its own in its place, and one that
   * leaves removes it. Throws `DeskError` journal-gap if it is another opening's.
   */
  async function isStillAt(path: string, file: DiskFile): Promise<boolean> {
    const { dev, ino } = await file.stats()
    const there = await ifThere(disk.look(path))
    const [device, number] = there?.file.split(" ").map(Number) ?? []
    if (device === dev && number === ino) return true
    // Some file systems give a file another number each time.
    const other = epochIn(await folder.bytesAt(path))
    if (other !== null && other !== epoch) throw new DeskError("journal-gap")
    return other === epoch
  }

  /** Appends to the open file; returns false if it had lost its place, and the journal has to be written whole. */
  async function append(
    file: DiskFile,
    at: number,
    bytes: Uint8Array,
    { path, name }: { path: string; name: string },
  ): Promise<boolean> {
    failed = true
    try {
      await writeAll(file, bytes, name)
      await file.datasync()
      if (!(await isStillAt(path, file))) {
        length = null
        return false
      }
    } catch (error) {
      // The record before may be lost with this one, so the journal is written whole the next time.
      if (unsynced) length = null
      throw error
    } finally {
      await file.close()
    }
    length = at + bytes.length
    failed = false
    unsynced = false
    return true
  }

  /** Appends the record that begins the journal anew; returns false if the file is to be written whole instead. */
  async function appendBeginning(next: Journaled, path: string): Promise<boolean> {
    const file = await openToAppend(path)
    if (!file || length === null) return false
    try {
      const records = recordsOf(next)
      const bytes = Buffer.concat(records.map(encodeRecord))
      const most = mostDocuments * bytes.length + freeBytes
      if (records.length > 1) return false
      if (length + bytes.length > most) {
        long = true
        return true
      }
      failed = true
      await writeAll(file, bytes, journalName(dossierOf(next.doc).id))
      length += bytes.length
      failed = false
      unsynced = true
      return true
    } finally {
      await file.close()
    }
  }

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
   * Puts `bytes` at `path`. Returns false if another desk has written there meanwhile, and nothing is done; the last of
   * several tries (`last`) does without that look. Throws `DeskError` journal-gap if the journal is another opening's.
   */
  async function putWhole(path: string, bytes: Uint8Array, last: boolean): Promise<boolean> {
    const seen = await ifThere(disk.look(path))
    // The file of this opening was looked at right before.
    const before = length ?? (await replaceable(path))?.length ?? null
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

  /**
   * Looks at the journal that was replaced and is called `kept` now. It was `before` bytes long when it was looked at,
   * and its writer may have gone on; what that writes from now on it finds out itself. Throws `DeskError` journal-gap if another desk had put its own there
   * at the last moment: that gets its place back.
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

  async function writeWhole(next: Journaled, path: string): Promise<void> {
    const bytes = encodeJournal(recordsOf(next))
    for (let tries = 1; !(await putWhole(path, bytes, tries >= mostTries)); tries++) length = null
    length = bytes.length
    failed = false
    unsynced = false
    long = false
  }

  return {
    get begun() {
      return length !== null
    },
    async put(next, records) {
      const { id } = dossierOf(next.doc)
      try {
        const path = await folder.pathToWrite(id)
        const file = await openToAppend(path)
        if (file && long) {
          await file.close()
          await writeWhole(next, path)
          return
        }
        const bytes = Buffer.concat(records.map(encodeRecord))
        const appended =
          file !== null &&
          length !== null &&
          (await append(file, length, bytes, { path, name: journalName(id) }))
        if (!appended) await writeWhole(next, path)
      } catch (error) {
        throw fault(error, "writing", ".midad")
      }
    },
    async beginAnew(next, behind) {
      if (behind) length = null
      try {
        const path = await folder.pathToWrite(dossierOf(next.doc).id)
        if (length !== null) {
          if (!(await appendBeginning(next, path))) await writeWhole(next, path)
        } else if (next.steps.length > 0 || (await folder.bytesAt(path))) await writeWhole(next, path)
      } catch (error) {
        throw fault(error, "writing", ".midad")
      }
    },
    isOthers: (bytes) => isOthers(epochIn(bytes)),
  }
}
