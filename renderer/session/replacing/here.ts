/** Replacing in the article on the page, through the editor, and taking it back there: its own undo has both. */
import { changesIn, isSame, withChanges } from "../../../main/article/find/in-article.ts"
import type { Replacement } from "../../../main/article/find/query.ts"
import type { Search } from "../../../main/article/find/search.ts"
import { mergeArticles } from "../../../main/article/merge.ts"
import { articleFromJSON, dossierOf, withDossier } from "../../../main/article/schema.ts"
import { problemOf } from "../../../main/contract/problem.ts"
import type { ReplacedArticle, SoughtArticle } from "../../../main/contract/replacing.ts"
import type { Page } from "../article/page.ts"

type Pages = Pick<Page, "current" | "editor" | "adopt">

/**
 * Replaces in the article on the page, through the editor, as one step of undo, and saves. Returns how many hits were
 * replaced, or why none was: "changed" if the article or its file is not what was shown. Throws `DeskError` if the desk
 * cannot note it.
 */
export async function replaceHere(
  page: Pages,
  operation: string,
  article: Pick<SoughtArticle, "id" | "hash">,
  asked: { search: Search | null; replacement: Replacement; isSkipped(index: number): boolean },
): Promise<ReplacedArticle> {
  const { id } = article
  const opening = page.current.peek()
  const editor = page.editor()
  const nothing = (left: ReplacedArticle["left"]): ReplacedArticle => ({ id, hits: 0, left })
  if (!opening || !editor) return nothing("changed")
  const lock = opening.lock.peek()
  if (lock) return nothing({ code: "locked", details: { who: lock.who } })
  await opening.saver.flush(false)
  const before = opening.saver.base()
  if (before !== article.hash) return nothing("changed")
  const { search, replacement, isSkipped } = asked
  if (!search) return nothing("changed")
  const doc = editor.view.state.doc
  const changes = changesIn(doc, search, replacement).filter(
    (change) => !isSame(change) && !isSkipped(change.index),
  )
  if (changes.length === 0) return nothing(null)
  page.adopt(opening, withChanges(doc, changes), true)
  // The page tells the saver of changes that are the user's.
  await opening.saver.flush(false)
  const after = opening.saver.base()
  if (!opening.saver.clean() || after === null)
    return nothing({ code: "file-busy", details: { name: opening.name.peek() } })
  await opening.desk.ask("noteReplaced", { operation, id, before, after, hits: changes.length })
  return { id, hits: changes.length, left: null }
}

/**
 * Takes a replacement back in the article on the page, through the editor, and saves. Returns what became of it: it stays as
 * it is, "changed", where the words were changed since, or with the desk's problem. Never throws.
 */
export async function undoHere(page: Pages, operation: string, id: string): Promise<ReplacedArticle> {
  const opening = page.current.peek()
  const editor = page.editor()
  if (!opening || !editor || opening.lock.peek()) return { id, hits: 0, left: "changed" }
  try {
    const texts = await opening.desk.ask("replacedText", { operation, id })
    const now = editor.view.state.doc
    const { updated } = dossierOf(now)
    const [before, after] = [texts.before, texts.after].map((doc) =>
      withDossier(articleFromJSON(doc), { updated }),
    )
    const together = mergeArticles(after!, now, before!)
    if (together.conflicts.length > 0) return { id, hits: 0, left: "changed" }
    if (!together.article.eq(now)) page.adopt(opening, together.article, true)
    await opening.saver.flush(false)
    const base = opening.saver.base()
    if (base) await opening.desk.ask("undoReplacement", { operation, ids: [id] })
    return { id, hits: 1, left: null }
  } catch (error) {
    return { id, hits: 0, left: problemOf(error) }
  }
}
