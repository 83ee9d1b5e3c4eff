/** Conflict copies of the open article: offered, merged as one change that can be undone, and put away when that is on disk. */
import type { ReadonlySignal } from "@preact/signals"
import { mergeArticles } from "../../../main/article/merge.ts"
import { type Article, articleFromJSON, sameText } from "../../../main/article/schema.ts"
import type { LibraryNews } from "../../../main/contract/library.ts"
import type { Words } from "../../../main/contract/words/index.ts"
import type { Desk } from "../desk.ts"
import type { Dialogs } from "../dialogs.ts"
import type { Notices } from "../notices.ts"
import type { Conflicts } from "./conflicts.ts"
import type { Opening } from "./opening.ts"
import type { Page } from "./page.ts"

/** A conflict copy that is being merged: `ours` is the text that its conflicts were found in. */
export type CopyConflict = {
  /** Its line in the library. */
  line: string
  hash: string
  changed: string
  ancestor: Article | null
  ours: Article
  theirs: Article
}

export type Copies = {
  /** Offers to merge the conflict copies of the open article, each once. */
  look(): Promise<void>
  /** The library changed: looks if the open article may have another copy. */
  changed(news: Pick<LibraryNews, "changes">): void
  /** Opens the article that `line` is a copy of, and takes the copy's changes in. */
  merge(line: string, of: string): Promise<void>
  /** The writer has said what is to stand of the places that both changed. */
  settle(opening: Opening, copy: CopyConflict, article: Article): void
}

export type CopiesOptions = {
  desk: Pick<Desk, "attempt">
  page: Page
  conflicts: Pick<Conflicts, "show">
  dialogs: Pick<Dialogs, "show">
  notices: Notices
  words: ReadonlySignal<Words>
  open(id: string): Promise<void>
}

export function createCopies(options: CopiesOptions): Copies {
  const { desk, page, conflicts, dialogs, notices, words, open } = options
  /** How to take back what was offered, by the copy's line. */
  const offers = new Map<string, () => void>()
  const offered = new Set<string>()
  const merging = new Set<string>()
  /** The opening whose copies were not looked for, because somebody else has the article. */
  let unseen: Opening | null = null

  /** Returns when the disk has the newest text of `opening`: a save that failed is made again by itself. */
  function written({ saver }: Opening): Promise<void> {
    void saver.flush(false)
    return new Promise((resolve) => {
      let stop: (() => void) | null = null
      let done = false
      stop = saver.state.subscribe(({ kind }) => {
        if (kind !== "saved" || done) return
        done = true
        // The first time it is told while it subscribes.
        queueMicrotask(() => stop?.())
        resolve()
      })
    })
  }

  function take(opening: Opening, copy: Omit<CopyConflict, "ours">): void {
    const ours = opening.saver.latest()
    if (copy.ancestor && sameText(ours, copy.ancestor)) return void accept(opening, copy, copy.theirs)
    const merged = mergeArticles(copy.ancestor, ours, copy.theirs)
    if (merged.conflicts.length === 0) return void accept(opening, copy, merged.article)
    dialogs.show({ kind: "conflict", opening, copy: { ...copy, ours } })
  }

  async function accept(
    opening: Opening,
    { line, hash }: Pick<CopyConflict, "line" | "hash">,
    article: Article,
  ): Promise<void> {
    const news = !sameText(opening.saver.latest(), article)
    if (news) page.restore(article)
    await written(opening)
    const put = await desk.attempt("binCopy", { id: opening.id, copy: line, hash })
    const bin = put?.bin
    if (!bin) return
    const { notices: said } = words.peek().window
    notices.offer(news ? said.copyMerged : said.copySame, {
      label: said.undo,
      run: () => void desk.attempt("restoreArticle", { bin }),
    })
  }

  const copies: Copies = {
    async look() {
      const opening = page.current.peek()
      unseen = opening?.lock.peek() ? opening : null
      if (!opening || unseen) return
      const lines = (await desk.attempt("listCopies", { id: opening.id })) ?? []
      if (page.current.peek() !== opening) return
      const { notices: said } = words.peek().window
      const fresh = lines.filter(({ id }) => !offered.has(id) && !merging.has(id))
      for (const { id } of fresh) offered.add(id)
      const [line] = fresh
      if (!line) return
      const takeBack = notices.offer(said.copies(fresh.length), {
        label: said.mergeCopy,
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
        await open(of)
        const opening = page.current.peek()
        if (opening?.id !== of) return
        const lock = opening.lock.peek()
        if (lock) {
          notices.say(words.peek().window.notices.copyLocked)
          return
        }
        // What the text was before the merge is a version too.
        await opening.saver.flush(false)
        if (page.current.peek() !== opening) return
        // One question at a time.
        if (conflicts.show()) return
        const read = await desk.attempt("readCopy", { id: of, copy: line })
        if (!read || page.current.peek() !== opening || opening.lock.peek()) return
        take(opening, {
          line,
          hash: read.hash,
          changed: read.changed,
          ancestor: read.ancestor && articleFromJSON(read.ancestor),
          theirs: articleFromJSON(read.doc),
        })
      } finally {
        merging.delete(line)
      }
    },
    settle(opening, copy, article) {
      if (page.current.peek() !== opening) return
      // Others may have changed the text while the writer chose: what was chosen is a change of what was shown.
      take(opening, { ...copy, ancestor: copy.ours, theirs: article })
    },
  }
  return copies
}
