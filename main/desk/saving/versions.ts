/** Adds versions to the history: before a save the one that is about to be replaced, after it the new one. */
import { setImmediate as turn } from "node:timers/promises"
import type { ArticleId } from "../../article/dossier.ts"
import { type Article, dossierOf } from "../../article/schema.ts"
import { wordsIn } from "../../article/text.ts"
import type { Version } from "../../contract/desk.ts"
import { createKeyedQueue } from "../disk/queue.ts"
import { Recent } from "../disk/recent.ts"
import { type FileContent, type Held, heldIn } from "../files/content.ts"
import type { History } from "../history/history.ts"

/** What saving needs of the history. */
export type VersionStore = Pick<History, "add" | "has" | "list" | "object">

export type Versions = {
  /** Adds what a file holds to the history. Throws `DeskError` as the history does. */
  add(article: Article, content: FileContent, cause: Version["cause"]): Promise<void>
  /**
   * Adds the version that is about to be replaced to the history, if it is not there. A failure is only logged, and
   * the save continues; but of a file that others altered the history has what the article has no place for, so then
   * it throws `DeskError`, and the file stays as it is.
   */
  addReplaced(id: ArticleId, content: FileContent): Promise<void>
  /**
   * Does `work` after the works of earlier saves of `id`. The text is saved already, so a failure is only logged,
   * with the message `trouble`.
   */
  afterSave(id: ArticleId, work: () => Promise<unknown>, trouble: string): void
  /** Returns when the works after the saves of `id` so far are done. */
  ended(id: ArticleId): Promise<void>
  /** Returns when the works after all saves so far are done. */
  idle(): Promise<void>
}

/** How many versions are remembered as being in the history. For others the history is asked. */
const remembered = 256

/** @param log called when a version could not be added and no caller waits for it */
export function createVersions({
  history,
  log,
}: {
  history: VersionStore
  log: (message: string, error?: unknown) => void
}): Versions {
  /** The works after the saves of an article, one after the other; no caller of a save waits for them. */
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
    let held: Held | null = null
    try {
      if (await history.has(id, content.hash)) kept.set(content.hash, true)
      else {
        held = heldIn(content.bytes, id)
        if (held) await add(held.article, content, "outside")
      }
    } catch (error) {
      if (held?.losses?.length) throw error
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
