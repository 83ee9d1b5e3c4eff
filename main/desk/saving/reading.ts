/** The article that a file holds, with the fields of its dossier that the file does not give any more. */
import type { ArticleId } from "../../article/dossier.ts"
import { type Article, withFields } from "../../article/schema.ts"
import { type Held, heldIn } from "../files/content.ts"
import type { VersionStore } from "./versions.ts"

export type MissingFieldsOptions = {
  history: Pick<VersionStore, "list" | "object">
  log: (message: string, error?: unknown) => void
}

/**
 * Returns a function that reads the article `id` of the bytes of its file; null if they do not hold it, or not without
 * loss. Fields that they do not give are those of the newest version in the history; if that fails, it is logged.
 */
export function createReading({ history, log }: MissingFieldsOptions) {
  /** The article in the newest version of `id` that the history has whole; null if there is none. */
  async function newestVersion(id: ArticleId): Promise<Article | null> {
    for (const { hash } of await history.list(id)) {
      const bytes = await history.object(id, hash)
      const article = bytes && heldIn(bytes, id)?.article
      if (article) return article
    }
    return null
  }

  return async (id: ArticleId, bytes: Uint8Array): Promise<Held | null> => {
    const held = heldIn(bytes, id)
    if (!held || held.missing.length === 0) return held
    const before = await newestVersion(id).catch((error: unknown) => {
      log(`Could not look for what the file of ${id} does not say any more`, error)
      return null
    })
    return before ? { ...held, article: withFields(held.article, before, held.missing) } : held
  }
}
