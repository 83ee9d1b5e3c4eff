/** The groups of the library's lines. */
import type { ArticleSummary, Grouping } from "./library.ts"
import { ageOf } from "./time.ts"

/** The group of a line at the moment `now`, in milliseconds; empty where there is no grouping. */
export function groupOf(line: ArticleSummary, by: Grouping, now: number): string {
  if (by === "section") return line.section
  if (by === "status") return line.kind === "article" ? line.status : "foreign"
  return by === "age" ? ageOf(line.updated, now) : ""
}
