/** Targets of links, and what is wrong with the article that a link leads to. */
import type { Described } from "../../main/contract/library.ts"

/** A link as the window asks for it: `title` is null where the text stays as it is. */
export type LinkTarget = { title: string | null; href: string; article: string | null }

/** Why the article that a link leads to cannot be read by the public. */
export type Wrong = "spiked" | "binned" | "missing"

/** What is wrong with the article that a link leads to; null if nothing is wrong or nothing is known yet. */
export function wrongWith(described: Described | undefined): Wrong | null {
  if (!described) return null
  if (!described.summary) return described.binned ? "binned" : "missing"
  return described.summary.status === "spiked" ? "spiked" : null
}

/** The article that the target of a link names; null for an address. */
export function articleOf(href: string): string | null {
  return /^article:(.+)$/.exec(href)?.[1] ?? null
}
