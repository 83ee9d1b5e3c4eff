/** What two sides of an article both changed, and what may be chosen for it. */
import type { Node } from "prosemirror-model"
import type { Dossier, DossierField } from "../dossier.ts"
import type { Article } from "../schema.ts"

/**
 * Blocks that both sides changed. `at` is where ours begin among the blocks of the part in the merged
 * article, or would begin if there are none. `base` is empty if the ancestor is not known.
 */
export type BlockConflict = {
  part: "headline" | "standfirst" | "body"
  at: number
  base: Node[]
  ours: Node[]
  theirs: Node[]
}

/** A field of the dossier that both sides changed. `base` is null if the ancestor is not known. */
export type FieldConflict = {
  [Field in DossierField]: {
    part: "dossier"
    field: Field
    base: Dossier[Field] | null
    ours: Dossier[Field]
    theirs: Dossier[Field]
  }
}[DossierField]

/** A block or a field that both sides changed. */
export type Conflict = BlockConflict | FieldConflict

/** Whose version is taken; `both`: ours, then theirs. */
export type Choice = "ours" | "theirs" | "both"

/** A merged article. Made by `mergeArticles`; `pieces` is for `resolve`. */
export type Merge = {
  /** The article with ours in every conflict. */
  article: Article
  /** In reading order, the dossier's last. */
  conflicts: Conflict[]
  /** The body: blocks that are settled, and the indexes of conflicts. */
  pieces: (Node | number)[]
}
