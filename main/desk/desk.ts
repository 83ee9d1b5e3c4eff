/** The desk: everything that a newsroom's folder can be asked for, without a window. */
import { realpath } from "node:fs/promises"
import { hostname, userInfo } from "node:os"
import { basename } from "node:path"
import type { ArticleId } from "../article/dossier.ts"
import { dossierOf } from "../article/schema.ts"
import { slugOf } from "../article/slug.ts"
import { type ArticleJSON, type EventData, type ExportFormat, sizeLimit } from "../contract/desk.ts"
import type { Encoding, ImportDraft } from "../contract/importing.ts"
import type { ArticleSummary, LibraryNews, LibraryState } from "../contract/library.ts"
import { DeskError, type Problem } from "../contract/problem.ts"
import { createBin } from "./bin/bin.ts"
import { type ArticleCalls, articleCalls } from "./calls/article.ts"
import { type ImportCalls, importCalls } from "./calls/imports.ts"
import { type LibraryCalls, libraryCalls } from "./calls/library.ts"
import { writeAtomic } from "./disk/atomic.ts"
import { codeOf, type Disk, realDisk } from "./disk/disk.ts"
import { fault } from "./disk/fault.ts"
import { isInside, nameIn, realFolder } from "./disk/folder.ts"
import { isMissing } from "./disk/if-there.ts"
import { exportArticle } from "./export/export.ts"
import { createHistory } from "./history/history.ts"
import { startUpkeep } from "./history/upkeep.ts"
import type { Outcome } from "./import/archive.ts"
import { createImportsLater } from "./import/loading.ts"
import { createJournals } from "./journal/journal.ts"
import type { Journaled } from "./journal/replay.ts"
import { createLibrary } from "./library/library.ts"
import { createLocks } from "./locks/locks.ts"
import { createAccess } from "./opening/access.ts"
import { createChanges } from "./opening/changes.ts"
import { createConflictCopies } from "./opening/conflict-copies.ts"
import { createCursors } from "./opening/cursors.ts"
import { createOpenings } from "./opening/openings.ts"
import { createUnfiled } from "./opening/unfiled.ts"
import { addPicture } from "./pictures.ts"
import { chanceId, checked, createArticles } from "./saving/articles.ts"
import { createFinder } from "./search/finder.ts"
import type { Search } from "./search/protocol.ts"
import { folderForNew, type NewsroomSettings, readSettings } from "./settings.ts"

export type DeskOptions = {
  /** The newsroom's folder. If it does not exist, methods throw `DeskError` newsroom-missing. */
  root: string
  clock?: () => Date
  log?: (message: string, error?: unknown) => void
  disk?: Disk
  makeId?: () => ArticleId
  /** Reads the newsroom's settings, for each new article. By default from its file `midad.json`; tests give others. */
  settings?: typeof settingsIn
  /** Called with a problem that the user should know of and that no call can return. */
  onProblem?: (problem: Problem) => void
  /** Called with what other programs do to the files of open articles, while `onLibrary` has a listener. */
  onOutside?: (news: EventData<"outside">) => void
  /** Called when another desk takes or releases an article that is open here. */
  onLock?: (news: EventData<"lock">) => void
  /** The person and the machine, as other desks on the newsroom show them. */
  who?: string
  where?: string
}

/**
 * A newsroom: the contract's calls that belong to it (`calls/`), and what the shell and the command line need. Every
 * method throws `DeskError`; any other error is a bug. Paths come from the shell or the command line, never from the
 * window.
 */
export type Desk = LibraryCalls & ArticleCalls & ImportCalls & NewsroomLife & NewsroomWork

/** What the shell and the command line ask of a newsroom. */
type NewsroomWork = {
  /** Every article and page, by last change, newest first. */
  listArticles(): Promise<ArticleSummary[]>
  /** The `limit` best hits for the query `text`. Waits until everything is in the index. For the command line. */
  search(text: string, limit: number): Promise<Search>
  /**
   * The article to open first: `last` if it is still there, else the newest; null if there is none, as far as is
   * known. `name` is the file that `last` had when it was last seen: if it is still in that file, nothing else is
   * read.
   */
  firstArticle(last: ArticleId | null, name?: string | null): Promise<ArticleId | null>
  /** Reads the file at `path` as an import. Throws `DeskError` file-missing, no-permission, too-large, not-text. */
  importFile(path: string): Promise<ImportDraft>
  /**
   * Imports files and folders, however many; see `createArchive`. `counted` is called before the first file with the
   * number of files, and of the files that are skipped. Throws `DeskError` newsroom-missing.
   */
  importArchive(
    named: readonly { path: string; name: string }[],
    how: {
      encoding?: Encoding | null
      signal?: AbortSignal
      counted?: (sources: number, others: number) => void
      each: (outcome: Outcome) => void | Promise<void>
    },
  ): Promise<void>
  /** The name, without extension, under which an article is exported; empty if it has neither slug nor headline. */
  exportName(doc: ArticleJSON): string
  /** Writes an article to `path` in a format; returns the file's name. Throws `DeskError` as `writeAtomic` does. */
  writeExport(doc: ArticleJSON, format: ExportFormat, path: string): Promise<string>
  /** Copies a picture into the newsroom; returns its name inside of it. */
  addPicture(path: string): Promise<string>
  /** The article or page whose file is at `path`; null if no file of this newsroom is there. */
  idAt(path: string): Promise<ArticleId | null>
}

/** How a newsroom is followed while it is open, and closed. */
type NewsroomLife = {
  readonly root: string
  libraryState(): LibraryState
  /** Returns when the whole folder was looked through and the index holds everything, or building was stopped. */
  settled(): Promise<void>
  /** Listens for changes of the library and for the progress of its index; returns a function that stops this. */
  onLibrary(listener: (news: LibraryNews) => void): () => void
  /**
   * Notices what other programs did. Reads the whole folder if `whole`, or if the watching may have missed something.
   */
  rescan(whole?: boolean): Promise<void>
  /**
   * Leaves the newsroom: seals its index, ends the index's thread, and watches nothing. Open articles can still be saved,
   * and everything begins again when somebody listens to `onLibrary`.
   */
  suspend(): Promise<void>
  /** Returns when no save is under way, and nothing is being written in a journal. */
  idle(): Promise<void>
  /** Releases every lock. Called when the window is closed; it may open articles again later. */
  rest(): Promise<void>
  /** Stops watching, lets what is under way end, and releases every lock. Articles can still be saved. */
  close(): Promise<void>
}

/** The settings that the newsroom's file has now; `onProblem` is called if the file is not valid. */
async function settingsIn(
  root: string,
  disk: Disk,
  onProblem: (problem: Problem) => void,
): Promise<NewsroomSettings> {
  const { settings, problem } = await readSettings(root, disk)
  if (problem) onProblem(problem.problem)
  return settings
}

/** The name of the system's user; empty where it has none. */
function userName(): string {
  try {
    return userInfo().username
  } catch (error) {
    if (codeOf(error) !== "") return ""
    throw error
  }
}

/** The desk of the newsroom at `root`. Nothing is read or started before a method is called. */
export function createDesk({
  root,
  clock = () => new Date(),
  log = () => undefined,
  disk = realDisk,
  makeId = chanceId,
  settings = settingsIn,
  onProblem = () => undefined,
  onOutside = () => undefined,
  onLock = () => undefined,
  who = userName(),
  where = hostname(),
}: DeskOptions): Desk {
  const library = createLibrary(root, log)
  const history = createHistory({ root, disk, clock, log })
  const journals = createJournals({ root, disk, clock, log, onProblem })
  const articles = createArticles({
    root,
    library,
    journals,
    history,
    clock,
    log,
    disk,
    makeId,
    folderForNew: async () => folderForNew(await settings(root, disk, onProblem), clock()),
  })
  const bin = createBin({ root, disk, clock })
  const cursors = createCursors({ root, disk })
  const imports = createImportsLater(root, { clock, makeId, onProblem })
  const locks = createLocks({
    root,
    disk,
    clock,
    who,
    where,
    onChange(id, lock) {
      access.lost(id, lock)
      onLock({ id, lock })
    },
    log,
  })
  const access = createAccess(locks)

  /** What the journal of an article holds; null if it cannot be read. Changes nothing on the disk. */
  async function journaledOf(id: ArticleId): Promise<Journaled | null> {
    try {
      return await journals.read(id, false)
    } catch (error) {
      log(`Could not read the journal of ${id}`, error)
      return null
    }
  }

  const unfiled = createUnfiled({ journals, library, read: journaledOf, log })
  const openings = createOpenings({
    articles,
    journals,
    cursors,
    library,
    locks,
    access,
    journaledOf,
    importing: async (name, bytes) => (await imports()).read({ from: "bytes", name, bytes }),
    clock,
    log,
    makeId,
  })
  const changes = createChanges({ articles, journals, library, access, removed: unfiled.remove })
  const copies = createConflictCopies({ root, articles, library, history, bin, disk })
  const finder = createFinder({
    root,
    library,
    clock,
    log,
    onProblem,
    withUnfiled: unfiled.among,
    unfiled: unfiled.list,
  })
  let stopUpkeep: (() => Promise<void>) | null = null

  let looking: Promise<void> = Promise.resolve()

  /** Looks for articles that are only in a journal, and tells the index if their list has changed. */
  async function survey(): Promise<void> {
    const before = JSON.stringify(unfiled.list())
    await unfiled.survey()
    if (JSON.stringify(unfiled.list()) !== before) finder.unfiledChanged()
  }

  /** Called after each look through the folder: tells what other programs did to the files of open articles. */
  function look(): void {
    looking = looking.then(async () => {
      await survey()
      for (const news of await articles.outsideChanges()) onOutside(news)
    })
  }

  /** Whether somebody has listened: then the index is used and its thread is started. */
  let attended = false

  async function list(): Promise<ArticleSummary[]> {
    // Files that the index remembers need not be read again. If it cannot be opened, that was logged already.
    if (attended) await finder.open().catch(() => undefined)
    const filed = await library.refresh()
    await survey()
    return unfiled.among(filed)
  }

  /** Whether an article is still there: its file where the library has it, or a journal. */
  async function exists(id: ArticleId): Promise<boolean> {
    if (unfiled.has(id)) return true
    // The file of an article that only the index remembers may be gone since.
    return library.find(id)?.kind === "article" && (await articles.find(id)) !== null
  }

  async function readFile(path: string): Promise<{ name: string; bytes: Uint8Array }> {
    const name = basename(path)
    try {
      const bytes = await disk.read(path)
      if (bytes.length > sizeLimit) throw new DeskError("too-large", { limit: sizeLimit / 1024 / 1024 })
      return { name, bytes }
    } catch (error) {
      if (isMissing(error)) throw new DeskError("file-missing", { name }, error)
      throw fault(error, "reading", name)
    }
  }

  const work: NewsroomWork = {
    listArticles: list,
    async search(text, limit) {
      await survey()
      await finder.settled()
      return finder.search(text, limit)
    },
    async firstArticle(last, name = null) {
      if (last !== null) {
        if (name !== null && !library.looked) {
          await library.refreshFile(name)
          if (library.line(last)?.kind === "article") return last
        }
        await finder.know(last)
        if (!library.looked && !library.line(last)) await survey()
        if (await exists(last)) return last
        // The index may have been closed before it knew of what was saved last.
        if (!library.looked) {
          await library.catchUp()
          if (await exists(last)) return last
        }
      }
      const newest = { text: "", kinds: "articles", order: "updated", group: "none", near: null } as const
      const { rows } = await finder.browse({ ...newest, from: 0, count: 1 })
      return rows[0]?.id ?? null
    },
    async importFile(path) {
      return (await imports()).read({ from: "bytes", ...(await readFile(path)) })
    },
    async importArchive(named, { encoding = null, signal, counted, each }) {
      const { createArchive, sourcesOf } = await import("./import/archive.ts")
      const { sources, others } = await sourcesOf(root, named, disk)
      counted?.(sources.length, others)
      await library.refresh()
      const binned = new Set((await bin.list()).map(({ id }) => id))
      const archive = createArchive({
        root,
        disk,
        clock,
        log,
        imports: await imports(),
        add: articles.add,
        find(id) {
          const found = library.find(id)
          return found && { name: found.name, hash: async () => (await articles.find(id))?.hash ?? "" }
        },
        isBinned: (id) => binned.has(id),
      })
      try {
        await archive.run(sources, { encoding, each, ...(signal ? { signal } : {}) })
      } finally {
        await library.refresh()
      }
    },
    exportName(doc) {
      const article = checked(doc)
      return dossierOf(article).slug || slugOf(article.child(0).textContent)
    },
    async writeExport(doc, format, path) {
      const text = exportArticle(checked(doc), format)
      await writeAtomic(path, new TextEncoder().encode(text), { disk })
      return basename(path)
    },
    addPicture: (path) => addPicture(root, path, disk),
    async idAt(path) {
      let real: string
      try {
        real = await realpath(path)
      } catch (error) {
        if (codeOf(error) === "ENOENT") return null
        throw fault(error, "reading", basename(path))
      }
      const folder = await realFolder(root, disk)
      if (!isInside(folder, real)) return null
      const name = nameIn(folder, real)
      if (!library.looked || !library.file(name)) await library.refresh()
      return library.file(name)?.line.id ?? null
    },
  }

  const life: NewsroomLife = {
    root,
    libraryState: () => finder.state(),
    settled: () => finder.settled(),
    onLibrary(listener) {
      library.watch()
      attended = true
      finder.open().catch((error: unknown) => log("Could not open the index", error))
      stopUpkeep ??= startUpkeep({ history, clock, log, keep: articles.baseHashes })
      const stops = [finder.onChange(listener), library.onRead(look)]
      return () => {
        for (const stop of stops) stop()
      }
    },
    async rescan(whole = false) {
      await (whole ? library.look() : library.catchUp())
      await looking
    },
    async suspend() {
      attended = false
      stopUpkeep?.()
      stopUpkeep = null
      library.unwatch()
      await finder.suspend()
    },
    async idle() {
      await looking
      await articles.idle()
      await journals.idle()
    },
    rest: access.rest,
    async close() {
      await finder.close()
      library.close()
      await stopUpkeep?.()
      stopUpkeep = null
      await articles.idle()
      await locks.close()
    },
  }

  return {
    ...libraryCalls({ finder, library, unfiled, openings, changes, bin }),
    ...articleCalls({
      openings,
      access,
      articles,
      journals,
      cursors,
      history,
      changes,
      bin,
      library,
      copies,
      log,
    }),
    ...importCalls({ imports, articles }),
    ...work,
    ...life,
  }
}
