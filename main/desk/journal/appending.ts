/** Appends records to the file of a journal, as long as it is as the opening left it. */
import { dossierOf } from "../../article/schema.ts"
import { codeOf, type Disk, type DiskFile, writeAll } from "../disk/disk.ts"
import { ifThere } from "../disk/if-there.ts"
import { type JournalFolder, journalName } from "./folder.ts"
import { encodeRecord, type JournalRecord } from "./record.ts"
import { type Journaled, recordsOf } from "./replay.ts"
import { epochIn, isOf, type Written } from "./written.ts"

/** How many documents a journal holds before it is written whole with one. */
const mostDocuments = 4
/** How many bytes a journal may have beyond those documents before it is written whole. */
const freeBytes = 64 * 1024

/**
 * The appending of one opening. Both reject with `DeskError` journal-gap if the journal at `path` is another opening's,
 * and with the system's own error if the disk refuses; what is at the end of the file then is overwritten later.
 */
export type Appending = {
  /** Brings `records` to the disk. Returns false if the journal has to be written whole instead. */
  append(path: string, name: string, records: readonly JournalRecord[]): Promise<boolean>
  /**
   * Appends the record that begins the journal anew with `next`, and does not flush it; if the file has become long,
   * notes that in `written` instead. Returns false if the file is to be written whole instead.
   */
  begin(path: string, next: Journaled): Promise<boolean>
}

export type AppendingOptions = { folder: JournalFolder; disk: Disk; epoch: string; written: Written }

/** Makes the appending of the opening `epoch`. `written` says how its file is, and is changed with it. */
export function createAppending({ folder, disk, epoch, written }: AppendingOptions): Appending {
  /** Opens the file to append; null if it is gone, or not as this opening left it. Throws `DeskError` journal-gap if it is another opening's. */
  async function openToAppend(path: string): Promise<DiskFile | null> {
    if (written.length === null) return null
    let file: DiskFile
    try {
      file = await disk.open(path)
    } catch (error) {
      if (codeOf(error) === "ENOENT") return null
      throw error
    }
    try {
      // A failed append left bytes behind. The next records overwrite them.
      if (written.failed && file.size() > written.length && epochIn(await folder.bytesAt(path)) === epoch)
        await file.truncate(written.length)
      if (file.size() === written.length) return file
    } catch (error) {
      await file.close()
      throw error
    }
    await file.close()
    // The desk of another opening will tell this one soon that it has taken over the article.
    isOf(epoch, await folder.bytesAt(path))
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
    return isOf(epoch, await folder.bytesAt(path))
  }

  /** Appends to the open file; returns false if it had lost its place, and the journal has to be written whole. */
  async function appendTo(
    file: DiskFile,
    at: number,
    bytes: Uint8Array,
    { path, name }: { path: string; name: string },
  ): Promise<boolean> {
    written.failed = true
    try {
      await writeAll(file, bytes, name)
      await file.datasync()
      if (!(await isStillAt(path, file))) {
        written.length = null
        return false
      }
    } catch (error) {
      // The record before may be lost with this one, so the journal is written whole the next time.
      if (written.unsynced) written.length = null
      throw error
    } finally {
      await file.close()
    }
    written.length = at + bytes.length
    written.failed = false
    written.unsynced = false
    return true
  }

  return {
    async append(path, name, records) {
      const file = await openToAppend(path)
      if (!file || written.length === null) return false
      if (written.long) {
        await file.close()
        return false
      }
      const bytes = Buffer.concat(records.map(encodeRecord))
      return appendTo(file, written.length, bytes, { path, name })
    },
    async begin(path, next) {
      const file = await openToAppend(path)
      if (!file || written.length === null) return false
      try {
        const records = recordsOf(next)
        const bytes = Buffer.concat(records.map(encodeRecord))
        const most = mostDocuments * bytes.length + freeBytes
        if (records.length > 1) return false
        if (written.length + bytes.length > most) {
          written.long = true
          return true
        }
        written.failed = true
        await writeAll(file, bytes, journalName(dossierOf(next.doc).id))
        written.length += bytes.length
        written.failed = false
        written.unsynced = true
        return true
      } finally {
        await file.close()
      }
    },
  }
}
