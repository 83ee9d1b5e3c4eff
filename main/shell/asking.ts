/** Gathers what Midad is asked to open, from before there is a window until the end. */
import type { Asked } from "./asked.ts"
import type { Log } from "./log.ts"
import { type Thing, thingOf } from "./open.ts"

/** Opens what was asked for at one time. `begun`: see `openThings`. */
type Open = (things: readonly Thing[], begun: string | null) => Promise<void>

export type Asking = {
  /**
   * Opens things, or keeps them until `listen`. What comes in one turn, as several files of macOS, is one request. A
   * request for nothing, as a second start, shows the window.
   */
  ask(asked: readonly Asked[]): void
  /** What was asked for until now, and is not opened yet. */
  soFar(): Promise<Thing[]>
  /**
   * Has everything opened by `open` from now on, one request after the other.
   * @param begun the newsroom of the start, if it was chosen by what was asked for
   */
  listen(open: Open, begun: string | null): void
}

/** Keeps what is asked for, and hands it over. */
export function createAsking(log: Log): Asking {
  const waiting: Asked[] = []
  let open: Open | null = null
  let scheduled = false
  let running: Promise<void> = Promise.resolve()

  function request(begun: string | null): void {
    const asked = waiting.splice(0)
    const opening = open
    if (!opening) return
    running = running
      .then(async () => opening(await Promise.all(asked.map(thingOf)), begun))
      .catch((error: unknown) => log("Could not open what was asked for", error))
  }
  return {
    ask(asked) {
      waiting.push(...asked)
      if (!open || scheduled) return
      scheduled = true
      setImmediate(() => {
        scheduled = false
        request(null)
      })
    },
    soFar: () => Promise.all(waiting.map(thingOf)),
    listen(next, begun) {
      open = next
      if (waiting.length > 0) request(begun)
    },
  }
}
