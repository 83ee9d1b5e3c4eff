/**
 * The library's lines for a question. They are fetched by the page as they come into sight, and a new answer
 * takes the place of the last one only when all of it that is seen is there, so that nothing flickers. Questions
 * are asked one after the other; what is typed meanwhile is asked next, so no answer is overtaken by an older one.
 */
import { type ReadonlySignal, signal } from "@preact/signals"
import type { Hit, LibraryPage, LibraryQuery } from "../../../main/contract/library.ts"

/** How many lines are fetched at once. */
export const pageSize = 50
/** How many pages are kept. */
const kept = 40

export type Question = Pick<LibraryQuery, "text" | "kinds" | "order" | "group">
/** Lines `from` … `to`, the last one not among them. */
export type Range = { from: number; to: number }

export type Answer = Pick<LibraryPage, "total" | "more" | "groups" | "at"> & {
  question: Question
  /** Those that are here, by their number. */
  pages: ReadonlyMap<number, readonly Hit[]>
}

/** The line `at` of an answer; undefined while it is not here. */
export function rowAt(answer: Answer | null, at: number): Hit | undefined {
  return answer?.pages.get(Math.floor(at / pageSize))?.[at % pageSize]
}

/** The place of an article on some pages; null if it is on none of them. */
function placeOf(pages: Answer["pages"], id: string | null): number | null {
  for (const [number, hits] of pages) {
    const index = hits.findIndex((hit) => hit.id === id)
    if (index >= 0) return number * pageSize + index
  }
  return null
}

/** An answer of the last session. Its question is none of this session's, so that the first answer of this one is a fresh one. */
function remembered({ rows, ...head }: NonNullable<ListingOptions["known"]>, question: Question): Answer {
  return { ...head, at: null, question: { ...question }, pages: new Map([[0, rows]]) }
}

export type Listing = {
  /** What was asked last. */
  readonly question: ReadonlySignal<Question>
  /** The newest answer there is, which may still be one to an earlier question. */
  readonly answer: ReadonlySignal<Answer | null>
  /** Asks something else; `answered` tells when it is answered. */
  ask(change: Partial<Question>): Promise<void>
  /** Asks the same again: the library changed. */
  refresh(): Promise<void>
  /** Returns when the newest question is answered, or could not be. */
  answered(): Promise<void>
  /** Fetches what is missing of some ranges of the present answer. */
  want(ranges: readonly Range[]): void
  /** The lines of a range, at most as many as come at once. */
  fetch(range: Range): Promise<readonly Hit[]>
}

export type ListingOptions = {
  browse(query: LibraryQuery): Promise<LibraryPage>
  first: Question
  /** How the answer to `first` began when it was last known: shown until there is one. */
  known?: Pick<LibraryPage, "total" | "more" | "groups" | "rows"> | null
  /** What will be seen of an answer; `fresh`: it answers another question than the one before. */
  seen(answer: Omit<Answer, "pages">, fresh: boolean): readonly Range[]
  /** The article whose place is wanted with the next answer. */
  near(question: Question): string | null
  /** A new answer is there, and not yet shown. */
  arrived?(answer: Answer, fresh: boolean): void
  fault(error: unknown): void
}

export function createListing({ browse, first, known, seen, near, arrived, fault }: ListingOptions): Listing {
  const question = signal<Question>(first)
  const answer = signal<Answer | null>(known ? remembered(known, first) : null)
  let asked = 0
  let running: Promise<void> | null = null
  /** The round that the present answer came from. */
  let round = 0
  let wanted: readonly Range[] = []
  let fetching = false

  const page = (of: Question, number: number, around: string | null = null) =>
    browse({ ...of, from: number * pageSize, count: pageSize, near: around })

  const pagesOf = (ranges: readonly Range[], total: number) => [
    ...new Set(
      ranges.flatMap(({ from, to }) => {
        const start = Math.floor(Math.max(0, from) / pageSize)
        const end = Math.ceil(Math.min(to, total) / pageSize)
        return Array.from({ length: Math.max(0, end - start) }, (_, index) => start + index)
      }),
    ),
  ]

  async function gather(of: Question, fresh: boolean): Promise<Answer> {
    const before = answer.peek()
    const start = fresh || !before ? 0 : (pagesOf(seen(before, false), before.total)[0] ?? 0)
    const around = near(of)
    const { rows, ms: _, ...head } = await page(of, start, around)
    const pages = new Map([[start, rows as readonly Hit[]]])
    const missing = pagesOf(seen({ ...head, question: of }, fresh), head.total).filter(
      (number) => !pages.has(number),
    )
    const others = await Promise.all(missing.map((number) => page(of, number)))
    for (const [index, number] of missing.entries()) pages.set(number, others[index]?.rows ?? [])
    // Who chose another line while this was on its way stays there.
    const latest = near(of)
    const at = latest === around ? head.at : placeOf(pages, latest)
    return { ...head, at, question: of, pages }
  }

  async function ask(): Promise<void> {
    for (let mine = -1; mine !== asked; ) {
      mine = asked
      const of = question.peek()
      const fresh = answer.peek()?.question !== of
      try {
        const next = await gather(of, fresh)
        round += 1
        arrived?.(next, fresh)
        answer.value = next
      } catch (error) {
        fault(error)
      }
    }
  }

  function again(): Promise<void> {
    asked += 1
    running ??= ask().finally(() => {
      running = null
    })
    return running
  }

  async function fill(): Promise<void> {
    fetching = true
    try {
      for (;;) {
        const now = answer.peek()
        if (!now) return
        const number = pagesOf(wanted, now.total).find((each) => !now.pages.has(each))
        if (number === undefined) return
        const mine = round
        const found = await page(now.question, number)
        const present = answer.peek()
        if (mine !== round || !present) continue
        const pages = new Map(present.pages).set(number, found.rows)
        for (const old of pages.keys()) if (pages.size > kept && old !== number) pages.delete(old)
        answer.value = { ...present, pages }
        // It changed since, and nobody said so yet.
        if (found.total !== present.total) void again()
      }
    } catch (error) {
      fault(error)
    } finally {
      fetching = false
    }
  }

  return {
    question,
    answer,
    ask(change) {
      const next = { ...question.peek(), ...change }
      const same = (Object.keys(next) as (keyof Question)[]).every(
        (key) => next[key] === question.peek()[key],
      )
      if (same && answer.peek()) return running ?? Promise.resolve()
      question.value = next
      return again()
    },
    refresh: again,
    answered: () => running ?? Promise.resolve(),
    want(ranges) {
      wanted = ranges
      if (!fetching) void fill()
    },
    async fetch({ from, to }) {
      const { rows } = await browse({ ...question.peek(), from, count: Math.max(0, to - from), near: null })
      return rows
    },
  }
}
