/** The lexicon of the product, read once for a file of tests. */
import { createChecker } from "../../main/checks/checker.ts"
import type { CheckedBlock } from "../../main/contract/checking.ts"
import { loadLexicon } from "../../main/desk/checks/lexicon.ts"

/** The product's own lexicon. */
export const lexicon = await loadLexicon()

/** A checker with the rules that are on. */
export const checker = createChecker(lexicon)

/** A block of the body. */
export const block = (text: string, kind: CheckedBlock["kind"] = "text"): CheckedBlock => ({
  key: "0",
  kind,
  text,
})

/** What is found in `text`, as `rule: what stands there > first fix`. */
export const found = (text: string, kind: CheckedBlock["kind"] = "text"): string[] =>
  checker
    .check([block(text, kind)])[0]!
    .map(({ rule, text, fixes }) => `${rule}: ${text} > ${fixes[0] ?? ""}`)
