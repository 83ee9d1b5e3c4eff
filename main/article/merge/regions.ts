/** Regions: the blocks of base, ours and theirs that belong together, and that are taken from one side together. */
import type { Node } from "prosemirror-model"

/** The bodies that are merged. */
export type Bodies = { base: readonly Node[]; ours: readonly Node[]; theirs: readonly Node[] }
/** The name of a body. */
export type Side = keyof Bodies

/** The indexes of the blocks of one region in their bodies, in order. */
export type Region = Record<Side, number[]>

/** Which blocks are in one region. At first each is in a region of its own. */
export type Regions = {
  bodies: Bodies
  /** A number of the region of a block; it is the same for all blocks of a region until regions are joined. */
  of(side: Side, index: number): number
  /** Makes one region of the regions of two blocks; returns whether they were two. */
  join(side: Side, index: number, otherSide: Side, other: number): boolean
  /** All regions by their numbers. */
  all(): Map<number, Region>
}

/** Each block in a region of its own. */
export function createRegions(bodies: Bodies): Regions {
  const { base, ours, theirs } = bodies
  const first = { base: 0, ours: base.length, theirs: base.length + ours.length }
  const parents = Int32Array.from({ length: first.theirs + theirs.length }, (_, n) => n)
  const rootOf = (block: number): number => {
    let root = block
    while (parents[root] !== root) root = parents[root]!
    for (let at = block; at !== root; ) {
      const next = parents[at]!
      parents[at] = root
      at = next
    }
    return root
  }
  const regions: Regions = {
    bodies,
    of: (side, index) => rootOf(first[side] + index),
    join(side, index, otherSide, other) {
      const [a, b] = [regions.of(side, index), regions.of(otherSide, other)]
      if (a === b) return false
      parents[Math.max(a, b)] = Math.min(a, b)
      return true
    },
    all() {
      const found = new Map<number, Region>()
      for (const side of ["base", "ours", "theirs"] as const)
        for (const index of bodies[side].keys()) {
          const root = regions.of(side, index)
          const known = found.get(root)
          if (known) known[side].push(index)
          else found.set(root, { base: [], ours: [], theirs: [], [side]: [index] })
        }
      return found
    },
  }
  return regions
}

/** The blocks of `side` in a region. */
export function blocksIn(region: Region, side: Side, bodies: Bodies): Node[] {
  return region[side].map((index) => bodies[side][index]!)
}
