/**
 * Importing folders and thousands of files at once. It can be stopped at any point, by the user or by a power cut,
 * and begun again: files whose content the newsroom has already are skipped.
 */
import { basename, extname } from "node:path"
import { type ArticleId, type Dossier, unborn } from "../../article/dossier.ts"
import { readOwn } from "../../article/html.ts"
import { type Article, dossierOf, withDossier } from "../../article/schema.ts"
import { sizeLimit } from "../../contract/desk.ts"
import type { Encoding, ImportDraft } from "../../contract/importing.ts"
import { DeskError, type Problem } from "../../contract/problem.ts"
import { codeOf, type Disk } from "../disk/disk.ts"
import { fault } from "../disk/fault.ts"
import { isInside, pathIn, realFolder } from "../disk/folder.ts"
import { hashOf } from "../disk/hash.ts"
import { isHidden, walk } from "../disk/walk.ts"
import type { Imports } from "./client.ts"
import { importExtensions } from "./extensions.ts"
import { type LedgerEntry, openLedger } from "./ledger.ts"

/** A file to import: where it is, how it is called in the report, and the folder of the newsroom that it goes to. */
export type ImportFile = { path: string; name: string; folder: string }

/** The result of one file. */
export type Outcome =
  /** It became an article. `draft` says how it was read; null if the file was an article of Midad's. */
  | { kind: "made"; source: ImportFile; id: ArticleId; name: string; draft: ImportDraft | null }
  /** The newsroom has it already; `name` is its file, null if that is gone or in the bin. */
  | { kind: "known"; source: ImportFile; id: ArticleId; name: string | null }
  | { kind: "failed"; source: ImportFile; problem: Problem }

/** What an archive needs of the newsroom around it. */
export type ArchiveOptions = {
  root: string
  disk: Disk
  clock: () => Date
  log: (message: string, error?: unknown) => void
  imports: Imports
  /** Puts an article into a folder of the newsroom as it is; returns its file's name. */
  add(article: Article, folder: string, taken: Set<string>): Promise<string>
  /** The file of an article; null if it has none. `binned`: it is in the bin. */
  find(id: ArticleId): { name: string; hash: () => Promise<string> } | null
  isBinned(id: ArticleId): boolean
}

/** Imports many files, one after the other. */
export type Archive = {
  /** Imports every source in turn; ends early when `signal` is aborted. A file that fails does not make it throw. */
  run(
    sources: readonly ImportFile[],
    how: {
      encoding: Encoding | null
      signal?: AbortSignal
      each: (outcome: Outcome) => void | Promise<void>
    },
  ): Promise<void>
}

const isKnown = (name: string) =>
  (importExtensions as readonly string[]).includes(extname(name).toLowerCase())

/**
 * The files of what was named: files as they are, folders with all in them that can be imported, each to a folder of
 * the newsroom of the same name. Files in the newsroom `root` itself are left out, and `others` counts files that are
 * no text. A file that cannot be read is a source too, so that the report gives the reason.
 */
export async function sourcesOf(
  root: string,
  named: readonly { path: string; name: string }[],
  disk: Disk,
): Promise<{ sources: ImportFile[]; others: number }> {
  const sources: ImportFile[] = []
  const newsroom = await realFolder(root, disk)
  let others = 0

  /** Adds the files of a named folder. Rejects if `path` is a file, or a folder that cannot be read. */
  async function addFolder(path: string, name: string): Promise<void> {
    const real = await disk.realpath(path)
    if (isInside(newsroom, real)) return
    const found: string[] = []
    const { names } = await walk(real, {
      takes(inside) {
        if (isHidden(inside)) return false
        if (!isKnown(inside)) others += 1
        return isKnown(inside)
      },
      enters: (inside) => !isHidden(inside) && !isInside(newsroom, pathIn(real, inside)),
      onFault: (inside) => found.push(inside),
    })
    for (const inside of [...found, ...names].sort()) {
      const folder = [shownAs(path), ...inside.split("/").slice(0, -1)].join("/")
      sources.push({ path: pathIn(path, inside), name: pathIn(name, inside), folder })
    }
  }

  for (const { path, name } of named) {
    // A file, or a folder that cannot be read: reading it as a source gives the reason.
    await addFolder(path, name).catch(() => sources.push({ path, name, folder: "" }))
  }
  return { sources, others }
}

/** The folder of the newsroom for a named folder. It is never hidden, as that would hide its articles. */
const shownAs = (path: string): string => basename(path).replace(/^\.+/, "")

/** The id of an article that was made of a source of this key: the same source makes the same article, on every desk. */
function archiveId(key: string): ArticleId {
  return `import-${hashOf(new TextEncoder().encode(key)).slice(0, 24)}`
}

/** How many sources are noted in the ledger at once. */
const batch = 50

/** An archive of the newsroom at `root`. */
export function createArchive(options: ArchiveOptions): Archive {
  const { root, disk, clock, log, imports, add, find, isBinned } = options

  async function bytesOf({ path, name }: ImportFile): Promise<Uint8Array> {
    try {
      const bytes = await disk.read(path)
      if (bytes.length > sizeLimit) throw new DeskError("too-large", { limit: sizeLimit / 1024 / 1024 })
      return bytes
    } catch (error) {
      if (codeOf(error) === "ENOENT") throw new DeskError("file-missing", { name }, error)
      throw fault(error, "reading", name)
    }
  }

  /** The date of a source's text: the one in the text, else that of the last change of its file. */
  async function times(
    dossier: Dossier,
    { path }: ImportFile,
  ): Promise<Pick<Dossier, "created" | "updated">> {
    const said = dossier.published ?? null
    const at = said ?? (await disk.look(path)).changed.toISOString()
    return { created: at, updated: at }
  }

  return {
    async run(sources, { encoding, signal, each }) {
      /** The articles that this run made, which the library does not know yet. */
      const made = new Map<ArticleId, string>()
      const nameOf = (id: ArticleId) => made.get(id) ?? find(id)?.name ?? null
      const has = (id: ArticleId) => nameOf(id) !== null || isBinned(id)
      const ledger = await openLedger(root, disk)
      let noted: LedgerEntry[] = []
      const note = async (least: number) => {
        if (noted.length < least) return
        const entries = noted
        noted = []
        // If this fails, the article's id still says that the source was imported.
        await ledger.add(entries).catch((error: unknown) => log("Could not note what was imported", error))
      }
      const taken = new Map<string, Set<string>>()
      const takenIn = (folder: string) => {
        const names = taken.get(folder) ?? new Set<string>()
        taken.set(folder, names)
        return names
      }

      async function one(source: ImportFile): Promise<Outcome> {
        const bytes = await bytesOf(source)
        const key = encoding ? `${hashOf(bytes)} ${encoding}` : hashOf(bytes)
        const before = ledger.find(key)
        const own = archiveId(key)
        const known = before !== null && has(before) ? before : has(own) ? own : null
        if (known) return { kind: "known", source, id: known, name: nameOf(known) }
        const read = readOwn(bytes)
        let article: Article
        let draft: ImportDraft | null = null
        if (read) {
          const { id } = dossierOf(read)
          const there = find(id)
          if (there && (await there.hash()) === hashOf(bytes))
            return { kind: "known", source, id, name: there.name }
          // Another version of an article in the newsroom becomes a new article.
          article = has(id) || id === unborn ? withDossier(read, { id: own }) : read
        } else {
          draft = await imports.read({ from: "bytes", name: basename(source.path), bytes })
          try {
            if (encoding) draft = await imports.recode(draft.id, encoding)
            if (draft.lines.every(({ kind }) => kind === "blank"))
              throw new DeskError("not-text", { name: basename(source.path) })
            const built = await imports.build(draft.id, {})
            article = withDossier(built, { id: own, ...(await times(dossierOf(built), source)) })
          } finally {
            imports.close(draft.id)
          }
        }
        const { id } = dossierOf(article)
        const name = await add(article, source.folder, takenIn(source.folder))
        made.set(id, name)
        noted.push({ key, id, at: clock().toISOString() })
        await note(batch)
        return { kind: "made", source, id, name, draft }
      }

      try {
        for (const source of sources) {
          if (signal?.aborted) break
          let outcome: Outcome
          try {
            outcome = await one(source)
          } catch (error) {
            if (!(error instanceof DeskError)) throw error
            outcome = { kind: "failed", source, problem: error.problem }
          }
          await each(outcome)
        }
      } finally {
        await note(1)
      }
    },
  }
}
