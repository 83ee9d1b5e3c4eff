/** Merges the blocks of two bodies. */
import type { Node } from "prosemirror-model"
import { keyOf } from "../alignment.ts"
import { joinEnclosed } from "./enclosed.ts"
import { kinshipOf } from "./kinship.ts"
import { ordered, type Unit } from "./order.ts"
import { type Bodies, blocksIn, type Region, type Regions } from "./regions.ts"
import { joinReplaced } from "./replacements.ts"
import { joinTravelled, joinTwiceWritten, placesOf, travellersIn } from "./travellers.ts"
import { type Verdict, verdictOf } from "./verdict.ts"

/** A block that is settled, or blocks that both sides changed. */
export type Piece = Node | { base: Node[]; ours: Node[]; theirs: Node[] }

/** The blocks of both sides in order; `bodies.base` is what both come from. */
export function mergeBodies(bodies: Bodies): Piece[] {
  const { regions, ours, theirs } = kinshipOf(bodies)
  const stateOf = createStates(bodies)
  for (;;) {
    const changed = [...regions.all()].filter(([number, region]) => stateOf(number, region) !== "same")
    const disputed = new Set(
      changed.filter((each) => stateOf(...each) === "disputed").map(([number]) => number),
    )
    const all = changed.map(([, region]) => region)
    const places = placesOf(regions, all)
    const byNumber = new Map(changed)
    const joined = [
      joinTwiceWritten(regions, places),
      joinTravelled(regions, travellersIn(regions, places), disputed),
      joinReplaced(regions, ours, theirs, (side, origin) => {
        const region = byNumber.get(regions.of("base", origin))
        return region !== undefined && region[side].length > 0 && !hasBase(region, side, bodies)
      }),
      joinEnclosed(regions, all),
    ]
    if (!joined.includes(true)) break
  }
  return piecesOf(regions)
}

const verdictIn = (region: Region, bodies: Bodies): Verdict =>
  verdictOf(
    blocksIn(region, "base", bodies),
    blocksIn(region, "ours", bodies),
    blocksIn(region, "theirs", bodies),
  )

/** Whether a side has the blocks of the base in a region as they were. */
function hasBase(region: Region, side: "ours" | "theirs", { base, ...sides }: Bodies): boolean {
  return (
    region[side].length === region.base.length &&
    region[side].every((index, n) => {
      const [now, before] = [sides[side][index]!, base[region.base[n]!]!]
      return now === before || keyOf(now) === keyOf(before)
    })
  )
}

/** Whether both sides changed a region, each in its own way, even if one has the changes of both. */
const isDisputed = (region: Region, bodies: Bodies) =>
  !hasBase(region, "ours", bodies) && !hasBase(region, "theirs", bodies) && !areSame(region, bodies)

/** What became of a region: nothing, what one side did, or what both did, each in its own way. */
type State = "same" | "changed" | "disputed"

/** Returns what tells the state of a region by its number. Regions only grow, so one that is as long as before is the same. */
function createStates(bodies: Bodies): (number: number, region: Region) => State {
  const known = new Map<number, { size: number; state: State }>()
  return (number, region) => {
    const size = region.base.length + region.ours.length + region.theirs.length
    const before = known.get(number)
    if (before?.size === size) return before.state
    const state = isSame(region, bodies) ? "same" : isDisputed(region, bodies) ? "disputed" : "changed"
    known.set(number, { size, state })
    return state
  }
}

const areSame = ({ ours, theirs }: Region, bodies: Bodies) =>
  ours.length === theirs.length &&
  ours.every((index, n) => keyOf(bodies.ours[index]!) === keyOf(bodies.theirs[theirs[n]!]!))

const isSame = (region: Region, bodies: Bodies) =>
  hasBase(region, "ours", bodies) && hasBase(region, "theirs", bodies)

/** Blocks that stay together in the merged body, with where they are in each body. */
type Placed = Unit & { pieces: Piece[] }

function piecesOf(regions: Regions): Piece[] {
  const { bodies } = regions
  const units: Placed[] = []
  for (const region of regions.all().values()) {
    const place = {
      base: region.base[0] ?? null,
      ours: region.ours[0] ?? null,
      theirs: region.theirs[0] ?? null,
    }
    const verdict = verdictIn(region, bodies)
    if (verdict === "conflict") {
      const [base, ours, theirs] = (["base", "ours", "theirs"] as const).map((side) =>
        blocksIn(region, side, bodies),
      )
      units.push({ ...place, stays: true, pieces: [{ base: base!, ours: ours!, theirs: theirs! }] })
      continue
    }
    const [first, ...others] = runsIn(region[verdict])
    const blocks = (run: readonly number[]) => run.map((index) => bodies[verdict][index]!)
    units.push({ ...place, stays: first !== undefined, pieces: blocks(first ?? []) })
    const other = verdict === "ours" ? "theirs" : "ours"
    const alike = region[other].length === region[verdict].length
    for (const run of others) {
      const at = {
        [verdict]: run[0]!,
        [other]: alike ? region[other][region[verdict].indexOf(run[0]!)]! : null,
      }
      units.push({ base: null, ours: null, theirs: null, ...at, stays: true, pieces: blocks(run) })
    }
  }
  return ordered(units).flatMap(({ pieces }) => pieces)
}

/** `indexes` parted where one does not follow another. */
function runsIn(indexes: readonly number[]): number[][] {
  const runs: number[][] = []
  for (const index of indexes) {
    const last = runs.at(-1)
    if (last?.at(-1) === index - 1) last.push(index)
    else runs.push([index])
  }
  return runs
}
