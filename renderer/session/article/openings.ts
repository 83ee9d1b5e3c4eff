/**
 * The articles that are open: the one on the page, and those that the writer left whose newest text the disk does
 * not hold yet.
 */
import { type ReadonlySignal, signal } from "@preact/signals"
import { articleFromJSON, dossierOf } from "../../../main/article/schema.ts"
import type { OpenedArticle, Place } from "../../../main/contract/desk.ts"
import type { ImportDraft } from "../../../main/contract/importing.ts"
import type { Desk } from "../desk.ts"
import { createOpening, type Opening } from "./opening.ts"
import type { Page } from "./page.ts"
import type { Acknowledged } from "./saver.ts"

/** The open articles as the session uses them. */
export type Openings = {
  /** Whether an article is on its way from the disk. */
  readonly loading: ReadonlySignal<boolean>
  /** The open article of that id in a newsroom: in the one that is shown if no other is named. */
  get(id: string, newsroom?: string | null): Opening | undefined
  /**
   * Opens an article; a page as an import; a conflict copy to be merged into its article. Of several that are asked
   * for, the last one comes on the page. Returns whether another article is on the page now.
   */
  open(id: string): Promise<boolean>
  /** Opens a new article. */
  create(): Promise<void>
  /** Saves the article on the page, and leaves it at the desk once the disk holds it. It stays open until then. */
  leave(): void
  /** Closes an article whose file is in the bin: nothing of it is saved any more, and the page is empty. */
  discard(opening: Opening): void
  /**
   * Saves and journals every open article, and where the writer is; returns after 4.5 seconds at most. Resolves to the
   * headlines of the articles whose newest text the disk holds neither in the file nor in the journal.
   */
  flush(): Promise<string[]>
}

/** What openings need of the session, and the callbacks that they call. */
export type OpeningsOptions = {
  desk: Desk
  page: Page
  /** Called with an article that was opened, before it comes on the page. */
  began(opening: Opening, opened: OpenedArticle): void
  /** Called after every save that was written. */
  acknowledged(opening: Opening, saved: Acknowledged): void
  /** Called with the draft if the file to open is a page and not an article. */
  drafted(draft: ImportDraft): void
  /** Merges `line`, a conflict copy that was to be opened, into the article `of`. */
  merge(line: string, of: string): Promise<void>
  /** How long the writer rests before a save, in milliseconds. */
  rest: () => number
}

/** The longest that `flush` waits for the disk, in milliseconds: less than the shell waits for the window. */
const deadline = 4500

/** No article is open at first. */
export function createOpenings(options: OpeningsOptions): Openings {
  const { desk, page, began, acknowledged, drafted, merge } = options
  /** By newsroom and id: two newsrooms may have articles of the same ids. */
  const all = new Map<string, Opening>()
  const keyOf = (id: string, of: Pick<Desk, "newsroom"> = desk) => `${of.newsroom()} ${id}`
  const loading = signal(false)
  /** How many articles were asked for. */
  let asked = 0

  /** Notes that an article is asked for; returns whether it is still the last one that was. */
  function ask(): () => boolean {
    const mine = ++asked
    return () => mine === asked
  }

  /** Whether another newsroom is shown now than that of `home`. */
  const isElsewhere = (home: Desk) => home.newsroom() !== desk.newsroom()

  function begin(opened: OpenedArticle, home: Desk): Opening {
    const opening = createOpening(home, opened, page.placeIn, acknowledged, options.rest)
    began(opening, opened)
    return opening
  }

  /** Puts `opening` on the page, in the place of the article that is there. */
  function display(opening: Opening): void {
    openings.leave()
    all.set(keyOf(opening.id, opening.desk), opening)
    loading.value = false
    page.display(opening)
  }

  /** Leaves an article at the desk that was opened and is not wanted any more. */
  function decline({ doc, epoch }: OpenedArticle, home: Desk): void {
    const { id } = dossierOf(articleFromJSON(doc))
    if (!all.has(keyOf(id, home))) void home.attempt("leaveArticle", { id, epoch })
  }

  /** Saves and journals nothing more of `opening`. */
  function close({ id, desk: home, saver, journaler }: Opening): void {
    all.delete(keyOf(id, home))
    saver.stop()
    journaler.stop()
  }

  /** Closes `opening` and leaves it at the desk. */
  function release(opening: Opening): void {
    close(opening)
    void keepPlace(opening)
    void opening.desk.attempt("leaveArticle", { id: opening.id, epoch: opening.journaler.epoch() })
  }

  /** Saves `opening`, which the writer leaves, and releases it when the disk holds it, unless it is on the page again. */
  async function letGo(opening: Opening): Promise<void> {
    const { id, desk: home, journaler, saver } = opening
    const isLeft = () => all.get(keyOf(id, home)) === opening && page.current.peek() !== opening
    let [, onDisk] = await Promise.all([journaler.flush(), saver.flush(true)])
    while (isLeft() && !onDisk) {
      // The saver repeats a failed save. After that the file can get its name.
      await saver.saved()
      onDisk = await saver.flush(true)
    }
    if (isLeft()) release(opening)
  }

  /** Has the desk remember where the writer is, or was, in an article that has a file. */
  async function keepPlace(opening: Opening, now: Place | null = opening.place): Promise<void> {
    const { id, desk: home, saver } = opening
    if (now && saver.base() !== null) await home.attempt("keepPlace", { id, place: now })
  }

  const openings: Openings = {
    loading,
    get: (id, newsroom = desk.newsroom()) => all.get(`${newsroom} ${id}`),
    async open(id) {
      const isLast = ask()
      const home = desk.here()
      if (page.current.peek()?.id === id) {
        loading.value = false
        page.editor()?.focus()
        return false
      }
      const open = all.get(keyOf(id))
      if (open) {
        display(open)
        return true
      }
      loading.value = true
      const opened = await home.attempt("openArticle", { id })
      if (!isLast() || isElsewhere(home)) {
        if (opened?.kind === "article") decline(opened, home)
        return false
      }
      loading.value = false
      if (opened?.kind === "import") drafted(opened.draft)
      if (opened?.kind === "copy") await merge(id, opened.of)
      if (opened?.kind !== "article") return false
      display(begin(opened, home))
      return true
    },
    async create() {
      const isLast = ask()
      const home = desk.here()
      const opened = await home.attempt("newArticle", {})
      if (!isLast() || isElsewhere(home)) {
        if (opened) decline(opened, home)
        return
      }
      loading.value = false
      if (!opened) return
      display(begin(opened, home))
      page.editor()?.focus("headline")
    },
    leave() {
      const left = page.current.peek()
      if (!left) return
      left.place = page.placeIn(left) ?? left.place
      void letGo(left)
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
      return [...all.values()]
        .filter(({ journaler, saver }) => !saver.clean() && !journaler.kept())
        .map(({ saver }) => saver.latest().child(0).textContent)
    },
  }
  return openings
}
