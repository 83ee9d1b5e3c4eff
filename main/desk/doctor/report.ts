/** The doctor's report on a newsroom. */
import type { Words } from "../../contract/words/index.ts"

export type FindingCode = keyof Words["doctor"]["findings"]

export type Finding = {
  code: FindingCode
  /** A notice is worth knowing but does no harm: a newsroom with notices only is healthy. */
  level: "problem" | "notice"
  /** The values that its message names: `name`, a path in the newsroom with forward slashes, and others. */
  details: Record<string, string | number>
  repaired: boolean
}

export type Report = {
  findings: Finding[]
  /** What was looked at. */
  counted: {
    articles: number
    pages: number
    journals: number
    versions: number
    binned: number
    indexed: number
  }
  /** Problems that were not repaired. */
  remaining: number
}
