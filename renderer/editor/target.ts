/** What may be wrong with the article that a link leads to. */
import type { Described } from "../../main/contract/library.ts"

export type Wrong = "spiked" | "binned" | "missing"

/** What is wrong with where a link leads; null if nothing is, or nothing is known yet. */
export function wrongWith(described: Described | undefined): Wrong | null {
  if (!described) return null
  if (!described.summary) return described.binned ? "binned" : "missing"
  return described.summary.status === "spiked" ? "spiked" : null
}

/** The article that the target of a link names; null for an address. */
export function articleOf(href: string): string | null {
  return /^article:(.+)$/.exec(href)?.[1] ?? null
}
