/**
 * The state of the library's panel: the question and its answer (`listing.ts`), their order (`ordering.ts`), the chosen
 * line (`chosen.ts`), the selected articles (`selection.ts`).
 */
import { effect, type ReadonlySignal, signal } from "@preact/signals"
import type {
  Hit,
  LibraryNews,
  LibraryPage,
  LibraryQuery,
  LibraryState,
} from "../../../main/contract/library.ts"
import type { Desk } from "../desk.ts"
import { type Question, type Range, rowAt } from "./answer.ts"
import { createChosen } from "./chosen.ts"
import { createListing, type Listing } from "./listing.ts"
import { createLookups, type Lookups } from "./lookups.ts"
import { createOrdering, type Order, type OrderingOptions } from "./ordering.ts"
import { createSelection } from "./selection.ts"

/** How many lines are fetched before and after those on the screen. */
const around = 20
/** How long changes are gathered before the list is asked for again, in milliseconds. */
const gathered = 120

export type Library = Lookups & {
  readonly listing: Listing
  /** How many articles and pages there are, and the progress of their index; null before the first news. */
  readonly state: ReadonlySignal<LibraryState | null>
  /** The index of the line that Enter opens; -1 if the list is empty. */
  readonly chosen: ReadonlySignal<number>
  /** Counts the requests to scroll the chosen line into sight. */
  readonly scrollRequests: ReadonlySignal<number>
  readonly selected: ReadonlySignal<ReadonlyMap<string, Hit>>
  /** Searches for `text`. */
  type(text: string): void
  /** Goes on to the next order or grouping, as `set`. */
  turn(which: "order" | "group"): void
  /**
   * Changes the order or grouping. Without a search the settings keep it; with a search it lasts as long as the
   * search.
   */
  set(change: Partial<Order>): void
  /** Chooses the line at the index `at`, or the nearest one. */
  choose(at: number): void
  /**
   * Chooses the nearest line that is not among `hits`, which are about to be removed: one after the chosen line, else
   * one before.
   */
  pass(hits: readonly Hit[]): void
  /** Selects the lines from where the selection began to `at`, up to the limit of a page. */
  extend(at: number): Promise<void>
  /** Selects the line at `at`, or deselects it. */
  toggle(at: number): void
  /** Selects every line, up to the limit of a page; returns whether there are more. */
  selectAll(): Promise<boolean>
  /** Selects nothing. */
  clear(): void
  /** The chosen line, once what was typed last is answered. */
  ready(): Promise<Hit | null>
  /** The lines that a command acts on: those that are selected, else the chosen one. */
  targets(): readonly Hit[]
  /** Notes which lines are on the screen. */
  see(range: Range): void
  /** Takes the news that the library or the progress of its index changed. */
  changed(news: LibraryNews): void
  /** Forgets everything: another newsroom was opened. */
  reset(): void
}

export type LibraryOptions = OrderingOptions & {
  desk: Desk
  /** The beginning of the list in the last session; shown until the desk has answered. */
  listed?: LibraryPage | null
  /** The id of the open article. */
  current: ReadonlySignal<string | null>
}

/** Makes the state of the panel; nothing is asked yet. */
export function createLibrary({ desk, settings, listed = null, current, keep }: LibraryOptions): Library {
  const { ask } = desk
  const state = signal<LibraryState | null>(null)
  let visible: Range = { from: 0, to: around }
  let timer: ReturnType<typeof setTimeout> | undefined
  const ordering = createOrdering({ settings, keep })
  const isSearch = ({ text }: Question) => text.trim() !== ""

  const listing = createListing({
    browse: (query: LibraryQuery) => ask("browse", query),
    first: { text: "", kinds: "all", ...ordering.of("") },
    known: listed,
    near(question) {
      if (chosen.isMoved) return row(chosen.at.peek())?.id ?? null
      return isSearch(question) ? null : current.peek()
    },
    seen({ at, question }, fresh) {
      if (!fresh) return [visible]
      const first = isSearch(question) ? 0 : (at ?? 0)
      return [{ from: first - around, to: first + around }]
    },
    arrived({ at, question, total }, fresh) {
      const next = fresh && isSearch(question) ? 0 : (at ?? chosen.at.peek())
      chosen.settle(next, total, fresh)
    },
    fault: desk.explain,
  })
  const row = (at: number) => rowAt(listing.answer.peek(), at)
  const total = () => listing.answer.peek()?.total ?? 0
  const chosen = createChosen({ row, total })
  const selection = createSelection({ row, total, fetch: fetched })
  const question = () => listing.question.peek()

  let begun = false
  // Opening another article makes its line the chosen one.
  effect(() => {
    void current.value
    chosen.release()
    // Nothing was opened yet. The list is from the last session, and the article is loaded first.
    const first = !begun
    begun = true
    if (first) return
    if (listing.answer.peek() && !isSearch(question())) void listing.refresh().then(chosen.reveal)
  })

  async function fetched(range: Range): Promise<readonly Hit[]> {
    try {
      return await listing.fetch(range)
    } catch (error) {
      desk.explain(error)
      return []
    }
  }

  const library: Library = {
    ...createLookups({ desk, question, orderOf: ordering.of }),
    listing,
    state,
    chosen: chosen.at,
    scrollRequests: chosen.scrollRequests,
    selected: selection.selected,
    type(text) {
      chosen.release()
      ordering.renew()
      selection.clear()
      void listing.ask({ text, ...ordering.of(text) })
    },
    set(change) {
      ordering.set(change, question().text)
      selection.endRange()
      void listing.ask(change)
    },
    turn(which) {
      library.set(ordering.next(which, question()))
    },
    choose(at) {
      selection.endRange()
      chosen.choose(at)
    },
    pass: chosen.pass,
    async extend(at) {
      const from = chosen.at.peek()
      const to = Math.min(Math.max(at, 0), total() - 1)
      chosen.choose(to)
      await selection.extend(from, to)
    },
    toggle: selection.toggle,
    selectAll: selection.all,
    clear: selection.clear,
    async ready() {
      await listing.answered()
      return row(chosen.at.peek()) ?? null
    },
    targets() {
      const many = [...selection.selected.peek().values()]
      const one = row(chosen.at.peek())
      return many.length > 0 ? many : one ? [one] : []
    },
    see(range) {
      visible = { from: range.from - around, to: range.to + around }
      listing.want([visible])
    },
    changed(news) {
      const { total, indexing } = news
      state.value = { total, indexing }
      if (listing.follow(news) || timer !== undefined) return
      timer = setTimeout(() => {
        timer = undefined
        void listing.refresh()
      }, gathered)
    },
    reset() {
      chosen.release()
      selection.clear()
      state.value = null
      if (question().text === "") void listing.refresh()
      else library.type("")
    },
  }
  return library
}
