/** Finding in the open article: what is looked for, and where the editor found it. */
import { batch, type ReadonlySignal, signal } from "@preact/signals"
import { loadSearch } from "../../main/article/find/load.ts"
import { type FindQuery, longestQuery, queryFor } from "../../main/article/find/query.ts"
import { type Search, searchFor } from "../../main/article/find/search.ts"
import type { Editor } from "../editor/editor.ts"
import type { HitsState } from "../editor/hits/hits.ts"
import type { Page } from "./article/page.ts"

export type Finding = {
  readonly open: ReadonlySignal<boolean>
  readonly query: ReadonlySignal<FindQuery>
  /** Whether only what was selected is searched. */
  readonly within: ReadonlySignal<boolean>
  /** Whether the query is an expression that is none. */
  readonly bad: ReadonlySignal<boolean>
  readonly hits: ReadonlySignal<HitsState>
  /** Opens the bar, with the selected words in its field if they are few. */
  show(): void
  /** Closes the bar; the hit that was gone to stays selected. */
  close(): void
  change(change: Partial<FindQuery>): void
  narrow(within: boolean): void
  /** Goes to the next (1) or previous (-1) hit; looks for the last query again if the bar is closed. */
  go(direction: 1 | -1): void
  /** Takes the editor that was drawn. */
  attach(editor: Editor | null): void
  reset(): void
}

/** No hits anywhere. */
const none: HitsState = { total: 0, at: -1, current: null, complete: true, spread: [] }

/** The search for `query`, as `loadSearch` gives it; null for a query without words. */
export const searchOf = async (query: FindQuery): Promise<Search | null> =>
  query.text === "" ? null : loadSearch(query)

/** Makes the finding in the article on the page. Nothing is looked for at first. */
export function createFinding({ page }: { page: Pick<Page, "editor"> }): Finding {
  const open = signal(false)
  const query = signal(queryFor(""))
  const within = signal(false)
  const bad = signal(false)
  const hits = signal<HitsState>(none)
  /** How often something was looked for: an engine that is loaded late must not bring back an older query. */
  let asked = 0

  function put(search: Search | null): void {
    bad.value = false
    page.editor()?.hits.look(search, within.peek())
  }

  async function look(): Promise<void> {
    const mine = ++asked
    const wanted = query.peek()
    // Without an expression nothing is waited for, and the hits are marked with the key.
    if (!wanted.expression) return put(wanted.text === "" ? null : searchFor(wanted))
    try {
      const search = await searchOf(wanted)
      if (mine === asked) put(search)
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
      if (mine !== asked) return
      put(null)
      bad.value = true
    }
  }

  const finding: Finding = {
    open,
    query,
    within,
    bad,
    hits,
    show() {
      const view = page.editor()?.view
      if (!view) return
      const { from, to } = view.state.selection
      const chosen = to - from <= 200 ? view.state.doc.textBetween(from, to, "\n") : ""
      const words = !chosen.includes("\n") && chosen.length <= longestQuery ? chosen.trim() : ""
      batch(() => {
        if (!open.peek()) within.value = false
        open.value = true
        if (words !== "") query.value = { ...query.peek(), text: words, expression: false }
      })
      void look()
    },
    close() {
      open.value = false
      asked++
      page.editor()?.hits.look(null)
    },
    change(change) {
      query.value = { ...query.peek(), ...change }
      void look()
    },
    narrow(next) {
      within.value = next
      void look()
    },
    go(direction) {
      if (!open.peek()) {
        if (query.peek().text === "") return finding.show()
        open.value = true
        void look()
      }
      page.editor()?.hits.go(direction)
    },
    attach(editor) {
      editor?.hits.onChange((state) => {
        hits.value = state
      })
      if (editor && open.peek()) void look()
    },
    reset() {
      if (open.peek()) finding.close()
    },
  }
  return finding
}
