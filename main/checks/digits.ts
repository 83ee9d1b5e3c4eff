/** Two kinds of digits in one article: ٣ and 3. */
import type { Finding } from "../contract/checking.ts"

const numbers = /[\u0660-\u0669]{1,40}|[0-9]{1,40}/g

const isArabic = (digit: string) => digit >= "\u0660"

const other = (digits: string) =>
  Array.from(digits, (digit) =>
    isArabic(digit) ? String(digit.charCodeAt(0) - 0x660) : String.fromCharCode(0x660 + Number(digit)),
  ).join("")

/** The findings in the texts of an article's blocks: at each number of the kind that is rarer; none if all are of one kind. */
export function digitFindings(texts: readonly string[]): { block: number; finding: Finding }[] {
  const all = texts.flatMap((text, block) =>
    [...text.matchAll(numbers)].map(({ 0: digits, index }) => ({ block, digits, from: index })),
  )
  const arabic = all.filter(({ digits }) => isArabic(digits[0]!))
  const latin = all.filter(({ digits }) => !isArabic(digits[0]!))
  if (arabic.length === 0 || latin.length === 0) return []
  return (arabic.length > latin.length ? latin : arabic).map(({ block, digits, from }) => ({
    block,
    finding: {
      rule: "mixed-digits",
      kind: "style",
      severity: "warning",
      source: "article",
      from,
      to: from + digits.length,
      text: digits,
      values: { word: digits, right: other(digits) },
      fixes: [other(digits)],
    },
  }))
}
