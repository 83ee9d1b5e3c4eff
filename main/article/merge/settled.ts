/** Merges two bodies so that the same merge, made again with what came out of it, changes nothing. */
import type { Node } from "prosemirror-model"
import { keyOf } from "../alignment.ts"
import { withBlanks } from "./blanks.ts"
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
  const blocks = blocksOf(first)
  if (!blocks) return first
  const { base, ours, theirs } = bodies
  // Where the places go round and round, those that the other desk begins with may stay, or those of a side.
  const starts = [
    () => blocks,
    () => blocksOf(mergeOnce({ base, ours: theirs, theirs: ours })),
    () => [...ours],
    () => [...theirs],
  ]
  for (const start of starts) {
    const begun = start()
    const settled = begun && isSameSet(begun, blocks) ? settledFrom(bodies, begun) : null
    if (settled) return settled
  }
  return first
}

/** Where `blocks` stand when the same merge, made again, leaves them there; null if it does not. */
function settledFrom(bodies: Bodies, blocks: Node[]): Node[] | null {
  let settled = blocks
  for (let round = 0; round < rounds; round++) {
    const next = changedAgain(bodies, settled)
    if (next === null) return settled
    // Whoever merges has the same blocks, so merging again may move them and nothing else.
    if (next === "conflict" || !isSameSet(next, settled)) return null
    settled = next
  }
  return null
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

/** The merged blocks of two bodies, with their blanks if nothing is in conflict. */
function mergeOnce(bodies: Bodies): Piece[] {
  const pieces = mergeBodies(bodies)
  const blocks = blocksOf(pieces)
  return blocks ? withBlanks(bodies, blocks) : pieces
}
