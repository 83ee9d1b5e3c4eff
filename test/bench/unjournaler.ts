/** Stands in for the window's journaler in a build without one: it counts steps and sends nothing. */
import { signal } from "@preact/signals"
import type { createJournaler as real } from "../../renderer/session/article/journaler.ts"

export const createJournaler: typeof real = (first) => {
  let epoch = first
  let version = 0
  const count = (steps: readonly unknown[]) => {
    version += steps.length
  }
  return {
    late: signal(null),
    version: () => version,
    epoch: () => epoch,
    add: count,
    follow: count,
    rebase() {},
    restart(next) {
      epoch = next
      version = 0
    },
    flush: async () => true,
    kept: () => true,
    stop() {},
  }
}
