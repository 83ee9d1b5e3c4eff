/** Does long work in slices with pauses, so that everything else goes on. */
import { setTimeout as wait } from "node:timers/promises"

/** How long a slice of work takes at least before there is a pause, in milliseconds. */
const slice = 10
/** How many times as long as the slice the pause is, so that a disk has more time for others than for this. */
const pauses = 2
/** The longest pause, in milliseconds. */
const longestPause = 200

export type Pace = {
  /**
   * Is called between two steps of the work. Returns at once while a slice is short, and pauses for twice as long as
   * the slice took when it is over. Rejects with the signal's reason when the work is to stop.
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
      await wait(Math.min(pauses * worked, longestPause), undefined, signal && { signal })
      started = performance.now()
    },
  }
}
