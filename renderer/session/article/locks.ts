/**
 * Locks of the open articles: an article that another desk has is read-only here until that desk releases the lock or
 * the user takes it over.
 */
import type { ReadonlySignal } from "@preact/signals"
import type { EventData } from "../../../main/contract/desk.ts"
import type { Words } from "../../../main/contract/words/index.ts"
import type { Desk } from "../desk.ts"
import type { Notices } from "../notices.ts"
import type { Openings } from "./openings.ts"
import type { Outside } from "./outside.ts"
import type { Page } from "./page.ts"

/** Locks as commands use them. */
export type Locks = {
  /** Takes the lock of the article on the page from the desk that has it. */
  takeOver(): Promise<void>
}

/** What locks need of the session. */
export type LocksOptions = {
  desk: Pick<Desk, "on">
  openings: Pick<Openings, "get">
  outside: Pick<Outside, "reread">
  page: Page
  notices: Notices
  words: ReadonlySignal<Words>
}

/** Listens to the desk for locks that are taken and released. */
export function createLocks({ desk, openings, outside, page, notices, words }: LocksOptions): Locks {
  async function heard({ id, lock }: EventData<"lock">, newsroom: string | null): Promise<void> {
    const opening = openings.get(id, newsroom)
    if (!opening) return
    const before = opening.lock.peek()
    opening.lock.value = lock
    // The keys since the last batch are in memory only, and the desk keeps them although another one has the article.
    if (lock && !before) void opening.journaler.flush()
    const { notices: said } = words.peek().window
    const onPage = () => page.current.peek() === opening
    if (lock) {
      if (!onPage()) return
      page.editor()?.setWritable(false)
      if (!before) notices.warn(said.lockLost(lock.who))
    } else if (before) {
      const read = await outside.reread(opening, "openArticle")
      if (read && onPage() && !opening.lock.peek()) notices.say(said.lockBack)
    }
  }

  desk.on("lock", (event, newsroom) => void heard(event, newsroom))
  return {
    async takeOver() {
      const opening = page.current.peek()
      if (!opening?.lock.peek()) return
      if (await outside.reread(opening, "takeOver")) page.editor()?.focus()
    },
  }
}
