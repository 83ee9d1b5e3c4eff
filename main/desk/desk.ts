/** The desk: everything that a newsroom's folder can be asked for, without a window. */
import { realpath } from "node:fs/promises"
import { hostname, userInfo } from "node:os"
import { basename } from "node:path"
import type { ArticleId } from "../article/dossier.ts"
import { dossierOf } from "../article/schema.ts"
import { slugOf } from "../article/slug.ts"
import {
  type ArticleJSON,
  type Binned,
  type CallInput,
  type CallOutput,
  type ConflictCopy,
  type EventData,
  type ExportFormat,
  type Opened,
  type OpenedArticle,
  type Saved,
  sizeLimit,
  type Version,
} from "../contract/desk.ts"
import type { Encoding, ImportDraft } from "../contract/importing.ts"
import type { ArticleSummary, ChangedArticle, LibraryState } from "../contract/library.ts"
import { DeskError, type Problem } from "../contract/problem.ts"
import { createBin } from "./bin.ts"
import { writeAtomic } from "./disk/atomic.ts"
import { codeOf, type Disk, realDisk } from "./disk/disk.ts"
import { fault } from "./disk/fault.ts"
import { isInside, nameIn, realFolder } from "./disk/folder.ts"
import { exportArticle } from "./export/export.ts"
import { articleIn } from "./files/content.ts"
import { createHistory } from "./history/history.ts"
import { startUpkeep } from "./history/upkeep.ts"
import type { Outcome } from "./import/archive.ts"
import { createImportsLater } from "./import/loading.ts"
import { createJournals } from "./journal/journal.ts"
import { createLibrary } from "./library/library.ts"
import { createLocks } from "./locks/locks.ts"
import { createMerging } from "./opening/conflict-copies.ts"
import { createPlaces } from "./opening/cursors.ts"
import { createOpenings } from "./opening/openings.ts"
import { addPicture } from "./pictures.ts"
import { chanceId, checked, createArticles, savedId } from "./saving/articles.ts"
import { extractOf } from "./search/extract.ts"
import { createFinder } from "./search/finder.ts"
import type { Search } from "./search/protocol.ts"

export type DeskOptions = {
  /** The newsroom's folder. It need not be there yet, or now: each method says so when it is not. */
  root: string
  clock?: () => Date
  log?: (message: string, error?: unknown) => void
  disk?: Disk
  makeId?: () => ArticleId
  /** Is told what nobody asked for and the user should know. */
  onProblem?: (problem: Problem) => void
  /** Is told what other programs do to the files of open articles, while somebody listens to `onLibrary`. */
  onOutside?: (news: EventData<"outside">) => void
  /** Is told who else has an open article, when that changes. */
  onLock?: (news: EventData<"lock">) => void
  /** The person and the machine, as other desks on the newsroom show them. */
  who?: string
  where?: string
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

/**
 * One method a call of the contract that belongs to the desk; every one throws `DeskError` only, or
 * what nobody expected. Paths come from the shell or the command line, never from the window.
 */
export type Desk = {
  readonly root: string
  listArticles(): Promise<ArticleSummary[]>
  browse(input: CallInput<"browse">): Promise<CallOutput<"browse">>
  /** The `limit` best of what `text` asks for, when everything is in the index: for the command line. */
  search(text: string, limit: number): Promise<Search>
  facets(): Promise<CallOutput<"facets">>
  describe(input: CallInput<"describe">): Promise<CallOutput<"describe">>
  suggestRelated(input: CallInput<"suggestRelated">): Promise<CallOutput<"suggestRelated">>
  linkedFrom(input: CallInput<"linkedFrom">): Promise<CallOutput<"linkedFrom">>
  changeArticles(input: CallInput<"changeArticles">): Promise<CallOutput<"changeArticles">>
  buildIndex(input: CallInput<"buildIndex">): void
  libraryState(): LibraryState
  /** Returns when the whole folder was looked through and the index holds everything, or building was stopped. */
  settled(): Promise<void>
  /**
   * The article to open first: `last` if it is still there, else the newest; null if there is none, as far as is
   * known. `name` is the file that `last` had when it was last seen: if it still is in that, nothing else is read.
   */
  firstArticle(last: ArticleId | null, name?: string | null): Promise<ArticleId | null>
  peek(input: { id: ArticleId }): Promise<CallOutput<"peek">>
  openArticle(input: { id: ArticleId }): Promise<Opened>
  newArticle(): Promise<OpenedArticle>
  saveArticle(input: CallInput<"saveArticle">): Promise<Saved>
  journal(input: CallInput<"journal">): Promise<CallOutput<"journal">>
  leaveArticle(input: CallInput<"leaveArticle">): Promise<void>
  keepPlace(input: CallInput<"keepPlace">): Promise<void>
  takeOver(input: { id: ArticleId }): Promise<Opened>
  listVersions(input: { id: ArticleId }): Promise<Version[]>
  readVersion(input: CallInput<"readVersion">): Promise<CallOutput<"readVersion">>
  /** Moves the file into the bin, with what only the journal had. Throws `DeskError` article-missing, locked. */
  deleteArticle(input: { id: ArticleId }): Promise<CallOutput<"deleteArticle">>
  listBin(): Promise<Binned[]>
  restoreArticle(input: { bin: string }): Promise<CallOutput<"restoreArticle">>
  /** Throws `DeskError` article-missing if there is no such copy, or its article has no file. */
  /** The conflict copies of an article. */
  listCopies(input: CallInput<"listCopies">): Promise<CallOutput<"listCopies">>
  readCopy(input: CallInput<"readCopy">): Promise<ConflictCopy>
  /** Throws `DeskError` locked. */
  binCopy(input: CallInput<"binCopy">): Promise<CallOutput<"binCopy">>
  readImport(input: CallInput<"readImport">): Promise<ImportDraft>
  recodeImport(input: CallInput<"recodeImport">): Promise<ImportDraft>
  buildImport(input: CallInput<"buildImport">): Promise<ArticleJSON>
  acceptImport(input: CallInput<"acceptImport">): Promise<CallOutput<"acceptImport">>
  /** Reads the file at `path` as an import. Throws `DeskError` file-missing, no-permission, too-large, not-text. */
  importFile(path: string): Promise<ImportDraft>
  /**
   * Imports files and folders, however many; see `createArchive`. `counted` is told how many there are before the
   * first, and how many other files were passed over. Throws `DeskError` newsroom-missing.
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
  /** Writes an article to `path` in a format; gives back the file's name. */
  writeExport(doc: ArticleJSON, format: ExportFormat, path: string): Promise<string>
  /** Copies a picture into the newsroom; gives back its name inside of it. */
  addPicture(path: string): Promise<string>
  /** The article or page whose file is at `path`, or null if that is none of this newsroom's. */
  idAt(path: string): Promise<ArticleId | null>
  /** Listens for changes of the library and of its index; what is shown of it is to be asked for anew. */
  onLibrary(listener: (state: LibraryState) => void): () => void
  /** Looks through the folder anew. */
  rescan(): Promise<void>
  /** Returns when no save is under way, and nothing is being written in a journal. */
  idle(): Promise<void>
  /** Gives back every lock, as the window is closed; it may open articles again. */
  rest(): Promise<void>
  /** Stops watching, lets what is under way end, and gives back every lock. Articles can still be saved. */
  close(): Promise<void>
}

export function createDesk({
  root,
  clock = () => new Date(),
  log = () => undefined,
  disk = realDisk,
  makeId = chanceId,
  onProblem = () => undefined,
  onOutside = () => undefined,
  onLock = () => undefined,
  who = userName(),
  where = hostname(),
}: DeskOptions): Desk {
  const library = createLibrary(root, log)
  const history = createHistory({ root, disk, clock, log })
  const journals = createJournals({ root, disk, clock, log, onProblem })
  const articles = createArticles({ root, library, journals, history, clock, log, disk, makeId })
  const imports = createImportsLater(root, { clock, makeId, onProblem })
  const bin = createBin({ root, disk, clock })
  const locks = createLocks({
    root,
    disk,
    clock,
    who,
    where,
    onChange(id, lock) {
      openings.lost(id, lock)
      onLock({ id, lock })
    },
    log,
  })
  const places = createPlaces({ root, disk })
  const openings = createOpenings({
    articles,
    journals,
    places,
    library,
    locks,
    importing: async (name, bytes) => (await imports()).read({ from: "bytes", name, bytes }),
    clock,
    log,
    makeId,
  })
  const merging = createMerging({ root, articles, library, history, bin, disk })
  const finder = createFinder({
    root,
    library,
    clock,
    log,
    onProblem,
    withUnfiled: openings.withUnfiled,
    unfiled: openings.unfiled,
  })
  let stopUpkeep: (() => void) | null = null

  let looking: Promise<void> = Promise.resolve()

  /** Looks for articles that are only in a journal, and tells the list of them. */
  async function survey(): Promise<void> {
    const before = JSON.stringify(openings.unfiled())
    await openings.survey()
    if (JSON.stringify(openings.unfiled()) !== before) finder.unfiledChanged()
  }

  /** Follows a look through the folder: tells what other programs did to the files of open articles. */
  function look(): void {
    looking = looking.then(async () => {
      await survey()
      for (const news of await articles.look()) onOutside(news)
    })
  }

  /** Somebody listens: then the index is worth its thread. */
  let attended = false

  async function list(): Promise<ArticleSummary[]> {
    // What the index remembers need not be read again. Why it could not be had was logged.
    if (attended) await finder.open().catch(() => undefined)
    const filed = await library.refresh()
    await survey()
    return openings.withUnfiled(filed)
  }

  async function readFile(path: string): Promise<{ name: string; bytes: Uint8Array }> {
    const name = basename(path)
    try {
      const bytes = await disk.read(path)
      if (bytes.length > sizeLimit) throw new DeskError("too-large", { limit: sizeLimit / 1024 / 1024 })
      return { name, bytes }
    } catch (error) {
      if (codeOf(error) === "ENOENT") throw new DeskError("file-missing", { name }, error)
      throw fault(error, "reading", name)
    }
  }

  const desk: Desk = {
    root,
    listArticles: list,
    browse: (input) => finder.browse(input),
    async search(text, limit) {
      await survey()
      await finder.settled()
      return finder.search(text, limit)
    },
    facets: () => finder.facets(),
    async describe({ ids }) {
      await finder.open()
      // Another program may have put one there that nobody has seen yet.
      if (!library.looked && ids.some((id) => !library.line(id))) await library.look()
      const unfiled = new Map(openings.unfiled().map((line) => [line.id, line]))
      const summaries = ids.map((id) => library.line(id) ?? unfiled.get(id) ?? null)
      const missing = summaries.includes(null)
      // The list begins with what was binned last, and that is meant: put in at the end, it stays.
      const binned = new Map(
        missing ? (await bin.list()).reverse().map(({ id, headline }) => [id, { headline }]) : [],
      )
      return ids.map((id, at) => ({
        id,
        summary: summaries[at] ?? null,
        binned: summaries[at] === null ? (binned.get(id) ?? null) : null,
      }))
    },
    async suggestRelated({ doc, count }) {
      const article = checked(doc)
      const { id, topics } = dossierOf(article)
      const { headline, standfirst, body, links } = extractOf(article)
      return finder.suggest({ id, headline, standfirst, body, topics, links }, count)
    },
    linkedFrom: ({ id }) => finder.linkedFrom(id),
    async changeArticles({ ids, change }) {
      const results: ChangedArticle[] = []
      for (const id of new Set(ids)) {
        try {
          results.push({ id, before: await openings.change(id, change), problem: null })
        } catch (error) {
          if (!(error instanceof DeskError)) throw error
          results.push({ id, before: {}, problem: error.problem })
        }
      }
      return results
    },
    buildIndex: ({ go }) => finder.build(go),
    libraryState: () => finder.state(),
    settled: () => finder.settled(),
    async firstArticle(last, name = null) {
      if (last !== null) {
        if (name !== null && !library.looked) {
          await library.refreshFile(name)
          if (library.line(last)?.kind === "article") return last
        }
        await finder.know(last)
        if (!library.looked && !library.line(last)) await survey()
        if (await openings.exists(last)) return last
        // The index may have been closed before it knew of what was saved last.
        if (!library.looked) {
          await library.refresh()
          if (await openings.exists(last)) return last
        }
      }
      const [first] = (
        await finder.browse({
          text: "",
          kinds: "articles",
          order: "updated",
          group: "none",
          from: 0,
          count: 1,
          near: null,
        })
      ).rows
      return first?.id ?? null
    },
    peek: async ({ id }) => ({ doc: (await openings.peek(id)).toJSON() as ArticleJSON }),
    openArticle: ({ id }) => openings.open(id),
    newArticle: () => openings.create(),
    async saveArticle(input) {
      try {
        if (input.journal) await openings.admit(savedId(input))
      } catch (error) {
        await articles.keep(input).catch((trouble: unknown) => {
          // Then it comes whole.
          if (trouble instanceof DeskError && trouble.problem.code === "journal-gap") throw trouble
          log("Could not keep what somebody else's lock does not let be saved", trouble)
        })
        throw error
      }
      return articles.save(input)
    },
    async journal(input) {
      await openings.admit(input.id)
      return { version: await journals.append(input) }
    },
    leaveArticle: ({ id, epoch }) => openings.leave(id, epoch),
    // Nobody is told that it could not be: the text is elsewhere.
    keepPlace: ({ id, place }) =>
      places.keep(id, place).catch((error: unknown) => log(`Could not keep where ${id} was left`, error)),
    takeOver: ({ id }) => openings.takeOver(id),
    async listVersions({ id }) {
      await articles.rested(id)
      return history.list(id)
    },
    async readVersion({ id, hash }) {
      await articles.rested(id)
      const article = articleIn(await history.read(id, hash), id)
      if (!article) throw new DeskError("version-missing")
      return { doc: article.toJSON() as ArticleJSON }
    },
    deleteArticle: async ({ id }) => ({
      bin: await openings.remove(id, (name, headline) => bin.move(name, id, headline)),
    }),
    listBin: () => bin.list(),
    async restoreArticle(input) {
      const name = await bin.restore(input.bin)
      await library.refreshFile(name)
      const line = library.file(name)?.line
      if (!line) throw new DeskError("article-missing")
      return { id: line.id, name, copyOf: line.copyOf }
    },
    listCopies: async ({ id }) => library.copies(id),
    readCopy: ({ id, copy }) => merging.read(id, copy),
    async binCopy({ id, copy, hash }) {
      await openings.admit(id)
      return { bin: await merging.putAway(id, copy, hash) }
    },
    async readImport(input) {
      return (await imports()).read(input)
    },
    async recodeImport({ id, encoding }) {
      return (await imports()).recode(id, encoding)
    },
    async buildImport({ id, corrections }) {
      return (await imports()).build(id, corrections).toJSON() as ArticleJSON
    },
    async acceptImport({ id, corrections }) {
      const drafts = await imports()
      const article = drafts.build(id, corrections)
      const doc = article.toJSON() as ArticleJSON
      const saved = await articles.save({ doc, base: null, settle: true, journal: null })
      if (saved.kind !== "saved") throw new DeskError("unexpected", { message: "Two articles have one id" })
      drafts.close(id)
      return { id: dossierOf(article).id, name: saved.name }
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
    onLibrary(listener) {
      library.watch()
      attended = true
      finder.open().catch((error: unknown) => log("Could not open the index", error))
      stopUpkeep ??= startUpkeep({ history, clock, log, keep: articles.standing })
      const stops = [finder.onChange(listener), library.onRead(look)]
      return () => {
        for (const stop of stops) stop()
      }
    },
    async rescan() {
      await library.look()
      await looking
    },
    async idle() {
      await looking
      await articles.idle()
      await journals.idle()
    },
    rest: () => openings.rest(),
    async close() {
      await finder.close()
      library.close()
      stopUpkeep?.()
      stopUpkeep = null
      await articles.idle()
      await locks.close()
    },
  }
  return desk
}
