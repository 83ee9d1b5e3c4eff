/** New blocks between those of one region, as a paragraph that was put into the middle of another one. */
import type { Region, Regions, Side } from "./regions.ts"

/**
 * Joins to each of `changed` the new blocks that stand between its blocks, so that they go with it and a side that is
 * taken stays as it is. Returns whether it joined any.
 */
export function joinEnclosed(regions: Regions, changed: readonly Region[]): boolean {
  let all: Map<number, Region> | null = null
  let joined = false
  for (const region of changed)
    for (const side of ["ours", "theirs"] as const) {
      const indexes = region[side]
      for (let n = 1; n < indexes.length; n++) {
        const [from, to] = [indexes[n - 1]! + 1, indexes[n]!]
        if (from === to) continue
        all ??= regions.all()
        const between = Array.from({ length: to - from }, (_, k) => from + k)
        if (!between.every((index) => isNewIn(region, all!.get(regions.of(side, index))))) continue
        for (const index of between) if (regions.join(side, index, side, to)) joined = true
      }
    }
  return joined
}

/** Whether a region is new, and inside of another one where that is. */
function isNewIn(outer: Region, inner: Region | undefined): boolean {
  if (!inner) return true
  if (inner.base.length > 0) return false
  const isInside = (side: Side) =>
    outer[side].length === 0 ||
    inner[side].every((index) => index > outer[side][0]! && index < outer[side].at(-1)!)
  return isInside("ours") && isInside("theirs")
}
