/** What saving leaves in the history: every version that is replaced is there before it is, and the new one a moment after. */
import { setImmediate as turn } from "node:timers/promises"
import type { ArticleId, Status } from "../../article/dossier.ts"
import { type Article, dossierOf } from "../../article/schema.ts"
import { wordsIn } from "../../article/text.ts"
import type { Version } from "../../contract/desk.ts"
import { createKeyedQueue } from "../disk/queue.ts"
import { articleIn, type Present } from "../files/content.ts"

/** What saving needs of the history. */
export type Versions = {
  add(
    id: ArticleId,
    bytes: Uint8Array,
    about: { cause: Version["cause"]; status: Status; words: number },
  ): Promise<unknown>
  /** The bytes of a version, or null. */
  object(hash: string): Promise<Uint8Array | null>
  /** Whether it is listed as a version of the article and can be read. */
  has(id: ArticleId, hash: string): Promise<boolean>
}

export type Keeping = {
  /** Makes a file a version in the history. Throws what the disk refuses. */
  keep(article: Article, present: Present, cause: Version["cause"]): Promise<void>
  /** Makes what is about to be replaced a version, if it is none yet. That it cannot be kept does not keep the writer from writing. */
  replaced(id: ArticleId, present: Present): Promise<void>
  /** Does `work` after everything that follows earlier saves of `id`. The text is safe, so what stands in its way is only logged. */
  afterwards(id: ArticleId, work: () => Promise<unknown>, trouble: string): void
  /** Returns when all that follows the saves of `id` so far is done. */
  rested(id: ArticleId): Promise<void>
  /** Returns when nothing follows any save any more. */
  idle(): Promise<void>
}

export function createKeeping({
  history,
  log,
}: {
  history: Versions
  log: (message: string, error?: unknown) => void
}): Keeping {
  /** What follows a save and no caller waits for. */
  const followings = createKeyedQueue<ArticleId>()
  /** Versions that the history is known to have. */
  const kept = new Set<string>()

  async function keep(article: Article, { bytes, hash }: Present, cause: Version["cause"]): Promise<void> {
    if (kept.has(hash)) return
    const { id, status } = dossierOf(article)
    await history.add(id, bytes, { cause, status, words: wordsIn(article) })
    kept.add(hash)
  }

  async function replaced(id: ArticleId, present: Present): Promise<void> {
    await followings.ended(id)
    if (kept.has(present.hash)) return
    try {
      if (await history.has(id, present.hash)) kept.add(present.hash)
      else {
        const article = articleIn(present.bytes, id)
        if (article) await keep(article, present, "outside")
      }
    } catch (error) {
      log(`Could not keep a version of ${id}`, error)
    }
  }

  function afterwards(id: ArticleId, work: () => Promise<unknown>, trouble: string): void {
    const done = followings.run(id, async () => {
      // The caller of the save gets its answer first.
      await turn()
      await work()
    })
    done.catch((error: unknown) => log(trouble, error))
  }

  return {
    keep,
    replaced,
    afterwards,
    rested: followings.ended,
    idle: followings.idle,
  }
}
