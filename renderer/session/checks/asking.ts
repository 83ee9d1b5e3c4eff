/** Which article the desk checks, and the questions that it is asked about that. */
import type { Article } from "../../../main/article/schema.ts"
import type { Desk } from "../desk.ts"
import type { Answers } from "./answers.ts"

export type Asking = {
  /** The id of the article that is checked; null for none. */
  article(): string | null
  /** Takes up an article, or none; the desk forgets the one before. Returns whether it is another one. */
  take(id: string | null): boolean
  /**
   * Asks about what changed in the article, and once again about what the desk does not know any more. An answer that
   * comes when another article was taken up is dropped. Throws `DeskError`.
   */
  ask(): Promise<void>
  /** No article is checked any more, and the desk that is shown now is not told. */
  reset(): void
}

export type AskingOptions = {
  desk: Pick<Desk, "ask">
  answers: Pick<Answers, "question" | "take">
  /** The article on the page as it is now; null if there is no editor. */
  doc(): Article | null
}

/** No article is checked at first. */
export function createAsking({ desk, answers, doc }: AskingOptions): Asking {
  let of: string | null = null
  return {
    article: () => of,
    take(id) {
      if (of === id) return false
      if (of !== null) void desk.ask("endChecks", { id: of }).catch(() => undefined)
      of = id
      return true
    },
    async ask() {
      const id = of
      for (let times = 0; times < 2; times++) {
        const now = doc()
        if (!now || id === null || of !== id) return
        const question = answers.question(now)
        if (!question) return
        const answer = await desk.ask("checkArticle", { id, ...question })
        if (of !== id || answers.take(question, answer)) return
      }
    },
    reset() {
      of = null
    },
  }
}
