/**
 * Makes a replacement that was begun, and takes one back: the article on the page is changed in the editor, the desk
 * changes the files of the others.
 */
import { type ReadonlySignal, signal } from "@preact/signals"
import type { Language } from "../../../main/contract/desk.ts"
import type { ReplacedArticle, ReplacementPlan } from "../../../main/contract/replacing.ts"
import type { Words } from "../../../main/contract/words/index.ts"
import type { Openings } from "../article/openings.ts"
import type { Page } from "../article/page.ts"
import type { Desk } from "../desk.ts"
import { searchOf } from "../finding.ts"
import type { UndoList } from "../library/undo-list.ts"
import type { Notices } from "../notices.ts"
import { replaceHere, undoHere } from "./here.ts"
import { tellLeft } from "./left-articles.ts"
import { createTurns, type Turns } from "./turns.ts"

/** The articles that a replacement is made in, or is in. */
export type Made = { operation: string; done: readonly string[] }

/** The replacements that this window makes. */
export type Making = Pick<Turns, "progress" | "stop"> & {
  /** What became of articles since `forget`, by their ids. */
  readonly results: ReadonlySignal<ReadonlyMap<string, ReplacedArticle>>
  forget(): void
  /**
   * Makes `operation` in the articles of `ids`. By `plan` the one on the page is changed in the editor; without it, as
   * where an operation was cut off, the desk changes that too. Tells the user what was done and what was left, and
   * throws the desk's problems.
   */
  make(operation: string, ids: readonly string[], plan: ReplacementPlan | null): Promise<void>
  /** Takes a replacement back in the articles that have it. Tells the user likewise, and throws likewise. */
  takeBack(made: Made): Promise<void>
}

export type MakingOptions = {
  desk: Desk
  page: Page
  openings: Pick<Openings, "get">
  notices: Notices
  undoList: UndoList
  words(): Words
  language(): Language
  /** The headline of an article, as far as it is known. */
  headlineOf(id: string): string
  /** Takes back what was made, for the user who undoes it. */
  undo(made: Made): Promise<void>
}

/** Makes what makes replacements and takes them back. Nothing is under way at first. */
export function createMaking(options: MakingOptions): Making {
  const { desk, page, openings, notices, undoList, words } = options
  const results = signal<ReadonlyMap<string, ReplacedArticle>>(new Map())
  const turns = createTurns()

  const complain = (list: readonly ReplacedArticle[], undoing: boolean) =>
    tellLeft(list, {
      undoing,
      notices,
      words: words(),
      language: options.language(),
      headlineOf: options.headlineOf,
    })

  /**
   * Changes the article on the page by `here`, if it is one of `some`, and the others by `there`. What was typed in
   * articles that are open is in their files before the desk changes these.
   */
  async function divided(
    some: readonly string[],
    here: ((id: string) => Promise<ReplacedArticle>) | null,
    there: (ids: string[]) => Promise<readonly ReplacedArticle[]>,
  ): Promise<ReplacedArticle[]> {
    const onPage = here && some.find((id) => id === page.currentId.peek())
    const list = here && onPage ? [await here(onPage)] : []
    const others = some.filter((id) => !onPage || id !== onPage)
    await Promise.all(others.map((id) => openings.get(id)?.saver.flush(false)))
    if (others.length > 0) list.push(...(await there(others)))
    return list
  }

  /** Replaces in the article on the page as `plan` says. */
  async function here(operation: string, id: string, plan: ReplacementPlan): Promise<ReplacedArticle> {
    const article = plan.articles.find((one) => one.id === id)
    if (!article) return { id, hits: 0, left: "changed" }
    const search = await searchOf(plan.query)
    const out = new Set(article.skipped)
    const isSkipped = (index: number) => out.has(index)
    return replaceHere(page, operation, article, { search, replacement: plan.replacement, isSkipped })
  }

  function tellMade(operation: string, made: readonly ReplacedArticle[]): void {
    const { replacing } = words().window
    const changed = made.filter(({ hits }) => hits > 0)
    complain(made, false)
    if (turns.stopped()) notices.say(replacing.stopped)
    if (changed.length === 0) return
    const hits = changed.reduce((sum, one) => sum + one.hits, 0)
    const done = changed.map(({ id }) => id)
    undoList.add(replacing.done(hits, changed.length), () => options.undo({ operation, done }))
  }

  return {
    progress: turns.progress,
    stop: turns.stop,
    results,
    forget() {
      results.value = new Map()
    },
    async make(operation, ids, plan) {
      const home = desk.here()
      const made = await turns.take("replacing", ids, async (some) => {
        const list = await divided(some, plan && ((id) => here(operation, id, plan)), (others) =>
          home.ask("replaceArticles", { operation, ids: others }),
        )
        results.value = new Map([...results.peek(), ...list.map((one) => [one.id, one] as const)])
        return list
      })
      // Also where it was stopped: what is left over is not told of at the next start.
      await home.ask("endReplacement", { operation })
      tellMade(operation, made)
    },
    async takeBack({ operation, done }) {
      const home = desk.here()
      const undone = await turns.take("undoing", done, (some) =>
        divided(
          some,
          (id) => undoHere(page, operation, id),
          (others) => home.ask("undoReplacement", { operation, ids: others }),
        ),
      )
      complain(undone, true)
      notices.say(words().window.replacing.undone(undone.filter(({ left }) => left === null).length))
    },
  }
}
