/** Lets findings stand, and agrees on spellings for everyone. */
import type { ReadonlySignal } from "@preact/signals"
import { blockText } from "../../../main/article/find/places.ts"
import type { Words } from "../../../main/contract/words/index.ts"
import type { Noted } from "../../editor/findings.ts"
import type { Page } from "../article/page.ts"
import type { Desk } from "../desk.ts"
import type { UndoList } from "../library/undo-list.ts"
import type { LetStand } from "./let-stand.ts"
import type { Marked } from "./marked.ts"
import { wordsAround } from "./placing.ts"

export type Exceptions = {
  /** Lets this one stand, as long as the window is open and its place reads as it does. */
  ignoreOnce(noted: Noted): void
  /** Lets it stand wherever its words are in the article, or for everyone in the newsroom. */
  ignore(noted: Noted, where: "article" | "newsroom", reason?: string): Promise<void>
  /** Agrees on a spelling for everyone. */
  agree(noted: Noted): Promise<void>
}

/** The spelling that agreeing about a finding is about, and spellings that are not to be used; null if it is about none. */
export function agreeable({ finding }: Noted): { name: string; aliases: string[] } | null {
  const [right] = finding.fixes
  if (finding.rule === "name-variant" && right !== undefined)
    return { name: String(finding.values.right ?? right), aliases: [finding.text] }
  const isWord = finding.kind === "spelling" && finding.source !== "list" && finding.source !== "house"
  return isWord ? { name: finding.text, aliases: [] } : null
}

export type ExceptionsOptions = {
  desk: Desk
  page: Pick<Page, "editor">
  marked: Pick<Marked, "now" | "relist">
  letStand: Pick<LetStand, "addPlace" | "add" | "remove">
  undoList: Pick<UndoList, "add">
  words: ReadonlySignal<Words>
  /** The id of the article whose findings are marked. */
  article(): string | null
  /** Goes on to the next finding. */
  goOn(): void
  /** Checks everything anew: the lists that findings depend on are others now. */
  refresh(): void
}

/** Makes what lets findings of the article stand. */
export function createExceptions(options: ExceptionsOptions): Exceptions {
  const { desk, page, marked, letStand, undoList, words, refresh } = options

  /** Names a change of a list that everyone shares, and offers to take it back: then what it let stand comes back. */
  function offer(text: string, undo: () => Promise<unknown>): void {
    undoList.add(text, async () => {
      await undo()
      refresh()
    })
  }

  /** Takes the marks of what is let stand now away, and goes on to the next one. */
  function leave(isGone: (noted: Noted) => boolean): void {
    page.editor()?.findings.put(marked.now().filter(({ noted }) => !isGone(noted)))
    marked.relist()
    options.goOn()
  }

  return {
    ignoreOnce(one) {
      const there = marked.now().find(({ noted }) => noted === one)
      const doc = page.editor()?.view.state.doc
      if (!there || !doc) return
      // The words around it may have been corrected since it was found.
      const { parent, parentOffset } = doc.resolve(there.from)
      const end = parentOffset + one.finding.text.length
      letStand.addPlace({ ...one, ...wordsAround(blockText(parent), parentOffset, end) })
      leave((noted) => noted === one)
    },
    async ignore({ finding: { rule, text } }, where, reason = "") {
      const article = where === "article" ? options.article() : null
      if (where === "article" && article === null) return
      const home = desk.here()
      const what = { rule, text, article }
      if (!(await home.attempt("ignoreFinding", { ...what, reason }))) return
      letStand.add(what)
      const { checking } = words.peek().window
      offer(where === "article" ? checking.ignored(text) : checking.ignoredEverywhere(text), async () => {
        if (!(await home.attempt("heedFinding", what))) return
        letStand.remove(what)
      })
      leave(({ finding }) => finding.rule === rule && finding.text === text)
    },
    async agree(one) {
      const wanted = agreeable(one)
      if (!wanted) return
      const home = desk.here()
      const added = await home.attempt("agreeName", wanted)
      if (!added) return
      offer(words.peek().window.checking.agreed(wanted.name), () =>
        home.attempt("takeBackName", { name: wanted.name, added }),
      )
      refresh()
    },
  }
}
