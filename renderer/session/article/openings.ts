/**
 * The articles that are open: the one on the page, and those that the writer left whose newest version the disk
 * does not hold yet.
 */
import { type ReadonlySignal, signal } from "@preact/signals"
import type { OpenedArticle, Place } from "../../../main/contract/desk.ts"
import type { ImportDraft } from "../../../main/contract/importing.ts"
import type { Desk } from "../desk.ts"
import { createOpening, type Opening } from "./opening.ts"
import type { Page } from "./page.ts"
import type { Acknowledged } from "./saver.ts"

export type Openings = {
  /** Whether an article is on its way from the disk. */
  readonly loading: ReadonlySignal<boolean>
  get(id: string): Opening | undefined
  /**
   * Opens an article; a page as an import; a conflict copy to be merged into its article. Gives back whether
   * another article is on the page now.
   */
  open(id: string): Promise<boolean>
  /** Opens a new article. */
  create(): Promise<void>
  /** Lets the open article go: it stays open until the disk holds it. */
  leave(): void
  /** The open article has no file any more: it is not saved, and nothing is open. */
  discard(opening: Opening): void
  /** Has the disk take everything, and where the writer is; waits for it for 4.5 seconds at most. */
  flush(): Promise<void>
}

export type OpeningsOptions = {
  desk: Desk
  page: Page
  /** An article was opened, and is not on the page yet. */
  began(opening: Opening, opened: OpenedArticle): void
  /** A save was written. */
  acknowledged(opening: Opening, saved: Acknowledged): void
  /** What was to be opened is no article yet. */
  drafted(draft: ImportDraft): void
  /** What was to be opened, `line` of the library, is a conflict copy of the article `of`. */
  merge(line: string, of: string): Promise<void>
}

/** The longest that closing waits for the disk, in milliseconds: less than the shell waits for the window. */
const deadline = 4500

export function createOpenings(options: OpeningsOptions): Openings {
  const { desk, page, began, acknowledged, drafted, merge } = options
  const all = new Map<string, Opening>()
  const loading = signal(false)
  /** Counts what was asked for: only the last is put on the page. */
  let ticket = 0

  function begin(opened: OpenedArticle): Opening {
    const opening = createOpening(desk, opened, page.placeIn, acknowledged)
    began(opening, opened)
    return opening
  }

  function display(opening: Opening) {
    all.set(opening.id, opening)
    loading.value = false
    page.display(opening)
  }

  /** Saves and journals nothing more of it. */
  function close({ id, saver, journaler }: Opening) {
    all.delete(id)
    saver.stop()
    journaler.stop()
  }

  /** Gives an opening back to the desk. */
  function release(opening: Opening) {
    if (all.get(opening.id) !== opening) return
    close(opening)
    void keepPlace(opening)
    void desk.attempt("leaveArticle", { id: opening.id, epoch: opening.journaler.epoch() })
  }

  /** Has the desk remember where the writer is, or was. What has no file yet, and what is not known, it need not. */
  async function keepPlace({ id, saver, place }: Opening, now: Place | null = place): Promise<void> {
    if (now && saver.base() !== null) await desk.attempt("keepPlace", { id, place: now })
  }

  const openings: Openings = {
    loading,
    get: (id) => all.get(id),
    async open(id) {
      if (page.current.peek()?.id === id) {
        page.editor()?.focus()
        return false
      }
      const mine = ++ticket
      const held = all.get(id)
      if (held) {
        openings.leave()
        display(held)
        return true
      }
      loading.value = true
      const opened = await desk.attempt("openArticle", { id })
      if (mine !== ticket) {
        if (opened?.kind === "article" && !all.has(id))
          void desk.attempt("leaveArticle", { id, epoch: opened.epoch })
        return false
      }
      loading.value = false
      if (opened?.kind === "import") drafted(opened.draft)
      if (opened?.kind === "copy") await merge(id, opened.of)
      if (opened?.kind !== "article") return false
      openings.leave()
      display(begin(opened))
      return true
    },
    async create() {
      const mine = ++ticket
      const opened = await desk.attempt("newArticle", {})
      if (!opened || mine !== ticket) return
      openings.leave()
      display(begin(opened))
      page.editor()?.focus("headline")
    },
    leave() {
      const left = page.current.peek()
      if (!left) return
      left.place = page.placeIn(left) ?? left.place
      void Promise.all([left.journaler.flush(), left.saver.flush(true)]).then(([, done]) => {
        if (done && page.current.peek() !== left) release(left)
      })
    },
    discard(opening) {
      close(opening)
      page.clear()
    },
    async flush() {
      const kept: Promise<unknown>[] = [...all.values()].flatMap(({ journaler, saver }) => [
        journaler.flush(),
        saver.flush(true),
      ])
      const open = page.current.peek()
      if (open) kept.push(keepPlace(open, page.placeIn(open) ?? open.place))
      const late = new Promise((resolve) => setTimeout(resolve, deadline))
      await Promise.race([Promise.all(kept), late])
    },
  }
  return openings
}
