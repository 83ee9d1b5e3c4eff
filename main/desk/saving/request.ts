/** What a save is asked for, and the file that it finds. */
import type { Article } from "../../article/schema.ts"
import type { CallInput } from "../../contract/desk.ts"
import type { FileContent } from "../files/content.ts"

export type Journal = CallInput<"saveArticle">["journal"]

/**
 * A save: the document and the rest of the window's call. `journaled` is when the journal got exactly this document,
 * null if it did not; see `Journals.timeOf`.
 */
export type SaveRequest = {
  article: Article
  base: string | null
  settle: boolean
  journal: Journal
  journaled: string | null
}

/** An article's file, by its name in the newsroom, and what it held when it was read or written. */
export type FoundFile = { name: string; content: FileContent }
