/** The desk: everything that a newsroom's folder can be asked for, without a window. */
import { realpath } from "node:fs/promises"
import { basename } from "node:path"
import type { ArticleId } from "../article/dossier.ts"
import { readArticle } from "../article/html.ts"
import { dossierOf } from "../article/schema.ts"
import { slugOf } from "../article/slug.ts"
import {
  type ArticleJSON,
  type ArticleSummary,
  type CallInput,
  type CallOutput,
  type ExportFormat,
  type Opened,
  type OpenedArticle,
  type Saved,
  sizeLimit,
} from "../contract/desk.ts"
import type { ImportDraft } from "../contract/importing.ts"
import { DeskError, type Problem } from "../contract/problem.ts"
import { chanceId, checked, createArticles } from "./articles.ts"
import { writeAtomic } from "./atomic.ts"
import { codeOf, type Disk, realDisk } from "./disk.ts"
import { exportArticle } from "./export/export.ts"
import { fault } from "./fault.ts"
import { isInside, nameIn, realFolder } from "./folder.ts"
import { createImports } from "./import/imports.ts"
import { readPatterns } from "./import/patterns.ts"
import { createLibrary } from "./library.ts"
import { addPicture } from "./pictures.ts"

export type DeskOptions = {
  /** The newsroom's folder. It need not be there yet, or now: each method says so when it is not. */
  root: string
  clock?: () => Date
  log?: (message: string, error?: unknown) => void
  disk?: Disk
  makeId?: () => ArticleId
  /** Is told what nobody asked for and the user should know. */
  onProblem?: (problem: Problem) => void
}

/**
 * One method a call of the contract that belongs to the desk; every one throws `DeskError` only, or
 * what nobody expected. Paths come from the shell or the command line, never from the window.
 */
export type Desk = {
  readonly root: string
  listArticles(): Promise<ArticleSummary[]>
  openArticle(input: { id: ArticleId }): Promise<Opened>
  newArticle(): Promise<OpenedArticle>
  saveArticle(input: CallInput<"saveArticle">): Promise<Saved>
  readImport(input: CallInput<"readImport">): Promise<ImportDraft>
  recodeImport(input: CallInput<"recodeImport">): Promise<ImportDraft>
  buildImport(input: CallInput<"buildImport">): Promise<ArticleJSON>
  acceptImport(input: CallInput<"acceptImport">): Promise<CallOutput<"acceptImport">>
  /** Reads the file at `path` as an import. Throws `DeskError` file-missing, no-permission, too-large, not-text. */
  importFile(path: string): Promise<ImportDraft>
  /** The name, without extension, under which an article is exported; empty if it has neither slug nor headline. */
  exportName(doc: ArticleJSON): string
  /** Writes an article to `path` in a format; gives back the file's name. */
  writeExport(doc: ArticleJSON, format: ExportFormat, path: string): Promise<string>
  /** Copies a picture into the newsroom; gives back its name inside of it. */
  addPicture(path: string): Promise<string>
  /** The article or page whose file is at `path`, or null if that is none of this newsroom's. */
  idAt(path: string): Promise<ArticleId | null>
  /** Listens for changes of the library, whoever makes them. The folder is watched from the first listener on. */
  onArticles(listener: (articles: ArticleSummary[]) => void): () => void
  /** Looks through the folder anew. */
  rescan(): Promise<void>
  /** Returns when no save is under way. */
  idle(): Promise<void>
  /** Stops watching. Articles can still be saved. */
  close(): void
}

export function createDesk({
  root,
  clock = () => new Date(),
  log = () => undefined,
  disk = realDisk,
  makeId = chanceId,
  onProblem = () => undefined,
}: DeskOptions): Desk {
  const library = createLibrary(root, log)
  const articles = createArticles({ root, library, clock, log, disk, makeId })
  const imports = createImports({
    clock,
    makeId,
    // The newsroom's own are read anew for each import, so that a correction of them is seen at once.
    async patterns() {
      const { patterns, problem } = await readPatterns(root)
      if (problem) onProblem(problem.problem)
      return patterns
    },
  })
  let listed = false

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

  return {
    root,
    async listArticles() {
      listed = true
      return library.refresh()
    },
    async openArticle({ id }) {
      const { name, bytes } = await articles.read(id)
      const reading = readArticle(bytes)
      // Of two files with one id the second is shown as a foreign page, under an id of its own.
      if (reading.kind === "article" && dossierOf(reading.article).id === id)
        return articles.opened(reading.article, name, bytes)
      return { kind: "import", draft: await imports.read({ from: "bytes", name: basename(name), bytes }) }
    },
    async newArticle() {
      return articles.create()
    },
    saveArticle: (input) => articles.save(input),
    async readImport(input) {
      return imports.read(input)
    },
    async recodeImport({ id, encoding }) {
      return imports.recode(id, encoding)
    },
    async buildImport({ id, corrections }) {
      return imports.build(id, corrections).toJSON() as ArticleJSON
    },
    async acceptImport({ id, corrections }) {
      const doc = imports.build(id, corrections).toJSON() as ArticleJSON
      const saved = await articles.save({ doc, base: null, settle: true })
      imports.close(id)
      return { id: saved.id, name: saved.name }
    },
    async importFile(path) {
      return imports.read({ from: "bytes", ...(await readFile(path)) })
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
      const articlesNow = listed ? library.list() : await this.listArticles()
      const known = articlesNow.find((article) => article.name === name)
      if (known) return known.id
      return (await this.listArticles()).find((article) => article.name === name)?.id ?? null
    },
    onArticles(listener) {
      library.watch()
      return library.onChange(listener)
    },
    async rescan() {
      await library.refresh()
    },
    idle: () => articles.idle(),
    close: () => library.close(),
  }
}
