/** The chosen article of find and replace, and the chosen hit of it. */
import { type ReadonlySignal, useSignal } from "@preact/signals"
import type { SoughtArticle } from "../../../main/contract/replacing.ts"

export type Chosen = {
  /** Their indexes, from 0. */
  readonly at: ReadonlySignal<{ article: number; hit: number }>
  /** Chooses the article at `article`, or the nearest one, and a hit of it. */
  choose(article: number, hit?: number): void
  /** Chooses the next hit (1) or the one before (-1), in another article where this one ends. */
  step(direction: 1 | -1): void
}

/** The chosen article and hit among `found`; the first ones at first. */
export function useChosen(found: ReadonlySignal<readonly SoughtArticle[]>): Chosen {
  const at = useSignal({ article: 0, hit: 0 })
  const choose = (article: number, hit = 0) => {
    at.value = { article: Math.max(0, Math.min(article, found.peek().length - 1)), hit }
  }
  return {
    at,
    choose,
    step(direction) {
      const { article, hit } = at.peek()
      const list = found.peek()
      const next = hit + direction
      const count = list[article]?.hits.length ?? 0
      if (next >= 0 && next < count) at.value = { article, hit: next }
      else if (direction > 0 && article < list.length - 1) choose(article + 1)
      else if (direction < 0 && article > 0) choose(article - 1, (list[article - 1]?.hits.length ?? 1) - 1)
    },
  }
}
