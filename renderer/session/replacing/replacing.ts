/**
 * Finding and replacing across the newsroom: what is asked, what was found, which hits are left out, and the replacing
 * itself. The article on the page is changed in the editor; the desk changes the files of the others.
 */
import { batch, computed, type ReadonlySignal } from "@preact/signals"
import type { MadeReplacement, ReplacedArticle, SoughtArticle } from "../../../main/contract/replacing.ts"
import type { Finding } from "../finding.ts"
import { type Asking, createAsking } from "./asking.ts"
import { tellInterrupted } from "./interrupted.ts"
import { createLeftOut } from "./left-out.ts"
import { createMaking, type Made, type MakingOptions } from "./making.ts"
import { plannedIn, type Tally, tallyOf } from "./preview.ts"
import { createSeeking, type Seeking } from "./seeking.ts"
import { createShownHits, type ShownHit } from "./shown-hits.ts"
import type { Progress } from "./turns.ts"

export type Replacing = Omit<Asking, "question" | "again"> & {
  readonly found: Seeking["found"]
  readonly looked: Seeking["looked"]
  readonly problem: Seeking["problem"]
  /** The hits that are left out, as `id index`. */
  readonly skipped: ReadonlySignal<ReadonlySet<string>>
  /** What became of articles: how many hits were replaced, or why it stays as it was. */
  readonly results: ReadonlySignal<ReadonlyMap<string, ReplacedArticle>>
  readonly progress: ReadonlySignal<Progress | null>
  /** How many hits are left out, would be replaced, and are so already. */
  readonly tally: ReadonlySignal<Tally>
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
  undo(made: Made): Promise<void>
  /** Goes on with one that was cut off. */
  goOn(made: Pick<MadeReplacement, "operation" | "open">): Promise<void>
  /** Tells of a replacement that was cut off, if there is one. */
  tellInterrupted(): Promise<void>
  reset(): void
}

export type ReplacingOptions = Omit<MakingOptions, "undo"> & {
  finding: Finding
  /** What the filter of the library is now. */
  listed(): string
  /** Shows the replacements of the last days. */
  showPast(): void
}

/** Makes find and replace across the newsroom. It is closed, and nothing is looked for at first. */
export function createReplacing(options: ReplacingOptions): Replacing {
  const { desk, page, finding } = options
  const { question, again, ...asking } = createAsking({
    page,
    finding,
    listed: options.listed,
    seek: () => void seek(),
    drop: () => seeking.drop(),
  })
  const { query, replacement } = asking
  const leftOut = createLeftOut()
  const seeking = createSeeking({ desk, page, leftOut })
  const making = createMaking({ ...options, undo: (made) => replacing.undo(made) })
  const shownHits = createShownHits()
  const hitsOf = (article: SoughtArticle) => shownHits(article, query.peek(), replacement.peek())

  const tally = computed(() => {
    void replacement.value
    void query.value
    const results = making.results.value
    const waiting = seeking.found.value.filter(({ id }) => !results.has(id))
    return tallyOf(waiting, hitsOf, leftOut.hits.value)
  })

  function forget(): void {
    batch(() => {
      seeking.forget()
      making.forget()
    })
  }

  /** Looks for what is asked now. */
  async function seek(): Promise<void> {
    seeking.drop()
    forget()
    const asked = question()
    if (asked) await seeking.begin(asked)
  }

  const replacing: Replacing = {
    ...asking,
    found: seeking.found,
    looked: seeking.looked,
    problem: seeking.problem,
    skipped: leftOut.hits,
    results: making.results,
    progress: making.progress,
    tally,
    hitsOf,
    skip(id, index) {
      if (index !== null) return leftOut.turn(id, index)
      const article = seeking.found.peek().find((one) => one.id === id)
      if (article) leftOut.turnAll(article)
    },
    isSkipped: leftOut.has,
    async replace(id) {
      if (making.progress.peek() || query.peek().text === "") return
      const results = making.results.peek()
      const wanted = seeking.found
        .peek()
        .filter((article) => (id === undefined || article.id === id) && !results.has(article.id))
      const articles = plannedIn(wanted, hitsOf, leftOut.of)
      if (articles.length === 0) return
      // What is not found yet is not replaced: only what was shown is.
      seeking.drop()
      try {
        const plan = { query: query.peek(), replacement: replacement.peek(), articles }
        const { operation } = await desk.ask("beginReplacement", plan)
        const ids = articles.map((one) => one.id)
        await making.make(operation, ids, plan)
      } catch (error) {
        desk.explain(error)
      }
    },
    stop() {
      making.stop()
      seeking.stop()
    },
    async list() {
      return (await desk.attempt("listReplacements", {})) ?? []
    },
    async undo(made) {
      try {
        await making.takeBack(made)
      } catch (error) {
        desk.explain(error)
      }
      again()
    },
    async goOn({ operation, open: waiting }) {
      try {
        await making.make(operation, waiting, null)
      } catch (error) {
        desk.explain(error)
      }
    },
    tellInterrupted: () => tellInterrupted(options),
    reset() {
      replacing.close()
      forget()
      void replacing.tellInterrupted()
    },
  }
  return replacing
}
