/** Findings for the tests of the checks. */
import type { Finding } from "../../../../main/contract/checking.ts"
import type { Noted } from "../../../../renderer/editor/findings.ts"

/** A finding of `text` at `from` in its block. */
export const findingOf = (text: string, from = 0, change: Partial<Finding> = {}): Finding => ({
  rule: "ta-marbuta",
  kind: "spelling",
  severity: "error",
  source: "counts",
  from,
  to: from + text.length,
  text,
  values: {},
  fixes: [],
  ...change,
})

/** A finding with its place in the first block of the body. */
export const notedOf = (text: string, change: Partial<Noted> = {}): Noted => ({
  finding: findingOf(text),
  kind: "paragraph",
  number: 1,
  before: "",
  after: "",
  ...change,
})
