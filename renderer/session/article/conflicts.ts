/**
 * Conflicts of open articles with their files: the writer is asked or told about each, and the article is saved as
 * the writer chooses.
 */
import type { ReadonlySignal } from "@preact/signals"
import { mergeArticles } from "../../../main/article/merge.ts"
import { type Article, articleFromJSON, sameText } from "../../../main/article/schema.ts"
import type { Words } from "../../../main/contract/words/index.ts"
import type { Dialogs } from "../dialogs.ts"
import type { Notices } from "../notices.ts"
import type { Opening } from "./opening.ts"
import type { Page } from "./page.ts"

/** Conflicts as commands and dialogs use them. */
export type Conflicts = {
  /**
   * From now on asks or tells the writer about every conflict of `opening`, and closes the dialog if its conflict has
   * passed.
   */
  watch(opening: Opening): void
  /** Asks about the conflict of the article on the page; returns whether it has one that can be settled now. */
  show(): boolean
  /**
   * Saves `chosen`, the text with the writer's choices. `shown` is the text that the dialog showed. Changes since
   * then are kept; if they are in the same words as the choice, the conflict stays and is asked about again.
   */
  settle(opening: Opening, shown: Article, chosen: Article): void
}

/** What conflicts need of the session; `open` puts an article on the page. */
export type ConflictsOptions = {
  page: Page
  dialogs: Dialogs
  notices: Notices
  words: ReadonlySignal<Words>
  open(id: string): Promise<void>
  /** How long the writer rests before a save, in milliseconds. */
  rest: () => number
}

/** The conflict of an opening, null while it has none. */
function conflictOf({ saver }: Opening) {
  const state = saver.state.peek()
  return state.kind === "conflict" ? state.conflict : null
}

/** Watches no opening at first. */
export function createConflicts({ page, dialogs, notices, words, open, rest }: ConflictsOptions): Conflicts {
  /**
   * Asks at once if the writer is not typing, else says so in a notice. Returns a function that takes the notice
   * back.
   */
  function announce(opening: Opening): (() => void) | null {
    // A dialog must not take the keys from somebody who is typing. Timers may come a little early.
    const rested = page.rested() > rest() - 50
    if (rested && page.current.peek() === opening && !dialogs.dialog.peek()) {
      queueMicrotask(conflicts.show)
      return null
    }
    const { notices: said } = words.peek().window
    return notices.warn(said.conflict, {
      label: said.resolve,
      async run() {
        if (page.current.peek() !== opening) await open(opening.id)
        conflicts.show()
      },
    })
  }

  /** Closes the dialog about the conflict of `opening`. */
  function withdraw(opening: Opening): void {
    const dialog = dialogs.dialog.peek()
    if (dialog?.kind === "conflict" && dialog.opening === opening && !dialog.copy) dialogs.dismiss()
  }

  const conflicts: Conflicts = {
    watch(opening) {
      let takeBack: (() => void) | null = null
      opening.saver.state.subscribe(({ kind }) => {
        takeBack?.()
        takeBack = null
        if (kind === "conflict") takeBack = announce(opening)
        else withdraw(opening)
      })
    },
    show() {
      const opening = page.current.peek()
      const conflict = opening && conflictOf(opening)
      // While another desk has the article its text cannot be changed, so no choice could be applied.
      if (!opening || !conflict || opening.lock.peek()) return false
      // The choices that were made in an open dialog are kept.
      if (dialogs.dialog.peek()?.kind === "conflict") return true
      const { theirs, ancestor } = conflict
      const ours = opening.saver.latest()
      const merged = mergeArticles(ancestor && articleFromJSON(ancestor), ours, articleFromJSON(theirs))
      // Both sides may have the same words by now.
      if (merged.conflicts.length === 0) conflicts.settle(opening, ours, merged.article)
      else dialogs.show({ kind: "conflict", opening })
      return true
    },
    settle(opening, shown, chosen) {
      const conflict = conflictOf(opening)
      if (!conflict || opening.lock.peek()) return
      const ours = opening.saver.latest()
      let article = chosen
      if (!sameText(ours, shown)) {
        const merged = mergeArticles(shown, ours, chosen)
        if (merged.conflicts.length > 0) {
          opening.saver.dispute({ ...conflict, ours })
          return
        }
        article = merged.article
      }
      const text = page.adopt(opening, article, true)
      opening.saver.adopt(text, conflict.base, false, articleFromJSON(conflict.theirs))
      opening.journaler.rebase(true)
      void opening.saver.flush(false)
    },
  }
  return conflicts
}
