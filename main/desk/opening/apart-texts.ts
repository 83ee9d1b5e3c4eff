/**
 * Text that was typed in an article while another desk took it over, and that only a journal apart has: it becomes a
 * conflict copy of the article, which the window offers to merge.
 */
import { keyOf } from "../../article/alignment.ts"
import { mergeArticles } from "../../article/merge.ts"
import { type Article, dossierOf, sameText } from "../../article/schema.ts"
import type { Journals } from "../journal/journal.ts"
import type { Journaled } from "../journal/replay.ts"
import type { Library } from "../library/library.ts"
import type { Articles } from "../saving/articles.ts"

/**
 * Whether `article` has all that was typed apart. The document that a journal begins with may hold what was typed, too:
 * then every block must be there.
 */
function hasAll(article: Article, { start, doc }: Journaled): boolean {
  if (start.unsaved > 0) {
    const there = new Set(blocksOf(article).map(keyOf))
    return blocksOf(doc).every((block) => there.has(keyOf(block)))
  }
  const merged = mergeArticles(start.doc, article, doc)
  return merged.conflicts.length === 0 && sameText(merged.article, article)
}

const blocksOf = (article: Article) => [article.child(0), article.child(1), ...article.child(2).children]

/**
 * Returns a function that makes conflict copies of what `article`, whose file is `name`, does not have of its journals
 * apart. A failure is only logged: the journals apart stay, and the next opening tries again.
 */
export function createApartTexts({
  journals,
  articles,
  library,
  log,
}: {
  journals: Pick<Journals, "aparts">
  articles: Pick<Articles, "addCopy">
  library: Pick<Library, "refreshFile">
  log: (message: string, error?: unknown) => void
}): (article: Article, name: string) => Promise<void> {
  return async (article, name) => {
    const { id } = dossierOf(article)
    try {
      for (const { journaled, remove } of await journals.aparts(id)) {
        if (!hasAll(article, journaled)) {
          // Without a file there is nothing to be a copy of yet.
          if (name === "") continue
          await library.refreshFile(await articles.addCopy(journaled.doc, name, journaled.at))
        }
        await remove()
      }
    } catch (error) {
      log(`Could not offer what was typed in ${id} while it was taken over`, error)
    }
  }
}
