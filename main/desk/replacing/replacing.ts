/**
 * Replacing in the files of articles, and taking it back. Every article is changed as any other change of it is: with
 * its lock, after what its journal has, by a save that makes a version. Nothing is changed that is not what was shown.
 */
import type { ArticleId } from "../../article/dossier.ts"
import { changesIn, isSame, withChanges } from "../../article/find/in-article.ts"
import { loadSearch } from "../../article/find/load.ts"
import type { Search } from "../../article/find/search.ts"
import { mergeArticles } from "../../article/merge.ts"
import { type Article, dossierOf, sameText, withDossier } from "../../article/schema.ts"
import { DeskError } from "../../contract/problem.ts"
import type { PlannedArticle, ReplacedArticle, ReplacementPlan } from "../../contract/replacing.ts"
import { articleIn } from "../files/content.ts"
import type { History } from "../history/history.ts"
import type { Changes } from "../opening/changes.ts"
import type { Articles } from "../saving/articles.ts"
import type { Done, Note, Operation, Replacements } from "./ledger.ts"

export type ReplacingOptions = {
  replacements: Replacements
  changes: Pick<Changes, "edit">
  articles: Pick<Articles, "find" | "savesEnded">
  history: Pick<History, "object" | "list">
}

export type Replacing = {
  /** See `replaceArticles` of the contract. */
  replace(operation: string, ids: readonly ArticleId[]): Promise<ReplacedArticle[]>
  /** See `undoReplacement` of the contract. */
  undo(operation: string, ids: readonly ArticleId[]): Promise<ReplacedArticle[]>
  /** See `replacedText` of the contract. Throws `DeskError` version-missing, replacement-missing. */
  textOf(operation: string, id: ArticleId): Promise<{ before: Article; after: Article }>
  /** The articles of `operation` that it can still be made in. What was changed before a crash is noted first. */
  openIn(operation: Operation): Promise<ArticleId[]>
  /** The hashes of the versions that are needed to take replacements back. */
  needed(): Promise<ReadonlySet<string>>
}

/** How many articles are changed at a time: more would wait for the same disk. */
const together = 6

/** Runs `work` for each of `list`, so many at a time; the results are in the order of the list. */
async function each<One, Result>(
  list: readonly One[],
  work: (one: One) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  let next = 0
  const lane = async () => {
    for (let at = next++; at < list.length; at = next++) results[at] = await work(list[at]!)
  }
  await Promise.all(Array.from({ length: Math.min(together, list.length) }, lane))
  return results
}

/** `article` with `replacement` in the place of what `search` finds, and how many hits that replaced. */
function replaced(
  article: Article,
  search: Search,
  replacement: ReplacementPlan["replacement"],
  skipped: readonly number[],
) {
  const changes = changesIn(article, search, replacement).filter(
    (change) => !skipped.includes(change.index) && !isSame(change),
  )
  return { article: withChanges(article, changes), hits: changes.length }
}

/** The texts at the same time of their last change, which is no one's change of the text. */
const alike = (article: Article, like: Article) => withDossier(article, { updated: dossierOf(like).updated })

/** Replaces in one newsroom. */
export function createReplacing({ replacements, changes, articles, history }: ReplacingOptions): Replacing {
  async function replaceOne(
    { plan }: Operation,
    { id, hash, skipped }: PlannedArticle,
  ): Promise<{ result: ReplacedArticle; note: Note }> {
    let hits = 0
    try {
      const search = await loadSearch(plan.query)
      const saved = await changes.edit(id, (article, now) => {
        if (now !== hash) return null
        const made = replaced(article, search, plan.replacement, skipped)
        hits = made.hits
        return made.article
      })
      const left: Note = { kind: "left", id }
      if (!saved) return { result: { id, hits: 0, left: "changed" }, note: left }
      if (saved.before === saved.after) return { result: { id, hits: 0, left: null }, note: left }
      return {
        result: { id, hits, left: null },
        note: { kind: "done", id, before: saved.before, after: saved.after, hits },
      }
    } catch (error) {
      if (!(error instanceof DeskError)) throw error
      return { result: { id, hits: 0, left: error.problem }, note: { kind: "left", id } }
    }
  }

  /** The version of `id` with this hash. Throws `DeskError` version-missing. */
  async function version(id: ArticleId, hash: string): Promise<Article> {
    const bytes = await history.object(id, hash)
    const article = bytes && articleIn(bytes, id)
    if (!article) throw new DeskError("version-missing")
    return article
  }

  async function textOf(operation: string, id: ArticleId) {
    const done = (await replacements.read(operation)).done.get(id)
    if (!done) throw new DeskError("version-missing")
    await articles.savesEnded(id)
    return { before: await version(id, done.before), after: await version(id, done.after) }
  }

  /** `now` without what changed from `before` to `after`; null if something else changed there since. */
  function without(now: Article, before: Article, after: Article): Article | null {
    const { article, conflicts } = mergeArticles(alike(after, now), now, alike(before, now))
    return conflicts.length === 0 ? article : null
  }

  async function undoOne(operation: Operation, done: Done): Promise<ReplacedArticle> {
    const { id, hits } = done
    try {
      const { before, after } = await textOf(operation.operation, id)
      const saved = await changes.edit(id, (now) => without(now, before, after))
      return { id, hits: saved ? hits : 0, left: saved ? null : "changed" }
    } catch (error) {
      if (!(error instanceof DeskError)) throw error
      return { id, hits: 0, left: error.problem }
    }
  }

  /**
   * What a crash kept from being noted: the article was changed, as it is what the replacement makes of the version
   * that was shown. Null if it was not.
   */
  async function unnoted({ plan }: Operation, { id, hash, skipped }: PlannedArticle): Promise<Done | null> {
    const found = await articles.find(id)
    if (!found || found.hash === hash) return null
    await articles.savesEnded(id)
    const bytes = await history.object(id, hash)
    const shown = bytes && articleIn(bytes, id)
    if (!shown) return null
    const made = replaced(shown, await loadSearch(plan.query), plan.replacement, skipped)
    if (made.hits === 0) return null
    for (const one of await history.list(id)) {
      if (one.hash === hash) return null
      const there = await history.object(id, one.hash)
      const article = there && articleIn(there, id)
      if (article && sameText(article, made.article))
        return { kind: "done", id, before: hash, after: one.hash, hits: made.hits }
    }
    return null
  }

  return {
    async replace(name, ids) {
      const operation = await replacements.read(name)
      const wanted = new Set(ids)
      const planned = operation.plan.articles.filter(
        ({ id }) => wanted.has(id) && !operation.done.has(id) && !operation.left.has(id),
      )
      const made = await each(planned, (one) => replaceOne(operation, one))
      await replacements.note(
        name,
        made.map(({ note }) => note),
      )
      return made.map(({ result }) => result)
    },
    async undo(name, ids) {
      const operation = await replacements.read(name)
      const wanted = ids
        .flatMap((id) => operation.done.get(id) ?? [])
        .filter(({ id }) => !operation.undone.has(id))
      const results = await each(wanted, (done) => undoOne(operation, done))
      await replacements.note(
        name,
        results.filter(({ left }) => left === null).map(({ id }): Note => ({ kind: "undone", id })),
      )
      return results
    },
    textOf,
    async openIn(operation) {
      if (operation.ended) return []
      const { plan, done, left } = operation
      const waiting = plan.articles.filter(({ id }) => !done.has(id) && !left.has(id))
      const late = (await each(waiting, (one) => unnoted(operation, one))).filter((one) => one !== null)
      await replacements.note(operation.operation, late)
      return waiting.map(({ id }) => id).filter((id) => !done.has(id))
    },
    async needed() {
      const hashes = new Set<string>()
      for (const { done, undone, plan, ended } of await replacements.list()) {
        for (const { id, before, after } of done.values()) if (!undone.has(id)) hashes.add(before).add(after)
        if (!ended) for (const { hash } of plan.articles) hashes.add(hash)
      }
      return hashes
    },
  }
}
