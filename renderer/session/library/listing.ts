/**
 * The library's lines for a question. They are fetched in pages as they come into sight, and a new answer replaces
 * the last one only when all of its visible lines are there, so that nothing flickers. Questions are asked one after
 * the other; what is typed meanwhile is asked next, so no older answer replaces a newer one. News of the library
 * update an answer where that is certain; otherwise it is asked for again.
 */
import { type ReadonlySignal, signal } from "@preact/signals"
import type { Hit, LibraryNews, LibraryPage, LibraryQuery } from "../../../main/contract/library.ts"
import { type Answer, indexOf, missingIn, pageSize, pagesOf, type Question, type Range } from "./answer.ts"
import { patched } from "./patch.ts"

/** How many pages are kept. */
const kept = 40

export type Listing = {
  /** The newest question. */
  readonly question: ReadonlySignal<Question>
  /** The newest answer there is, which may still be one to an earlier question. */
  readonly answer: ReadonlySignal<Answer | null>
  /** Asks another question; resolves when it is answered. */
  ask(change: Partial<Question>): Promise<void>
  /** Asks the same question again; resolves when it is answered. */
  refresh(): Promise<void>
  /** Brings the answer up to date with `news`; returns false if that needs `refresh`. */
  follow(news: LibraryNews): boolean
  /** Resolves when the newest question is answered or has failed. */
  answered(): Promise<void>
  /** Fetches what is missing of some ranges of the present answer. */
  want(ranges: readonly Range[]): void
  /** The lines of a range, up to the limit of a page. */
  fetch(range: Range): Promise<readonly Hit[]>
}

export type ListingOptions = {
  browse(query: LibraryQuery): Promise<LibraryPage>
  first: Question
  /** The beginning of the answer to `first` in the last session; shown until there is a new one. */
  known?: Pick<LibraryPage, "total" | "more" | "groups" | "rows"> | null
  /** The ranges of an answer that will be visible; `fresh`: it answers another question than the one before. */
  seen(answer: Omit<Answer, "pages">, fresh: boolean): readonly Range[]
  /** The article whose index is wanted with the next answer. */
  near(question: Question): string | null
  /** Called with a new answer before it is shown. */
  arrived?(answer: Answer, fresh: boolean): void
  fault(error: unknown): void
}

/** The version that pages of several versions have in common: none, if they differ. */
const common = (versions: readonly (number | null)[]): number | null =>
  versions.every((version) => version === versions[0]) ? (versions[0] ?? null) : null

/** An answer of the last session. Its question is none of this session's, so the first answer of this one is a fresh one. */
function remembered({ rows, ...head }: NonNullable<ListingOptions["known"]>, question: Question): Answer {
  const pages = new Map([[0, rows]])
  return { ...head, at: null, near: null, version: null, day: "", question: { ...question }, pages }
}

/** Makes a listing that has asked nothing yet. */
export function createListing({ browse, first, known, seen, near, arrived, fault }: ListingOptions): Listing {
  const question = signal<Question>(first)
  const answer = signal<Answer | null>(known ? remembered(known, first) : null)
  let asked = 0
  let running: Promise<void> | null = null
  /** Counts the answers: a page that was fetched for an earlier one is not put into a later one. */
  let round = 0
  let wanted: readonly Range[] = []
  let fetching = false
  /** The index was being built when the last news came. */
  let building = false

  const page = (of: Question, number: number, around: string | null = null) =>
    browse({ ...of, from: number * pageSize, count: pageSize, near: around })

  async function gather(of: Question, fresh: boolean): Promise<Answer> {
    const before = answer.peek()
    const start = fresh || !before ? 0 : (pagesOf(seen(before, false), before.total)[0] ?? 0)
    const around = near(of)
    const day = new Date().toDateString()
    const { rows, ms: _, ...head } = await page(of, start, around)
    const pages = new Map([[start, rows as readonly Hit[]]])
    const about = { ...head, question: of, near: around, day }
    const missing = pagesOf(seen(about, fresh), head.total).filter((number) => !pages.has(number))
    const others = await Promise.all(missing.map((number) => page(of, number)))
    for (const [index, number] of missing.entries()) pages.set(number, others[index]?.rows ?? [])
    // If the user chose another line meanwhile, that line stays chosen.
    const latest = near(of)
    const at = latest === around ? head.at : indexOf(pages, latest)
    const version = common([head.version, ...others.map((other) => other.version)])
    return { ...about, near: latest, at, version, pages }
  }

  function show(next: Answer, fresh: boolean): void {
    round += 1
    arrived?.(next, fresh)
    answer.value = next
  }

  async function ask(): Promise<void> {
    for (let mine = -1; mine !== asked; ) {
      mine = asked
      const of = question.peek()
      const fresh = answer.peek()?.question !== of
      try {
        show(await gather(of, fresh), fresh)
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
    if (fetching) return
    fetching = true
    try {
      for (;;) {
        const now = answer.peek()
        const [missing] = now ? missingIn(now, wanted) : []
        if (!now || missing === undefined) return
        const number = Math.floor(missing / pageSize)
        const mine = round
        const found = await page(now.question, number)
        const present = answer.peek()
        if (mine !== round || !present) continue
        const pages = new Map(present.pages).set(number, found.rows)
        for (const old of pages.keys()) if (pages.size > kept && old !== number) pages.delete(old)
        answer.value = { ...present, pages, version: common([present.version, found.version]) }
        // The library changed since, and the news have not come yet.
        if (found.total !== present.total) {
          void again()
          return
        }
      }
    } catch (error) {
      fault(error)
    } finally {
      fetching = false
    }
  }

  /** The present answer after the changes in `news`; null if the desk must be asked. */
  function updated(news: LibraryNews): Answer | null {
    const present = answer.peek()
    if (running || !present || present.question !== question.peek()) return null
    if (present.version === null || !news.changes) return null
    if (present.version >= news.version) return present
    if (present.version !== news.since) return null
    const next = patched(present, news.changes, near(present.question), Date.now())
    if (!next) return null
    // A visible line must not be replaced by an empty one, so the next lines are fetched with the answer.
    const ranges = seen(present, false)
    if (missingIn(next, ranges).length > missingIn(present, ranges).length) return null
    // If every line is listed, their number shows whether the answer is wrong.
    const { text, kinds } = next.question
    if (text.trim() === "" && kinds === "all" && next.total !== news.total) return null
    return { ...next, version: news.version }
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
    follow(news) {
      // While texts come into the index, what it finds changes without any change of the library.
      const stale = building || news.indexing !== null
      building = news.indexing !== null
      const next = stale ? null : updated(news)
      if (!next) return false
      if (next !== answer.peek()) show(next, false)
      void fill()
      return true
    },
    answered: () => running ?? Promise.resolve(),
    want(ranges) {
      wanted = ranges
      void fill()
    },
    async fetch({ from, to }) {
      const { rows } = await browse({ ...question.peek(), from, count: Math.max(0, to - from), near: null })
      return rows
    },
  }
}
