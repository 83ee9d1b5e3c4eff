/** Rules as data: a pattern, what it replaces its match by, and how much it matters. */
import type { CheckedBlock, Finding, FindingKind, FindingSource, Severity } from "../contract/checking.ts"

/**
 * A rule that looks at the text of a block alone. `pattern` is global, and its repetitions are bounded, so that its time
 * is in proportion to the text. `fixes` gives the replacements of the whole match, the best first; null where the match
 * is right after all. A rule that is not `isOn` is for newsrooms that ask for it.
 */
export type Rule = {
  name: string
  kind: FindingKind
  severity: Severity
  source?: FindingSource
  isOn: boolean
  /** In which blocks it is looked for; in all unless told. */
  only?: CheckedBlock["kind"]
  pattern: RegExp
  fixes(match: RegExpExecArray, text: string): string[] | null
}

/** The findings of `rule` in `block`. */
export function findingsOf(rule: Rule, block: CheckedBlock): Finding[] {
  if (rule.only !== undefined && rule.only !== block.kind) return []
  const findings: Finding[] = []
  for (const match of block.text.matchAll(rule.pattern)) {
    const fixes = rule.fixes(match, block.text)
    if (fixes === null) continue
    const found = match[0]
    findings.push({
      rule: rule.name,
      kind: rule.kind,
      severity: rule.severity,
      source: rule.source ?? "house",
      from: match.index,
      to: match.index + found.length,
      text: found,
      values: { word: found, right: fixes[0] ?? "" },
      fixes,
    })
  }
  return findings
}
