/** The choices of the writer for the conflicts of a merge, and the article that they make. */
import type { Node } from "prosemirror-model"
import { keyOf } from "../alignment.ts"
import { commonPairs } from "../common-sequence.ts"
import type { Dossier } from "../dossier.ts"
import { type Article, dossierOf, schema } from "../schema.ts"
import type { BlockConflict, Choice, Conflict, FieldConflict, Merge } from "./conflict.ts"
import { joinedLines } from "./line.ts"

/** What may be chosen for `conflict`: some fields of the dossier hold one value only. */
export function choicesFor(conflict: Conflict): Choice[] {
  return conflict.part !== "dossier" || conflict.field === "summary"
    ? ["ours", "theirs", "both"]
    : ["ours", "theirs"]
}

/**
 * The merged article with each conflict as it was chosen, by the order of `merge.conflicts`. Conflicts without a
 * choice are ours, and so are those with the choice "both" that cannot hold both. It may be called repeatedly, with
 * choices in any order.
 */
export function resolve(merge: Merge, choices: readonly (Choice | null | undefined)[]): Article {
  const dossier: Dossier = dossierOf(merge.article)
  const parts = [merge.article.child(0), merge.article.child(1)]
  merge.conflicts.forEach((conflict, index) => {
    const choice = choices[index] ?? "ours"
    if (conflict.part === "dossier") Object.assign(dossier, chosenField(conflict, choice))
    else if (conflict.part !== "body")
      parts[conflict.part === "headline" ? 0 : 1] = chosenPart(conflict, choice)
  })
  const blocks = merge.pieces.flatMap((piece) => {
    if (typeof piece !== "number") return [piece]
    const conflict = merge.conflicts[piece]
    return conflict?.part === "body" ? chosenBlocks(conflict, choices[piece] ?? "ours") : []
  })
  return composed(dossier, parts, blocks)
}

function chosenField(conflict: FieldConflict, choice: Choice): Partial<Dossier> {
  if (choice === "both" && conflict.field === "summary")
    return { summary: [conflict.ours, conflict.theirs].filter((text) => text !== "").join("\n") }
  return { [conflict.field]: choice === "theirs" ? conflict.theirs : conflict.ours }
}

function chosenPart({ ours, theirs }: BlockConflict, choice: Choice): Node {
  const [o, t] = [ours[0]!, theirs[0]!]
  if (choice === "both") return joinedLines(o, t)
  return choice === "ours" ? o : t
}

function chosenBlocks({ ours, theirs }: BlockConflict, choice: Choice): Node[] {
  if (choice === "both") return united(ours, theirs)
  return choice === "ours" ? ours : theirs
}

/** An article of these parts; a body without blocks is an empty paragraph. */
export function composed(dossier: Dossier, parts: readonly Node[], blocks: readonly Node[]): Article {
  const { doc, body, paragraph } = schema.nodes
  const filled = blocks.length > 0 ? blocks : [paragraph.create()]
  const article = doc.create(dossier, [...parts, body.create(null, filled)])
  article.check()
  return article
}

/** All of `ours` and all of `theirs` in the order of both, ours first at one place; blocks that both have occur once. */
function united(ours: readonly Node[], theirs: readonly Node[]): Node[] {
  const [ourKeys, theirKeys] = [ours.map(keyOf), theirs.map(keyOf)]
  const shared = commonPairs(ourKeys, theirKeys)
  /** How many of each of our blocks are not matched yet. */
  const unmet = new Map<string, number>()
  for (const key of ourKeys) unmet.set(key, (unmet.get(key) ?? 0) + 1)
  for (const [o] of shared) unmet.set(ourKeys[o]!, unmet.get(ourKeys[o]!)! - 1)
  const all: Node[] = []
  let [a, b] = [0, 0]
  for (const [o, t] of [...shared, [ours.length, theirs.length] as const]) {
    all.push(...ours.slice(a, o))
    for (let index = b; index < t; index++) {
      const left = unmet.get(theirKeys[index]!) ?? 0
      if (left > 0) unmet.set(theirKeys[index]!, left - 1)
      else all.push(theirs[index]!)
    }
    all.push(...ours.slice(o, o + 1))
    a = o + 1
    b = t + 1
  }
  return all
}
