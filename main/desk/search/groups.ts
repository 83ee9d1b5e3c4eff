/** The order of the library's groups. */
import type { Grouping } from "../../contract/library.ts"
import { ages } from "../../contract/time.ts"

const groupOrder: Partial<Record<Grouping, readonly string[]>> = {
  age: ages,
  status: ["draft", "editing", "ready", "published", "spiked", "foreign"],
}

/** Compares the keys of two groups: ages and statuses in their own order, sections by the alphabet with the nameless one last. */
export function compareGroups(by: Grouping, a: string, b: string): number {
  const order = groupOrder[by]
  if (order) return order.indexOf(a) - order.indexOf(b)
  if (a === "" || b === "") return a === b ? 0 : a === "" ? 1 : -1
  return a.localeCompare(b, "ar")
}
