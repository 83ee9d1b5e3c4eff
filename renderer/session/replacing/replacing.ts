/**
 * Finding and replacing across the newsroom: what is asked, what was found, which hits are left out, and the replacing
 * itself. The article on the page is changed in the editor; the desk changes the files of the others.
 */
import { batch, computed, type ReadonlySignal, signal } from "@preact/signals"
import { changesIn } from "../../../main/article/find/in-article.ts"
import { type FindQuery, queryFor, type Replacement } from "../../../main/article/find/query.ts"
import { dossierOf } from "../../../main/article/schema.ts"
import type { Language } from "../../../main/contract/desk.ts"
import { DeskError, type Problem, problemOf } from "../../../main/contract/problem.ts"
import {
  type MadeReplacement,
  type ReplacedArticle,
  type ReplacementPlan,
  replacedAtOnce,
  type SeekScope,
  type SoughtArticle,
} from "../../../main/contract/replacing.ts"
import type { Words } from "../../../main/contract/words/index.ts"
import type { Openings } from "../article/openings.ts"
import type { Page } from "../article/page.ts"
import type { Desk } from "../desk.ts"
import { type Finding, searchOf } from "../finding.ts"
import type { UndoList } from "../library/undo-list.ts"
import type { Notices } from "../notices.ts"
import { replaceHere, undoHere } from "./here.ts"
import { tellLeft } from "./left-articles.ts"
import { createShownHits, type ShownHit } from "./shown-hits.ts"

export type Scope = SeekScope["kind"]

/** How far work on many articles is. */
type Progress = { kind: "replacing" | "undoing"; done: number; total: number }

export type Replacing = {
  readonly open: ReadonlySignal<boolean>
  readonly query: ReadonlySignal<FindQuery>
  readonly replacement: ReadonlySignal<Replacement>
  readonly scope: ReadonlySignal<Scope>
  readonly published: ReadonlySignal<boolean>
  readonly found: ReadonlySignal<readonly SoughtArticle[]>
  /** How far the search is; null before the first. */
  readonly looked: ReadonlySignal<{ looked: number; total: number; done: boolean } | null>
  /** Why there is no search: an expression that is none. */
  readonly problem: ReadonlySignal<Problem | null>
  /** The hits that are left out, as `id index`. */
  readonly skipped: ReadonlySignal<ReadonlySet<string>>
  /** What became of articles: how many hits were replaced, or why it stays as it was. */
  readonly results: ReadonlySignal<ReadonlyMap<string, ReplacedArticle>>
  readonly progress: ReadonlySignal<Progress | null>
  /** How many hits are left out, would be replaced, and are so already. */
  readonly tally: ReadonlySignal<{ skipped: number; left: number; same: number }>
  show(): void
  close(): void
  change(change: Partial<FindQuery>): void
  put(change: Partial<Replacement>): void
  look(scope: Scope, published?: boolean): void
  /** The hits of an article with what would be put there. */
  hitsOf(article: SoughtArticle): readonly ShownHit[]
  /** Leaves hits of an article out, or takes them in again: one, or all of them. */
  skip(id: string, index: number | null): void
  /** Whether a hit of an article is left out. */
  isSkipped(id: string, index: number): boolean
  /** Replaces what is not left out, in every article or in the one named. */
  replace(id?: string): Promise<void>
  /** Stops the search or the replacing after the articles that are under way. */
  stop(): void
  /** The replacements of the last days. */
  list(): Promise<readonly MadeReplacement[]>
  /** Takes a replacement back. */
  undo(made: Pick<MadeReplacement, "operation" | "done">): Promise<void>
  /** Goes on with one that was cut off. */
  goOn(made: Pick<MadeReplacement, "operation" | "open">): Promise<void>
  /** Tells of a replacement that was cut off, if there is one. */
  tellInterrupted(): Promise<void>
  reset(): void
}

export type ReplacingOptions = {
  desk: Desk
  page: Page
  openings: Pick<Openings, "get">
  finding: Finding
  notices: Notices
  undoList: UndoList
  words(): Words
  language(): Language
  /** What the filter of the library is now. */
  listed(): string
  /** The headline of an article, as far as it is known. */
  headlineOf(id: string): string
  /** Shows the replacements of the last days. */
  showPast(): void
}

const keyOf = (id: string, index: number) => `${id} ${index}`
/** How long the typing rests before the search begins, in milliseconds. */
const rest = 120

/** Nothing is looked for at first. */
export function createReplacing(options: ReplacingOptions): Replacing {
  const { desk, page, openings, finding, notices, undoList, words } = options
  const open = signal(false)
  const query = signal(queryFor(""))
  const replacement = signal<Replacement>({ text: "", keep: true })
  const scope = signal<Scope>("newsroom")
  const published = signal(false)
  const found = signal<readonly SoughtArticle[]>([])
  const looked = signal<{ looked: number; total: number; done: boolean } | null>(null)
  const problem = signal<Problem | null>(null)
  const skipped = signal<ReadonlySet<string>>(new Set())
  const results = signal<ReadonlyMap<string, ReplacedArticle>>(new Map())
  const progress = signal<Progress | null>(null)
  let asked = 0
  let stopped = false
  /** The part of the article on the page that was searched before; hits outside of it are left out. */
  let part: { from: number; to: number } | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  const shownHits = createShownHits()
  const hitsOf = (article: SoughtArticle) => shownHits(article, query.peek(), replacement.peek())

  const tally = computed(() => {
    void replacement.value
    void query.value
    const left = skipped.value
    const done = results.value
    const sum = { skipped: 0, left: 0, same: 0 }
    for (const article of found.value) {
      if (done.has(article.id)) continue
      const hits = hitsOf(article)
      // Of very many hits in one article the last are not shown; they are replaced with the others.
      sum.left += article.total - hits.length
      for (const hit of hits)
        if (hit.same) sum.same++
        else if (left.has(keyOf(article.id, hit.index))) sum.skipped++
        else sum.left++
    }
    return sum
  })

  const seekScope = (): SeekScope => {
    const id = page.currentId.peek()
    if (scope.peek() === "article" && id) return { kind: "article", id }
    return scope.peek() === "listed" ? { kind: "listed", text: options.listed() } : { kind: "newsroom" }
  }

  function forget(): void {
    batch(() => {
      found.value = []
      looked.value = null
      problem.value = null
      skipped.value = new Set()
      results.value = new Map()
    })
  }

  /** Looks for what is asked now, and takes what is found as it comes. */
  async function seek(): Promise<void> {
    clearTimeout(timer)
    const mine = ++asked
    forget()
    const wanted = query.peek()
    if (wanted.text === "" || !open.peek()) return
    const home = desk.here()
    try {
      // What was typed is looked through as it is in the file.
      const current = page.current.peek()
      if (current) await current.saver.flush(false)
      const { run, total } = await home.ask("seek", {
        query: wanted,
        scope: seekScope(),
        published: published.peek(),
      })
      for (let done = false; !done && mine === asked; ) {
        const more = await home.ask("seekMore", { run })
        if (mine !== asked) return
        done = more.done
        const inPart = done && part ? await outside(part, wanted) : null
        batch(() => {
          if (inPart) skipped.value = inPart
          if (more.found.length > 0) found.value = [...found.peek(), ...more.found]
          looked.value = { looked: more.looked, total: more.total || total, done }
        })
      }
    } catch (error) {
      if (mine !== asked) return
      const fault = problemOf(error)
      if (fault.code === "bad-expression") problem.value = fault
      else desk.explain(error)
    }
  }

  /** The hits in the article on the page that are not within `range`, as `skipped` has them. */
  async function outside(range: { from: number; to: number }, wanted: FindQuery): Promise<Set<string>> {
    const doc = page.editor()?.view.state.doc
    const search = doc ? await searchOf(wanted) : null
    const out = new Set<string>()
    if (!doc || !search) return out
    for (const { place, hit, index } of changesIn(doc, search, { text: "", keep: true }))
      if (place.at !== "block" || place.pos + hit.from < range.from || place.pos + hit.to > range.to)
        out.add(keyOf(dossierOf(doc).id, index))
    return out
  }

  function later(): void {
    clearTimeout(timer)
    asked++
    timer = setTimeout(() => void seek(), rest)
  }

  /** Does `work` for the articles of `ids`, some at a time, until it is stopped. */
  async function inTurns(
    kind: Progress["kind"],
    ids: readonly string[],
    work: (some: string[]) => Promise<readonly ReplacedArticle[]>,
  ): Promise<ReplacedArticle[]> {
    stopped = false
    const all: ReplacedArticle[] = []
    progress.value = { kind, done: 0, total: ids.length }
    try {
      for (let at = 0; at < ids.length && !stopped; at += replacedAtOnce) {
        const some = ids.slice(at, at + replacedAtOnce)
        all.push(...(await work(some)))
        progress.value = { kind, done: Math.min(ids.length, at + some.length), total: ids.length }
      }
    } finally {
      progress.value = null
    }
    return all
  }

  const complain = (list: readonly ReplacedArticle[], undoing: boolean) =>
    tellLeft(list, {
      undoing,
      notices,
      words: words(),
      language: options.language(),
      headlineOf: options.headlineOf,
    })

  /** Has what was typed in articles that are open here in their files before the desk changes these. */
  async function settle(ids: readonly string[]): Promise<void> {
    await Promise.all(ids.map((id) => openings.get(id)?.saver.flush(false)))
  }

  /**
   * Makes `operation` in the articles of `ids`. By `plan` the one on the page is changed in the editor; without it, as
   * where an operation was cut off, the desk changes that too.
   */
  async function make(
    operation: string,
    ids: readonly string[],
    plan: ReplacementPlan | null,
  ): Promise<void> {
    const home = desk.here()
    const note = (list: readonly ReplacedArticle[]) => {
      results.value = new Map([...results.peek(), ...list.map((one) => [one.id, one] as const)])
    }
    const made = await inTurns("replacing", ids, async (some) => {
      const here = some.find((id) => id === page.currentId.peek())
      const article = here && plan?.articles.find(({ id }) => id === here)
      const list: ReplacedArticle[] = []
      if (plan && article) {
        const search = await searchOf(plan.query)
        const out = new Set(article.skipped)
        const wanted = { search, replacement: plan.replacement, isSkipped: (index: number) => out.has(index) }
        list.push(await replaceHere(page, operation, article, wanted))
      }
      const others = article ? some.filter((id) => id !== here) : some
      await settle(others)
      if (others.length > 0) list.push(...(await home.ask("replaceArticles", { operation, ids: others })))
      note(list)
      return list
    })
    // Also where it was stopped: what is left over is not told of at the next start.
    await home.ask("endReplacement", { operation })
    const { replacing } = words().window
    const changed = made.filter(({ hits }) => hits > 0)
    complain(made, false)
    if (stopped) notices.say(replacing.stopped)
    if (changed.length === 0) return
    const hits = changed.reduce((sum, one) => sum + one.hits, 0)
    const done = changed.map(({ id }) => id)
    undoList.add(replacing.done(hits, changed.length), () => replace.undo({ operation, done }))
  }

  const replace: Replacing = {
    open,
    query,
    replacement,
    scope,
    published,
    found,
    looked,
    problem,
    skipped,
    results,
    progress,
    tally,
    show() {
      const same = open.peek()
      const asking = finding.open.peek() ? finding.query.peek() : null
      part = asking && finding.within.peek() ? (page.editor()?.hits.range() ?? null) : null
      finding.close()
      batch(() => {
        open.value = true
        if (part) scope.value = "article"
        if (asking && asking.text !== "") query.value = asking
      })
      if (!same) void seek()
    },
    close() {
      open.value = false
      asked++
      clearTimeout(timer)
    },
    change(change) {
      query.value = { ...query.peek(), ...change }
      later()
    },
    put(change) {
      replacement.value = { ...replacement.peek(), ...change }
    },
    look(next, alsoPublished = published.peek()) {
      part = null
      batch(() => {
        scope.value = next
        published.value = alsoPublished
      })
      void seek()
    },
    hitsOf,
    skip(id, index) {
      const next = new Set(skipped.peek())
      const article = found.peek().find((one) => one.id === id)
      if (index !== null) {
        if (!next.delete(keyOf(id, index))) next.add(keyOf(id, index))
      } else if (article) {
        const all = Array.from({ length: article.total }, (_, at) => keyOf(id, at))
        const out = all.every((key) => next.has(key))
        for (const key of all) out ? next.delete(key) : next.add(key)
      }
      skipped.value = next
    },
    isSkipped: (id, index) => skipped.value.has(keyOf(id, index)),
    async replace(id) {
      if (progress.peek() || query.peek().text === "") return
      const articles = found
        .peek()
        .filter((article) => (id === undefined || article.id === id) && !results.peek().has(article.id))
        .map((article) => ({
          id: article.id,
          hash: article.hash,
          skipped: Array.from({ length: article.total }, (_, at) => at).filter((at) =>
            skipped.peek().has(keyOf(article.id, at)),
          ),
          hits: hitsOf(article),
          total: article.total,
        }))
        .filter(
          ({ skipped: out, hits, total }) =>
            hits.length < total || hits.some((hit) => !hit.same && !out.includes(hit.index)),
        )
        .map(({ id, hash, skipped }) => ({ id, hash, skipped }))
      if (articles.length === 0) return
      // What is not found yet is not replaced: only what was shown is.
      asked++
      try {
        const plan = { query: query.peek(), replacement: replacement.peek(), articles }
        const { operation } = await desk.ask("beginReplacement", plan)
        await make(
          operation,
          articles.map((one) => one.id),
          plan,
        )
      } catch (error) {
        desk.explain(error)
      }
    },
    stop() {
      stopped = true
      asked++
      const now = looked.peek()
      if (now && !now.done) looked.value = { ...now, done: true }
    },
    async list() {
      return (await desk.attempt("listReplacements", {})) ?? []
    },
    async undo({ operation, done }) {
      const home = desk.here()
      try {
        const undone = await inTurns("undoing", done, async (some) => {
          const here = some.find((id) => id === page.currentId.peek())
          const list: ReplacedArticle[] = here ? [await undoHere(page, operation, here)] : []
          const others = some.filter((id) => id !== here)
          await settle(others)
          if (others.length > 0) list.push(...(await home.ask("undoReplacement", { operation, ids: others })))
          return list
        })
        complain(undone, true)
        notices.say(words().window.replacing.undone(undone.filter(({ left }) => left === null).length))
      } catch (error) {
        desk.explain(error)
      }
      if (open.peek()) void seek()
    },
    async goOn({ operation, open: waiting }) {
      try {
        await make(operation, waiting, null)
      } catch (error) {
        desk.explain(error)
      }
    },
    async tellInterrupted() {
      let list: readonly MadeReplacement[]
      try {
        list = await desk.ask("listReplacements", {})
      } catch (error) {
        if (error instanceof DeskError) desk.report(`No list of replacements: ${error.message}`)
        return
      }
      const cut = list.find((one) => one.open.length > 0)
      if (!cut) return
      const { replacing } = words().window
      notices.warn(
        replacing.interrupted(
          cut.query.text,
          cut.replacement.text,
          cut.planned - cut.open.length,
          cut.planned,
        ),
        { label: replacing.goOn, run: options.showPast },
      )
    },
    reset() {
      replace.close()
      forget()
      void replace.tellInterrupted()
    },
  }
  return replace
}
