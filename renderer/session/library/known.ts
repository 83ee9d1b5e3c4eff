/** What links to articles lead to, as far as the window has asked. It is asked again whenever the library changes. */
import { batch, type ReadonlySignal, type Signal, signal } from "@preact/signals"
import type { Described } from "../../../main/contract/library.ts"
import type { Desk } from "../desk.ts"

export type Known = {
  /** What `id` leads to; undefined until the desk has said, and for what is no article's id. A component that reads it is drawn anew with it. */
  of(id: string): Described | undefined
  /** Counts the times that any of them changed. */
  readonly changes: ReadonlySignal<number>
  /** The library changed. */
  refresh(): void
  /** Another newsroom. */
  reset(): void
}

/** How many are remembered. */
const most = 1000
/** How many the desk describes at once. */
const atOnce = 500

export function createKnown({ ask, explain }: Desk): Known {
  const all = new Map<string, Signal<Described | undefined>>()
  const changes = signal(0)
  let waiting = new Set<string>()
  let asking = false

  /** What is wanted in one turn is asked for at once. */
  async function fetch(): Promise<void> {
    await Promise.resolve()
    while (waiting.size > 0) {
      const ids = [...waiting].slice(0, atOnce)
      waiting = new Set([...waiting].slice(atOnce))
      try {
        take(await ask("describe", { ids }))
      } catch (error) {
        explain(error)
      }
    }
    asking = false
  }

  function take(described: readonly Described[]) {
    batch(() => {
      let some = false
      for (const one of described) {
        const known = all.get(one.id)
        if (!known || JSON.stringify(known.peek()) === JSON.stringify(one)) continue
        known.value = one
        some = true
      }
      if (some) changes.value += 1
    })
  }

  function want(ids: Iterable<string>) {
    for (const id of ids) waiting.add(id)
    if (asking) return
    asking = true
    void fetch()
  }

  return {
    changes,
    of(id) {
      let known = all.get(id)
      if (!known) {
        known = signal<Described | undefined>(undefined)
        const [oldest] = all.keys()
        if (all.size >= most && oldest !== undefined) all.delete(oldest)
        all.set(id, known)
        want([id])
      }
      return known.value
    },
    refresh() {
      if (all.size > 0) want(all.keys())
    },
    reset() {
      all.clear()
      waiting = new Set()
    },
  }
}
