/** Work on many articles, some of them at a time, which can be stopped between two times. */
import { type ReadonlySignal, signal } from "@preact/signals"
import { type ReplacedArticle, replacedAtOnce } from "../../../main/contract/replacing.ts"

/** How far the work is, in articles. */
export type Progress = { kind: "replacing" | "undoing"; done: number; total: number }

/** Work in turns. */
export type Turns = {
  /** Null while nothing is under way. */
  readonly progress: ReadonlySignal<Progress | null>
  /** Whether the last work was stopped before its end. */
  stopped(): boolean
  /**
   * Does `work` for the articles of `ids`, `replacedAtOnce` at a time, until it is stopped. Resolves to what `work`
   * gave for all of them. What `work` throws ends it.
   */
  take(
    kind: Progress["kind"],
    ids: readonly string[],
    work: (some: string[]) => Promise<readonly ReplacedArticle[]>,
  ): Promise<ReplacedArticle[]>
  /** Stops after the articles that are under way. */
  stop(): void
}

/** Makes what works in turns. Nothing is under way at first. */
export function createTurns(): Turns {
  const progress = signal<Progress | null>(null)
  let stopped = false
  return {
    progress,
    stopped: () => stopped,
    async take(kind, ids, work) {
      stopped = false
      const all: ReplacedArticle[] = []
      progress.value = { kind, done: 0, total: ids.length }
      try {
        for (let at = 0; at < ids.length && !stopped; at += replacedAtOnce) {
          const some = ids.slice(at, at + replacedAtOnce)
          all.push(...(await work(some)))
          progress.value = { kind, done: Math.min(ids.length, at + some.length), total: ids.length }
        }
      } finally {
        progress.value = null
      }
      return all
    },
    stop() {
      stopped = true
    },
  }
}
