/** Waits until the index has taken in what changed. */
import type { Index } from "./client.ts"
import type { IndexLife } from "./life.ts"

export type CatchUpOptions = {
  life: Pick<IndexLife, "index" | "closed">
  /** Whether anybody wants to hear of it. */
  isHeard: () => boolean
  /** Called when the index has everything, or could not take it in, which is logged. */
  onEnd: () => void
  log: (message: string, error?: unknown) => void
}

/**
 * Returns a function that is called when the index has more changed files to read than it reads before the next
 * question. One waiting at a time serves for all.
 */
export function createCatchUp({ life, isHeard, onEnd, log }: CatchUpOptions) {
  let catchingUp = false
  return async (from: Index): Promise<void> => {
    if (catchingUp || !isHeard()) return
    catchingUp = true
    try {
      await from.ask("settled", null)
    } catch (error) {
      if (life.index === from && !life.closed) log("The index did not take in what changed", error)
    }
    catchingUp = false
    onEnd()
  }
}
