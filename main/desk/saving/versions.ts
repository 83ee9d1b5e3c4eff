/** What saving leaves in the history: every version that is replaced is there before it is, and the new one a moment after. */
import { setImmediate as turn } from "node:timers/promises"
import type { ArticleId } from "../../article/dossier.ts"
import { type Article, dossierOf } from "../../article/schema.ts"
import { wordsIn } from "../../article/text.ts"
import type { Version } from "../../contract/desk.ts"
import { createKeyedQueue } from "../disk/queue.ts"
import { Recent } from "../disk/recent.ts"
import { articleIn, type FileContent } from "../files/content.ts"
import type { History } from "../history/history.ts"

/** What saving needs of the history. */
export type VersionStore = Pick<History, "add" | "has" | "object">

export type Versions = {
  /** Makes a file a version in the history. Throws what the disk refuses. */
  add(article: Article, content: FileContent, cause: Version["cause"]): Promise<void>
  /** Makes what is about to be replaced a version, if it is none yet. That it cannot be kept does not keep the writer from writing. */
  addReplaced(id: ArticleId, content: FileContent): Promise<void>
  /** Does `work` after everything that follows earlier saves of `id`. The text is safe, so what stands in its way is only logged. */
  afterSave(id: ArticleId, work: () => Promise<unknown>, trouble: string): void
  /** Returns when all that follows the saves of `id` so far is done. */
  ended(id: ArticleId): Promise<void>
  /** Returns when nothing follows any save any more. */
  idle(): Promise<void>
}

/** How many versions are remembered as kept. For one that is forgotten the history is asked. */
const remembered = 256

/** @param log is told what stood in the way of a version that was not waited for */
export function createVersions({
  history,
  log,
}: {
  history: VersionStore
  log: (message: string, error?: unknown) => void
}): Versions {
  /** What follows a save and no caller waits for. */
  const followings = createKeyedQueue<ArticleId>()
  /** The hashes of the last versions that the history is known to have. */
  const kept = new Recent<string, true>(remembered)

  async function add(article: Article, { bytes, hash }: FileContent, cause: Version["cause"]): Promise<void> {
    if (kept.get(hash)) return
    const { id, status } = dossierOf(article)
    await history.add(id, bytes, { cause, status, words: wordsIn(article) })
    kept.set(hash, true)
  }

  async function addReplaced(id: ArticleId, content: FileContent): Promise<void> {
    await followings.ended(id)
    if (kept.get(content.hash)) return
    try {
      if (await history.has(id, content.hash)) kept.set(content.hash, true)
      else {
        const article = articleIn(content.bytes, id)
        if (article) await add(article, content, "outside")
      }
    } catch (error) {
      log(`Could not keep a version of ${id}`, error)
    }
  }

  function afterSave(id: ArticleId, work: () => Promise<unknown>, trouble: string): void {
    const done = followings.run(id, async () => {
      // The caller of the save gets its answer first.
      await turn()
      await work()
    })
    done.catch((error: unknown) => log(trouble, error))
  }

  return {
    add,
    addReplaced,
    afterSave,
    ended: followings.ended,
    idle: followings.idle,
  }
}
