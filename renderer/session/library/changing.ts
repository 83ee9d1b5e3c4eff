/**
 * Changes several articles at once: their status, their section, or by moving them to the bin. The article in the
 * editor is changed there, so that the editor can undo it; the desk changes the files of the others.
 */
import type { Status } from "../../../main/article/dossier.ts"
import type { ArticleSummary, DossierChange } from "../../../main/contract/library.ts"
import { DeskError } from "../../../main/contract/problem.ts"
import type { Words } from "../../../main/contract/words/index.ts"
import type { Desk } from "../desk.ts"
import type { Notices } from "../notices.ts"
import { changeAll, type Edited, type Failure, sameFacts, takeBackAll } from "./change.ts"
import { tellFailures } from "./failures.ts"
import { createLinkers, type Linkers } from "./linkers.ts"
import type { Target } from "./target.ts"
import type { Undo, UndoList } from "./undo-list.ts"

export type Changing = Linkers & {
  /**
   * Sets the status or section of `targets`, and shows a notice for those that could not be changed. Returns how many
   * changed and a function that undoes that, or null if none did.
   */
  set(targets: readonly Target[], change: DossierChange): Promise<{ count: number; undo: Undo } | null>
  /** Like `set`, with a notice that offers to undo it. */
  offer(targets: readonly Target[], change: DossierChange): Promise<void>
  /** Moves articles to the bin, with a notice that offers to bring them back. */
  bin(targets: readonly Target[]): Promise<void>
}

export type ChangingOptions = Edited & {
  desk: Desk
  undoList: UndoList
  notices: Notices
  words(): Words
  language(): "ar" | "en"
  /** Moves the article `id`, which is open, to the bin; returns its name there, or null. */
  removeOpen(id: string): Promise<string | null>
  isOpen(id: string): boolean
  /** Shows the articles that link to `targets`. */
  show(articles: readonly ArticleSummary[], targets: readonly Target[]): void
}

/** Makes the functions for commands that change several articles. */
export function createChanging(options: ChangingOptions): Changing {
  const { desk, undoList, notices, words } = options
  const linking = createLinkers(options)

  const complain = (targets: readonly Target[], failures: readonly Failure[]) =>
    tellFailures(failures, {
      notices,
      words: words(),
      language: options.language(),
      headlineOf: (id) => targets.find((target) => target.id === id)?.headline,
    })

  /** Says why some of `targets` stay as they are. */
  function tellOthers(targets: readonly Target[]): void {
    const { foreign, lost } = words().window.changes
    if (targets.some(({ kind }) => kind === "foreign")) notices.say(foreign)
    if (targets.some(({ kind }) => kind !== "article" && kind !== "foreign")) notices.say(lost)
  }

  /** The notice of a change that was made in `count` articles. */
  function madeText({ status, section }: DossierChange, count: number): string {
    const { changes, statuses } = words().window
    if (status !== undefined) return changes.status(count, statuses[status as Status])
    return section ? changes.section(count, section) : changes.noSection(count)
  }

  /** Moves an article to the bin; returns its name there, or null if that could not be, which is said. */
  async function binOne({ id, headline }: Target, home: Desk): Promise<string | null> {
    if (options.isOpen(id)) return options.removeOpen(id)
    try {
      await options.settle(id)
      return (await home.ask("deleteArticle", { id })).bin
    } catch (error) {
      if (error instanceof DeskError)
        complain([{ id, headline, kind: "article" }], [{ id, problem: error.problem }])
      else desk.explain(error)
      return null
    }
  }

  /** Has the desk not ask for articles any more that are lost. */
  async function forget(missing: readonly Target[], home: Desk): Promise<void> {
    if (missing.length === 0) return
    const ids = missing.map(({ id }) => id)
    if (await home.attempt("answerLost", { ids, answer: "forgotten" }))
      notices.say(words().window.changes.forgotten(ids.length))
  }

  async function restore(binned: readonly string[], home: Desk): Promise<void> {
    for (const bin of binned) {
      try {
        await home.ask("restoreArticle", { bin })
      } catch (error) {
        desk.explain(error)
      }
    }
  }

  const changing: Changing = {
    ...linking,
    async set(targets, wanted) {
      const articles = targets.filter(({ kind }) => kind === "article")
      tellOthers(targets)
      const ids = articles.map(({ id }) => id)
      const { changed, problems } = await changeAll(ids, wanted, options)
      complain(articles, problems)
      const done = changed.filter(({ before }) => !sameFacts(before, wanted))
      if (done.length === 0) return null
      if (wanted.status === "spiked") {
        const spiked = articles.filter(({ id }) => done.some((one) => one.id === id))
        void linking.linkers(spiked).then((linkers) => linking.tell(linkers, "spiked", spiked))
      }
      const undo = () => takeBackAll(done, wanted, options, (failures) => complain(articles, failures))
      return { count: done.length, undo }
    },
    async offer(targets, wanted) {
      const done = await changing.set(targets, wanted)
      if (done) undoList.add(madeText(wanted, done.count), done.undo)
    },
    async bin(targets) {
      const articles = targets.filter(({ kind }) => kind === "article")
      const home = desk.here()
      tellOthers(targets.filter(({ kind }) => kind === "foreign"))
      await forget(
        targets.filter(({ kind }) => kind !== "article" && kind !== "foreign"),
        home,
      )
      const linkers = await linking.linkers(articles)
      const binned: string[] = []
      const gone: Target[] = []
      for (const target of articles) {
        const bin = await binOne(target, home)
        if (bin === null) continue
        binned.push(bin)
        gone.push(target)
      }
      if (binned.length === 0) return
      undoList.add(words().window.changes.binned(binned.length), () => restore(binned, home))
      linking.tell(linkers, "binned", gone)
    },
  }
  return changing
}
