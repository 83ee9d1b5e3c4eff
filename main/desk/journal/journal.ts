/**
 * The journals of a newsroom: what was written in each article and is in no file yet. One file an article,
 * `.midad/journal/<id>.journal`. A journal stands by itself: it always holds a whole document, never only
 * the name of one. What cannot be read is kept aside under a name in `.kept`, and never deleted.
 */
import { type ArticleId, articleId } from "../../article/dossier.ts"
import { type Article, dossierOf, isBlank } from "../../article/schema.ts"
import type { CallInput } from "../../contract/desk.ts"
import { DeskError, type Problem } from "../../contract/problem.ts"
import { renameExclusively, writeAtomic } from "../disk/atomic.ts"
import { codeOf, type Disk, type DiskFile, writeAll } from "../disk/disk.ts"
import { makeDurable } from "../disk/durable.ts"
import { fault } from "../disk/fault.ts"
import { pathIn, realFolder, writablePath } from "../disk/folder.ts"
import { bytesIfThere, namesIfThere } from "../disk/if-there.ts"
import { createKeyedQueue } from "../disk/queue.ts"
import { decodeJournal, encodeJournal, encodeRecord, type JournalRecord, schemaVersion } from "./record.ts"
import {
  beyond,
  documentAt,
  type FileNow,
  follow,
  type Journaled,
  recordsOf,
  replay,
  type Saving,
  savingRecord,
  versionOf,
  withSteps,
} from "./replay.ts"

export type JournalsOptions = {
  root: string
  disk: Disk
  clock: () => Date
  log: (message: string, error?: unknown) => void
  /** Is told what was lost of a journal. */
  onProblem: (problem: Problem) => void
}

/** What an article is opened with. */
export type Opening = {
  epoch: string
  hash: string | null
  name: string
  doc: Article
  /** How many steps `doc` has beyond the file of that hash. */
  unsaved: number
}

export type Journals = {
  /** The articles that have a journal. A newsroom that is not there has none. */
  ids(): Promise<ArticleId[]>
  /**
   * What the journal of `id` holds; null if there is none. With `mend`, what is broken at its end is cut off;
   * without, the file is left as it is, as it may be another desk's that is just writing it.
   */
  read(id: ArticleId, mend: boolean): Promise<Journaled | null>
  /** Begins an opening: from now on it alone may write. Nothing is written before its first step. */
  open(id: ArticleId, opening: Opening): Promise<void>
  /** The opening that is under way, or null. */
  epochOf(id: ArticleId): string | null
  /**
   * Appends; see `journal` of the contract. Gives back how many steps the disk holds. Throws `DeskError`
   * journal-gap, invalid-call, or what the disk refuses: then the journal is as it was.
   */
  append(input: CallInput<"journal">): Promise<number>
  /** The document after `version` steps of the opening `epoch`; null if the journal does not have it. */
  at(id: ArticleId, epoch: string, version: number): Promise<Article | null>
  /**
   * When the disk got the steps up to `version` of the opening `epoch`, if just these were the last of what it got
   * at once; null otherwise. A file that holds them and bears that time is known again by the journal.
   */
  timeOf(id: ArticleId, epoch: string, version: number): string | null
  /**
   * Notes that a file of this hash is about to be written. `known`: it bears the time that `timeOf` gave, so the
   * disk need not be asked.
   */
  saving(id: ArticleId, epoch: string, saving: Saving, known: boolean): Promise<void>
  /** Leaves out what the file `name` of this hash holds: `article`, after `version` steps. */
  cut(
    id: ArticleId,
    epoch: string,
    saved: { version: number; hash: string; name: string; article: Article },
  ): Promise<void>
  /**
   * Ends an opening. `file` is the article's file, null if it has none; `same` says whether a document is what
   * that file holds. A journal with nothing unsaved is put away.
   */
  leave(
    id: ArticleId,
    epoch: string,
    file: FileNow | null,
    same: (article: Article) => boolean,
  ): Promise<void>
  /** Removes the journal of an article that was deleted. What of it cannot be read is kept aside. */
  discard(id: ArticleId): Promise<void>
  /** Returns when nothing is being written. */
  idle(): Promise<void>
}

/** Where the journals are, in the newsroom. */
export const journalFolder = ".midad/journal"

/**
 * An opening and its file: `length` is how long the file is, null if it must be written whole. `failed`: an
 * append did not end well, so there may be more in the file. `unsynced`: the disk was not asked for the last of it.
 * `before`: the openings whose journal may have stood there when it began; it takes their place.
 */
type Live = {
  now: Journaled
  length: number | null
  failed: boolean
  unsynced: boolean
  before: ReadonlySet<string>
}

/** How many documents a journal holds before it is written anew with one, and the bytes of steps that do not count. */
const mostDocuments = 4
const freeBytes = 64 * 1024

export function createJournals({ root, disk, clock, log, onProblem }: JournalsOptions): Journals {
  const live = new Map<ArticleId, Live>()
  /** The opening that each journal was of when it was last read. */
  const seen = new Map<ArticleId, string>()
  const queue = createKeyedQueue<ArticleId>()
  const inTurn = queue.run

  const nameOf = (id: ArticleId) => `${journalFolder}/${id}.journal`

  /** The path of a journal to read. */
  const pathOf = async (id: ArticleId) => pathIn(await realFolder(root, disk), nameOf(id))

  /** The path of a journal to write, in a folder that is there. */
  async function placeOf(id: ArticleId): Promise<string> {
    try {
      return await writablePath(root, nameOf(id), disk)
    } catch (error) {
      if (!(error instanceof DeskError) || error.problem.code !== "newsroom-missing") throw error
    }
    const real = await realFolder(root, disk)
    await makeDurable(pathIn(real, journalFolder), real, disk)
    return writablePath(root, nameOf(id), disk)
  }

  const asideOf = (path: string) =>
    path.replace(
      /journal$/,
      `${clock()
        .toISOString()
        .replace(/[^0-9]/g, "")}.kept`,
    )

  /** Moves the file at `path` aside, if there is one. */
  async function moveAside(path: string): Promise<void> {
    try {
      if (!(await renameExclusively(path, asideOf(path), disk)))
        throw new Error(`Two of one name beside ${path}`)
      log(`Kept ${path} aside`)
    } catch (error) {
      if (codeOf(error) !== "ENOENT") throw error
    }
  }

  const bytesAt = (path: string) => bytesIfThere(disk, path, ".midad")

  async function readNow(id: ArticleId, mend: boolean): Promise<Journaled | null> {
    const path = await pathOf(id)
    const bytes = await bytesAt(path)
    if (!bytes) return null
    const { records, length, end } = decodeJournal(bytes)
    if (records[0]) seen.set(id, records[0].epoch)
    const { journaled, lost } = replay(records)
    if (end === "newer") {
      if (mend) onProblem({ code: "journal-newer", details: { name: titleOf(id, journaled) } })
      return journaled && !lost ? journaled : null
    }
    const whole = end === "whole" && !lost
    if (whole || !mend) return own(id, journaled)
    try {
      if (end === "torn" && !lost) {
        log(`Cut off ${bytes.length - length} bytes at the end of the journal of ${id}, torn in writing`)
        if (length > 0) await truncate(path, length)
      } else {
        log(`The journal of ${id} is damaged: ${end}, ${lost?.records ?? 0} records lost`, lost?.error)
        onProblem({ code: "journal-damaged", details: { name: titleOf(id, journaled) } })
        await writeAtomic(asideOf(path), bytes, { disk, exclusive: true })
        if (journaled) await writeAtomic(path, encodeJournal(recordsOf(journaled)), { disk })
        else await disk.unlink(path)
      }
    } catch (error) {
      log(`Could not mend the journal of ${id}`, error)
    }
    return own(id, journaled)
  }

  const titleOf = (id: ArticleId, journaled: Journaled | null) =>
    journaled?.doc.child(0).textContent || journaled?.name || id

  /** A journal under another article's name is none of this one's. */
  const own = (id: ArticleId, journaled: Journaled | null): Journaled | null =>
    journaled && dossierOf(journaled.doc).id === id ? journaled : null

  async function truncate(path: string, length: number): Promise<void> {
    const file = await disk.open(path)
    try {
      await file.truncate(length)
      await file.sync()
    } finally {
      await file.close()
    }
  }

  /** The opening that a journal is of; null if that cannot be read. */
  const epochIn = (bytes: Uint8Array | null) => (bytes && decodeJournal(bytes).records[0]?.epoch) ?? null

  /** Whether the journal that stands there is of another opening than `at` and those whose place it takes. */
  function isOthers(epoch: string | null, { now, before }: Live): boolean {
    return epoch !== null && epoch !== now.epoch && !before.has(epoch)
  }

  /**
   * Opens the file to append; null if there is none (any more) that goes on where this opening left it. Throws
   * `DeskError` journal-gap if it is another opening's.
   */
  async function openAt(path: string, { now, length, failed }: Live): Promise<DiskFile | null> {
    if (length === null) return null
    let file: DiskFile
    try {
      file = await disk.open(path)
    } catch (error) {
      if (codeOf(error) === "ENOENT") return null
      throw error
    }
    try {
      // What an append that failed left behind: what follows takes its place.
      if (failed && file.size() > length && epochIn(await bytesAt(path)) === now.epoch)
        await file.truncate(length)
      if (file.size() === length) return file
    } catch (error) {
      await file.close()
      throw error
    }
    await file.close()
    // Who took the article over journals in it from then on, and this opening is about to hear of it.
    const epoch = epochIn(await bytesAt(path))
    if (epoch !== null && epoch !== now.epoch) throw new DeskError("journal-gap")
    await moveAside(path)
    return null
  }

  /** Brings `records` to the disk, after which the journal tells `next`. On an error it tells what it told before. */
  async function put(at: Live, next: Journaled, records: readonly JournalRecord[]): Promise<void> {
    const id = dossierOf(next.doc).id
    try {
      const path = await placeOf(id)
      const file = await openAt(path, at)
      if (file && at.length !== null) {
        const bytes = Buffer.concat(records.map(encodeRecord))
        at.failed = true
        try {
          await writeAll(file, bytes, nameOf(id))
          await file.datasync()
        } catch (error) {
          // What came before may be lost with it: the next time the journal is written whole.
          if (at.unsynced) at.length = null
          throw error
        } finally {
          await file.close()
        }
        at.length += bytes.length
        at.failed = false
        at.unsynced = false
      } else await putWhole(at, next, path)
    } catch (error) {
      throw fault(error, "writing", ".midad")
    }
    at.now = next
  }

  async function putWhole(at: Live, next: Journaled, path: string): Promise<void> {
    if (at.length === null) {
      const there = await bytesAt(path)
      // What a later version of Midad wrote, or nobody, is not ours to write over, nor what somebody journals
      // who took the article over while this desk was away.
      const decoded = there && decodeJournal(there)
      if (isOthers(decoded?.records[0]?.epoch ?? null, { ...at, now: next }))
        throw new DeskError("journal-gap")
      if (decoded && (decoded.end === "newer" || decoded.end === "corrupt" || replay(decoded.records).lost))
        await moveAside(path)
    }
    const bytes = encodeJournal(recordsOf(next))
    await writeAtomic(path, bytes, { disk })
    at.length = bytes.length
    at.failed = false
    at.unsynced = false
  }

  /**
   * Brings into the file that the journal begins anew with `next`, whose document a file holds. Most times that is
   * one record more, for which the disk is not asked: if it is lost, what came before it tells the same, and a torn
   * one is known as such. Now and then, or if there are steps already, the file is written anew.
   */
  async function beginAnew(at: Live, next: Journaled, path: string): Promise<void> {
    const file = await openAt(path, at)
    const records = recordsOf(next)
    const bytes = Buffer.concat(records.map(encodeRecord))
    const most = mostDocuments * bytes.length + freeBytes
    if (!file || at.length === null || records.length > 1 || at.length + bytes.length > most) {
      await file?.close()
      return putWhole(at, next, path)
    }
    at.failed = true
    try {
      await writeAll(file, bytes, path)
    } finally {
      await file.close()
    }
    at.length += bytes.length
    at.failed = false
    at.unsynced = true
  }

  const stamp = () => clock().toISOString()

  async function appendNow({ id, epoch, from, doc, steps, place }: CallInput<"journal">): Promise<number> {
    let at = live.get(id)
    if (at && at.now.epoch !== epoch) throw new DeskError("journal-gap")
    if (!at && !doc) throw new DeskError("journal-gap")
    const records: JournalRecord[] = []
    let next = at?.now ?? null
    let fresh = steps
    try {
      if (doc) {
        const base: JournalRecord = {
          kind: "base",
          schema: schemaVersion,
          epoch,
          version: from,
          hash: next?.hash ?? null,
          name: next?.name ?? "",
          doc,
          unsaved: 0,
          place,
          at: stamp(),
        }
        const given = follow(null, base)
        const changed = next === null || !given.doc.eq(next.doc)
        if (dossierOf(given.doc).id !== id) throw new RangeError("The document of another article")
        const before = next ? next.start.unsaved + next.steps.length : 0
        base.unsaved = changed ? before + Math.max(1, from - (next ? versionOf(next) : 0)) : before
        // Nothing before a document tells what the disk was not asked to note.
        for (const saving of next?.savings ?? []) records.push(savingRecord(epoch, saving, base.at))
        next = follow(next, base)
        records.push(base)
      }
      if (!next) throw new DeskError("journal-gap")
      if (from > versionOf(next)) throw new DeskError("journal-gap")
      // Steps that are here already were sent again because nobody said that they had come.
      fresh = steps.slice(versionOf(next) - from)
      if (fresh.length > 0 || !doc) {
        const more: JournalRecord = {
          kind: "steps",
          epoch,
          from: versionOf(next),
          steps: fresh,
          place,
          at: stamp(),
        }
        next = follow(next, more)
        records.push(more)
      }
    } catch (error) {
      if (error instanceof DeskError) throw error
      // A document is what it is; steps that do not fit it are told anew with one that they do fit.
      throw new DeskError(doc ? "invalid-call" : "journal-gap", {}, error)
    }
    if (!at) {
      // Nobody opened it here: whatever journal there is stays.
      await moveAside(await pathOf(id))
      at = { now: next, length: null, failed: false, unsynced: false, before: new Set() }
    }
    await put(at, next, records)
    live.set(id, at)
    return versionOf(next)
  }

  return {
    async ids() {
      try {
        const names = await namesIfThere(disk, pathIn(await realFolder(root, disk), journalFolder), ".midad")
        return names
          .filter((name) => name.endsWith(".journal"))
          .map((name) => name.slice(0, -".journal".length))
          .filter((id) => articleId.safeParse(id).success)
      } catch (error) {
        if (error instanceof DeskError && error.problem.code === "newsroom-missing") return []
        throw error
      }
    },
    read: (id, mend) => inTurn(id, () => readNow(id, mend)),
    open: (id, { epoch, hash, name, doc, unsaved }) =>
      inTurn(id, async () => {
        const start = { version: 0, doc, unsaved }
        const at = stamp()
        const ends = [{ version: 0, at }]
        const now = { epoch, hash, name, start, steps: [], doc, ends, savings: [], place: null, at }
        // The opening before, if it was here, may have begun its journal since that was read.
        const before = new Set([seen.get(id), live.get(id)?.now.epoch].filter((one) => one !== undefined))
        live.set(id, { now, length: null, failed: false, unsynced: false, before })
      }),
    epochOf: (id) => live.get(id)?.now.epoch ?? null,
    append: (input) => inTurn(input.id, () => appendNow(input)),
    at: (id, epoch, version) =>
      inTurn(id, async () => {
        const now = live.get(id)?.now
        if (now?.epoch !== epoch || version < now.start.version || version > versionOf(now)) return null
        return documentAt(now, version)
      }),
    timeOf(id, epoch, version) {
      const at = live.get(id)
      if (at?.now.epoch !== epoch || at.length === null) return null
      return at.now.ends.findLast((end) => end.version === version)?.at ?? null
    },
    saving: (id, epoch, saving, known) =>
      inTurn(id, async () => {
        const at = live.get(id)
        if (at?.now.epoch !== epoch) return
        // Nothing was journaled, so there is nothing to tell apart.
        if (at.length === null && at.now.start.unsaved + at.now.steps.length === 0) return
        const record = savingRecord(epoch, saving, stamp())
        const next = follow(at.now, record)
        if (known) at.now = next
        else await put(at, next, [record])
      }),
    cut: (id, epoch, { version, hash, name, article }) =>
      inTurn(id, async () => {
        const at = live.get(id)
        if (at?.now.epoch !== epoch) return
        const { now } = at
        // The document was given anew while it was saved: that the file was to hold what went before is noted.
        if (version < now.start.version) return
        const steps = now.steps.slice(version - now.start.version)
        let doc: Article
        try {
          doc = withSteps(article, steps)
        } catch (error) {
          log(`The steps of ${id} do not follow what was saved; its journal keeps them all`, error)
          return
        }
        const end = now.ends.findLast((one) => one.version === version) ?? { version, at: now.at }
        const next = {
          ...now,
          hash,
          name,
          start: { version, doc: article, unsaved: 0 },
          steps,
          ends: [end, ...now.ends.filter((one) => one.version > version)],
          savings: [],
          doc,
        }
        // The journal was behind the file, as when it could not be written: it goes on from the file.
        if (version > versionOf(now)) {
          at.now = next
          at.length = null
        }
        try {
          const path = await placeOf(id)
          if (at.length !== null) await beginAnew(at, next, path)
          else if (steps.length > 0 || (await bytesAt(path))) await putWhole(at, next, path)
          at.now = next
        } catch (error) {
          throw fault(error, "writing", ".midad")
        }
      }),
    leave: (id, epoch, file, same) =>
      inTurn(id, async () => {
        const at = live.get(id)
        if (at?.now.epoch !== epoch) return
        live.delete(id)
        const { doc } = at.now
        const blank = at.now.hash === null && file === null && isBlank(doc)
        if (!blank && beyond(at.now, file).unsaved > 0 && !same(doc)) return
        try {
          const path = await pathOf(id)
          const there = await bytesAt(path)
          const end = there && decodeJournal(there).end
          if (isOthers(epochIn(there), at)) return
          if (end === "whole" || end === "torn") await disk.unlink(path)
        } catch (error) {
          if (codeOf(error) !== "ENOENT") log(`Could not put away the journal of ${id}`, error)
        }
      }),
    discard: (id) =>
      inTurn(id, async () => {
        live.delete(id)
        try {
          const path = await pathOf(id)
          const there = await bytesAt(path)
          if (!there) return
          const { records, end } = decodeJournal(there)
          const read = (end === "whole" || end === "torn") && !replay(records).lost
          await (read ? disk.unlink(path) : moveAside(path))
        } catch (error) {
          if (codeOf(error) !== "ENOENT") throw fault(error, "writing", ".midad")
        }
      }),
    idle: queue.idle,
  }
}
