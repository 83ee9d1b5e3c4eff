/** What the doctor says of a newsroom. */
import type { Words } from "../../contract/words/index.ts"

export type FindingCode = keyof Words["doctor"]["findings"]

export type Finding = {
  code: FindingCode
  /** A notice does no harm: it is worth knowing, and no reason to call a newsroom ill. */
  level: "problem" | "notice"
  /** What its words name: `name`, a path in the newsroom with forward slashes, and others. */
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
