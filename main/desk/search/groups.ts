/** How the library's lines stand together: by age, section or status. */
import type { ArticleSummary, Grouping } from "../../contract/library.ts"

/** The group that an article is in at the moment `now`; empty where there is no grouping. */
export function groupOf(article: ArticleSummary, by: Grouping, now: Date): string {
  if (by === "section") return article.section
  if (by === "status") return article.kind === "foreign" ? "foreign" : article.status
  return by === "age" ? ageOf(article.updated, now) : ""
}

export const ages = ["today", "yesterday", "week", "older"] as const
export type Age = (typeof ages)[number]

/** When each age begins, in milliseconds, in the desk's own days. */
export function ageStarts(now: Date): Record<Age, number> {
  const day = (back: number) => new Date(now.getFullYear(), now.getMonth(), now.getDate() - back).getTime()
  return { today: day(0), yesterday: day(1), week: day(6), older: Number.NEGATIVE_INFINITY }
}

/** How long ago a moment was, in the desk's own days. */
function ageOf(updated: string, now: Date): Age {
  const starts = ageStarts(now)
  const at = Date.parse(updated)
  return ages.find((age) => at >= starts[age]) ?? "older"
}

const groupOrder: Partial<Record<Grouping, readonly string[]>> = {
  age: ages,
  status: ["draft", "editing", "ready", "published", "spiked", "foreign"],
}

/** Puts the groups' keys in order: their own, or that of the alphabet, with the nameless one last. */
export function compareGroups(by: Grouping, a: string, b: string): number {
  const order = groupOrder[by]
  if (order) return order.indexOf(a) - order.indexOf(b)
  if (a === "" || b === "") return a === b ? 0 : a === "" ? 1 : -1
  return a.localeCompare(b, "ar")
}
