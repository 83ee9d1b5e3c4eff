/**
 * Changes of several articles at once: their status, their section, the bin. The article in the editor is changed
 * by its editor, so that it can be undone there too; the others in their files. Each change gives back how to
 * take it back.
 */
import type { Dossier, Status } from "../../../main/article/dossier.ts"
import type { ArticleSummary, ChangedArticle, DossierChange } from "../../../main/contract/library.ts"
import { DeskError, type Problem } from "../../../main/contract/problem.ts"
import { problemText, type Words } from "../../../main/contract/words/index.ts"
import type { Desk } from "../desk.ts"
import type { Notices } from "../notices.ts"
import type { Undo, UndoList } from "./undo-list.ts"

/** An article that is to be changed. */
export type Target = Pick<ArticleSummary, "id" | "headline" | "kind">

export type Changing = {
  /** Sets status or section of `targets`; gives back how many changed and how to undo it, null if none did. Says which did not. */
  set(targets: readonly Target[], change: DossierChange): Promise<{ count: number; undo: Undo } | null>
  /** As `set`, and offers to undo it. */
  offer(targets: readonly Target[], change: DossierChange): Promise<void>
  /** Moves articles to the bin and offers to bring them back. */
  bin(targets: readonly Target[]): Promise<void>
  /** Says how many articles link to those that have just been spiked or binned, and offers to show them. */
  tell(linkers: readonly ArticleSummary[], what: "spiked" | "binned", targets: readonly Target[]): void
  /** The articles that link to `targets`, themselves left out. */
  linkers(targets: readonly Target[]): Promise<readonly ArticleSummary[]>
}

export type ChangingOptions = {
  desk: Desk
  undoList: UndoList
  notices: Notices
  words(): Words
  language(): "ar" | "en"
  /** The dossier of `id` if it can be changed in the editor now. */
  edited(id: string): Dossier | null
  edit(change: Partial<Dossier>): void
  /** Waits until what is typed in `id` is in its file. */
  settle(id: string): Promise<void>
  /** Moves the open article to the bin, if `id` is it; gives back its name in the bin. */
  removeOpen(id: string): Promise<string | null>
  isOpen(id: string): boolean
  show(articles: readonly ArticleSummary[], targets: readonly Target[]): void
}

type Changed = { id: string; before: DossierChange; published?: string | null }

/** How many articles the desk changes at once, how many problems are said one by one, and whose links are looked for. */
const atOnce = 500
const said = 4
const lookedFor = 50

export function createChanging(options: ChangingOptions): Changing {
  const { desk, undoList, notices, words } = options

  function changeEdited(id: string, dossier: Dossier, change: DossierChange): Changed {
    const next: Partial<Dossier> = { ...change } as Partial<Dossier>
    const before: DossierChange = {}
    if (change.status !== undefined) before.status = dossier.status
    if (change.section !== undefined) before.section = dossier.section
    const first = change.status === "published" && !dossier.published
    options.edit(first ? { ...next, published: new Date().toISOString() } : next)
    return first ? { id, before, published: null } : { id, before }
  }

  /** Changes articles one way; gives back those that were changed, and the problems of the others. */
  async function change(ids: readonly string[], wanted: DossierChange) {
    const changed: Changed[] = []
    const problems: { id: string; problem: Problem }[] = []
    const filed: string[] = []
    for (const id of ids) {
      const dossier = options.edited(id)
      if (!dossier) filed.push(id)
      else {
        changed.push(changeEdited(id, dossier, wanted))
        // What lists it reads its file.
        await options.settle(id)
      }
    }
    for (let at = 0; at < filed.length; at += atOnce) {
      const some = filed.slice(at, at + atOnce)
      await Promise.all(some.map(options.settle))
      let answers: ChangedArticle[] = []
      try {
        answers = await desk.ask("changeArticles", { ids: some, change: wanted })
      } catch (error) {
        desk.explain(error)
      }
      for (const { id, before, problem } of answers)
        if (problem) problems.push({ id, problem })
        else changed.push({ id, before })
    }
    return { changed, problems }
  }

  function complain(targets: readonly Target[], problems: readonly { id: string; problem: Problem }[]) {
    const { changes } = words().finding
    const { untitled } = words().window.library
    for (const { id, problem } of problems.slice(0, said)) {
      const headline = targets.find((target) => target.id === id)?.headline || untitled
      notices.warn(changes.failed(headline, problemText(options.language(), problem)))
    }
    if (problems.length > said) notices.warn(changes.more(problems.length - said))
  }

  async function takeBack(targets: readonly Target[], done: readonly Changed[], made: DossierChange) {
    const alike = new Map<string, Changed[]>()
    for (const one of done) {
      // The writer undid it in the text, or has set something else there since.
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

  const changing: Changing = {
    async set(targets, wanted) {
      const articles = targets.filter(({ kind }) => kind === "article")
      if (articles.length < targets.length) notices.say(words().finding.changes.foreign)
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
      const { changes } = words().finding
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
      if (articles.length < targets.length) notices.say(words().finding.changes.foreign)
      const linkers = await changing.linkers(articles)
      const binned: string[] = []
      const gone: Target[] = []
      for (const target of articles) {
        const bin = await binOne(target)
        if (bin === null) continue
        binned.push(bin)
        gone.push(target)
      }
      if (binned.length === 0) return
      const undo = async () => {
        for (const bin of binned) {
          try {
            await desk.ask("restoreArticle", { bin })
          } catch (error) {
            desk.explain(error)
          }
        }
      }
      undoList.add(words().finding.changes.binned(binned.length), undo)
      changing.tell(linkers, "binned", gone)
    },
    tell(linkers, what, targets) {
      if (linkers.length === 0) return
      const { linkers: said } = words().finding
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

  async function binOne({ id, headline }: Target): Promise<string | null> {
    if (options.isOpen(id)) return options.removeOpen(id)
    try {
      await options.settle(id)
      return (await desk.ask("deleteArticle", { id })).bin
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
