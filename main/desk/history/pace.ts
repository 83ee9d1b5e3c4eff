/** Does long work in slices with pauses, so that everything else goes on, and lets what somebody waits for go first. */
import { setTimeout as wait } from "node:timers/promises"

/** How long a slice of work takes at least before there is a pause, in milliseconds. */
const slice = 10
/** How many times as long as the slice the pause is. Saves need no pause to go first; see `giveWay`. */
const pauses = 1
/** The longest pause, in milliseconds. */
const longestPause = 200
/** The longest time that others go first between two steps, in milliseconds: the work ends even if they never do. */
const longestGivingWay = 1_000

export type Pace = {
  /**
   * Is called between two steps of the work. Returns as soon as nothing goes before it while a slice is short, and
   * pauses for as long as the slice took when it is over. Rejects with the signal's reason when the work is to
   * stop.
   */
  rest(): Promise<void>
}

/**
 * The pace of one piece of work, whose first slice begins now. `signal` stops the work.
 * @param quiet resolves when nothing goes on that is to go before this work
 */
export function createPace(
  signal?: AbortSignal,
  quiet: () => Promise<unknown> = async () => undefined,
): Pace {
  let started = performance.now()

  async function giveWay(): Promise<void> {
    const late = Promise.withResolvers<void>()
    const timer = setTimeout(late.resolve, longestGivingWay)
    await Promise.race([quiet(), late.promise])
    clearTimeout(timer)
  }

  return {
    async rest() {
      signal?.throwIfAborted()
      const worked = performance.now() - started
      if (worked >= slice)
        await wait(Math.min(pauses * worked, longestPause), undefined, signal && { signal })
      const rested = performance.now()
      await giveWay()
      started = worked >= slice ? performance.now() : started + performance.now() - rested
    },
  }
}
