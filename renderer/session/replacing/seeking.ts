/** One search across the newsroom at a time: what it has found, how far it is, and why there is none. */
import { batch, type ReadonlySignal, signal } from "@preact/signals"
import { changesIn } from "../../../main/article/find/in-article.ts"
import type { FindQuery } from "../../../main/article/find/query.ts"
import { dossierOf } from "../../../main/article/schema.ts"
import { type Problem, problemOf } from "../../../main/contract/problem.ts"
import type { SeekScope, SoughtArticle } from "../../../main/contract/replacing.ts"
import type { Page } from "../article/page.ts"
import type { Desk } from "../desk.ts"
import { searchOf } from "../finding.ts"
import { keyOf, type LeftOut } from "./left-out.ts"

/** What is looked for, and where. */
export type Question = {
  query: FindQuery
  scope: SeekScope
  published: boolean
  /** Hits in the article on the page that are outside of this part of it are left out; null for none. */
  part: { from: number; to: number } | null
}

/** A search across the newsroom. */
export type Seeking = {
  /** The articles with hits, in the order in which they were found. */
  readonly found: ReadonlySignal<readonly SoughtArticle[]>
  /** How far the search is, in articles; null before the first. */
  readonly looked: ReadonlySignal<{ looked: number; total: number; done: boolean } | null>
  /** Why there is no search: an expression that is none. */
  readonly problem: ReadonlySignal<Problem | null>
  /** Forgets what was found, and what is left out of it. */
  forget(): void
  /**
   * Begins the search for `question` in the place of the one under way, and resolves when it has ended or another
   * began. Problems are explained to the user.
   */
  begin(question: Question): Promise<void>
  /** Takes nothing more of the search that is under way. */
  drop(): void
  /** Does that, and takes the search for done. */
  stop(): void
}

export type SeekingOptions = { desk: Desk; page: Pick<Page, "current" | "editor">; leftOut: LeftOut }

/** Makes what searches the newsroom. Nothing is looked for at first. */
export function createSeeking({ desk, page, leftOut }: SeekingOptions): Seeking {
  const found = signal<readonly SoughtArticle[]>([])
  const looked = signal<{ looked: number; total: number; done: boolean } | null>(null)
  const problem = signal<Problem | null>(null)
  /** How often something was looked for: an answer to an older search is not taken. */
  let asked = 0

  function forget(): void {
    batch(() => {
      found.value = []
      looked.value = null
      problem.value = null
      leftOut.put(new Set())
    })
  }

  /** Takes what the search `mine` finds as it comes. */
  async function take(mine: number, { query, scope, published, part }: Question): Promise<void> {
    const home = desk.here()
    // What was typed is looked through as it is in the file.
    await page.current.peek()?.saver.flush(false)
    const { run, total } = await home.ask("seek", { query, scope, published })
    for (let done = false; !done && mine === asked; ) {
      const more = await home.ask("seekMore", { run })
      done = more.done
      const outside = done && part ? await hitsOutside(part, query) : null
      if (mine !== asked) return
      batch(() => {
        if (outside) leftOut.put(outside)
        if (more.found.length > 0) found.value = [...found.peek(), ...more.found]
        looked.value = { looked: more.looked, total: more.total || total, done }
      })
    }
  }

  /** The hits in the article on the page that are not within `range`, as `LeftOut` has them. */
  async function hitsOutside(range: { from: number; to: number }, query: FindQuery): Promise<Set<string>> {
    const doc = page.editor()?.view.state.doc
    const search = doc ? await searchOf(query) : null
    const out = new Set<string>()
    if (!doc || !search) return out
    for (const { place, hit, index } of changesIn(doc, search, { text: "", keep: true }))
      if (place.at !== "block" || place.pos + hit.from < range.from || place.pos + hit.to > range.to)
        out.add(keyOf(dossierOf(doc).id, index))
    return out
  }

  return {
    found,
    looked,
    problem,
    forget,
    async begin(question) {
      const mine = ++asked
      try {
        await take(mine, question)
      } catch (error) {
        if (mine !== asked) return
        const fault = problemOf(error)
        if (fault.code === "bad-expression") problem.value = fault
        else desk.explain(error)
      }
    },
    drop() {
      asked++
    },
    stop() {
      asked++
      const now = looked.peek()
      if (now && !now.done) looked.value = { ...now, done: true }
    },
  }
}
