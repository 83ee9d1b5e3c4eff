/**
 * Changes that others write into the files of open articles: they are merged into the text, and if both sides changed
 * the same words the writer is asked.
 */
import type { ReadonlySignal } from "@preact/signals"
import { mergeArticles } from "../../../main/article/merge.ts"
import { type Article, articleFromJSON, sameText } from "../../../main/article/schema.ts"
import type { EventData } from "../../../main/contract/desk.ts"
import type { Loss } from "../../../main/contract/importing.ts"
import type { Words } from "../../../main/contract/words/index.ts"
import type { Desk } from "../desk.ts"
import type { Notices } from "../notices.ts"
import type { Opening } from "./opening.ts"
import type { Openings } from "./openings.ts"
import type { Page } from "./page.ts"
import type { Acknowledged } from "./saver.ts"

/** Changes from outside, as saves and locks report them. */
export type Outside = {
  /** Takes the result of a save into the text: the time of the save, and changes of others that were merged. */
  acknowledge(opening: Opening, saved: Acknowledged): void
  /** Says what the article has no place for of its file, which something else wrote. */
  tellLosses(name: string, losses: readonly Loss[] | undefined): void
  /** Has the desk open the article anew, with its lock (`takeOver`) or without, and merges what it reads. Returns whether it could be read. */
  reread(opening: Opening, call: "openArticle" | "takeOver"): Promise<boolean>
}

/** What it needs of the session. */
export type OutsideOptions = {
  desk: Pick<Desk, "on">
  openings: Pick<Openings, "get">
  page: Page
  notices: Notices
  words: ReadonlySignal<Words>
}

/** A version from outside that is to be merged into the text of an opening. */
type Incoming = {
  /** The version that both sides come from; null if it is not known. */
  ancestor: Article | null
  theirs: Article
  /** The hash of the file; null if there is none. */
  base: string | null
  /** Whether the file holds `theirs` as it is. */
  onDisk: boolean
}

/** Listens to the desk for files that other programs change, remove or move. */
export function createOutside({ desk, openings, page, notices, words }: OutsideOptions): Outside {
  const said = () => words.peek().window.notices

  /** Merges `incoming` into the text of `opening`, or notes a conflict. Returns whether it was merged. */
  function takeIn(opening: Opening, { ancestor, theirs, base, onDisk }: Incoming): boolean {
    const ours = opening.saver.latest()
    const untouched = ancestor !== null && sameText(ours, ancestor)
    let merged = theirs
    if (!untouched) {
      const merge = mergeArticles(ancestor, ours, theirs)
      if (merge.conflicts.length > 0) {
        const changed = new Date().toISOString()
        const both = { theirs: theirs.toJSON(), ancestor: ancestor?.toJSON() ?? null }
        opening.saver.dispute({ kind: "conflict", base: base ?? "", changed, ours, ...both })
        return false
      }
      merged = merge.article
    }
    const text = page.adopt(opening, merged, false)
    opening.saver.adopt(text, base, untouched && onDisk, onDisk ? theirs : null)
    return true
  }

  const outside: Outside = {
    tellLosses(name, losses) {
      if (!losses?.length) return
      const { importing, window } = words.peek()
      notices.warn(
        window.notices.altered(
          name,
          losses.map(({ what }) => importing.losses[what] ?? what),
        ),
      )
    },
    acknowledge(opening, { name, updated, merged, losses, apart }) {
      opening.name.value = name
      if (apart) notices.warn(said().apart(apart, name))
      outside.tellLosses(name, losses)
      if (!page.stamp(opening, { updated })) opening.journaler.rebase(false)
      if (!merged) return
      const theirs = articleFromJSON(merged.theirs)
      if (!takeIn(opening, { ancestor: merged.ours, theirs, base: merged.base, onDisk: true })) return
      opening.journaler.rebase(true)
      notices.say(said().merged)
    },
    async reread(opening, call) {
      // The newest text would be the wrong ancestor: text that is not in the file yet would count as removed by
      // others.
      const ancestor = opening.saver.agreed()
      const opened = await opening.desk.attempt(call, { id: opening.id })
      if (openings.get(opening.id, opening.desk.newsroom()) !== opening) return false
      if (opened && opened.kind !== "article") tellLost(opening, "unreadable", opening.name.peek())
      if (opened?.kind !== "article") return false
      const { doc, base, epoch, lock, name, recovered } = opened
      outside.tellLosses(name, opened.losses)
      opening.journaler.restart(epoch)
      opening.name.value = name
      opening.lock.value = lock
      takeIn(opening, { ancestor, theirs: articleFromJSON(doc), base, onDisk: recovered === null })
      opening.journaler.rebase(!opening.saver.clean())
      if (page.current.peek() === opening) page.editor()?.setWritable(lock === null)
      return true
    },
  }

  /** Says that the file is gone or empty, and offers to write it again; or that it holds what cannot be read. */
  function tellLost(opening: Opening, what: "gone" | "empty" | "unreadable", name: string): void {
    if (what === "unreadable") return void notices.warn(said().unreadable(name))
    notices.warn(what === "empty" ? said().emptied(name) : said().gone(name), {
      label: said().writeAgain,
      run: () => void opening.saver.again(null).then((done) => done && notices.say(said().saved)),
    })
  }

  /** Takes over a file that another program changed. */
  async function takeChange(opening: Opening): Promise<void> {
    // Reading the file now would lose the choices that the writer has made in the dialog so far. The save that
    // follows the choice is checked against the file as it is then.
    if (opening.saver.state.peek().kind === "conflict") return
    if (!opening.saver.clean()) return void (await opening.saver.flush(false))
    const before = opening.saver.latest()
    const read = await outside.reread(opening, "openArticle")
    // Another form of the very same text is no news.
    const changed = !sameText(before, opening.saver.latest())
    if (read && changed && page.current.peek() === opening) notices.say(said().reloaded)
  }

  function heard({ id, what, name }: EventData<"outside">, newsroom: string | null): void {
    const opening = openings.get(id, newsroom)
    if (!opening) return
    if (what === "moved") opening.name.value = name
    else if (what === "changed") void takeChange(opening)
    else tellLost(opening, what, name)
  }

  desk.on("outside", heard)
  return outside
}
