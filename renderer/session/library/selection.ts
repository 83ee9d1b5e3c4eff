/** The articles that are selected in the library's list. */
import { type ReadonlySignal, signal } from "@preact/signals"
import { type Hit, pageLimit } from "../../../main/contract/library.ts"
import type { Range } from "./answer.ts"

/** The list that articles are selected in. */
export type SelectionOptions = {
  /** The line at the index `at`, if it is known. */
  row(at: number): Hit | undefined
  /** How many lines there are. */
  total(): number
  /** Asks for these lines. Never rejects: there are none if the desk cannot answer. */
  fetch(range: Range): Promise<readonly Hit[]>
}

export type Selection = {
  /** By their ids, in the order in which they were selected. */
  readonly selected: ReadonlySignal<ReadonlyMap<string, Hit>>
  /**
   * Selects the lines from where the range began to the line `to`, up to the limit of a page, beside those that were
   * selected before the range.
   * @param from where the range begins, if none was begun
   */
  extend(from: number, to: number): Promise<void>
  /** Selects the line at `at`, or deselects it. */
  toggle(at: number): void
  /** Selects every line, up to the limit of a page; returns whether there are more. */
  all(): Promise<boolean>
  /** Has the next range begin anew. */
  endRange(): void
  /** Selects nothing. */
  clear(): void
}

/** A selection of nothing. */
export function createSelection({ row, total, fetch }: SelectionOptions): Selection {
  const selected = signal<ReadonlyMap<string, Hit>>(new Map())
  /** Where a range of the selection began, and what was selected before it. */
  let anchor: { at: number; before: ReadonlyMap<string, Hit> } | null = null
  /** Counts the changes of the selection: lines that arrive after a later change are not selected. */
  let selecting = 0
  return {
    selected,
    async extend(begin, to) {
      anchor ??= { at: begin, before: selected.peek() }
      const { at: from, before } = anchor
      const mine = ++selecting
      const range =
        to < from
          ? { from: Math.max(to, from + 1 - pageLimit), to: from + 1 }
          : { from, to: Math.min(to + 1, from + pageLimit) }
      const known = Array.from({ length: range.to - range.from }, (_, index) => row(range.from + index))
      const rows = known.every((hit) => hit !== undefined) ? known : await fetch(range)
      if (mine === selecting && anchor) selected.value = new Map([...before, ...rows.map(entry)])
    },
    toggle(at) {
      const hit = row(at)
      if (!hit) return
      anchor = null
      selecting += 1
      const next = new Map(selected.peek())
      if (!next.delete(hit.id)) next.set(hit.id, hit)
      selected.value = next
    },
    async all() {
      const mine = ++selecting
      const rows = await fetch({ from: 0, to: Math.min(total(), pageLimit) })
      if (mine !== selecting) return false
      anchor = null
      selected.value = new Map(rows.map(entry))
      return total() > rows.length
    },
    endRange() {
      anchor = null
    },
    clear() {
      anchor = null
      selecting += 1
      if (selected.peek().size > 0) selected.value = new Map()
    },
  }
}

const entry = (hit: Hit): [string, Hit] => [hit.id, hit]
