/** Quotation marks and brackets that are opened and not closed, or closed and not opened. */
import type { Finding } from "../contract/checking.ts"

const closes: Record<string, string> = { ")": "(", "]": "[", "»": "«", "”": "“" }
const opens = new Set(Object.values(closes))

/** Marks of quotations; they may close in a later paragraph than they open in. */
const quotations = new Set(["«", "»", "“", "”", '"'])

/** A mark at its place: the number of the block, and the offset in it. */
type Mark = { mark: string; block: number; at: number }

/** A number or letter of a list before its bracket, as in `1)`. */
const listed = /(?:^|\s)[\p{Nd}\u0621-\u064A]{1,2}$/u

/** The marks of a block that have no partner in it. A straight quotation mark opens and closes in turn. */
function aloneIn(text: string, block: number): Mark[] {
  const open: Mark[] = []
  const alone: Mark[] = []
  for (let at = 0; at < text.length; at++) {
    const mark = text[at]!
    const last = open.at(-1)?.mark
    if (mark === '"' && last === '"') open.pop()
    else if (mark === '"' || opens.has(mark)) open.push({ mark, block, at })
    else if (mark in closes) {
      if (last === closes[mark]) open.pop()
      else if (mark !== ")" || !listed.test(text.slice(Math.max(0, at - 3), at)))
        alone.push({ mark, block, at })
    }
  }
  return [...alone, ...open].sort((one, other) => one.at - other.at)
}

/** The findings in the texts of an article's blocks. */
export function balanceFindings(texts: readonly string[]): { block: number; finding: Finding }[] {
  const alone: Mark[] = []
  /** Quotations that are open at the end of a block. */
  const open: Mark[] = []
  for (const mark of texts.flatMap(aloneIn)) {
    if (!quotations.has(mark.mark)) {
      alone.push(mark)
      continue
    }
    const last = open.at(-1)?.mark
    if (last !== undefined && (mark.mark === '"' ? last === '"' : last === closes[mark.mark])) open.pop()
    else if (mark.mark === '"' || opens.has(mark.mark)) open.push(mark)
    else alone.push(mark)
  }
  return [...alone, ...open].map(({ mark, block, at }) => ({
    block,
    finding: {
      rule: "unbalanced",
      kind: "hygiene",
      severity: "warning",
      source: "house",
      from: at,
      to: at + 1,
      text: mark,
      values: { word: mark },
      fixes: [],
    },
  }))
}
