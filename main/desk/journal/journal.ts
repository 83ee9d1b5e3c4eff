/**
 * The journals of a newsroom: the text of each article that is in no file yet. Each article has one file,
 * `.midad/journal/<id>.journal`. A journal is complete in itself: it always holds a whole document, never only the
 * name of a file. A journal that cannot be read is renamed to a name in `.kept`, and never deleted.
 */
import type { ArticleId } from "../../article/dossier.ts"
import { type Article, isBlank } from "../../article/schema.ts"
import type { CallInput } from "../../contract/desk.ts"
import { DeskError, type Problem } from "../../contract/problem.ts"
import type { Disk } from "../disk/disk.ts"
import { createKeyedQueue } from "../disk/queue.ts"
import { type Apart, createAparts } from "./apart.ts"
import { createJournalFile, type JournalFile } from "./file.ts"
import { createJournalFolder } from "./folder.ts"
import { createLastRead } from "./last-read.ts"
import { type Opening, opened, type SavedFile, withSaved, withSent } from "./opening.ts"
import { createRemoval } from "./removal.ts"
import {
  beyond,
  documentAt,
  type FileNow,
  follow,
  type Journaled,
  type Saving,
  savingRecord,
  versionOf,
} from "./replay.ts"
import { readStored } from "./stored.ts"

export type JournalsOptions = {
  root: string
  disk: Disk
  clock: () => Date
  log: (message: string, error?: unknown) => void
  /** Called with the problem if a part of a journal is lost. */
  onProblem: (problem: Problem) => void
}

export type Journals = {
  /** The articles that have a journal. A newsroom that is not there has none. */
  ids(): Promise<ArticleId[]>
  /**
   * What the journal of `id` holds; null if there is none. With `mend`, what is broken at its end is cut off;
   * without, the file is left as it is, as another desk may be writing it.
   */
  read(id: ArticleId, mend: boolean): Promise<Journaled | null>
  /** Begins an opening: from now on it alone may write. Nothing is written before its first step. */
  open(id: ArticleId, opening: Opening): Promise<void>
  /** The opening that is under way, or null. */
  epochOf(id: ArticleId): string | null
  /**
   * Appends; see `journal` of the contract. Returns how many steps the disk holds. Throws `DeskError`
   * journal-gap, invalid-call, or what the disk refuses; then the journal is as it was.
   */
  append(input: CallInput<"journal">): Promise<number>
  /**
   * Takes what `append` takes, when another desk has the article: brings it to the disk in a journal apart. Throws as
   * `append` does.
   */
  appendApart(input: CallInput<"journal">): Promise<void>
  /**
   * The journals apart of `id`, but for that of the opening under way here, whose text the window has. Throws
   * `DeskError` newsroom-missing, no-permission.
   */
  aparts(id: ArticleId): Promise<Apart[]>
  /** The document after `version` steps of the opening `epoch`; null if the journal does not have it. */
  at(id: ArticleId, epoch: string, version: number): Promise<Article | null>
  /**
   * When the steps up to `version` of the opening `epoch` were written, if a batch of steps ended there; null
   * otherwise. The journal later recognises a file that holds these steps and has that time.
   */
  timeOf(id: ArticleId, epoch: string, version: number): string | null
  /**
   * Notes that a file of this hash is about to be written. `known`: it has the time that `timeOf` gave, so the note
   * need not be flushed to the disk.
   */
  saving(id: ArticleId, epoch: string, saving: Saving, known: boolean): Promise<void>
  /** Drops the steps that the file `name` of this hash holds: `article`, after `version` steps. */
  cut(id: ArticleId, epoch: string, saved: SavedFile): Promise<void>
  /**
   * Ends an opening. `file` is the article's file, null if it has none; `same` says whether a document is what that
   * file holds. A journal with nothing unsaved is removed.
   */
  leave(
    id: ArticleId,
    epoch: string,
    file: FileNow | null,
    same: (article: Article) => boolean,
  ): Promise<void>
  /** Ends the opening of an article whose journal belongs to another desk by now. What it wrote apart stays. */
  lose(id: ArticleId): Promise<void>
  /** Removes the journal of an article that was deleted. A journal that cannot be read is kept aside. */
  discard(id: ArticleId): Promise<void>
  /** Returns when nothing is being written. */
  idle(): Promise<void>
}

/** An opening that may write: the content of its journal, and the journal's file. */
type OpenJournal = {
  now: Journaled
  readonly file: JournalFile
  /** What was written apart, because another desk took the article over. */
  apart?: Journaled
}

/** The journals of the newsroom at `root`, which need not be there yet. */
export function createJournals({ root, disk, clock, log, onProblem }: JournalsOptions): Journals {
  const folder = createJournalFolder({ root, disk, clock, log })
  const aparts = createAparts(folder, disk)
  const queue = createKeyedQueue<ArticleId>()
  const inTurn = queue.run
  const open = new Map<ArticleId, OpenJournal>()
  const lastRead = createLastRead()
  const removal = createRemoval({ folder, log, aparts, lastRead })
  const time = () => clock().toISOString()

  /** The journal of the opening `epoch`, if that may still write. */
  function ofOpening(id: ArticleId, epoch: string): OpenJournal | null {
    const journal = open.get(id)
    return journal?.now.epoch === epoch ? journal : null
  }

  async function append(input: CallInput<"journal">): Promise<number> {
    const { id } = input
    const known = open.get(id)
    const { next, records } = withSent(known?.now ?? null, input, time())
    if (known) {
      try {
        await known.file.put(next, records)
      } catch (error) {
        // Another desk took the article over and writes the journal; this one has not heard of it yet.
        if (error instanceof DeskError && error.problem.code === "journal-gap") await putApart(known, next)
        throw error
      }
      known.now = next
    } else {
      // No opening is known here. The journal that is there holds somebody's work, and is kept.
      await folder.setAside(await folder.pathOf(id))
      const file = createJournalFile(folder, disk, next.epoch, new Set(), async () => undefined)
      await file.put(next, records)
      open.set(id, { now: next, file })
    }
    return versionOf(next)
  }

  async function putApart(known: OpenJournal, next: Journaled): Promise<void> {
    if (known.apart?.doc.eq(next.doc)) return
    await aparts.put(next)
    known.apart = next
  }

  async function appendApart(input: CallInput<"journal">): Promise<void> {
    const known = open.get(input.id)
    // The window may send again what was taken apart, or only what came since.
    const { next } = withSent(known?.apart ?? known?.now ?? null, input, time())
    if (!known) return aparts.put(next)
    await putApart(known, next)
  }

  async function cut(id: ArticleId, journal: OpenJournal, saved: SavedFile): Promise<void> {
    const { now, file } = journal
    let next: Journaled | null
    try {
      next = withSaved(now, saved)
    } catch (error) {
      log(`The steps of ${id} do not follow what was saved; its journal keeps them all`, error)
      return
    }
    if (!next) return
    // The journal was behind the file, because it could not be written. It continues from the file.
    const behind = saved.version > versionOf(now)
    if (behind) journal.now = next
    await file.beginAnew(next, behind)
    journal.now = next
  }

  return {
    ids: folder.ids,
    read: (id, mend) =>
      inTurn(id, async () => {
        const stored = await readStored(id, mend, { folder, disk, log, onProblem })
        if (stored?.epoch) lastRead.note(id, { epoch: stored.epoch, length: stored.length })
        return stored?.journaled ?? null
      }),
    open: (id, opening) =>
      inTurn(id, async () => {
        // An opening before this one may have begun its journal here after that journal was last read.
        const read = lastRead.of(id)
        const before = [read?.epoch, open.get(id)?.now.epoch].filter((epoch) => epoch !== undefined)
        const file = createJournalFile(folder, disk, opening.epoch, new Set(before), async (path, bytes) => {
          // Its writer went on after it was read here, and did not know yet that it was taken over.
          if (read && bytes.length > read.length) await aparts.copy(path, read.epoch, bytes)
        })
        open.set(id, { now: opened(opening, time()), file })
        lastRead.began(opening.epoch)
      }),
    epochOf: (id) => open.get(id)?.now.epoch ?? null,
    append: (input) => inTurn(input.id, () => append(input)),
    appendApart: (input) => inTurn(input.id, () => appendApart(input)),
    aparts: (id) =>
      inTurn(id, async () => {
        const here = open.get(id)?.now.epoch
        return (await aparts.of(id)).filter(({ journaled }) => journaled.epoch !== here)
      }),
    at: (id, epoch, version) =>
      inTurn(id, async () => {
        const now = ofOpening(id, epoch)?.now
        if (!now || version < now.start.version || version > versionOf(now)) return null
        return documentAt(now, version)
      }),
    timeOf(id, epoch, version) {
      const journal = ofOpening(id, epoch)
      if (!journal?.file.begun) return null
      return journal.now.ends.findLast((end) => end.version === version)?.at ?? null
    },
    saving: (id, epoch, saving, known) =>
      inTurn(id, async () => {
        const journal = ofOpening(id, epoch)
        if (!journal) return
        const { now, file } = journal
        // Nothing was journaled: the file will hold what the article was opened with.
        if (!file.begun && now.start.unsaved + now.steps.length === 0) return
        const record = savingRecord(epoch, saving, time())
        const next = follow(now, record)
        if (!known) await file.put(next, [record])
        journal.now = next
      }),
    cut: (id, epoch, saved) =>
      inTurn(id, async () => {
        const journal = ofOpening(id, epoch)
        if (journal) await cut(id, journal, saved)
      }),
    leave: (id, epoch, file, same) =>
      inTurn(id, async () => {
        const journal = ofOpening(id, epoch)
        if (!journal) return
        open.delete(id)
        const { now } = journal
        const blank = now.hash === null && file === null && isBlank(now.doc)
        if (blank || beyond(now, file).unsaved === 0 || same(now.doc)) await removal.putAway(id, journal.file)
      }),
    lose: (id) =>
      inTurn(id, async () => {
        open.delete(id)
      }),
    discard: (id) =>
      inTurn(id, async () => {
        open.delete(id)
        await removal.remove(id)
      }),
    idle: queue.idle,
  }
}
