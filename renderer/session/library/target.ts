/** An article that a command acts on. */
import type { ArticleSummary } from "../../../main/contract/library.ts"

/** An article that is to be changed, with the status and section that it has as far as they are known. */
export type Target = Pick<ArticleSummary, "id" | "headline" | "kind"> &
  Partial<Pick<ArticleSummary, "status" | "section">>
