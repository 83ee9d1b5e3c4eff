/** What the commands do with the open article, and how they go from one article to another. */
import type { ReadonlySignal } from "@preact/signals"
import type { CallInput } from "../../main/contract/desk.ts"
import type { Hit } from "../../main/contract/library.ts"
import type { Words } from "../../main/contract/words/index.ts"
import type { Conflicts } from "./article/conflicts.ts"
import type { Openings } from "./article/openings.ts"
import type { Page } from "./article/page.ts"
import type { Desk } from "./desk.ts"
import type { Board } from "./library/board.ts"
import type { Library } from "./library/library.ts"
import type { Notices } from "./notices.ts"

export type Actions = {
  /** Opens a new article, and leaves the board for it. */
  create(): Promise<void>
  /** Opens the next (1) or previous (-1) article of the library, in the order that the list had when one began. */
  goNeighbour(direction: 1 | -1): Promise<void>
  /** Saves the open article now, and asks about the conflict if there is one. */
  save(): Promise<void>
  /** Exports the open article; a notice names the file. Does nothing if no article is open. */
  exportAs(format: CallInput<"exportArticle">["format"]): Promise<void>
  /** Articles that belong to the open one, likeliest first; none if the desk cannot answer. */
  suggest(count: number): Promise<readonly Hit[]>
}

/** What actions need of the session; `open` puts an article on the page. */
export type ActionsOptions = {
  desk: Pick<Desk, "ask" | "attempt" | "report">
  page: Pick<Page, "current" | "currentId" | "editor">
  openings: Pick<Openings, "create">
  conflicts: Pick<Conflicts, "show">
  library: Pick<Library, "step">
  board: Pick<Board, "close">
  notices: Pick<Notices, "say">
  words: ReadonlySignal<Words>
  open(id: string): Promise<void>
}

/** Makes the functions for these commands. They work on the article that is open when they are called. */
export function createActions(options: ActionsOptions): Actions {
  const { desk, page, openings, conflicts, library, board, notices, words, open } = options
  const { current, currentId, editor } = page
  /** The last step from article to article, and the article that it goes to as long as it is not open yet. */
  let going: Promise<unknown> = Promise.resolve()
  let heading: string | null = null
  return {
    async create() {
      board.close()
      await openings.create()
    },
    goNeighbour(direction) {
      const stepped = going.then(async () => {
        const next = await library.step(heading ?? currentId.peek(), direction)
        heading = next ?? heading
        return next
      })
      going = stepped
      return stepped.then(async (next) => {
        if (next === null) return
        await open(next)
        if (heading === next) heading = null
      })
    },
    async save() {
      const opening = current.peek()
      if (!opening || conflicts.show()) return
      if (await opening.saver.flush(true)) notices.say(words.peek().window.notices.saved)
      else if (current.peek() === opening) conflicts.show()
    },
    async exportAs(format) {
      const doc = editor()?.view.state.doc.toJSON()
      const exported = doc && (await desk.attempt("exportArticle", { doc, format }))
      if (!exported?.name) return
      const { notices: said } = words.peek().window
      const { pictures, links } = exported.left
      notices.say(
        [
          said.exported(exported.name),
          ...(pictures > 0 ? [said.exportedWithoutPictures(pictures)] : []),
          ...(links > 0 ? [said.exportedWithoutLinks(links)] : []),
        ].join(" "),
      )
    },
    async suggest(count) {
      const doc = editor()?.view.state.doc.toJSON()
      if (!doc) return []
      try {
        return await desk.ask("suggestRelated", { doc, count })
      } catch (error) {
        // The user did not ask for suggestions, so the failure is only logged.
        desk.report(`No suggestions: ${String(error)}`)
        return []
      }
    },
  }
}
