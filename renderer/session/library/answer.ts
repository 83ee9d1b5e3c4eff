/** An answer of the library: the lines that were fetched so far, each at its index in the whole list. */
import type { Hit, LibraryPage, LibraryQuery } from "../../../main/contract/library.ts"

/** How many lines are fetched at once. */
export const pageSize = 50

/** What is asked of the library, whatever part of the answer is fetched. */
export type Question = Pick<LibraryQuery, "text" | "kinds" | "order" | "group">
/** The lines `from` to `to`, the last one not included. */
export type Range = { from: number; to: number }

/** Lines by the number of their page. A line that is not fetched, or no longer known, is undefined. */
export type Pages = ReadonlyMap<number, readonly (Hit | undefined)[]>

export type Answer = Pick<LibraryPage, "total" | "more" | "groups" | "at" | "version"> & {
  question: Question
  /** The article whose index is `at`. */
  near: string | null
  /** The day on which it was asked for: ages are of that day. */
  day: string
  pages: Pages
}

/** The line at the index `at`; undefined while it is not fetched. */
export function rowAt(answer: Answer | null, at: number): Hit | undefined {
  return answer?.pages.get(Math.floor(at / pageSize))?.[at % pageSize]
}

/** The index of an article among the fetched lines; null if it is not among them. */
export function indexOf(pages: Pages, id: string | null): number | null {
  for (const [number, hits] of pages) {
    const index = hits.findIndex((hit) => hit?.id === id)
    if (index >= 0) return number * pageSize + index
  }
  return null
}

/** The numbers of the pages that have lines of `ranges`, in a list of `total` lines. */
export function pagesOf(ranges: readonly Range[], total: number): number[] {
  const numbers = ranges.flatMap(({ from, to }) => {
    const start = Math.floor(Math.max(0, from) / pageSize)
    const end = Math.ceil(Math.min(to, total) / pageSize)
    return Array.from({ length: Math.max(0, end - start) }, (_, index) => start + index)
  })
  return [...new Set(numbers)]
}

/** The indexes in `ranges` whose line is not fetched. */
export function missingIn(answer: Answer, ranges: readonly Range[]): number[] {
  return ranges.flatMap(({ from, to }) => {
    const start = Math.max(0, from)
    const length = Math.max(0, Math.min(to, answer.total) - start)
    return Array.from({ length }, (_, index) => start + index).filter((at) => !rowAt(answer, at))
  })
}
