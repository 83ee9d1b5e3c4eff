/** Who may write in the open articles: one that another desk has is read-only here, until that gives it back or it is taken over. */
import type { ReadonlySignal } from "@preact/signals"
import type { Words } from "../../../main/contract/words/index.ts"
import type { Desk } from "../desk.ts"
import type { Notices } from "../notices.ts"
import type { Openings } from "./openings.ts"
import type { Outside } from "./outside.ts"
import type { Page } from "./page.ts"

export type Locks = {
  /** Takes the lock of the open article from whoever has it. */
  takeOver(): Promise<void>
}

export type LocksOptions = {
  desk: Pick<Desk, "on">
  openings: Pick<Openings, "get">
  outside: Pick<Outside, "reread">
  page: Page
  notices: Notices
  words: ReadonlySignal<Words>
}

export function createLocks({ desk, openings, outside, page, notices, words }: LocksOptions): Locks {
  desk.on("lock", async ({ id, lock }) => {
    const opening = openings.get(id)
    if (!opening) return
    const before = opening.lock.peek()
    opening.lock.value = lock
    const { notices: said } = words.peek().window
    const isShown = () => page.current.peek() === opening
    if (lock) {
      if (!isShown()) return
      page.editor()?.setWritable(false)
      if (!before) notices.warn(said.lockLost(lock.who))
    } else if (before) {
      const read = await outside.reread(opening, "openArticle")
      if (read && isShown() && !opening.lock.peek()) notices.say(said.lockBack)
    }
  })

  return {
    async takeOver() {
      const open = page.current.peek()
      if (!open?.lock.peek()) return
      if (await outside.reread(open, "takeOver")) page.editor()?.focus()
    },
  }
}
