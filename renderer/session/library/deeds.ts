/**
 * What was done to articles and can be taken back: from the notice that says so, or with the key of undo, the last
 * first, whether it was done in the list, on the board or in the text.
 */
import type { Words } from "../../../main/contract/words/index.ts"
import type { Notice, Notices } from "../notices.ts"

type Offer = NonNullable<Notice["action"]>

/** Takes something back; resolves when that is done. */
export type Undo = () => Promise<void>

export type Deeds = {
  /**
   * Says what was done, and offers to take it back.
   * @param briefly for what is done many times in a row
   */
  did(text: string, undo: Undo, briefly?: boolean): void
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
type Deed = { offer: Offer; undo: Undo; withdraw(): void }

export function createDeeds({ notices, words }: { notices: Notices; words(): Words }): Deeds {
  /** Newest last. */
  let deeds: Deed[] = []
  /** How to take back what was told. */
  let told: (() => void)[] = []

  function untell() {
    for (const unsay of told) unsay()
    told = []
  }

  return {
    did(text, undo, briefly = false) {
      const deed: Deed = {
        offer: { label: words().window.notices.undo, run: () => void deed.undo() },
        async undo() {
          if (!deeds.includes(deed)) return
          deeds = deeds.filter((other) => other !== deed)
          deed.withdraw()
          untell()
          await undo()
          notices.say(words().window.changes.undone)
        },
        withdraw: () => withdraw(),
      }
      deeds.push(deed)
      const withdraw = (briefly ? notices.say : notices.offer)(text, deed.offer)
    },
    tell(text, offer) {
      told.push(notices.offer(text, offer))
    },
    undo(offered = false) {
      const last = deeds.at(-1)
      if (!last) return false
      if (offered && !notices.list.peek().some(({ action }) => action === last.offer)) return false
      void last.undo()
      return true
    },
    reset() {
      for (const { withdraw } of deeds) withdraw()
      deeds = []
      untell()
    },
  }
}
