/** Places that were changed in the window and in the file as well: the writer says what is to stand. */
import type { ReadonlySignal } from "@preact/signals"
import { mergeArticles } from "../../../main/article/merge.ts"
import { type Article, articleFromJSON } from "../../../main/article/schema.ts"
import type { Words } from "../../../main/contract/words/index.ts"
import type { Dialogs } from "../dialogs.ts"
import type { Notices } from "../notices.ts"
import type { Opening } from "./opening.ts"
import type { Page } from "./page.ts"
import { pace } from "./saver.ts"

export type Conflicts = {
  /** Tells the writer of every conflict of `opening` from now on. */
  watch(opening: Opening): void
  /** Shows the conflict of the open article; gives back whether it has one. */
  show(): boolean
  /** The writer has said what is to stand of a conflict; it is saved over what the disk holds. */
  settle(opening: Opening, article: Article): void
}

export type ConflictsOptions = {
  page: Page
  dialogs: Dialogs
  notices: Notices
  words: ReadonlySignal<Words>
  open(id: string): Promise<void>
}

export function createConflicts({ page, dialogs, notices, words, open }: ConflictsOptions): Conflicts {
  const conflicts: Conflicts = {
    watch(opening) {
      let takeBack: (() => void) | null = null
      opening.saver.state.subscribe((state) => {
        takeBack?.()
        takeBack = null
        if (state.kind !== "conflict") return
        // A question must not swallow the keys of somebody who is typing.
        const rested = page.rested() > pace.rest - 50
        if (rested && page.current.peek() === opening && !dialogs.dialog.peek()) {
          queueMicrotask(conflicts.show)
          return
        }
        const { notices: said } = words.peek().window
        takeBack = notices.warn(said.conflict, {
          label: said.resolve,
          async run() {
            if (page.current.peek() !== opening) await open(opening.id)
            conflicts.show()
          },
        })
      })
    },
    show() {
      const opening = page.current.peek()
      const state = opening?.saver.state.peek()
      if (!opening || state?.kind !== "conflict") return false
      // What was chosen already is not thrown away.
      if (dialogs.dialog.peek()?.kind === "conflict") return true
      const { theirs, ancestor } = state.conflict
      const merged = mergeArticles(
        ancestor && articleFromJSON(ancestor),
        opening.saver.latest(),
        articleFromJSON(theirs),
      )
      // What was in conflict may have been written alike since.
      if (merged.conflicts.length === 0) conflicts.settle(opening, merged.article)
      else dialogs.show({ kind: "conflict", opening })
      return true
    },
    settle(opening, article) {
      const state = opening.saver.state.peek()
      if (state.kind !== "conflict") return
      const { base, theirs } = state.conflict
      opening.saver.adopt(page.adopt(opening, article, true), base, false, articleFromJSON(theirs))
      opening.journaler.rebase(true)
      void opening.saver.flush(false)
    },
  }
  return conflicts
}
