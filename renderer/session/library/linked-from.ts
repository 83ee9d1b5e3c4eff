/** The articles that link to one article, kept up to date with the library while they are shown. */
import { type ReadonlySignal, signal } from "@preact/signals"
import type { ArticleSummary, LibraryNews } from "../../../main/contract/library.ts"
import type { Desk } from "../desk.ts"

export type LinkedFrom = {
  /** The articles that link to the article `of`, newest first; null before the desk has answered. */
  readonly found: ReadonlySignal<{ of: string; articles: readonly ArticleSummary[] } | null>
  /**
   * Looks for the articles that link to `id`, now and after every change that may matter; returns a function that
   * stops this.
   */
  watch(id: string): () => void
  /** The library changed. */
  changed(news: LibraryNews): void
}

/** How long changes are gathered before the desk is asked, in milliseconds. */
const rest = 500

/** Watches one article at a time: a new `watch` ends the one before. */
export function createLinkedFrom(desk: Pick<Desk, "attempt">): LinkedFrom {
  const found = signal<{ of: string; articles: readonly ArticleSummary[] } | null>(null)
  let watched: string | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let building = false

  async function ask(): Promise<void> {
    timer = undefined
    const of = watched
    if (of === null) return
    const articles = await desk.attempt("linkedFrom", { id: of })
    if (articles && watched === of) found.value = { of, articles }
  }

  /** Whether other articles may link to `id` after `news`, or the lines of those that do may have changed. */
  function concerns({ changes }: LibraryNews, id: string): boolean {
    const shown = found.peek()
    const known = shown?.of === id ? shown.articles : null
    if (!changes || !known) return true
    const linkers = new Set(known.map((article) => article.id))
    return changes.some((change) => linkers.has(change.id) || !change.links || change.links.includes(id))
  }

  return {
    found,
    watch(id) {
      watched = id
      void ask()
      return () => {
        if (watched === id) watched = null
        clearTimeout(timer)
        timer = undefined
      }
    },
    changed(news) {
      // Links are found in the texts that the index has: when it has all of them, there may be more.
      const built = building && news.indexing === null
      building = news.indexing !== null
      if (watched === null || timer !== undefined || !(built || concerns(news, watched))) return
      timer = setTimeout(() => void ask(), rest)
    },
  }
}
