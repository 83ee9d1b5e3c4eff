/** Words that a side carried from one region into another, as when half a paragraph is cut and pasted elsewhere. */
import { wordsOf } from "../alignment.ts"
import type { Region, Regions, Side } from "./regions.ts"

/** Where a word is that is in the base once, by the index of its block; null where a side has it not just once. */
export type Traveller = Record<Side, number | null>

/** Of how many of their new words two regions must have the same for these to be one text. */
const sameText = 0.5

/** For each word of a side the block that it is in; null if it is there repeatedly. */
type Places = Record<Side, Map<string, number | null>>

/** Where the words of `changed` are on each side. */
export function placesOf(regions: Regions, changed: readonly Region[]): Places {
  return {
    base: placesIn(regions, changed, "base"),
    ours: placesIn(regions, changed, "ours"),
    theirs: placesIn(regions, changed, "theirs"),
  }
}

/** The words of `regions` that are there once in the base, and not in one region on every side. */
export function travellersIn(regions: Regions, places: Places): Traveller[] {
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

function placesIn({ bodies }: Regions, changed: readonly Region[], side: Side): Map<string, number | null> {
  const places = new Map<string, number | null>()
  for (const region of changed)
    for (const index of region[side])
      for (const [word, count] of wordsOf(bodies[side][index]!).counts)
        places.set(word, count > 1 || places.has(word) ? null : index)
  return places
}

/**
 * Joins the regions between which words were carried, where both sides changed one of them, each in its own way
 * (`disputed`, by the number of the region): else a word would be in neither, or in both. Returns whether it joined
 * any.
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

/** From how many new words that both sides have a region holds versions of one new text. */
const oneTextFrom = 2

/**
 * Joins the regions into which both sides wrote the same new text, and to versions of one new text the regions into
 * which a side carried words of it. Returns whether it joined any.
 */
export function joinTwiceWritten(regions: Regions, places: Places): boolean {
  const fresh = (side: Side) => {
    const found: [string, number][] = []
    for (const [word, index] of places[side])
      if (index !== null && !places.base.has(word)) found.push([word, index])
    return found
  }
  const [ours, theirs] = [fresh("ours"), new Map(fresh("theirs"))]
  const inOurs = countsOf(ours.map(([, index]) => regions.of("ours", index)))
  const inTheirs = countsOf([...theirs.values()].map((index) => regions.of("theirs", index)))
  const shared = ours.flatMap(([word, o]) => {
    const t = theirs.get(word)
    return t === undefined ? [] : [{ o, t, here: regions.of("ours", o), there: regions.of("theirs", t) }]
  })
  const pairs = countsOf(shared.map(({ here, there }) => `${here} ${there}`))
  const isOneText = (region: number) => (pairs.get(`${region} ${region}`) ?? 0) >= oneTextFrom
  let joined = false
  for (const { o, t, here, there } of shared) {
    const least = Math.min(inOurs.get(here)!, inTheirs.get(there)!)
    const isSame = pairs.get(`${here} ${there}`)! >= sameText * least
    if ((isSame || isOneText(here) || isOneText(there)) && regions.join("ours", o, "theirs", t)) joined = true
  }
  return joined
}

function countsOf<Item>(items: readonly Item[]): Map<Item, number> {
  const counts = new Map<Item, number>()
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1)
  return counts
}
