/** Changes of articles that are not typed: a field of the dossier set in the library, replaced words, and deleting. */
import type { ArticleId } from "../../article/dossier.ts"
import { type Article, dossierOf, withDossier } from "../../article/schema.ts"
import type { ArticleJSON } from "../../contract/desk.ts"
import type { DossierChange } from "../../contract/library.ts"
import { DeskError } from "../../contract/problem.ts"
import type { Journals } from "../journal/journal.ts"
import type { Library } from "../library/library.ts"
import type { Articles } from "../saving/articles.ts"
import type { Access } from "./access.ts"
import { articleFile, isUnwritten, unsavedIn } from "./article-file.ts"

/** What changes an article from outside its text. */
export type Changes = {
  /**
   * Changes the dossier of an article in its file, through a save like any other; returns the values before. Text
   * that only the journal has is saved first. Throws `DeskError` article-missing, not-an-article, locked, or what
   * saving throws.
   */
  change(id: ArticleId, change: DossierChange): Promise<DossierChange>
  /**
   * Changes an article in its file by `make`, through a save like any other. `make` gets the article and the hash of
   * its file, and returns what it is to be, or null if it shall stay. Returns the hashes of the file before and after,
   * which are the same where nothing changed; null if `make` wanted none. Throws as `change` does.
   */
  edit(id: ArticleId, make: (article: Article, hash: string) => Article | null): Promise<Edited | null>
  /**
   * Removes an article by `move`, which moves its file and returns the new name. Text that only the journal has is
   * saved first. Throws `DeskError` article-missing, locked, or what `move` throws; then the article stays as it was.
   */
  remove(id: ArticleId, move: (name: string, headline: string) => Promise<string>): Promise<string>
}

/** The hashes of an article's file before it was changed and after. */
export type Edited = { before: string; after: string }

/** @param removed called with every article that was removed */
export function createChanges({
  articles,
  journals,
  library,
  access,
  removed,
}: {
  articles: Articles
  journals: Journals
  library: Library
  access: Access
  removed: (id: ArticleId) => void
}): Changes {
  /** Saves what the journal of `id` has beyond its file. */
  async function saveJournaled(id: ArticleId): Promise<void> {
    await articles.inTurn(id, () => articles.finishRenaming(id))
    const journaled = await journals.read(id, false)
    if (!journaled || isUnwritten(journaled)) return
    const unsaved = unsavedIn(journaled, await articleFile(articles, id))
    if (!unsaved) return
    // If both sides changed the same block, both versions are in the history.
    const doc = journaled.doc.toJSON() as ArticleJSON
    await articles.save({ doc, base: unsaved.hash, settle: false, journal: null })
  }

  async function moveAway(id: ArticleId, move: (name: string, headline: string) => Promise<string>) {
    const { found, article } = await articleFile(articles, id)
    if (!found) throw new DeskError("article-missing")
    const moved = await move(found.name, article?.child(0).textContent ?? "")
    await journals.discard(id)
    articles.delete(id)
    removed(id)
    await library.refreshFile(found.name)
    return moved
  }

  async function edit(
    id: ArticleId,
    make: (article: Article, hash: string) => Article | null,
  ): Promise<Edited | null> {
    await saveJournaled(id)
    const { found, article } = await articleFile(articles, id)
    if (!found) throw new DeskError("article-missing")
    if (!article) throw new DeskError("not-an-article")
    const changed = make(article, found.hash)
    if (!changed) return null
    if (changed.eq(article)) return { before: found.hash, after: found.hash }
    const doc = changed.toJSON() as ArticleJSON
    const saved = await articles.save({ doc, base: found.hash, settle: false, journal: null })
    // Another desk changed the same words between reading and saving.
    if (saved.kind === "conflict") throw new DeskError("file-busy", { name: library.find(id)?.name ?? id })
    return { before: found.hash, after: saved.base }
  }

  async function change(id: ArticleId, wanted: DossierChange): Promise<DossierChange> {
    const before: DossierChange = {}
    const given = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined))
    await edit(id, (article) => {
      const { status, section } = dossierOf(article)
      if (wanted.status !== undefined) before.status = status
      if (wanted.section !== undefined) before.section = section
      return withDossier(article, given)
    })
    return before
  }

  return {
    change: (id, wanted) => access.withLock(id, () => change(id, wanted)),
    edit: (id, make) => access.withLock(id, () => edit(id, make)),
    async remove(id, move) {
      const moved = await access.withLock(id, async () => {
        await saveJournaled(id)
        return articles.inTurn(id, () => moveAway(id, move))
      })
      await access.release(id)
      return moved
    },
  }
}
