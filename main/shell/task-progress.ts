/** How far long work is, on the button of the task bar or in the dock. */
import type { EventData } from "../contract/desk.ts"
import type { ArchiveState } from "../contract/importing.ts"
import type { LibraryState } from "../contract/library.ts"

/** Electron's fractions for no progress, and for work whose end is not known. */
const none = -1
const endless = 2

/** Less than this many articles or files are no long work. */
const long = 50

export type TaskProgress = {
  /** Takes an event on its way to the window; most are about no long work. */
  heard(name: string, data: unknown): void
  /** Takes the state of an import of folders. */
  archive(state: Pick<ArchiveState, "phase" | "total" | "made" | "known" | "failed">): void
  /** Takes the state of the building of the index. */
  index(state: LibraryState["indexing"]): void
}

type Work = { done: number; total: number }

/** @param show called with a fraction from 0 to 1, 2 while the end is not known, or -1 when no work is left */
export function createTaskProgress(show: (fraction: number) => void): TaskProgress {
  const works: { archive: Work | null; index: Work | null } = { archive: null, index: null }
  let shown: number = none
  function tell() {
    const running = Object.values(works).filter((work) => work !== null)
    const total = running.reduce((sum, work) => sum + work.total, 0)
    const done = running.reduce((sum, work) => sum + Math.min(work.done, work.total), 0)
    const fraction =
      running.length === 0 ? none : total === 0 ? endless : Math.floor((done / total) * 100) / 100
    if (fraction === shown) return
    shown = fraction
    show(fraction)
  }
  const progress: TaskProgress = {
    heard(name, data) {
      if (name === "archive") progress.archive(data as EventData<"archive">)
      else if (name === "library") progress.index((data as EventData<"library">).indexing)
      // The work of another newsroom goes on, and nobody hears of it.
      else if (name === "newsroom") progress.index(null)
    },
    archive({ phase, total, made, known, failed }) {
      works.archive = phase === "running" ? { done: made + known + failed, total } : null
      tell()
    },
    index(state) {
      const runs =
        state !== null && !state.stopped && (works.index !== null || state.total - state.done >= long)
      works.index = runs ? { done: state.done, total: state.total } : null
      tell()
    },
  }
  return progress
}
