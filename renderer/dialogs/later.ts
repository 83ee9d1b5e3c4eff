/** Code of the window that is not needed at the start. It is loaded when the window is idle, or when it is needed. */
import { type ReadonlySignal, signal } from "@preact/signals"

export type Later<What> = {
  /** The loaded code; null before. */
  readonly here: ReadonlySignal<What | null>
  /** Why it could not be loaded; null if it could, or was not tried. */
  readonly fault: ReadonlySignal<unknown>
  /** Loads it, unless it is loaded or loading. A failure is put into `fault`; another call tries again. */
  load(): Promise<void>
}

/** @param fetched loads the code, as `import()` does */
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
