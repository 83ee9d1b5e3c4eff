/** Whose version of a region holds, or that both changed it, each in its own way. */
import type { Node } from "prosemirror-model"
import { keyOf, wordsOf } from "../alignment.ts"

/** Whose blocks are taken; `conflict` if that is for the writer to say. */
export type Verdict = "ours" | "theirs" | "conflict"

/** Whose version holds of blocks that were `base` and are `ours` and `theirs` now; `base` is null if it is not known. */
export function verdictOf(
  base: readonly Node[] | null,
  ours: readonly Node[],
  theirs: readonly Node[],
): Verdict {
  if (equal(ours, theirs)) return "ours"
  if (base === null) return "conflict"
  if (equal(base, theirs)) return "ours"
  if (equal(base, ours)) return "theirs"
  if (includes(ours, theirs, base)) return "ours"
  return includes(theirs, ours, base) ? "theirs" : "conflict"
}

const equal = (some: readonly Node[], others: readonly Node[]) =>
  some.length === others.length &&
  some.every((block, n) => block === others[n] || keyOf(block) === keyOf(others[n]!))

/**
 * Whether `whole` has the changes of `part` in it, as after a merge: all its blocks, and besides them nothing that
 * `part` removed.
 */
function includes(whole: readonly Node[], part: readonly Node[], base: readonly Node[]): boolean {
  if (part.length === 0) return false
  const rest = [...whole]
  for (const block of part) {
    const at = rest.findIndex((other) => keyOf(other) === keyOf(block))
    if (at < 0) return false
    rest.splice(at, 1)
  }
  const [old, kept, more] = [countsIn(base), countsIn(part), countsIn(rest)]
  // It has words that only somebody who knew `part` can have, or has what both left twice.
  for (const [word, count] of kept)
    if (count > (old.get(word) ?? 0) || (more.has(word) && count + more.get(word)! > old.get(word)!))
      return true
  for (const word of more.keys()) if ((old.get(word) ?? 0) > (kept.get(word) ?? 0)) return false
  return true
}

function countsIn(blocks: readonly Node[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const block of blocks)
    for (const [word, count] of wordsOf(block).counts) counts.set(word, (counts.get(word) ?? 0) + count)
  return counts
}
