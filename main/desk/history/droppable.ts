/** The versions that may be deleted when a history takes too many bytes, in the order of deletion. */
import type { ObjectNumber } from "./object-uses.ts"

const hour = 60 * 60_000

/** A version that may be deleted. */
export type Droppable = {
  /** The number that the caller gave to its list, and its index in that list. */
  list: number
  index: number
  /** When it was saved, in milliseconds. */
  at: number
  /** Whether it is more than one of many saves; see `isKeepsake`. */
  keepsake: boolean
  /** The objects that it needs. */
  objects: readonly ObjectNumber[]
}

/** All versions that may be deleted; some 50 bytes each. */
export class Droppables {
  /** Five numbers a version: list, index, time, object, keyframe or -1. */
  #columns = new Float64Array(5 * 256)
  #count = 0
  /** The versions of each hour: ordinary saves, and keepsakes. */
  readonly #ordinary = new Map<number, number[]>()
  readonly #keepsakes = new Map<number, number[]>()

  add({ list, index, at, keepsake, objects: [object = -1, key = -1] }: Droppable): void {
    const from = this.#count * 5
    if (from === this.#columns.length) {
      const longer = new Float64Array(from * 2)
      longer.set(this.#columns)
      this.#columns = longer
    }
    this.#columns.set([list, index, at, object, key], from)
    const hours = keepsake ? this.#keepsakes : this.#ordinary
    const started = Math.floor(at / hour)
    const versions = hours.get(started)
    if (versions) versions.push(this.#count)
    else hours.set(started, [this.#count])
    this.#count += 1
  }

  /** Every ordinary save before any keepsake, the oldest first. */
  *oldestFirst(): Generator<Droppable> {
    for (const hours of [this.#ordinary, this.#keepsakes]) {
      const keepsake = hours === this.#keepsakes
      for (const started of [...hours.keys()].sort((a, b) => a - b)) {
        const versions = hours.get(started) ?? []
        const goesBefore = (a: number, b: number) =>
          (this.#columns[a * 5 + 2]! - this.#columns[b * 5 + 2]! || a - b) < 0
        for (const version of inOrder(versions, goesBefore)) yield this.#version(version, keepsake)
      }
    }
  }

  #version(version: number, keepsake: boolean): Droppable {
    const [list = 0, index = 0, at = 0, ...objects] = this.#columns.subarray(version * 5, version * 5 + 5)
    return { list, index, at, keepsake, objects: objects.filter((object) => object >= 0) }
  }
}

/**
 * The items in order, in a heap in the place of `items`: sorting all that were imported in one hour would hold
 * everything else up, and mostly only the first few of them go.
 */
function* inOrder(items: number[], goesBefore: (a: number, b: number) => boolean): Generator<number> {
  /** Lets the item at `at` sink to where none of those below it goes before it. */
  const sink = (at: number) => {
    const item = items[at]!
    for (;;) {
      let below = at * 2 + 1
      if (below >= items.length) break
      if (below + 1 < items.length && goesBefore(items[below + 1]!, items[below]!)) below += 1
      if (!goesBefore(items[below]!, item)) break
      items[at] = items[below]!
      at = below
    }
    items[at] = item
  }
  for (let at = Math.floor(items.length / 2) - 1; at >= 0; at--) sink(at)
  while (items.length > 0) {
    yield items[0]!
    const last = items.pop()!
    if (items.length === 0) break
    items[0] = last
    sink(0)
  }
}
