/** When the open article is checked: in the pauses of typing, one check at a time, and no more after repeated failures. */

/** Milliseconds without a change after which the article is checked. */
export const checkRest = 700

/** How often in a row a check may fail before there are no more. */
const patience = 3

export type Pauses = {
  /**
   * Has the article checked after `wait` milliseconds without another call of this. While a check is due, a call only
   * moves the time, and sets no timer, unless `wait` is 0.
   */
  schedule(wait?: number): void
  /** Whether a check is due that has not begun. */
  isDue(): boolean
  /** The check that is due is not made. */
  cancel(): void
  /** Past failures do not count any more. */
  forgive(): void
}

export type PausesOptions = {
  /** Whether the article can be checked now (ready), after another pause (busy), or not until something changes (off). */
  readiness(): "ready" | "busy" | "off"
  check(): Promise<void>
  /** Is called when a check fails; `isFirst` is whether none has failed since the last one that did not. */
  failed(error: unknown, isFirst: boolean): void
}

/** Nothing is due at first. */
export function createPauses({ readiness, check, failed }: PausesOptions): Pauses {
  let timer: ReturnType<typeof setTimeout> | undefined
  /** When the article is to be checked, as `performance.now` tells it. */
  let due = 0
  let running = false
  /** Whether a check became due while one was running. */
  let again = false
  let failures = 0
  let told = false

  function rested(): void {
    const left = due - performance.now()
    if (left > 1) {
      timer = setTimeout(rested, left)
      return
    }
    timer = undefined
    requestIdleCallback(() => void run(), { timeout: checkRest })
  }

  async function run(): Promise<void> {
    const ready = readiness()
    if (ready === "off" || failures >= patience) return
    if (ready === "busy") return pauses.schedule()
    if (running) {
      again = true
      return
    }
    running = true
    try {
      await check()
      failures = 0
      told = false
    } catch (error) {
      failures += 1
      failed(error, !told)
      told = true
    } finally {
      running = false
      if (again) pauses.schedule()
      again = false
    }
  }

  const pauses: Pauses = {
    schedule(wait = checkRest) {
      due = performance.now() + wait
      if (wait === 0) clearTimeout(timer)
      if (wait === 0 || timer === undefined) timer = setTimeout(rested, wait)
    },
    isDue: () => timer !== undefined,
    cancel() {
      clearTimeout(timer)
      timer = undefined
    },
    forgive() {
      failures = 0
    },
  }
  return pauses
}
