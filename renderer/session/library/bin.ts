/** Moves the open article to the bin, and brings articles back from there. */
import type { ReadonlySignal } from "@preact/signals"
import { isBlank } from "../../../main/article/schema.ts"
import type { Words } from "../../../main/contract/words/index.ts"
import type { Conflicts } from "../article/conflicts.ts"
import type { Opening } from "../article/opening.ts"
import type { Openings } from "../article/openings.ts"
import type { Page } from "../article/page.ts"
import type { Desk } from "../desk.ts"
import type { Board } from "./board.ts"
import type { Changing } from "./changing.ts"
import type { Library } from "./library.ts"
import type { UndoList } from "./undo-list.ts"

export type Bin = {
  /** Moves the open article to the bin. A notice offers to bring it back; another one names the articles that link to it. */
  remove(): Promise<void>
  /** Moves the open article to the bin and opens its neighbour; returns its name in the bin, or null if nothing was put there. */
  take(): Promise<string | null>
  /**
   * Brings an article back and opens it.
   * @param bin its name in the bin
   */
  restore(bin: string): Promise<void>
}

export type BinOptions = {
  desk: Pick<Desk, "attempt">
  page: Page
  openings: Pick<Openings, "discard">
  library: Pick<Library, "neighbour">
  board: Pick<Board, "open">
  changing: Pick<Changing, "linkers" | "tell">
  undoList: Pick<UndoList, "add">
  conflicts: Pick<Conflicts, "show">
  words: ReadonlySignal<Words>
  open(id: string): Promise<void>
}

/** Makes the functions for the commands of the bin. */
export function createBin(options: BinOptions): Bin {
  const { desk, page, openings, library, board, changing, undoList, conflicts, words, open } = options

  /** Moves `opening`, which is on the page, to the bin and opens its neighbour; returns its name in the bin, null if it has none. */
  async function move(opening: Opening): Promise<string | null> {
    const { id, saver } = opening
    const text = saver.latest()
    if (!(await saver.flush(false))) {
      conflicts.show()
      return null
    }
    const next =
      (await library.neighbour(id, 1)) ??
      (await library.neighbour(id, -1)) ??
      (await library.neighbour(id, 1, true)) ??
      (await library.neighbour(id, -1, true))
    const unwritten = saver.base() === null && isBlank(text)
    const binned = unwritten ? null : await opening.desk.attempt("deleteArticle", { id })
    if (!unwritten && !binned) return null
    openings.discard(opening)
    const onBoard = board.open.peek()
    if (next && next.id !== id && !onBoard) await open(next.id)
    return binned?.bin ?? null
  }

  const bin: Bin = {
    async remove() {
      const opening = page.current.peek()
      if (!opening) return
      const target = { id: opening.id, headline: page.headline.peek(), kind: "article" as const }
      const linkers = opening.saver.base() === null ? [] : await changing.linkers([target])
      const binned = await bin.take()
      if (page.current.peek() !== opening) page.editor()?.focus()
      if (binned === null) return
      const { notices: said, library: names } = words.peek().window
      undoList.add(said.binned(target.headline || names.untitled), () => bin.restore(binned))
      changing.tell(linkers, "binned", [target])
    },
    async take() {
      const opening = page.current.peek()
      if (!opening) return null
      // Text that is typed from here on would be in no file, not even in the one in the bin.
      page.editor()?.setWritable(false)
      try {
        return await move(opening)
      } finally {
        if (page.current.peek() === opening) page.editor()?.setWritable(opening.lock.peek() === null)
      }
    },
    async restore(name) {
      const restored = await desk.attempt("restoreArticle", { bin: name })
      if (!restored) return
      // Opening a conflict copy merges it. So if a copy is restored, its article is opened instead.
      await open(restored.copyOf ?? restored.id)
      page.editor()?.focus()
    },
  }
  return bin
}
