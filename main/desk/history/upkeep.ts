/** Thins a history from time to time, while somebody works in its newsroom. */
import type { History } from "./history.ts"

export type UpkeepOptions = {
  history: Pick<History, "thin">
  /** The time to thin by; null: not this time. See `presentOf`. */
  present: () => Promise<Date | null>
  log: (message: string, error?: unknown) => void
  /** The versions that must stay whatever their age, by their hashes. */
  keep: () => ReadonlySet<string>
  /** Resolves when nothing goes on that somebody waits for. */
  quiet?: () => Promise<unknown>
  /** The pause before the first time, while a newsroom is still being opened, and between the others, in milliseconds. */
  first?: number
  every?: number
}

const minute = 60_000

/**
 * Begins. Returns a function that stops it and resolves when nothing is being thinned any more, which is after one
 * step. The timer does not keep the process alive.
 */
export function startUpkeep({
  history,
  present,
  log,
  keep,
  quiet = async () => undefined,
  first = 2 * minute,
  every = 6 * 60 * minute,
}: UpkeepOptions): () => Promise<void> {
  const stopping = new AbortController()
  let running: Promise<void> = Promise.resolve()
  let timer = setTimeout(start, first).unref()

  function start(): void {
    running = thin()
  }

  async function thin(): Promise<void> {
    try {
      const now = await present()
      const { versions, objects } = now
        ? await history.thin(now, { keep, quiet, signal: stopping.signal })
        : { versions: 0, objects: 0 }
      if (versions > 0 || objects > 0) log(`Thinned the history: ${versions} versions, ${objects} objects`)
    } catch (error) {
      // The newsroom may be unmounted. It is tried again at the next time.
      log("Could not thin the history", error)
    }
    if (!stopping.signal.aborted) timer = setTimeout(start, every).unref()
  }

  return async () => {
    stopping.abort()
    clearTimeout(timer)
    await running
  }
}
