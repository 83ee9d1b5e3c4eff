/**
 * What was done to articles and can be taken back: from the notice that says so, or with the key of undo, the last
 * first, whether it was done in the list, on the board or in the text.
 */
import type { Words } from "../../../main/contract/words/index.ts"
import type { Notice, Notices } from "../notices.ts"

type Offer = NonNullable<Notice["action"]>

/** Takes something back; resolves when that is done. */
export type Undo = () => Promise<void>

export type UndoList = {
  /**
   * Says what was done, and offers to take it back.
   * @param briefly for what is done many times in a row
   */
  add(text: string, undo: Undo, briefly?: boolean): void
  /** Says what comes of it, with something to do about that, until something is taken back: then it is not so any more. */
  tell(text: string, offer: Offer): void
  /**
   * Takes back what was done last; gives back whether there was anything.
   * @param offered only if its notice still stands there
   */
  undo(offered?: boolean): boolean
  /** Another newsroom: what was done in the last one is not taken back in it. */
  reset(): void
}

/** Something that was done and not taken back. */
type Done = { offer: Offer; undo: Undo; withdraw(): void }

export function createUndoList({ notices, words }: { notices: Notices; words(): Words }): UndoList {
  /** Newest last. */
  let entries: Done[] = []
  /** How to take back what was told. */
  let told: (() => void)[] = []

  function untell() {
    for (const unsay of told) unsay()
    told = []
  }

  return {
    add(text, undo, briefly = false) {
      const done: Done = {
        offer: { label: words().window.notices.undo, run: () => void done.undo() },
        async undo() {
          if (!entries.includes(done)) return
          entries = entries.filter((other) => other !== done)
          done.withdraw()
          untell()
          await undo()
          notices.say(words().finding.changes.undone)
        },
        withdraw: () => withdraw(),
      }
      entries.push(done)
      const withdraw = (briefly ? notices.say : notices.offer)(text, done.offer)
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
