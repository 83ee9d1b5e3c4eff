/** Code of the window that no start needs: it is loaded when the window has nothing else to do, or when it is asked for. */
import { type ReadonlySignal, signal } from "@preact/signals"

export type Later<What> = {
  /** What was loaded; null before. */
  readonly here: ReadonlySignal<What | null>
  /** Why it could not be loaded; null while nothing keeps it. */
  readonly fault: ReadonlySignal<unknown>
  /** Loads it, unless it is here or on its way. What keeps it from that is told by `fault`; another call tries again. */
  load(): Promise<void>
}

/** @param fetched gets the code, as `import()` does */
export function later<What>(fetched: () => Promise<What>): Later<What> {
  const here = signal<What | null>(null)
  const fault = signal<unknown>(null)
  let loading: Promise<void> | null = null
  async function fetchNow(): Promise<void> {
    fault.value = null
    try {
      const what = await fetched()
      here.value = what
    } catch (error) {
      fault.value = error
    } finally {
      loading = null
    }
  }
  return {
    here,
    fault,
    load() {
      if (here.peek()) return Promise.resolve()
      loading ??= fetchNow()
      return loading
    },
  }
}
