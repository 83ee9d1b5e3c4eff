/** Findings as `midad check` prints them: as text, as JSON and as SARIF. */
import type { Finding, Severity } from "../contract/checking.ts"
import { fill } from "../contract/words/fill.ts"
import { harmless, harmlessInLine } from "../contract/words/harmless.ts"
import { wordsIn } from "../contract/words/index.ts"
import { language } from "./terminal.ts"

/** A finding in a block of a file: by the block's number, or `headline` or `standfirst`. */
export type Placed = { block: number | "headline" | "standfirst"; finding: Finding }

/** The findings of a file. `lines` are the numbers of the blocks' lines from 0; null where the blocks are no lines. */
export type Checked = { path: string; found: Placed[]; lines: number[] | null }

const words = wordsIn(language).checks

const ruleWords = (rule: string) => words.rules[rule as keyof typeof words.rules]

/** What a finding says in the user's language. */
export const messageOf = ({ rule, values }: Finding): string => fill(ruleWords(rule).message, values)

const flat = ({ block, finding }: Placed) => {
  const { rule, kind, severity, from, to, text, fixes } = finding
  return { rule, kind, severity, block, from, to, text, message: messageOf(finding), fixes }
}

/** One line of JSON for a file. Strings in it cannot command a terminal. */
export const asJson = ({ path, found }: Checked): string =>
  `${harmless(JSON.stringify({ path, findings: found.map(flat) })).replace(/[\u2066-\u2069]/g, escaped)}\n`

const escaped = (one: string) => `\\u${one.charCodeAt(0).toString(16)}`

/** A line for each finding: where it is, what it matters, what it says, and the first fix. */
export function asText({ path, found }: Checked): string {
  return found
    .map(({ block, finding }) => {
      const place = typeof block === "number" ? fill(words.places.block, { block }) : words.places[block]
      const at = `${path}: ${place}: ${finding.from}`
      return `${harmlessInLine(`${at}: ${words.severities[finding.severity]}: ${messageOf(finding)} [${finding.rule}]`)}\n`
    })
    .join("")
}

const levels = { error: "error", warning: "warning", hint: "note" } as const satisfies Record<
  Severity,
  string
>

/** One SARIF 2.1.0 log of all files. A block that is a line has its region; in any other the block is a logical place. */
export function asSarif(files: readonly Checked[]): string {
  const used = [...new Set(files.flatMap(({ found }) => found.map(({ finding }) => finding.rule)))].sort()
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "midad",
            rules: used.map((id) => ({ id, fullDescription: { text: ruleWords(id).why } })),
          },
        },
        columnKind: "utf16CodeUnits",
        results: files.flatMap((file) => file.found.map((placed) => resultOf(file, placed))),
      },
    ],
  }
  return `${harmless(JSON.stringify(log, null, 2)).replace(/[\u2066-\u2069]/g, escaped)}\n`
}

function resultOf({ path, lines }: Checked, placed: Placed) {
  const { block, finding } = placed
  const { from, to } = finding
  const line = lines && typeof block === "number" ? lines[block]! + 1 : null
  return {
    ruleId: finding.rule,
    level: levels[finding.severity],
    message: { text: messageOf(finding) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: path === "-" ? "stdin" : encodeURI(path.replaceAll("\\", "/")) },
          ...(line !== null && { region: { startLine: line, startColumn: from + 1, endColumn: to + 1 } }),
        },
        logicalLocations: [{ name: String(block), kind: "element" }],
      },
    ],
    properties: flat(placed),
  }
}
