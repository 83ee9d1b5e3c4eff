/** Articles whose file is gone, empty or damaged: told of once after the start, and restored from the history with one key. */
import type { ReadonlySignal } from "@preact/signals"
import type { OpenedArticle } from "../../../main/contract/desk.ts"
import type { LostArticle } from "../../../main/contract/library.ts"
import { type Problem, problemOf } from "../../../main/contract/problem.ts"
import type { Words } from "../../../main/contract/words/index.ts"
import type { Desk } from "../desk.ts"
import type { Notices } from "../notices.ts"

/** What it needs of the session; `open` puts an article on the page, `explain` says a problem. */
type LostOptions = {
  desk: Pick<Desk, "attempt" | "on" | "newsroom" | "here">
  notices: Notices
  words: ReadonlySignal<Words>
  explain(problem: Problem): void
  open(id: string): Promise<void>
}

/** Listens for what is lost, and offers to restore it. */
export function createLost({ desk, notices, words, explain, open }: LostOptions): {
  /** Says that an article was restored as it was opened. */
  tellRestored(opened: OpenedArticle): void
} {
  const said = () => words.peek().window.notices

  async function restore(ids: string[], home: Pick<Desk, "attempt" | "newsroom">): Promise<void> {
    const results = (await home.attempt("restoreLost", { ids })) ?? []
    for (const { problem } of results) if (problem) explain(problem)
    const done = results.filter(({ problem }) => problem === null)
    const [first] = done
    if (!first) return
    notices.say(done.length === 1 ? said().restored(first.name) : said().restoredMany(done.length))
    if (done.length === 1 && home.newsroom() === desk.newsroom()) await open(first.id)
  }

  function offer(lost: readonly LostArticle[]): void {
    const [first] = lost
    if (!first) return
    // The notice may be answered when another newsroom is shown.
    const home = desk.here()
    const ids = lost.map(({ id }) => id)
    const text =
      lost.length === 1
        ? said().lost[first.what](first.headline || words.peek().window.library.untitled, first.name)
        : said().lostMany(lost.length)
    const answer = () => void home.attempt("answerLost", { ids, answer: "told" })
    notices.warn(
      text,
      {
        label: said().restore(lost.length),
        run: () => void restore(ids, home).catch((error: unknown) => explain(problemOf(error))),
      },
      answer,
    )
  }

  desk.on("lost", (lost, newsroom) => {
    if (newsroom === desk.newsroom()) offer(lost)
  })
  return {
    tellRestored({ restored }) {
      if (restored) notices.say(said().restored(restored.name))
    },
  }
}
