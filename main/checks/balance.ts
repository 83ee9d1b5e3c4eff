/** Quotation marks and brackets that are opened and not closed, or closed and not opened. */
import type { CheckedBlock, Finding } from "../contract/checking.ts"

const closes: Record<string, string> = { ")": "(", "]": "[", "»": "«", "”": "“" }
const opens = new Set(Object.values(closes))

/** The findings in `block`; a straight quotation mark opens and closes in turn. Lists such as `1)` are no brackets. */
export function balanceFindings({ text }: CheckedBlock): Finding[] {
  const open: { mark: string; at: number }[] = []
  const alone: number[] = []
  for (let at = 0; at < text.length; at++) {
    const mark = text[at]!
    if (opens.has(mark)) open.push({ mark, at })
    else if (mark in closes) {
      if (open.at(-1)?.mark === closes[mark]) open.pop()
      else if (
        !(mark === ")" && /(?:^|\s)[\p{Nd}\u0621-\u064A]{1,2}$/u.test(text.slice(Math.max(0, at - 3), at)))
      )
        alone.push(at)
    }
  }
  const straight = [...text.matchAll(/"/g)].map(({ index }) => index)
  if (straight.length % 2 === 1) alone.push(straight.at(-1)!)
  return [...alone, ...open.map(({ at }) => at)]
    .sort((one, other) => one - other)
    .map((at) => ({
      rule: "unbalanced",
      kind: "hygiene",
      severity: "warning",
      source: "house",
      from: at,
      to: at + 1,
      text: text[at]!,
      values: { word: text[at]! },
      fixes: [],
    }))
}
