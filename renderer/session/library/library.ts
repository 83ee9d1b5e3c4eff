/**
 * The state of the library's panel: the question and its answer (`listing.ts`), the chosen line, the selected articles
 * (`selection.ts`).
 */
import { batch, effect, type ReadonlySignal, signal } from "@preact/signals"
import type { Settings } from "../../../main/contract/desk.ts"
import {
  groupings,
  type Hit,
  type LibraryNews,
  type LibraryPage,
  type LibraryQuery,
  type LibraryState,
  orders,
} from "../../../main/contract/library.ts"
import type { Desk } from "../desk.ts"
import { type Question, type Range, rowAt } from "./answer.ts"
import { createListing, type Listing } from "./listing.ts"
import { createSelection } from "./selection.ts"
import { createWalk } from "./walk.ts"

/** How many lines are fetched before and after those on the screen. */
const around = 20
/** How long changes are gathered before the list is asked for again, in milliseconds. */
const gathered = 120

export type Library = {
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
  /** How many lines a search for `text` would have, and whether there is more than that; null if that cannot be told. */
  countOf(text: string): Promise<{ total: number; more: boolean } | null>
  /** Goes on to the next order or grouping, as `set`. */
  turn(which: "order" | "group"): void
  /**
   * Changes the order or grouping. Without a search the settings keep it; with a search it lasts as long as the
   * search.
   */
  set(change: Partial<Pick<Question, "order" | "group">>): void
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
  /**
   * The article before (-1) or after (1) `id` in the list; the first one if `id` is not in the list.
   * @param whole in the list of everything, whatever is searched for
   */
  neighbour(id: string | null, direction: 1 | -1, whole?: boolean): Promise<Hit | null>
  /** The article after (1) or before (-1) the open one, `from`, on the way through the list; see `walk.ts`. */
  step(from: string | null, direction: 1 | -1): Promise<string | null>
  /** Takes the news that the library or the progress of its index changed. */
  changed(news: LibraryNews): void
  /** Forgets everything: another newsroom was opened. */
  reset(): void
}

export type LibraryOptions = {
  desk: Desk
  settings: ReadonlySignal<Settings>
  /** The beginning of the list in the last session; shown until the desk has answered. */
  listed?: LibraryPage | null
  /** The id of the open article. */
  current: ReadonlySignal<string | null>
  /** Keeps an order or grouping in the settings. */
  keep(change: Partial<Pick<Settings, "order" | "group">>): void
}

/** Makes the state of the panel; nothing is asked yet. */
export function createLibrary({ desk, settings, listed = null, current, keep }: LibraryOptions): Library {
  const { ask } = desk
  const state = signal<LibraryState | null>(null)
  const chosen = signal(-1)
  const scrollRequests = signal(0)
  /** Whether the user chose the chosen line; otherwise it is that of the open article, or the first one that was found. */
  let moved = false
  let visible: Range = { from: 0, to: around }
  let timer: ReturnType<typeof setTimeout> | undefined

  /** Whether what a search finds is sorted by how well it fits; false after another order was chosen for this search. */
  let best = true
  const orderFor = (text: string): Pick<Question, "order" | "group"> => {
    const { order, group } = settings.peek()
    return text.trim() !== "" && best ? { order: "best", group: "none" } : { order, group }
  }

  const listing = createListing({
    browse: (query: LibraryQuery) => ask("browse", query),
    first: { text: "", kinds: "all", ...orderFor("") },
    known: listed,
    near: ({ text }) =>
      moved
        ? (rowAt(listing.answer.peek(), chosen.peek())?.id ?? null)
        : text.trim() === ""
          ? current.peek()
          : null,
    seen({ at, question }, fresh) {
      if (!fresh) return [visible]
      const first = question.text.trim() === "" ? (at ?? 0) : 0
      return [{ from: first - around, to: first + around }]
    },
    arrived(answer, fresh) {
      const last = answer.total - 1
      const next = fresh && answer.question.text.trim() !== "" ? 0 : (answer.at ?? chosen.peek())
      batch(() => {
        chosen.value = Math.min(Math.max(next, 0), last)
        if (fresh) scrollRequests.value += 1
      })
    },
    fault: desk.explain,
  })

  const walk = createWalk(
    (query) => ask("browse", query),
    () => listing.question.peek(),
  )
  const row = (at: number) => rowAt(listing.answer.peek(), at)
  const total = () => listing.answer.peek()?.total ?? 0
  const selection = createSelection({ row, total, fetch: fetched })

  function choose(at: number) {
    moved = true
    batch(() => {
      chosen.value = Math.min(Math.max(at, 0), total() - 1)
      scrollRequests.value += 1
    })
  }

  let begun = false
  // Opening another article makes its line the chosen one.
  effect(() => {
    void current.value
    moved = false
    // Nothing was opened yet. The list is from the last session, and the article is loaded first.
    const first = !begun
    begun = true
    if (first) return
    if (listing.answer.peek() && listing.question.peek().text.trim() === "")
      void listing.refresh().then(() => {
        scrollRequests.value += 1
      })
  })

  const library: Library = {
    listing,
    state,
    chosen,
    scrollRequests,
    selected: selection.selected,
    type(text) {
      moved = false
      best = true
      selection.clear()
      void listing.ask({ text, ...orderFor(text) })
    },
    async countOf(text) {
      const asked = { text, kinds: "all", order: "updated", group: "none" } as const
      try {
        const { total, more } = await ask("browse", { ...asked, from: 0, count: 0, near: null })
        return { total, more }
      } catch (error) {
        desk.explain(error)
        return null
      }
    },
    set(change) {
      const { text } = listing.question.peek()
      if (text.trim() === "") keep(change)
      // The order of a search lasts only as long as the search.
      else if (change.order !== undefined) best = change.order === "best"
      selection.endRange()
      void listing.ask(change)
    },
    turn(which) {
      const { text, order, group } = listing.question.peek()
      const next = <T>(list: readonly T[], now: T) => list[(list.indexOf(now) + 1) % list.length]!
      if (which === "group") library.set({ group: next(groupings, group) })
      else {
        const possible = text.trim() === "" ? orders.filter((order) => order !== "best") : orders
        library.set({ order: next(possible, order) })
      }
    },
    choose(at) {
      selection.endRange()
      choose(at)
    },
    pass(hits) {
      const ids = new Set(hits.map(({ id }) => id))
      const stays = (at: number) => {
        const hit = row(at)
        return hit !== undefined && !ids.has(hit.id)
      }
      const from = chosen.peek()
      for (let away = 0; away <= hits.length; away++) if (stays(from + away)) return choose(from + away)
      for (let away = 1; away <= hits.length; away++) if (stays(from - away)) return choose(from - away)
    },
    async extend(at) {
      const from = chosen.peek()
      const to = Math.min(Math.max(at, 0), total() - 1)
      choose(to)
      await selection.extend(from, to)
    },
    toggle: selection.toggle,
    selectAll: selection.all,
    clear: selection.clear,
    async ready() {
      await listing.answered()
      return row(chosen.peek()) ?? null
    },
    targets() {
      const many = [...selection.selected.peek().values()]
      const one = row(chosen.peek())
      return many.length > 0 ? many : one ? [one] : []
    },
    see(range) {
      visible = { from: range.from - around, to: range.to + around }
      listing.want([visible])
    },
    async neighbour(id, direction, whole = false) {
      const question = whole ? { text: "", ...orderFor("") } : listing.question.peek()
      const asked = { ...question, kinds: "articles" as const }
      try {
        const { at, total } = await ask("browse", { ...asked, from: 0, count: 0, near: id })
        const next = at === null ? 0 : at + direction
        if (next < 0 || next >= total) return null
        const { rows } = await ask("browse", { ...asked, from: next, count: 1, near: null })
        return rows[0] ?? null
      } catch (error) {
        desk.explain(error)
        return null
      }
    },
    async step(from, direction) {
      try {
        return await walk.step(from, direction)
      } catch (error) {
        desk.explain(error)
        return null
      }
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
      moved = false
      selection.clear()
      state.value = null
      if (listing.question.peek().text === "") void listing.refresh()
      else library.type("")
    },
  }
  return library

  async function fetched(range: Range): Promise<readonly Hit[]> {
    try {
      return await listing.fetch(range)
    } catch (error) {
      desk.explain(error)
      return []
    }
  }
}
