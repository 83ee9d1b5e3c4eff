/** The hits that a replacement leaves out. A hit is known by the id of its article and its index there. */
import { type ReadonlySignal, signal } from "@preact/signals"
import type { SoughtArticle } from "../../../main/contract/replacing.ts"

/** What is left out, and how the writer changes that. */
export type LeftOut = {
  /** The hits that are left out, each as `keyOf` names it. */
  readonly hits: ReadonlySignal<ReadonlySet<string>>
  /** Whether a hit is left out. */
  has(id: string, index: number): boolean
  /** The indexes of the hits of an article that are left out, ascending. */
  of(article: Pick<SoughtArticle, "id" | "total">): number[]
  /** Leaves a hit out, or takes it in again. */
  turn(id: string, index: number): void
  /** Takes all hits of an article in if all are left out; else leaves all of them out. */
  turnAll(article: Pick<SoughtArticle, "id" | "total">): void
  /** Leaves out exactly these hits, each as `keyOf` names it. */
  put(hits: ReadonlySet<string>): void
}

/** The name of a hit in `LeftOut.hits`. */
export const keyOf = (id: string, index: number): string => `${id} ${index}`

const indexes = (total: number) => Array.from({ length: total }, (_, at) => at)

/** Makes the list of what is left out. It is empty at first. */
export function createLeftOut(): LeftOut {
  const hits = signal<ReadonlySet<string>>(new Set())
  return {
    hits,
    has: (id, index) => hits.value.has(keyOf(id, index)),
    of: ({ id, total }) => indexes(total).filter((at) => hits.peek().has(keyOf(id, at))),
    turn(id, index) {
      const next = new Set(hits.peek())
      if (!next.delete(keyOf(id, index))) next.add(keyOf(id, index))
      hits.value = next
    },
    turnAll({ id, total }) {
      const next = new Set(hits.peek())
      const all = indexes(total).map((at) => keyOf(id, at))
      const out = all.every((key) => next.has(key))
      for (const key of all) out ? next.delete(key) : next.add(key)
      hits.value = next
    },
    put(next) {
      hits.value = next
    },
  }
}
