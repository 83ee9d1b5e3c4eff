/** Blocks that were written anew: one of the base is gone, and a new one stands in its place. */
import { saysSomething } from "../alignment.ts"
import type { Origins } from "./origins.ts"
import type { Regions } from "./regions.ts"

type Sided = "ours" | "theirs"

/**
 * For each block of the base that a side has not any more, the new block in its place: those between two blocks that
 * stayed replace those that are gone, one by one. `isFree` tells whether a new block may be one.
 */
function replacementsOf(
  count: number,
  { from, place }: Origins,
  isFree: (to: number) => boolean,
): Map<number, number> {
  const met = new Set(from.flat())
  const stayed = new Set<number>()
  from.forEach((origins, to) => {
    for (const origin of origins) if (origin === place[to]) stayed.add(origin)
  })
  const fresh = new Map<number, number[]>()
  from.forEach((origins, to) => {
    if (origins.length > 0 || !isFree(to)) return
    const at = place[to]!
    fresh.set(at, [...(fresh.get(at) ?? []), to])
  })
  const replaced = new Map<number, number>()
  let last = -1
  for (let origin = 0; origin < count; origin++) {
    if (stayed.has(origin)) last = origin
    if (met.has(origin)) continue
    const to = fresh.get(last)?.shift()
    if (to !== undefined) replaced.set(origin, to)
  }
  return replaced
}

/**
 * Joins blocks that were written anew to the region of the block that was there before, if the other side changed or
 * replaced that: the writer is to see both. Returns whether it joined any.
 */
export function joinReplaced(
  regions: Regions,
  ours: Origins,
  theirs: Origins,
  changedBy: ChangedBy,
): boolean {
  const count = regions.bodies.base.length
  const alone = (side: Sided) => {
    const others = new Set(regions.bodies[other(side)].map((_, index) => regions.of(other(side), index)))
    return (to: number) => saysSomething(regions.bodies[side][to]!) && !others.has(regions.of(side, to))
  }
  const replaced = {
    ours: replacementsOf(count, ours, alone("ours")),
    theirs: replacementsOf(count, theirs, alone("theirs")),
  }
  let joined = false
  for (const side of ["ours", "theirs"] as const)
    for (const [origin, to] of replaced[side])
      if (changedBy(other(side), origin) || replaced[other(side)].has(origin))
        if (regions.join("base", origin, side, to)) joined = true
  return joined
}

/** Whether a side changed the region of a block of the base and left something of it. */
type ChangedBy = (side: Sided, origin: number) => boolean

const other = (side: Sided): Sided => (side === "ours" ? "theirs" : "ours")
