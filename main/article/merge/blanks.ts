/**
 * Empty paragraphs, dividers and other blocks of merged bodies that say nothing. They are all alike, so nothing tells
 * whether one of them is that of another version or a new one. So they are not merged one by one, but counted: by their
 * kinds, behind each block that says something.
 */
import type { Node } from "prosemirror-model"
import { alignBlocks, keyOf, saysSomething } from "../alignment.ts"
import type { Bodies, Side } from "./regions.ts"

type Blocks = readonly Node[]

/**
 * What `blocks` has behind each block of `written`, and at 0 before all of them; null where it has not the block. What
 * stands behind a block that is not in `written` counts as behind the one before that.
 */
function blanksBehind(written: Blocks, blocks: Blocks): (Node[] | null)[] {
  const own = blocks.filter(saysSomething)
  const places = new Map(alignBlocks(own, written).map(({ from, to }) => [from, to + 1]))
  const found: (Node[] | null)[] = [[], ...written.map(() => null)]
  let at = 0
  let count = 0
  for (const block of blocks) {
    if (saysSomething(block)) {
      at = places.get(count++) ?? at
      found[at] ??= []
    } else found[at]!.push(block)
  }
  return found
}

/**
 * `merged` with the blanks of both sides behind each of its blocks. Of each kind there are as many as the side has that
 * changed their number, and where both did, as many as the one that has more: so merging again changes nothing.
 */
export function withBlanks(bodies: Bodies, merged: Blocks): Node[] {
  const written = merged.filter(saysSomething)
  if (Object.values(bodies).every((blocks) => blocks.every(saysSomething))) return written
  const behind = (side: Side) => blanksBehind(written, bodies[side])
  const [base, ours, theirs] = [behind("base"), behind("ours"), behind("theirs")]
  return base.flatMap((before, at) => [
    ...(at > 0 ? [written[at - 1]!] : []),
    ...blanksAt(before ?? [], ours[at]!, theirs[at]!),
  ])
}

const nameOf = (blanks: Blocks) => blanks.map(keyOf).join(" ")

/** The blanks at one place; null of a side that has not the block before them. */
function blanksAt(base: Blocks, ours: Blocks | null, theirs: Blocks | null): Blocks {
  if (ours === null || theirs === null) return ours ?? theirs ?? []
  const [before, mine, others] = [nameOf(base), nameOf(ours), nameOf(theirs)]
  if (mine === others || others === before) return ours
  if (mine === before) return theirs
  // Both desks take the same one for the first.
  const isFirst = ours.length === theirs.length ? mine < others : ours.length > theirs.length
  const [first, second] = isFirst ? [ours, theirs] : [theirs, ours]
  const counts = countsAt(base, ours, theirs)
  for (const side of [first, second]) if (hasCounts(side, counts)) return side
  const all: Node[] = []
  for (const blank of [...first, ...second]) {
    const left = counts.get(keyOf(blank)) ?? 0
    if (left > 0) all.push(blank)
    counts.set(keyOf(blank), left - 1)
  }
  return all
}

/** How many blanks of each kind there are to be. */
function countsAt(base: Blocks, ours: Blocks, theirs: Blocks): Map<string, number> {
  const [before, mine, others] = [countsOf(base), countsOf(ours), countsOf(theirs)]
  const counts = new Map<string, number>()
  for (const kind of new Set([...mine.keys(), ...others.keys()])) {
    const [b, o, t] = [before.get(kind) ?? 0, mine.get(kind) ?? 0, others.get(kind) ?? 0]
    counts.set(kind, t === b ? o : o === b ? t : Math.max(o, t))
  }
  return counts
}

function countsOf(blanks: Blocks): Map<string, number> {
  const counts = new Map<string, number>()
  for (const blank of blanks) counts.set(keyOf(blank), (counts.get(keyOf(blank)) ?? 0) + 1)
  return counts
}

function hasCounts(blanks: Blocks, counts: ReadonlyMap<string, number>): boolean {
  const own = countsOf(blanks)
  return [...counts].every(([kind, count]) => (own.get(kind) ?? 0) === count)
}
