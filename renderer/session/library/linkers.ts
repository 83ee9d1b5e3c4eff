/** The articles that link to those that are taken away: who takes them away is told of them. */
import type { ArticleSummary } from "../../../main/contract/library.ts"
import type { Words } from "../../../main/contract/words/index.ts"
import type { Desk } from "../desk.ts"
import type { Target } from "./target.ts"
import type { UndoList } from "./undo-list.ts"

/** For how many articles the linking ones are looked for. */
const lookedFor = 50

export type Linkers = {
  /** Shows a notice of how many articles link to `targets`, which were just spiked or binned. It offers to show them. */
  tell(linkers: readonly ArticleSummary[], what: "spiked" | "binned", targets: readonly Target[]): void
  /** The articles that link to `targets`, without `targets` themselves. */
  linkers(targets: readonly Target[]): Promise<readonly ArticleSummary[]>
}

export type LinkersOptions = {
  desk: Pick<Desk, "ask" | "explain">
  undoList: Pick<UndoList, "tell">
  words(): Words
  /** Shows the articles that link to `targets`. */
  show(articles: readonly ArticleSummary[], targets: readonly Target[]): void
}

/** Makes what finds and tells of linking articles. Nothing is asked before a method is called. */
export function createLinkers({ desk, undoList, words, show }: LinkersOptions): Linkers {
  return {
    tell(linkers, what, targets) {
      if (linkers.length === 0) return
      const { linkers: said } = words().window
      undoList.tell(said[what](linkers.length), { label: said.show, run: () => show(linkers, targets) })
    },
    async linkers(targets) {
      const own = new Set(targets.map(({ id }) => id))
      const found = new Map<string, ArticleSummary>()
      try {
        for (const { id } of targets.slice(0, lookedFor))
          for (const article of await desk.ask("linkedFrom", { id }))
            if (!own.has(article.id)) found.set(article.id, article)
      } catch (error) {
        desk.explain(error)
      }
      return [...found.values()]
    },
  }
}
