/**
 * What others write into the files of open articles: it goes into the text wherever both go together, and where
 * they do not the writer is asked.
 */
import type { ReadonlySignal } from "@preact/signals"
import { mergeArticles } from "../../../main/article/merge.ts"
import { type Article, articleFromJSON, sameText } from "../../../main/article/schema.ts"
import type { EventData } from "../../../main/contract/desk.ts"
import type { Words } from "../../../main/contract/words/index.ts"
import type { Desk } from "../desk.ts"
import type { Notices } from "../notices.ts"
import type { Opening } from "./opening.ts"
import type { Openings } from "./openings.ts"
import type { Page } from "./page.ts"
import type { Acknowledged } from "./saver.ts"

export type Outside = {
  /** A save was written: the text learns when, and what else the file held. */
  acknowledge(opening: Opening, saved: Acknowledged): void
  /** Has the desk open the article anew, with its lock or without. Gives back whether there was one to read. */
  reread(opening: Opening, call: "openArticle" | "takeOver"): Promise<boolean>
}

export type OutsideOptions = {
  desk: Desk
  openings: Pick<Openings, "get">
  page: Page
  notices: Notices
  words: ReadonlySignal<Words>
}

export function createOutside({ desk, openings, page, notices, words }: OutsideOptions): Outside {
  /**
   * Takes over what the file holds: `ancestor` is the text that it and the window's both come from, null if
   * that is not known; `saved` whether `theirs` is in the file as it is. Gives back whether it could, or the
   * writer has to choose first.
   */
  function takeIn(
    opening: Opening,
    ancestor: Article | null,
    theirs: Article,
    base: string | null,
    saved: boolean,
  ): boolean {
    const ours = opening.saver.latest()
    const untouched = ancestor !== null && sameText(ours, ancestor)
    let whole = theirs
    if (!untouched) {
      const merged = mergeArticles(ancestor, ours, theirs)
      if (merged.conflicts.length > 0) {
        const changed = new Date().toISOString()
        const both = { theirs: theirs.toJSON(), ancestor: ancestor?.toJSON() ?? null }
        opening.saver.dispute({ kind: "conflict", base: base ?? "", changed, ours, ...both })
        return false
      }
      whole = merged.article
    }
    const text = page.adopt(opening, whole, false)
    opening.saver.adopt(text, base, untouched && saved, saved ? theirs : null)
    return true
  }

  const outside: Outside = {
    acknowledge(opening, { name, updated, merged }) {
      opening.name.value = name
      if (!page.stamp(opening, { updated })) opening.journaler.rebase(false)
      if (!merged) return
      if (!takeIn(opening, merged.ours, articleFromJSON(merged.theirs), merged.base, true)) return
      opening.journaler.rebase(true)
      notices.say(words.peek().window.notices.merged)
    },
    async reread(opening, call) {
      // Not the newest text: what of it the file never had would be taken for something that others removed.
      const before = opening.saver.agreed()
      const opened = await desk.attempt(call, { id: opening.id })
      if (opened?.kind !== "article" || openings.get(opening.id) !== opening) return false
      opening.journaler.restart(opened.epoch)
      opening.name.value = opened.name
      opening.lock.value = opened.lock
      takeIn(opening, before, articleFromJSON(opened.doc), opened.base, opened.recovered === null)
      opening.journaler.rebase(!opening.saver.clean())
      if (page.current.peek() === opening) page.editor()?.setWritable(opened.lock === null)
      return true
    },
  }

  /** Another program changed, removed or moved the file of an open article. */
  async function heard({ id, what, name }: EventData<"outside">): Promise<void> {
    const opening = openings.get(id)
    if (!opening) return
    const { notices: said } = words.peek().window
    if (what === "moved") {
      opening.name.value = name
      return
    }
    if (what === "gone") {
      notices.warn(said.gone(name), {
        label: said.writeAgain,
        run: () => void opening.saver.again(null).then((done) => done && notices.say(said.saved)),
      })
      return
    }
    // A conflict stands until it is settled: looking again would take what was chosen so far from under the
    // writer's keys. The save that settles it is held against the file as it is then.
    if (opening.saver.state.peek().kind === "conflict") return
    if (!opening.saver.clean()) await opening.saver.flush(false)
    else if ((await outside.reread(opening, "openArticle")) && page.current.peek() === opening)
      notices.say(said.reloaded)
  }

  desk.on("outside", (event) => void heard(event))
  return outside
}
