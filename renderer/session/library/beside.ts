/** The article that is read beside the text. It is not opened for writing, and it follows its file. */
import { type ReadonlySignal, signal } from "@preact/signals"
import { type Article, articleFromJSON } from "../../../main/article/schema.ts"
import type { LibraryNews } from "../../../main/contract/library.ts"
import { DeskError } from "../../../main/contract/problem.ts"
import type { Desk } from "../desk.ts"

export type Beside = {
  /** Whether its panel is open. */
  readonly open: ReadonlySignal<boolean>
  readonly id: ReadonlySignal<string | null>
  /** The article as it was last read; null before the first one. */
  readonly article: ReadonlySignal<Article | null>
  /** Whether the article was deleted since it was read. */
  readonly gone: ReadonlySignal<boolean>
  /** Opens the panel with another article. */
  show(id: string): Promise<void>
  /** Opens the panel with the article that it had, or closes it. */
  toggle(): void
  /** Closes the panel. */
  close(): void
  /** The library changed: reads the article again if its file is among the changes. */
  changed(news: Pick<LibraryNews, "changes">): void
  /** Closes the panel and forgets its article: another newsroom was opened. */
  reset(): void
}

/** Makes the panel's state: closed, without an article. */
export function createBeside({ ask, explain }: Desk): Beside {
  const open = signal(false)
  const id = signal<string | null>(null)
  const article = signal<Article | null>(null)
  const gone = signal(false)
  /** Counts the readings: only the last one is shown. */
  let ticket = 0

  /** Reads the article `wanted` and shows it; the one before stays until then. */
  async function read(wanted: string): Promise<void> {
    const mine = ++ticket
    try {
      const { doc } = await ask("peek", { id: wanted })
      if (mine !== ticket) return
      const next = articleFromJSON(doc)
      if (id.peek() !== wanted || !article.peek()?.eq(next)) article.value = next
      id.value = wanted
      gone.value = false
    } catch (error) {
      if (mine !== ticket) return
      const missing = error instanceof DeskError && error.problem.code === "article-missing"
      // The text stays, and the panel says that the article is gone.
      if (missing && id.peek() === wanted) gone.value = true
      else explain(error)
    }
  }

  return {
    open,
    id,
    article,
    gone,
    async show(wanted) {
      open.value = true
      await read(wanted)
    },
    toggle() {
      open.value = !open.peek()
      const known = id.peek()
      if (open.peek() && known) void read(known)
    },
    close() {
      open.value = false
    },
    changed({ changes }) {
      const known = id.peek()
      if (!open.peek() || !known) return
      if (!changes || changes.some((change) => change.id === known)) void read(known)
    },
    reset() {
      ticket += 1
      open.value = false
      id.value = null
      article.value = null
    },
  }
}
