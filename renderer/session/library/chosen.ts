/** The chosen line of the list: the one that Enter opens. */
import { batch, type ReadonlySignal, signal } from "@preact/signals"
import type { Hit } from "../../../main/contract/library.ts"

/** The chosen line. Indexes count from 0. */
export type Chosen = {
  /** The index of the line; -1 if the list is empty. */
  readonly at: ReadonlySignal<number>
  /** Counts the requests to scroll the line into sight. */
  readonly scrollRequests: ReadonlySignal<number>
  /** Whether the user chose the line; otherwise it is that of the open article, or the first one that was found. */
  readonly isMoved: boolean
  /** Marks the present line as not chosen by the user. */
  release(): void
  /** Chooses the line at the index `at`, or the nearest one, for the user. */
  choose(at: number): void
  /** Chooses the nearest line that is not among `hits`: one after the chosen line, else one before. */
  pass(hits: readonly Hit[]): void
  /** Takes the line at `at`, or the nearest one, in a list of `total` lines; asks to scroll to it if the list is `fresh`. */
  settle(at: number, total: number, fresh: boolean): void
  /** Asks to scroll the line into sight. */
  reveal(): void
}

/** What the list is now. */
export type ChosenOptions = { row(at: number): Hit | undefined; total(): number }

/** Makes what chooses lines. None is chosen at first. */
export function createChosen({ row, total }: ChosenOptions): Chosen {
  const at = signal(-1)
  const scrollRequests = signal(0)
  let moved = false

  const reveal = () => {
    scrollRequests.value += 1
  }

  function choose(next: number): void {
    moved = true
    batch(() => {
      at.value = Math.min(Math.max(next, 0), total() - 1)
      reveal()
    })
  }

  return {
    at,
    scrollRequests,
    get isMoved() {
      return moved
    },
    release() {
      moved = false
    },
    choose,
    pass(hits) {
      const ids = new Set(hits.map(({ id }) => id))
      const stays = (index: number) => {
        const hit = row(index)
        return hit !== undefined && !ids.has(hit.id)
      }
      const from = at.peek()
      for (let away = 0; away <= hits.length; away++) if (stays(from + away)) return choose(from + away)
      for (let away = 1; away <= hits.length; away++) if (stays(from - away)) return choose(from - away)
    },
    settle(next, lines, fresh) {
      batch(() => {
        at.value = Math.min(Math.max(next, 0), lines - 1)
        if (fresh) reveal()
      })
    },
    reveal,
  }
}
