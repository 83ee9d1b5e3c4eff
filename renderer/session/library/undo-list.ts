/**
 * The changes of articles that can be undone, whether they were made in the list, on the board or in the text. The
 * notice of a change undoes it; the key of undo undoes the last one.
 */
import type { Words } from "../../../main/contract/words/index.ts"
import type { Notice, Notices } from "../notices.ts"

type Offer = NonNullable<Notice["action"]>

/** Undoes a change; resolves when that is done. */
export type Undo = () => Promise<void>

export type UndoList = {
  /**
   * Adds a change, and shows a notice that names it and offers to undo it.
   * @param briefly the notice stays for as long as one without an offer: for changes that are made many times in a row
   */
  add(text: string, undo: Undo, briefly?: boolean): void
  /**
   * Shows a notice about the effects of a change. Undoing any change removes the notice, as it may not be true any
   * more.
   */
  tell(text: string, offer: Offer): void
  /**
   * Undoes the last change; returns false if there is none.
   * @param offered only if the notice of that change is still shown
   */
  undo(offered?: boolean): boolean
  /** Forgets all changes and takes their notices away: another newsroom was opened. */
  reset(): void
}

/** A change that was not undone. */
type Entry = { offer: Offer; undo: Undo; withdraw(): void }

/** Makes an empty list. */
export function createUndoList({ notices, words }: { notices: Notices; words(): Words }): UndoList {
  /** Newest last. */
  let entries: Entry[] = []
  /** Takes the notices of `tell` away. */
  let told: (() => void)[] = []

  function untell() {
    for (const unsay of told) unsay()
    told = []
  }

  return {
    add(text, undo, briefly = false) {
      const entry: Entry = {
        offer: { label: words().window.notices.undo, run: () => void entry.undo() },
        async undo() {
          if (!entries.includes(entry)) return
          entries = entries.filter((other) => other !== entry)
          entry.withdraw()
          untell()
          await undo()
          notices.say(words().window.changes.undone)
        },
        withdraw: () => withdraw(),
      }
      entries.push(entry)
      const withdraw = (briefly ? notices.say : notices.offer)(text, entry.offer)
    },
    tell(text, offer) {
      told.push(notices.offer(text, offer))
    },
    undo(offered = false) {
      const last = entries.at(-1)
      if (!last) return false
      if (offered && !notices.list.peek().some(({ action }) => action === last.offer)) return false
      void last.undo()
      return true
    },
    reset() {
      for (const { withdraw } of entries) withdraw()
      entries = []
      untell()
    },
  }
}
