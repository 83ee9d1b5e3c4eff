/** Merges two bodies so that the same merge, made again with what came out of it, changes nothing. */
import type { Node } from "prosemirror-model"
import { keyOf, saysSomething } from "../alignment.ts"
import { mergeBodies, type Piece } from "./body.ts"
import type { Bodies } from "./regions.ts"

/** How often the result is merged again at most. */
const rounds = 8

type Blocks = readonly Node[]

const equal = (some: Blocks, others: Blocks) =>
  some.length === others.length &&
  some.every((block, n) => block === others[n] || keyOf(block) === keyOf(others[n]!))

const isSameSet = (some: Blocks, others: Blocks) =>
  some.length === others.length && some.map(keyOf).sort().join() === others.map(keyOf).sort().join()

/** The blocks of `pieces`; null if there is a conflict among them. */
function blocksOf(pieces: readonly Piece[]): Node[] | null {
  const blocks = pieces.flatMap((piece) => ("type" in piece ? [piece] : []))
  return blocks.length === pieces.length ? blocks : null
}

/**
 * The merged blocks, as `mergeBodies` gives them. Where nothing is in conflict they stand as the same merge leaves
 * them whichever side has them already: blocks that both sides moved have several places that fit, and the merged
 * blocks are merged again until they stay.
 */
export function mergeSettled(bodies: Bodies): Piece[] {
  const first = mergeOnce(bodies)
  let blocks = blocksOf(first)
  if (!blocks) return first
  for (let round = 0; round < rounds; round++) {
    const next = changedAgain(bodies, blocks)
    if (next === null) return blocks
    // Whoever merges has the same blocks, so merging again may move them and nothing else.
    if (next === "conflict" || !isSameSet(next, blocks)) break
    blocks = next
  }
  return first
}

/** What merging `merged` again makes of it; null if it stays as it is. */
function changedAgain({ base, ours, theirs }: Bodies, merged: Blocks): Node[] | "conflict" | null {
  if (equal(merged, ours) || equal(merged, theirs)) return null
  const sides: [ours: Blocks, theirs: Blocks][] = [
    [merged, theirs],
    [ours, merged],
    [theirs, merged],
    [merged, ours],
  ]
  for (const [mine, others] of sides) {
    const again = blocksOf(mergeOnce({ base, ours: mine, theirs: others }))
    if (!again) return "conflict"
    if (!equal(again, merged)) return again
  }
  return null
}

/** The merged blocks; those of one side as they stand if it is known to have the other's changes in its own. */
function mergeOnce(bodies: Bodies): Piece[] {
  const pieces = mergeBodies(bodies)
  const blocks = blocksOf(pieces)
  if (!blocks) return pieces
  const { base, ours, theirs } = bodies
  const [mine, others] = [hasAll(ours, theirs, base, blocks), hasAll(theirs, ours, base, blocks)]
  if (mine !== others) return [...(mine ? ours : theirs)]
  if (!mine || blocks.length <= Math.max(ours.length, theirs.length)) return pieces
  // Both have the same words, and together more empty blocks than either: whose they are is the same on both desks.
  const name = (side: Blocks) => side.map(keyOf).join()
  return [...(name(ours) < name(theirs) ? ours : theirs)]
}

/**
 * Whether `whole` has the changes of `part` in it, as after a merge: the words of the merged blocks stand as in `whole`,
 * those that `part` changed among them, and no divider or empty block of `part` is missing. These are all alike, so
 * nothing else tells whether one of them was taken over or is still to be.
 */
function hasAll(whole: Blocks, part: Blocks, base: Blocks, merged: Blocks): boolean {
  const [written, changed] = [whole.filter(saysSomething), part.filter(saysSomething)]
  if (written.length === 0 || !equal(merged.filter(saysSomething), written)) return false
  if (equal(changed, base.filter(saysSomething))) return false
  const left = whole.filter((block) => !saysSomething(block)).map(keyOf)
  return part.every((block) => {
    if (saysSomething(block)) return true
    const at = left.indexOf(keyOf(block))
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  })
}
