/**
 * Descriptions of the articles that links lead to, as far as they were asked for. They follow the changes of the
 * library.
 */
import { batch, type ReadonlySignal, type Signal, signal } from "@preact/signals"
import type { Described, LibraryNews } from "../../../main/contract/library.ts"
import type { Desk } from "../desk.ts"

export type Descriptions = {
  /**
   * The description of `id`; undefined until the desk has answered, and if `id` is not an article's id. A component
   * that reads it is drawn anew when it changes.
   */
  of(id: string): Described | undefined
  /** Counts how often descriptions changed or may have changed. Views that show one read it again then. */
  readonly changes: ReadonlySignal<number>
  /** The library changed. */
  changed(news: Pick<LibraryNews, "changes">): void
  /** Forgets everything: another newsroom was opened. */
  reset(): void
}

/** How many are remembered. */
const most = 1000
/** How many the desk describes at once. */
const atOnce = 500

/** An article that was described. A stale one is asked for again when it is next shown. */
type Entry = { described: Signal<Described | undefined>; stale: boolean }

/** Descriptions of the open newsroom's articles, none at first. The desk is asked for many at once. */
export function createDescriptions({ ask, explain }: Pick<Desk, "ask" | "explain">): Descriptions {
  const all = new Map<string, Entry>()
  const changes = signal(0)
  /** Counts the times that many articles changed at once. */
  const rounds = signal(0)
  const waiting = new Set<string>()
  /** The articles that the desk is describing now. Those that change meanwhile are asked for again. */
  let underWay: ReadonlySet<string> = new Set()
  let asking = false

  /** Asks for all waiting ids. Ids that are wanted in one turn of the event loop are asked for together. */
  async function fetch(): Promise<void> {
    await Promise.resolve()
    while (waiting.size > 0) {
      const ids = [...waiting].slice(0, atOnce)
      for (const id of ids) waiting.delete(id)
      underWay = new Set(ids)
      try {
        take(await ask("describe", { ids }))
      } catch (error) {
        explain(error)
      }
      underWay = new Set()
    }
    asking = false
  }

  function take(described: readonly Described[]) {
    batch(() => {
      let some = false
      for (const one of described) {
        const entry = all.get(one.id)
        if (!entry || JSON.stringify(entry.described.peek()) === JSON.stringify(one)) continue
        entry.described.value = one
        some = true
      }
      if (some) changes.value += 1
    })
  }

  function want(id: string) {
    waiting.add(id)
    if (asking) return
    asking = true
    void fetch()
  }

  /** Adds an article in the place of the one that was added first, if there are as many as are remembered. */
  function add(id: string): Entry {
    const entry = { described: signal<Described | undefined>(undefined), stale: true }
    const [oldest] = all.keys()
    if (all.size >= most && oldest !== undefined) all.delete(oldest)
    all.set(id, entry)
    return entry
  }

  return {
    changes,
    of(id) {
      void rounds.value
      const entry = all.get(id) ?? add(id)
      if (entry.stale) want(id)
      entry.stale = false
      return entry.described.value
    },
    changed({ changes: lines }) {
      if (!lines) {
        if (all.size === 0) return
        for (const entry of all.values()) entry.stale = true
        batch(() => {
          rounds.value += 1
          changes.value += 1
        })
        return
      }
      const present: Described[] = []
      for (const { id, now } of lines) {
        if (!all.has(id)) continue
        if (now) present.push({ id, summary: now, binned: null })
        // Only the desk knows whether it is in the bin, and its present answer may be older than the change.
        if (!now || underWay.has(id)) want(id)
      }
      take(present)
    },
    reset() {
      all.clear()
      waiting.clear()
    },
  }
}
