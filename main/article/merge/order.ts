/** In which order the merged blocks stand: ours, with what they moved or put in where they have it. */
import { increasing, type Pair } from "../common-sequence.ts"

/** Something with a place in each body, by the index of its first block there; null where it is not. */
export type Unit = {
  base: number | null
  ours: number | null
  theirs: number | null
  /** Whether it is in the merged body. What is not only tells where other units stand. */
  stays: boolean
}

/** A unit in the order that is made. */
type Link<Item> = { unit: Item; next: Link<Item> | null }

/**
 * `units` in the order of both sides. What one side moved is where that side has it; what both moved, where ours has
 * it. What they put in follows what it follows there, after what ours put in at the same place.
 */
export function ordered<Item extends Unit>(units: readonly Item[]): Item[] {
  const movedHere = movedIn(units, "ours")
  const movedThere = movedIn(units, "theirs")
  const isAway = (unit: Item) => movedHere.has(unit) && !movedThere.has(unit)
  const isFetched = (unit: Item) => unit.ours !== null && movedThere.has(unit) && !movedHere.has(unit)

  const start: Link<Item> = { unit: null as never, next: null }
  const links = new Map<Item, Link<Item>>()
  const insert = (unit: Item, after: Link<Item>): Link<Item> => {
    const link = { unit, next: after.next }
    after.next = link
    links.set(unit, link)
    return link
  }
  let last = start
  for (const unit of inOrder(units, "ours")) if (!isFetched(unit)) last = insert(unit, last)

  /** What ours alone has at a place: new there, or moved to it. */
  const isOurs = (unit: Item) => (unit.base === null && unit.theirs === null) || isAway(unit)
  let before = start
  for (const unit of inOrder(units, "theirs")) {
    const known = links.get(unit)
    if (known) {
      if (!isAway(unit)) before = known
      continue
    }
    while (before.next && isOurs(before.next.unit)) before = before.next
    before = insert(unit, before)
  }
  const all: Item[] = []
  for (let link = start.next; link; link = link.next) all.push(link.unit)
  return all
}

function inOrder<Item extends Unit>(units: readonly Item[], side: "base" | "ours" | "theirs"): Item[] {
  return units.filter((unit) => unit[side] !== null).sort((one, other) => one[side]! - other[side]!)
}

/** The units that a side moved: the fewest whose moving explains its order. */
function movedIn<Item extends Unit>(units: readonly Item[], side: "ours" | "theirs"): Set<Item> {
  const both = inOrder(units, "base").filter((unit) => unit.stays && unit[side] !== null)
  const stay = new Set(increasing(both.map((unit, n): Pair => [n, unit[side]!])).map(([n]) => n))
  return new Set(both.filter((_, n) => !stay.has(n)))
}
