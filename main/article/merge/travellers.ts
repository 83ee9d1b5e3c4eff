/** Words that a side carried from one region into another, as when half a paragraph is cut and pasted elsewhere. */
import { wordsOf } from "../alignment.ts"
import type { Region, Regions, Side } from "./regions.ts"

/** Where a word is that is in the base once, by the index of its block; null where a side has it not just once. */
export type Traveller = Record<Side, number | null>

/** Of how many of their new words two regions must have the same for these to be one text. */
const sameText = 0.5

/** The words of `regions` that are there once in the base, and not in one region on every side. */
export function travellersIn(regions: Regions, changed: readonly Region[]): Traveller[] {
  const places = { base: placesIn(regions, changed, "base") } as Record<Side, Map<string, number | null>>
  for (const side of ["ours", "theirs"] as const) places[side] = placesIn(regions, changed, side)
  const found: Traveller[] = []
  for (const [word, base] of places.base) {
    if (base === null) continue
    const [ours, theirs] = [places.ours.get(word) ?? null, places.theirs.get(word) ?? null]
    const home = regions.of("base", base)
    const left = (side: Side, index: number | null) => index !== null && regions.of(side, index) !== home
    if (left("ours", ours) || left("theirs", theirs)) found.push({ base, ours, theirs })
  }
  return found
}

/** For each word of a side the block that it is in; null if it is there repeatedly. */
function placesIn({ bodies }: Regions, changed: readonly Region[], side: Side): Map<string, number | null> {
  const places = new Map<string, number | null>()
  for (const region of changed)
    for (const index of region[side])
      for (const [word, count] of wordsOf(bodies[side][index]!).counts)
        places.set(word, count > 1 || places.has(word) ? null : index)
  return places
}

/**
 * Joins the regions between which words were carried, where both sides changed one of them (`disputed`, by the number
 * of the region): else a word would be in neither, or in both. Returns whether it joined any.
 */
export function joinTravelled(
  regions: Regions,
  travellers: readonly Traveller[],
  disputed: ReadonlySet<number>,
): boolean {
  let joined = false
  for (const { base, ours, theirs } of travellers) {
    const home = regions.of("base", base!)
    const ends = [
      ours === null ? home : regions.of("ours", ours),
      theirs === null ? home : regions.of("theirs", theirs),
    ]
    const carriedApart = ends[0] !== ends[1] && ends[0] !== home && ends[1] !== home
    for (const [n, side] of (["ours", "theirs"] as const).entries()) {
      const end = ends[n]!
      if (end === home || !(carriedApart || disputed.has(end) || disputed.has(home))) continue
      if (regions.join("base", base!, side, { ours, theirs }[side]!)) joined = true
    }
  }
  return joined
}

/** Joins the regions into which both sides wrote the same new text. Returns whether it joined any. */
export function joinTwiceWritten(regions: Regions, changed: readonly Region[]): boolean {
  const old = placesIn(regions, changed, "base")
  const fresh = (side: Side) => {
    const places = placesIn(regions, changed, side)
    return new Map(
      [...places].filter((entry): entry is [string, number] => entry[1] !== null && !old.has(entry[0])),
    )
  }
  const [ours, theirs] = [fresh("ours"), fresh("theirs")]
  const countIn = (words: Map<string, number>, side: Side) => {
    const counts = new Map<number, number>()
    for (const index of words.values()) {
      const region = regions.of(side, index)
      counts.set(region, (counts.get(region) ?? 0) + 1)
    }
    return counts
  }
  const [inOurs, inTheirs] = [countIn(ours, "ours"), countIn(theirs, "theirs")]
  const shared = new Map<string, { o: number; t: number; count: number; least: number }>()
  for (const [word, o] of ours) {
    const t = theirs.get(word)
    if (t === undefined) continue
    const [a, b] = [regions.of("ours", o), regions.of("theirs", t)]
    if (a === b) continue
    const pair = shared.get(`${a} ${b}`) ?? {
      o,
      t,
      count: 0,
      least: Math.min(inOurs.get(a)!, inTheirs.get(b)!),
    }
    pair.count++
    shared.set(`${a} ${b}`, pair)
  }
  let joined = false
  for (const { o, t, count, least } of shared.values())
    if (count >= sameText * least && regions.join("ours", o, "theirs", t)) joined = true
  return joined
}
