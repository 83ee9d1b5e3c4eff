/** Does long work in slices with pauses, so that everything else goes on. */
import { setTimeout as wait } from "node:timers/promises"

/** How long a slice of work takes at least before there is a pause, in milliseconds. */
const slice = 10
/** The longest pause, in milliseconds. */
const longestPause = 100

export type Pace = {
  /**
   * To be called between two steps of the work. Returns at once while a slice is short, and pauses for as long as the
   * slice took when it is over. Rejects with the signal's reason if the signal is aborted.
   */
  rest(): Promise<void>
}

/** The pace of one piece of work, whose first slice begins now. `signal` stops the work. */
export function createPace(signal?: AbortSignal): Pace {
  let started = performance.now()
  return {
    async rest() {
      signal?.throwIfAborted()
      const worked = performance.now() - started
      if (worked < slice) return
      await wait(Math.min(worked, longestPause), undefined, signal && { signal })
      started = performance.now()
    },
  }
}
