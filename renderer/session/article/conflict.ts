/** The two conflicts that the writer is asked about: with the article's own file, and with a conflict copy of it. */
import type { Article } from "../../../main/article/schema.ts"
import type { Saved } from "../../../main/contract/desk.ts"

/** A conflict with the article's file: what the desk answered to a save, and `ours`, the text that was to be saved. */
export type Conflict = Extract<Saved, { kind: "conflict" }> & { ours: Article }

/** A conflict with a copy that is being merged into its article. */
export type CopyConflict = {
  /** The copy's id in the library's list. */
  line: string
  /** The hash of the copy's file as it was read. */
  hash: string
  /** When the copy's file last changed: ISO 8601. */
  changed: string
  /** The version that both sides come from; null if the history does not tell. */
  ancestor: Article | null
  /** The article's text in which the conflicts were found. */
  ours: Article
  theirs: Article
}
