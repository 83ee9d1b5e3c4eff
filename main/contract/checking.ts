/** What a check finds in a text. */

/** What sort of thing is found. */
export type FindingKind = "spelling" | "grammar" | "style" | "hygiene" | "preflight"

/** How much it matters: an error is wrong, a warning probably is, a hint is for the writer to weigh. */
export type Severity = "error" | "warning" | "hint"

/** Where a finding's knowledge is from: counts of real text, the dictionary, a list, or a rule of the house. */
export type FindingSource = "counts" | "context" | "dictionary" | "list" | "article" | "house"

/**
 * A finding in a block. `from` and `to` are UTF-16 offsets in the block's text, `text` is what stands there. `rule` is
 * the name by which the message is kept in `words/ar/checks.ts`; `values` fill its places. `fixes` are replacements of
 * `from`..`to`, the best first; there may be none.
 */
export type Finding = {
  rule: string
  kind: FindingKind
  severity: Severity
  source: FindingSource
  from: number
  to: number
  text: string
  values: Record<string, string | number>
  fixes: string[]
}

/**
 * The findings of a block with those that go across blocks, in the order of the text, without those across at a place
 * that has one of its own.
 */
export const merged = (own: readonly Finding[], across: readonly Finding[]): Finding[] =>
  [...own, ...across.filter(({ from, to }) => !own.some((one) => one.from < to && from < one.to))].sort(
    (one, other) => one.from - other.from || one.to - other.to,
  )

/** A block of an article as the checks see it. `key` is any name by which its findings are known. */
export type CheckedBlock = { key: string; kind: "headline" | "standfirst" | "text"; text: string }
