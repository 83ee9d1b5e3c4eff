/** Thins a history from time to time, while somebody works in its newsroom. */
import type { History } from "./history.ts"

export type UpkeepOptions = {
  history: Pick<History, "thin">
  clock: () => Date
  log: (message: string, error?: unknown) => void
  /** The versions that must stay whatever their age, by their hashes. */
  keep: () => ReadonlySet<string>
  /** The pause before the first time, while a newsroom is still being opened, and between the others, in milliseconds. */
  first?: number
  every?: number
}

const minute = 60_000

/** Begins; gives back how to stop. A program that has nothing else to do does not wait for it. */
export function startUpkeep({
  history,
  clock,
  log,
  keep,
  first = 2 * minute,
  every = 6 * 60 * minute,
}: UpkeepOptions): () => void {
  let stopped = false
  let timer = setTimeout(() => void thin(), first).unref()

  async function thin(): Promise<void> {
    try {
      const { versions, objects } = await history.thin(clock(), { keep: keep() })
      if (versions > 0 || objects > 0) log(`Thinned the history: ${versions} versions, ${objects} objects`)
    } catch (error) {
      // The newsroom may be away: there will be another time.
      log("Could not thin the history", error)
    }
    if (!stopped) timer = setTimeout(() => void thin(), every).unref()
  }

  return () => {
    stopped = true
    clearTimeout(timer)
  }
}
