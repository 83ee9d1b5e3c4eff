/**
 * Conflict copies of the article on the page: offered, merged as one change that can be undone, and moved to the bin
 * when the merged text is on disk.
 */
import type { ReadonlySignal } from "@preact/signals"
import { mergeArticles } from "../../../main/article/merge.ts"
import { type Article, articleFromJSON, sameText } from "../../../main/article/schema.ts"
import type { LibraryNews } from "../../../main/contract/library.ts"
import type { Words } from "../../../main/contract/words/index.ts"
import type { Desk } from "../desk.ts"
import type { Dialogs } from "../dialogs.ts"
import type { Notices } from "../notices.ts"
import type { CopyConflict } from "./conflict.ts"
import type { Conflicts } from "./conflicts.ts"
import type { Opening } from "./opening.ts"
import type { Page } from "./page.ts"

/** Conflict copies as the session uses them. */
export type Copies = {
  /** Offers to merge the conflict copies of the article on the page, each copy once. */
  look(): Promise<void>
  /** Looks again after a change of the library that may have brought a copy of the article on the page. */
  changed(news: Pick<LibraryNews, "changes">): void
  /** Opens the article `of` and merges `line`, the id of its conflict copy in the library, into it. */
  merge(line: string, of: string): Promise<void>
  /** Merges `article`, which is `copy.ours` with the writer's choices, into the text as it is now. */
  settle(opening: Opening, copy: CopyConflict, article: Article): void
}

/** What copies need of the session; `open` puts an article on the page. */
export type CopiesOptions = {
  desk: Pick<Desk, "attempt">
  page: Page
  conflicts: Pick<Conflicts, "show">
  dialogs: Pick<Dialogs, "show">
  notices: Notices
  words: ReadonlySignal<Words>
  open(id: string): Promise<void>
}

/** Nothing is offered before the first `look`. */
export function createCopies(options: CopiesOptions): Copies {
  const { desk, page, conflicts, dialogs, notices, words, open } = options
  /** The ids of the copies that were offered. */
  const offered = new Set<string>()
  /** The functions that take offers back, by the copy's id. */
  const offers = new Map<string, () => void>()
  /** The ids of the copies that are being read. */
  const merging = new Set<string>()

  /** The opening whose copies were not looked for, because another desk has the article. */
  let unseen: Opening | null = null

  const said = () => words.peek().window.notices

  /** Whether the text of `opening` can be changed now; says so if another desk has it. */
  function mayChange(opening: Opening): boolean {
    if (page.current.peek() !== opening) return false
    if (!opening.lock.peek()) return true
    notices.say(said().copyLocked)
    return false
  }

  /** Opens the article `of` and saves it; null if nothing can be merged into it now. */
  async function prepare(of: string): Promise<Opening | null> {
    await open(of)
    const opening = page.current.peek()
    if (opening?.id !== of || !mayChange(opening)) return null
    // The text before the merge becomes a version in the history.
    await opening.saver.flush(false)
    // A conflict with the file itself is asked about first.
    return page.current.peek() === opening && !conflicts.show() ? opening : null
  }

  /** Reads the copy; null if it cannot be read. */
  async function read(line: string, of: string): Promise<Omit<CopyConflict, "ours"> | null> {
    const copy = await desk.attempt("readCopy", { id: of, copy: line })
    return (
      copy && {
        line,
        hash: copy.hash,
        changed: copy.changed,
        ancestor: copy.ancestor && articleFromJSON(copy.ancestor),
        theirs: articleFromJSON(copy.doc),
      }
    )
  }

  /** Merges `copy` into the text, or asks where both changed the same words. */
  function take(opening: Opening, copy: Omit<CopyConflict, "ours">): void {
    if (!mayChange(opening)) return
    const ours = opening.saver.latest()
    if (copy.ancestor && sameText(ours, copy.ancestor)) return void accept(opening, copy, copy.theirs)
    const merged = mergeArticles(copy.ancestor, ours, copy.theirs)
    if (merged.conflicts.length === 0) return void accept(opening, copy, merged.article)
    dialogs.show({ kind: "conflict", opening, copy: { ...copy, ours } })
  }

  /** Makes `article` the text, and moves the copy to the bin once the disk has it. */
  async function accept(
    opening: Opening,
    { line, hash }: Pick<CopyConflict, "line" | "hash">,
    article: Article,
  ): Promise<void> {
    const changes = !sameText(opening.saver.latest(), article)
    if (changes) page.restore(article)
    void opening.saver.flush(false)
    await opening.saver.saved()
    const put = await opening.desk.attempt("binCopy", { id: opening.id, copy: line, hash })
    const bin = put?.bin
    if (!bin) return
    notices.offer(changes ? said().copyMerged : said().copySame, {
      label: said().undo,
      run: () => void opening.desk.attempt("restoreArticle", { bin }),
    })
  }

  const copies: Copies = {
    async look() {
      const opening = page.current.peek()
      unseen = opening?.lock.peek() ? opening : null
      if (!opening || unseen) return
      const lines = (await opening.desk.attempt("listCopies", { id: opening.id })) ?? []
      if (page.current.peek() !== opening) return
      const fresh = lines.filter(({ id }) => !offered.has(id) && !merging.has(id))
      for (const { id } of fresh) offered.add(id)
      const [line] = fresh
      if (!line) return
      const takeBack = notices.offer(said().copies(fresh.length), {
        label: said().mergeCopy,
        run: () => void open(line.id),
      })
      offers.set(line.id, takeBack)
    },
    changed({ changes }) {
      const opening = page.current.peek()
      if (!opening) return
      const more = !changes || changes.some(({ now }) => now?.copyOf === opening.id)
      if (more || unseen === opening) void copies.look()
    },
    async merge(line, of) {
      offers.get(line)?.()
      offers.delete(line)
      if (merging.has(line)) return
      merging.add(line)
      try {
        const opening = await prepare(of)
        const copy = opening && (await read(line, of))
        if (opening && copy) take(opening, copy)
      } finally {
        merging.delete(line)
      }
    },
    settle(opening, copy, article) {
      // The text may have changed since the dialog opened: the writer's choice is merged as a change of what it showed.
      take(opening, { ...copy, ancestor: copy.ours, theirs: article })
    },
  }
  return copies
}
