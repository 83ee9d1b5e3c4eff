/** Merging conflict copies: reads a copy with the common ancestor, and moves it to the bin when it is merged. */
import { basename } from "node:path"
import { ancestorAmong } from "../../article/ancestor.ts"
import type { ArticleId } from "../../article/dossier.ts"
import { type Article, dossierOf } from "../../article/schema.ts"
import { wordsIn } from "../../article/text.ts"
import type { ArticleJSON, ConflictCopy } from "../../contract/desk.ts"
import { DeskError } from "../../contract/problem.ts"
import type { Bin } from "../bin/bin.ts"
import type { Disk } from "../disk/disk.ts"
import { fault } from "../disk/fault.ts"
import { writablePath } from "../disk/folder.ts"
import { articleIn } from "../files/content.ts"
import type { History } from "../history/history.ts"
import type { Library } from "../library/library.ts"
import type { Articles, Found } from "../saving/articles.ts"

export type ConflictCopiesOptions = {
  root: string
  articles: Articles
  library: Library
  history: Pick<History, "add" | "list" | "object">
  bin: Pick<Bin, "move">
  disk: Disk
}

/** The conflict copies of a newsroom. */
export type ConflictCopies = {
  /** See `readCopy` of the contract. Throws `DeskError` article-missing, and what the history throws. */
  read(id: ArticleId, copy: ArticleId): Promise<ConflictCopy>
  /** See `binCopy` of the contract: the copy's name in the bin, or null if it stays. */
  putAway(id: ArticleId, copy: ArticleId, hash: string): Promise<string | null>
}

/** In how many versions the common ancestor of an article and its copy is looked for. */
const lookedThrough = 100

/** The conflict copies of the newsroom at `root`. */
export function createConflictCopies({
  root,
  articles,
  library,
  history,
  bin,
  disk,
}: ConflictCopiesOptions): ConflictCopies {
  /** The file of a conflict copy of `id`; null if there is none (any more). */
  async function find(id: ArticleId, copy: ArticleId): Promise<(Found & { article: Article }) | null> {
    const isCopy = () => library.find(copy)?.copyOf === id
    if (!isCopy()) await library.refresh()
    const found = isCopy() ? await articles.find(copy) : null
    const article = found && articleIn(found.bytes, id)
    return found && article ? { ...found, article } : null
  }

  /**
   * The versions that `theirs` can come from, oldest first. Versions that are sides of conflicts are left out: a copy
   * that was read before is one of them, and would be taken for its own ancestor.
   */
  async function before(id: ArticleId, theirs: Article): Promise<Article[]> {
    const { updated } = dossierOf(theirs)
    const versions: Article[] = []
    for (const { hash, cause } of await history.list(id)) {
      if (versions.length === lookedThrough) break
      if (cause === "conflict") continue
      const bytes = await history.object(id, hash)
      const article = bytes && articleIn(bytes, id)
      if (!article) continue
      const at = dossierOf(article).updated
      // Compares the times in the files, as a version is listed some time after it was written.
      if (at === null || updated === null || at <= updated) versions.unshift(article)
    }
    return versions
  }

  return {
    async read(id, copy) {
      const found = await find(id, copy)
      const original = await articles.find(id)
      const ours = original && articleIn(original.bytes, id)
      if (!found || !ours) throw new DeskError("article-missing")
      const { name, bytes, hash, article } = found
      const { changed } = await disk.look(await writablePath(root, name, disk)).catch((error: unknown) => {
        throw fault(error, "reading", basename(name))
      })
      const ancestor = ancestorAmong(await before(id, article), ours, article)
      // Kept in the history before the user rejects anything of it.
      if (!(await history.list(id)).some((version) => version.hash === hash))
        await history.add(id, bytes, {
          cause: "conflict",
          status: dossierOf(article).status,
          words: wordsIn(article),
        })
      return {
        name,
        hash,
        doc: article.toJSON() as ArticleJSON,
        ancestor: ancestor && (ancestor.toJSON() as ArticleJSON),
        changed: changed.toISOString(),
      }
    },
    async putAway(id, copy, hash) {
      const found = await find(id, copy)
      if (found?.hash !== hash) return null
      const moved = await bin.move(found.name, id, found.article.child(0).textContent)
      await library.refreshFile(found.name)
      return moved
    },
  }
}
