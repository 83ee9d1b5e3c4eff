/**
 * Three-way merging of articles: joins two sides that changed one version.
 *
 * The headline and the standfirst are a block each, the dossier is its fields, and the body is regions: the blocks of
 * the base and of both sides that belong together, because they are versions of one, or were parted, cut from it or
 * joined to it. What one side changed and the other left is taken from the one that changed it; the same change on
 * both sides is one change. So changes in different blocks are merged, also in neighbouring ones. Beyond that:
 *
 * - Blocks that both sides put in at one place are all kept, ours before theirs; equal ones once, wherever they are.
 * - A block that one side moved is where it was moved to, with the other side's changes in it. If both moved it, it
 *   is where ours has it, as no text is lost by that.
 * - Topics, bylines and related articles are merged as sets. `id` is ours.
 * - A region that both sides changed otherwise, or that one changed and the other removed, is a conflict, and so is a
 *   field. If one side has the changes of the other in its own, as after a merge, there is no conflict.
 * - Words that a side carried into a region in conflict or out of it bring the region at their other end into it. So
 *   whatever is chosen, what both sides have is there, and it is there once: but for a single word around which both
 *   sides rewrote everything, in about one of 100,000 merges.
 *
 * Merging again what was merged changes nothing: `mergeArticles(base, merged, theirs)` is `merged`. Empty paragraphs and
 * dividers are all alike, so they are counted behind each block that says something: what one side put in or took out
 * there is so, and where both did, there are as many as the one that has more. No time decides anything. `updated` is taken from the side that changed it, or from ours if both did. The desk that saves the result
 * sets it by its own clock, so a wrong clock wins nothing, and its time is gone with the next save.
 */
import type { Node } from "prosemirror-model"
import { composed } from "./merge/choices.ts"
import type { Conflict, Merge } from "./merge/conflict.ts"
import { mergeDossiers } from "./merge/dossiers.ts"
import { mergeLines } from "./merge/line.ts"
import { mergeSettled } from "./merge/settled.ts"
import { compareBodies } from "./merge/unrelated.ts"
import { type Article, dossierOf } from "./schema.ts"

export { choicesFor, resolve } from "./merge/choices.ts"
export type { Choice, Conflict, Merge } from "./merge/conflict.ts"

/** Merges `theirs` into `ours`. `base` is the version that both come from; null if it is not known: then all that differs is a conflict. */
export function mergeArticles(base: Article | null, ours: Article, theirs: Article): Merge {
  const conflicts: Conflict[] = []
  const parts = (["headline", "standfirst"] as const).map((part, index) => {
    const [b, o, t] = [base?.child(index) ?? null, ours.child(index), theirs.child(index)]
    const merged = mergeLines(b, o, t)
    if (merged) return merged
    conflicts.push({ part, at: 0, base: b ? [b] : [], ours: [o], theirs: [t] })
    return o
  })
  const [mine, others] = [ours.child(2).children, theirs.child(2).children]
  const merged = base
    ? mergeSettled({ base: base.child(2).children, ours: mine, theirs: others })
    : compareBodies(mine, others)
  const blocks: Node[] = []
  const pieces: Merge["pieces"] = []
  for (const piece of merged) {
    if ("type" in piece) {
      pieces.push(piece)
      blocks.push(piece)
      continue
    }
    pieces.push(conflicts.length)
    conflicts.push({ part: "body", at: blocks.length, ...piece })
    blocks.push(...piece.ours)
  }
  const dossier = mergeDossiers(base && dossierOf(base), dossierOf(ours), dossierOf(theirs), conflicts)
  return { article: composed(dossier, parts, blocks), conflicts, pieces }
}
