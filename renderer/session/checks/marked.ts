/** The findings that are marked in the text, as the panel and the status bar show them. */
import { computed, type ReadonlySignal, signal } from "@preact/signals"
import type { Severity } from "../../../main/contract/checking.ts"
import type { Findings, Noted, PlacedFinding } from "../../editor/findings.ts"

/** Milliseconds by which the list may be behind the marks. */
export const listDelay = 150

/** The marked findings as the panel and the status bar know them. */
export type MarkedList = {
  /** What is marked, in the order of the text; a moment behind the typing. */
  readonly list: ReadonlySignal<readonly PlacedFinding[]>
  readonly counts: ReadonlySignal<Record<Severity, number>>
  /** The finding at the cursor. */
  readonly current: ReadonlySignal<Noted | null>
}

export type Marked = MarkedList & {
  /** What is marked now, in the order of the text. */
  now(): readonly PlacedFinding[]
  /** Brings the list up to what is marked now. */
  relist(): void
  /** Follows the marks of an editor. */
  follow(findings: Pick<Findings, "current" | "onChange">): void
}

/** Makes the list of what is marked in the editor of `page`. */
export function createMarked(page: { editor(): { findings: Pick<Findings, "list"> } | null }): Marked {
  const list = signal<readonly PlacedFinding[]>([])
  const current = signal<Noted | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  const now = () => page.editor()?.findings.list() ?? []

  function relist(): void {
    clearTimeout(timer)
    timer = undefined
    list.value = now()
  }

  return {
    list,
    counts: computed(() => {
      const counts = { error: 0, warning: 0, hint: 0 }
      for (const { noted } of list.value) counts[noted.finding.severity] += 1
      return counts
    }),
    current,
    now,
    relist,
    follow(findings) {
      findings.onChange(() => {
        current.value = findings.current()
        timer ??= setTimeout(relist, listDelay)
      })
    },
  }
}
