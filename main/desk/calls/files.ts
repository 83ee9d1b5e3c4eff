/** Files that come into a newsroom and go out of it, by paths which the shell or the command line names. */
import { basename } from "node:path"
import { dossierOf } from "../../article/schema.ts"
import { slugOf } from "../../article/slug.ts"
import { type ArticleJSON, type ExportFormat, sizeLimit } from "../../contract/desk.ts"
import type { Encoding, ImportDraft } from "../../contract/importing.ts"
import { DeskError } from "../../contract/problem.ts"
import type { Bin } from "../bin/bin.ts"
import type { Disk } from "../disk/disk.ts"
import { fault } from "../disk/fault.ts"
import { isMissing } from "../disk/if-there.ts"
import { type Exported, exportArticle } from "../export/export.ts"
import type { Outcome } from "../import/archive.ts"
import type { Imports } from "../import/client.ts"
import type { Library } from "../library/library.ts"
import { addPicture, readPicture } from "../pictures.ts"
import type { Articles } from "../saving/articles.ts"
import { checked } from "../saving/given.ts"
import { writeExported } from "./export-target.ts"

/** What is brought in and written out. */
export type FilesInAndOut = {
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
  /**
   * Writes an article to `path` in a format; returns the file's name, and what is not in it. Throws `DeskError` as
   * `writeAtomic` does.
   */
  writeExport(
    doc: ArticleJSON,
    format: ExportFormat,
    path: string,
  ): Promise<{ name: string; left: Exported["left"] }>
  /** Copies a picture into the newsroom; returns its name inside of it. */
  addPicture(path: string): Promise<string>
}

/**
 * The handlers of the calls that read files into the newsroom or write them out of it.
 * @param imports loads the code of imports at its first use
 */
export function createFilesInAndOut({
  root,
  disk,
  library,
  articles,
  bin,
  imports,
  clock,
  log,
}: {
  root: string
  disk: Disk
  library: Library
  articles: Articles
  bin: Bin
  imports: () => Promise<Imports>
  clock: () => Date
  log: (message: string, error?: unknown) => void
}): FilesInAndOut {
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

  return {
    async importFile(path) {
      return (await imports()).read({ from: "bytes", ...(await readFile(path)) })
    },
    async importArchive(named, { encoding = null, signal, counted, each }) {
      const { createArchive, sourcesOf } = await import("../import/archive.ts")
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
      const { text, left } = await exportArticle(checked(doc), format, (src) => readPicture(root, src, disk))
      await writeExported(path, text, disk)
      return { name: basename(path), left }
    },
    addPicture: (path) => addPicture(root, path, disk),
  }
}
