/** Merges two bodies whose common version is not known: equal blocks are settled, everything else is a conflict. */
import type { Node } from "prosemirror-model"
import type { Piece } from "./body.ts"
import { joinEnclosed } from "./enclosed.ts"
import { ordered, type Unit } from "./order.ts"
import { originsOf } from "./origins.ts"
import { blocksIn, createRegions, type Regions } from "./regions.ts"
import { joinTwiceWritten, placesOf } from "./travellers.ts"
import { verdictOf } from "./verdict.ts"

/** Ours and theirs as pieces, equal blocks where ours has them. What both have at one place is one conflict. */
export function compareBodies(ours: readonly Node[], theirs: readonly Node[]): Piece[] {
  const bodies = { base: [], ours, theirs }
  const regions = createRegions(bodies)
  const { from, place } = originsOf(ours, theirs)
  from.forEach((origins, to) => {
    for (const origin of origins) regions.join("theirs", to, "ours", origin)
  })
  joinUnmatched(regions, from, place)
  for (;;) {
    const changed = [...regions.all().values()].filter(
      (region) =>
        verdictOf(null, blocksIn(region, "ours", bodies), blocksIn(region, "theirs", bodies)) === "conflict",
    )
    if (
      ![joinTwiceWritten(regions, placesOf(regions, changed)), joinEnclosed(regions, changed)].includes(true)
    )
      break
  }
  const units: (Unit & { piece: Piece })[] = []
  for (const region of regions.all().values()) {
    const [mine, others] = [blocksIn(region, "ours", bodies), blocksIn(region, "theirs", bodies)]
    // Whose place is ours are the units of ours; the others are where theirs has them.
    const at = { base: null, ours: region.ours[0] ?? null, theirs: region.theirs[0] ?? null, stays: true }
    if (verdictOf(null, mine, others) === "conflict")
      units.push({ ...at, piece: { base: [], ours: mine, theirs: others } })
    else
      mine.forEach((piece, n) => {
        units.push({ ...at, ours: region.ours[n]!, theirs: region.theirs[n]!, piece })
      })
  }
  return ordered(units).map(({ piece }) => piece)
}

/** Makes one region of the blocks at one place that the other side does not have. */
function joinUnmatched(regions: Regions, from: readonly number[][], place: readonly number[]): void {
  const { ours, theirs } = regions.bodies
  const met = new Set(from.flat())
  const stayed = new Set(place)
  /** The first unmatched block of ours after each block that stayed. */
  const first = new Map<number, number>()
  let at = -1
  for (const index of ours.keys()) {
    if (stayed.has(index)) at = index
    if (met.has(index)) continue
    if (!first.has(at)) first.set(at, index)
    if (index > 0 && !met.has(index - 1)) regions.join("ours", index, "ours", index - 1)
  }
  /** The last unmatched block of theirs after each block that stayed. */
  const last = new Map<number, number>()
  for (const index of theirs.keys()) {
    if (from[index]!.length > 0) continue
    const before = place[index]!
    const [mine, other] = [first.get(before), last.get(before)]
    if (mine !== undefined) regions.join("theirs", index, "ours", mine)
    else if (other !== undefined) regions.join("theirs", index, "theirs", other)
    last.set(before, index)
  }
}
