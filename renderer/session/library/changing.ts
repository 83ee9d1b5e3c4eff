/**
 * Changes several articles at once: their status, their section, or by moving them to the bin. The article in the
 * editor is changed there, so that the editor can undo it; the desk changes the files of the others.
 */
import type { Dossier, Status } from "../../../main/article/dossier.ts"
import type { ArticleSummary, ChangedArticle, DossierChange } from "../../../main/contract/library.ts"
import { DeskError, type Problem } from "../../../main/contract/problem.ts"
import { problemText, type Words } from "../../../main/contract/words/index.ts"
import type { Desk } from "../desk.ts"
import type { Notices } from "../notices.ts"
import type { Undo, UndoList } from "./undo-list.ts"

/** An article that is to be changed, with the status and section that it has as far as they are known. */
export type Target = Pick<ArticleSummary, "id" | "headline" | "kind"> &
  Partial<Pick<ArticleSummary, "status" | "section">>

export type Changing = {
  /**
   * Sets the status or section of `targets`, and shows a notice for those that could not be changed. Returns how many
   * changed and a function that undoes that, or null if none did.
   */
  set(targets: readonly Target[], change: DossierChange): Promise<{ count: number; undo: Undo } | null>
  /** Like `set`, with a notice that offers to undo it. */
  offer(targets: readonly Target[], change: DossierChange): Promise<void>
  /** Moves articles to the bin, with a notice that offers to bring them back. */
  bin(targets: readonly Target[]): Promise<void>
  /** Shows a notice of how many articles link to `targets`, which were just spiked or binned. It offers to show them. */
  tell(linkers: readonly ArticleSummary[], what: "spiked" | "binned", targets: readonly Target[]): void
  /** The articles that link to `targets`, without `targets` themselves. */
  linkers(targets: readonly Target[]): Promise<readonly ArticleSummary[]>
}

export type ChangingOptions = {
  desk: Desk
  undoList: UndoList
  notices: Notices
  words(): Words
  language(): "ar" | "en"
  /** The dossier of `id` if that article is in the editor and can be changed there; null otherwise. */
  edited(id: string): Dossier | null
  /** Changes the dossier of the article in the editor. */
  edit(change: Partial<Dossier>): void
  /** Resolves when what was typed in `id` is in its file. */
  settle(id: string): Promise<void>
  /** Moves the article `id`, which is open, to the bin; returns its name there, or null. */
  removeOpen(id: string): Promise<string | null>
  isOpen(id: string): boolean
  /** Shows the articles that link to `targets`. */
  show(articles: readonly ArticleSummary[], targets: readonly Target[]): void
}

/** An article that was changed, and what its dossier had before. `published` is null if the change set that time. */
type Changed = { id: string; before: DossierChange; published?: string | null }

/** How many articles the desk changes in one call. */
const atOnce = 500
/** How many problems have a notice each; the others are counted in one more. */
const said = 4
/** For how many articles the linking ones are looked for. */
const lookedFor = 50

/** Makes the functions for commands that change several articles. */
export function createChanging(options: ChangingOptions): Changing {
  const { desk, undoList, notices, words } = options

  /** Changes the article in the editor. */
  function changeEdited(id: string, dossier: Dossier, change: DossierChange): Changed {
    const next: Partial<Dossier> = { ...change } as Partial<Dossier>
    const before: DossierChange = {}
    if (change.status !== undefined) before.status = dossier.status
    if (change.section !== undefined) before.section = dossier.section
    const first = change.status === "published" && !dossier.published
    options.edit(first ? { ...next, published: new Date().toISOString() } : next)
    return first ? { id, before, published: null } : { id, before }
  }

  /** Makes one change in several articles; returns those that were changed, and the problems of the others. */
  async function change(ids: readonly string[], wanted: DossierChange) {
    const changed: Changed[] = []
    const problems: { id: string; problem: Problem }[] = []
    const filed: string[] = []
    for (const id of ids) {
      const dossier = options.edited(id)
      if (!dossier) filed.push(id)
      else {
        changed.push(changeEdited(id, dossier, wanted))
        // Lists show the file.
        await options.settle(id)
      }
    }
    const home = desk.here()
    for (let at = 0; at < filed.length; at += atOnce) {
      const some = filed.slice(at, at + atOnce)
      await Promise.all(some.map(options.settle))
      let answers: ChangedArticle[] = []
      try {
        answers = await home.ask("changeArticles", { ids: some, change: wanted })
      } catch (error) {
        desk.explain(error)
      }
      for (const { id, before, problem } of answers)
        if (problem) problems.push({ id, problem })
        else changed.push({ id, before })
    }
    return { changed, problems }
  }

  /** Shows notices of the problems. */
  function complain(targets: readonly Target[], problems: readonly { id: string; problem: Problem }[]) {
    const { changes } = words().window
    const { untitled } = words().window.library
    for (const { id, problem } of problems.slice(0, said)) {
      const headline = targets.find((target) => target.id === id)?.headline || untitled
      notices.warn(changes.failed(headline, problemText(options.language(), problem)))
    }
    if (problems.length > said) notices.warn(changes.more(problems.length - said))
  }

  /** Restores the values before the change. */
  async function takeBack(targets: readonly Target[], done: readonly Changed[], made: DossierChange) {
    const alike = new Map<string, Changed[]>()
    for (const one of done) {
      // The writer has undone it in the editor, or set something else since.
      const dossier = options.edited(one.id)
      if (dossier && !sameFacts(dossier, made)) continue
      const key = JSON.stringify(one.before)
      alike.set(key, [...(alike.get(key) ?? []), one])
    }
    for (const group of alike.values()) {
      const [first] = group
      if (!first) continue
      const { problems } = await change(
        group.map(({ id }) => id),
        first.before,
      )
      complain(targets, problems)
    }
    for (const { id, published } of done)
      if (published !== undefined && options.edited(id)) options.edit({ published })
  }

  /** Says why some of `targets` stay as they are. */
  function tellOthers(targets: readonly Target[]): void {
    const { foreign, lost } = words().window.changes
    if (targets.some(({ kind }) => kind === "foreign")) notices.say(foreign)
    if (targets.some(({ kind }) => kind !== "article" && kind !== "foreign")) notices.say(lost)
  }

  const changing: Changing = {
    async set(targets, wanted) {
      const articles = targets.filter(({ kind }) => kind === "article")
      tellOthers(targets)
      const spikes = wanted.status === "spiked"
      const { changed, problems } = await change(
        articles.map(({ id }) => id),
        wanted,
      )
      complain(articles, problems)
      const done = changed.filter(({ before }) => !sameFacts(before, wanted))
      if (spikes && done.length > 0) {
        const spiked = articles.filter(({ id }) => done.some((one) => one.id === id))
        void changing.linkers(spiked).then((linkers) => changing.tell(linkers, "spiked", spiked))
      }
      return done.length > 0 ? { count: done.length, undo: () => takeBack(articles, done, wanted) } : null
    },
    async offer(targets, wanted) {
      const done = await changing.set(targets, wanted)
      if (!done) return
      const { count } = done
      const { changes } = words().window
      const { statuses } = words().window
      const text =
        wanted.status !== undefined
          ? changes.status(count, statuses[wanted.status as Status])
          : wanted.section
            ? changes.section(count, wanted.section)
            : changes.noSection(count)
      undoList.add(text, done.undo)
    },
    async bin(targets) {
      const articles = targets.filter(({ kind }) => kind === "article")
      const home = desk.here()
      tellOthers(targets.filter(({ kind }) => kind === "foreign"))
      const missing = targets.filter(({ kind }) => kind !== "article" && kind !== "foreign")
      if (missing.length > 0) {
        const ids = missing.map(({ id }) => id)
        if (await home.attempt("answerLost", { ids, answer: "forgotten" }))
          notices.say(words().window.changes.forgotten(ids.length))
      }
      const linkers = await changing.linkers(articles)
      const binned: string[] = []
      const gone: Target[] = []
      for (const target of articles) {
        const bin = await binOne(target, home)
        if (bin === null) continue
        binned.push(bin)
        gone.push(target)
      }
      if (binned.length === 0) return
      const undo = async () => {
        for (const bin of binned) {
          try {
            await home.ask("restoreArticle", { bin })
          } catch (error) {
            desk.explain(error)
          }
        }
      }
      undoList.add(words().window.changes.binned(binned.length), undo)
      changing.tell(linkers, "binned", gone)
    },
    tell(linkers, what, targets) {
      if (linkers.length === 0) return
      const { linkers: said } = words().window
      undoList.tell(said[what](linkers.length), {
        label: said.show,
        run: () => options.show(linkers, targets),
      })
    },
    async linkers(targets) {
      const own = new Set(targets.map(({ id }) => id))
      const found = new Map<string, ArticleSummary>()
      try {
        for (const { id } of targets.slice(0, lookedFor))
          for (const article of await desk.ask("linkedFrom", { id }))
            if (!own.has(article.id)) found.set(article.id, article)
      } catch (error) {
        desk.explain(error)
      }
      return [...found.values()]
    },
  }
  return changing

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
}

/** Whether a change would leave everything as it was. */
function sameFacts(before: DossierChange, change: DossierChange): boolean {
  return (
    (change.status === undefined || before.status === change.status) &&
    (change.section === undefined || before.section === change.section)
  )
}
