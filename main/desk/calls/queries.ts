/** What the shell and the command line ask about a newsroom's articles. The window asks by the contract's calls. */
import { realpath } from "node:fs/promises"
import { basename, join } from "node:path"
import type { ArticleId } from "../../article/dossier.ts"
import type { ArticleSummary } from "../../contract/library.ts"
import { codeOf, type Disk } from "../disk/disk.ts"
import { fault } from "../disk/fault.ts"
import { isInside, nameIn, realFolder } from "../disk/folder.ts"
import { originalNames } from "../files/conflict-names.ts"
import type { History } from "../history/history.ts"
import { isListed } from "../library/filed.ts"
import type { Library } from "../library/library.ts"
import type { FileNames } from "../lost/names.ts"
import type { Unfiled } from "../opening/unfiled.ts"
import type { Articles } from "../saving/articles.ts"
import type { Finder } from "../search/finder.ts"
import type { Search } from "../search/protocol.ts"

/** Questions about the articles of a newsroom. */
export type Queries = {
  /** Every article and page, by last change, newest first. */
  listArticles(): Promise<ArticleSummary[]>
  /** The `limit` best hits for the query `text`. Waits until everything is in the index. For the command line. */
  search(text: string, limit: number): Promise<Search>
  /**
   * The article to open first: `last` if it is still there, else the newest; null if there is none, as far as is
   * known. `name` is the file that `last` had when it was last seen: if it still is in that, nothing else is read.
   */
  firstArticle(last: ArticleId | null, name?: string | null): Promise<ArticleId | null>
  /**
   * The line of the article or page whose file is at `path`; null if no file of this newsroom is there. That file is
   * read, and those that it may be a copy of by its name or by what its article's file was called; never the folder.
   */
  lineAt(path: string): Promise<ArticleSummary | null>
  /** The file of the version `hash` of an article. Throws `DeskError` version-missing. */
  versionOf(id: ArticleId, hash: string): Promise<Uint8Array>
  /** The path of the file that the article or page `id` is known to have; null if none is known. */
  pathOf(id: ArticleId): string | null
}

/** The answers of one newsroom. */
export function createQueries({
  root,
  disk,
  library,
  finder,
  unfiled,
  articles,
  names,
  history,
  survey,
  attended,
}: {
  root: string
  disk: Disk
  library: Library
  finder: Finder
  unfiled: Unfiled
  articles: Articles
  /** Under which names the files of articles were written. */
  names: Pick<FileNames, "of">
  history: Pick<History, "read">
  /** Looks for articles that are only in a journal. */
  survey: () => Promise<void>
  /** Whether somebody listens for changes: then the index is worth its thread. */
  attended: () => boolean
}): Queries {
  async function list(): Promise<ArticleSummary[]> {
    // What the index remembers need not be read again. Why it could not be had was logged.
    if (attended()) await finder.open().catch(() => undefined)
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

  /** The name in the newsroom of the file at `path`, with every link followed; null if the library shows no such file. */
  async function nameAt(path: string): Promise<string | null> {
    let real: string
    try {
      real = await realpath(path)
    } catch (error) {
      if (codeOf(error) === "ENOENT") return null
      throw fault(error, "reading", basename(path))
    }
    const folder = await realFolder(root, disk)
    const name = isInside(folder, real) ? nameIn(folder, real) : null
    return name !== null && isListed(name) ? name : null
  }

  /** Reads the files that the file `name` of the article `id` may be a copy of, as far as these are known without the folder. */
  async function meetOthers(name: string, id: ArticleId): Promise<void> {
    const others = new Set(originalNames(name))
    // What Midad wrote last as the article is the article as long as it holds it.
    // Neither a list that cannot be read nor a file keeps the given one from being opened.
    const written = await names.of(id).catch(() => null)
    const there = written && (await nameAt(join(root, ...written.split("/"))).catch(() => null))
    if (written !== null && there === written) {
      library.remember(id, written)
      others.add(written)
    }
    others.delete(name)
    await library.readFiles([...others])
    // If it is the article, it stays so when the look through the folder finds another file of this id.
    await library.refreshFile(name)
  }

  return {
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
        if (library.line(last) && (await exists(last))) return last
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
    async versionOf(id, hash) {
      await articles.savesEnded(id)
      return history.read(id, hash)
    },
    pathOf(id) {
      const file = library.find(id)
      return file && join(root, file.name)
    },
    async lineAt(path) {
      const name = await nameAt(path)
      if (name === null) return null
      await library.readFiles([name])
      const id = library.file(name)?.own ?? null
      if (id !== null && !library.looked) await meetOthers(name, id)
      return library.file(name)?.line ?? null
    },
  }
}
