/** Which blocks of base, ours and theirs belong together, before it is known which of them are in conflict. */
import type { Node } from "prosemirror-model"
import { alignBlocks, keyOf, likeness, namesOf, saysSomething } from "../alignment.ts"
import { commonPairs, type Pair } from "../common-sequence.ts"
import { type Origins, originsOf } from "./origins.ts"
import { type Bodies, createRegions, type Regions } from "./regions.ts"

/** From which likeness on two new blocks at one place are versions of one, and from which on at any places. */
const versionsFrom = 0.5
const versionsFarFrom = 0.75

/** What each side made of the base, and the regions that follow from it. */
export type Kinship = { regions: Regions; ours: Origins; theirs: Origins }

/** The regions of three bodies: what comes from one block of the base, and what both sides wrote alike. */
export function kinshipOf(bodies: Bodies): Kinship {
  const { base } = bodies
  const regions = createRegions(bodies)
  const ours = originsOf(base, bodies.ours)
  const theirs = originsOf(base, bodies.theirs)

  const twins = twinsOf(bodies, ours, theirs)
  agree(bodies, twins, ours, theirs)
  for (const [o, t] of twins) regions.join("ours", o, "theirs", t)
  for (const [side, { from }] of [["ours", ours] as const, ["theirs", theirs] as const])
    from.forEach((origins, to) => {
      for (const origin of origins) regions.join(side, to, "base", origin)
    })
  for (const [o, t] of versionsOf(bodies, ours, theirs, twins)) regions.join("ours", o, "theirs", t)
  return { regions, ours, theirs }
}

/** The indexes of blocks that a side changed or wrote, by the names of the blocks. */
function changedIn(base: readonly string[], side: readonly string[], { from }: Origins): number[] {
  return [...side.keys()].filter((to) => {
    const [origin, ...others] = from[to]!
    return origin === undefined || others.length > 0 || base[origin] !== side[to]
  })
}

/**
 * The blocks that both sides changed or wrote in the same way: those that hold something anywhere, others only at one
 * place or after equal blocks.
 */
function twinsOf(bodies: Bodies, ours: Origins, theirs: Origins): Pair[] {
  const [names, ourNames, theirNames] = [namesOf(bodies.base), namesOf(bodies.ours), namesOf(bodies.theirs)]
  const mine = changedIn(names, ourNames, ours)
  const others = changedIn(names, theirNames, theirs)
  const pairs = commonPairs(
    mine.map((index) => ourNames[index]!),
    others.map((index) => theirNames[index]!),
  ).map(([o, t]): Pair => [mine[o]!, others[t]!])
  const [hereNext, thereNext] = [nextNames(bodies.ours, ours), nextNames(bodies.theirs, theirs)]
  /** The name of a block by what it holds, and of one that holds nothing by where it is as well. */
  const named = (block: Node, where: string) =>
    saysSomething(block) ? keyOf(block) : `${where} ${keyOf(block)}`
  pairLeft(
    pairs,
    mine.map((index) => [index, named(bodies.ours[index]!, String(ours.place[index]!))]),
    others.map((index) => [index, named(bodies.theirs[index]!, String(theirs.place[index]!))]),
  )
  // What stood before an empty block may have moved away from it.
  pairLeft(
    pairs,
    mine.map((index) => [index, named(bodies.ours[index]!, hereNext[index]!)]),
    others.map((index) => [index, named(bodies.theirs[index]!, thereNext[index]!)]),
  )
  return pairs.filter(([o, t]) => mayBeOne(ours.from[o]!, theirs.from[t]!))
}

/** Adds to `pairs` the blocks of both sides that have the same name and are in no pair yet, in order. */
function pairLeft(
  pairs: Pair[],
  mine: readonly [number, string][],
  others: readonly [number, string][],
): void {
  const [met, metThere] = [new Set(pairs.map(([o]) => o)), new Set(pairs.map(([, t]) => t))]
  const left = new Map<string, number[]>()
  for (const [t, name] of others) if (!metThere.has(t)) left.set(name, [...(left.get(name) ?? []), t])
  for (const [o, name] of mine) {
    const t = met.has(o) ? undefined : left.get(name)?.shift()
    if (t !== undefined) pairs.push([o, t])
  }
}

/** For each block of a side a name of the next one after it that holds something: by its origin, or what it holds. */
function nextNames(side: readonly Node[], { from }: Origins): string[] {
  const names: string[] = []
  let next = "end"
  for (let index = side.length - 1; index >= 0; index--) {
    names[index] = next
    if (saysSomething(side[index]!))
      next = from[index]!.length > 0 ? `from ${from[index]![0]}` : keyOf(side[index]!)
  }
  return names
}

/** Whether two equal blocks can be the same change: not if they are pieces of different blocks. */
const mayBeOne = (mine: readonly number[], others: readonly number[]) =>
  mine.length === 0 || others.length === 0 || mine.some((origin) => others.includes(origin))

/** From which likeness on a twin is a version of a block of the base that one side has besides. */
const besidesFrom = 0.6

/** Gives twins the same origins: both sides made them from the same. */
function agree({ base, ...sides }: Bodies, twins: readonly Pair[], ours: Origins, theirs: Origins): void {
  const here = { from: ours.from, side: sides.ours, twinned: new Set(twins.map(([o]) => o)) }
  const there = { from: theirs.from, side: sides.theirs, twinned: new Set(twins.map(([, t]) => t)) }
  /** Whether the twin at `to` has `origin` on this side, too. */
  const adopts = ({ from, side, twinned }: typeof here, to: number, origin: number): boolean => {
    const heirs = from.flatMap((origins, index) => (origins.includes(origin) ? [index] : []))
    if (heirs.some((heir) => keyOf(side[heir]!) === keyOf(base[origin]!)))
      // The block of the base is there besides, so the twin is either a new block or its second version.
      return likeness(base[origin]!, side[to]!) >= besidesFrom
    for (const heir of heirs)
      if (!twinned.has(heir)) from[heir] = from[heir]!.filter((other) => other !== origin)
    return true
  }
  for (const [o, t] of twins) {
    const [mine, others] = [ours.from[o]!, theirs.from[t]!]
    const shared = mine.filter((origin) => others.includes(origin))
    const adopted = [
      ...shared,
      ...mine.filter((origin) => !others.includes(origin) && adopts(there, t, origin)),
      ...others.filter((origin) => !mine.includes(origin) && adopts(here, o, origin)),
    ]
    // What was joined stays together.
    const all = adopted.length > 0 ? [...new Set([...adopted, ...mine, ...others])] : []
    ours.from[o] = all
    theirs.from[t] = [...all]
  }
}

/** New blocks of both sides that are versions of one, as when one side changed what it took from the other. */
function versionsOf(bodies: Bodies, ours: Origins, theirs: Origins, twins: readonly Pair[]): Pair[] {
  const [met, metThere] = [new Set(twins.map(([o]) => o)), new Set(twins.map(([, t]) => t))]
  const isNew = (side: readonly Node[], { from }: Origins, taken: Set<number>) =>
    [...side.keys()].filter((to) => from[to]!.length === 0 && !taken.has(to) && saysSomething(side[to]!))
  const mine = isNew(bodies.ours, ours, met)
  const others = isNew(bodies.theirs, theirs, metThere)
  if (mine.length === 0 || others.length === 0) return []
  const matches = alignBlocks(
    mine.map((index) => bodies.ours[index]!),
    others.map((index) => bodies.theirs[index]!),
  )
  return matches
    .map(({ from, to }) => [mine[from]!, others[to]!] as const)
    .filter(([o, t]) => {
      const alike = likeness(bodies.ours[o]!, bodies.theirs[t]!)
      return alike >= (ours.place[o] === theirs.place[t] ? versionsFrom : versionsFarFrom)
    })
}
