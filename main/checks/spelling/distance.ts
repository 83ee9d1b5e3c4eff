/** How far two spellings are apart, by what people really confuse: 1 is any one letter for any other. */

const alefs = "اأإآٱ"

/** Letters that are written for each other, by the cost of doing so. */
const confused: readonly [letters: string, cost: number][] = [
  [alefs, 0.25],
  ["ىي", 0.25],
  ["ةه", 0.25],
  ["ؤئءأ", 0.4],
  ["وؤ", 0.4],
  ["يئ", 0.4],
  ["ىئ", 0.4],
  ["ضظ", 0.55],
  ["دذ", 0.55],
  ["سص", 0.6],
  ["تط", 0.6],
  ["ةت", 0.6],
  ["ىا", 0.5],
  ["ثسذزظ", 0.8],
  ["قك", 0.8],
  ["قغ", 0.9],
  ["حه", 0.9],
  ["حخج", 0.8],
  ["بتثني", 0.8],
  ["رز", 0.8],
  ["سش", 0.8],
  ["صض", 0.8],
  ["طظ", 0.8],
  ["عغ", 0.8],
  ["فق", 0.8],
]

/** The rows of the Arabic keyboard. */
const rows = ["ضصثقفغعهخحجد", "شسيبلاتنمكط", "ئءؤرىةوزظ"]

const costs = new Map<string, number>()
for (const row of rows)
  for (let at = 0; at + 1 < row.length; at++) {
    costs.set(row[at]! + row[at + 1]!, 0.85)
    costs.set(row[at + 1]! + row[at]!, 0.85)
  }
for (const [letters, cost] of [...confused].reverse())
  for (const one of letters) for (const other of letters) if (one !== other) costs.set(one + other, cost)

/** What it costs to write `one` for `other`. */
const swapCost = (one: string, other: string) => (one === other ? 0 : (costs.get(one + other) ?? 1))

/** What it costs that `letter` is there or lacks between `before` and `after`. */
function gapCost(letter: string, before: string, after: string, isLast: boolean): number {
  if (letter === before || letter === after) return 0.5
  if (letter === "ا" && isLast && before === "و") return 0.3
  if (letter === "ء") return isLast ? 0.4 : 0.6
  return "اوي".includes(letter) || alefs.includes(letter) ? 0.7 : 0.9
}

const transposed = 0.8

/** The cost of writing `written` for `meant`: letters confused, left out, doubled, added, or two in the wrong order. */
export function distance(written: string, meant: string): number {
  const width = meant.length + 1
  let before: number[] = []
  let last: number[] = [0]
  for (let at = 1; at < width; at++)
    last.push(last[at - 1]! + gapCost(meant[at - 1]!, meant[at - 2] ?? "", meant[at] ?? "", at === width - 1))
  for (let row = 1; row <= written.length; row++) {
    const letter = written[row - 1]!
    const gone = gapCost(letter, written[row - 2] ?? "", written[row] ?? "", row === written.length)
    const now = [last[0]! + gone]
    for (let at = 1; at < width; at++) {
      const other = meant[at - 1]!
      let cost = Math.min(
        last[at - 1]! + swapCost(letter, other),
        last[at]! + gone,
        now[at - 1]! + gapCost(other, meant[at - 2] ?? "", meant[at] ?? "", at === width - 1),
      )
      if (row > 1 && at > 1 && letter === meant[at - 2] && written[row - 2] === other && letter !== other)
        cost = Math.min(cost, before[at - 2]! + transposed)
      now.push(cost)
    }
    before = last
    last = now
  }
  return last[width - 1]!
}
