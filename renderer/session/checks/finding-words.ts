/** The words for a finding. */
import type { Finding } from "../../../main/contract/checking.ts"
import { fill } from "../../../main/contract/words/fill.ts"
import type { Words } from "../../../main/contract/words/index.ts"
import { isolate } from "../../../main/contract/words/isolate.ts"

const ruleOf = (words: Words, { rule }: Finding) =>
  Object.hasOwn(words.checks.rules, rule) ? words.checks.rules[rule as keyof Words["checks"]["rules"]] : null

/** What was found, in a sentence. */
export function messageOf(words: Words, finding: Finding): string {
  const values = Object.entries(finding.values).map(([name, value]) => [name, isolate(String(value))])
  return fill(ruleOf(words, finding)?.message ?? finding.rule, Object.fromEntries(values))
}

/** Why it is found. */
export const reasonOf = (words: Words, finding: Finding): string => ruleOf(words, finding)?.why ?? ""
