/**
 * The common items of two lists, in order: a longest common subsequence, or a shorter one if the longest takes too
 * long to find.
 */

/** Indexes into two lists, of items that belong together. */
export type Pair = readonly [before: number, after: number]

/** How much looking for the longest common sequence may cost, in items looked at. */
const patience = 400_000

/**
 * The items that both lists have, in order: a longest common sequence. Between lists that are long and have
 * little in common it is one that is found quickly: through the items that each list has just once.
 */
export function commonPairs<Item>(before: readonly Item[], after: readonly Item[]): Pair[] {
  const numbers = new Map<Item, number>()
  const numbered = (items: readonly Item[]) =>
    Int32Array.from(items, (item) => {
      const known = numbers.get(item)
      if (known !== undefined) return known
      numbers.set(item, numbers.size)
      return numbers.size - 1
    })
  const pairs: Pair[] = []
  common(numbered(before), numbered(after), 0, 0, patience, pairs)
  return pairs
}

/** Adds the common items of two lists, which begin at `from` and `to` of the whole, to `pairs`. */
function common(
  before: Int32Array,
  after: Int32Array,
  from: number,
  to: number,
  budget: number,
  pairs: Pair[],
): void {
  const shorter = Math.min(before.length, after.length)
  let head = 0
  while (head < shorter && before[head] === after[head]) head++
  let tail = 0
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  for (let n = 0; n < head; n++) pairs.push([from + n, to + n])
  const left = before.subarray(head, before.length - tail)
  const right = after.subarray(head, after.length - tail)
  if (left.length > 0 && right.length > 0) {
    const found = shortestEdit(left, right, budget)
    if (found) for (const [a, b] of found) pairs.push([from + head + a, to + head + b])
    else throughAnchors(left, right, from + head, to + head, budget, pairs)
  }
  for (let n = tail; n > 0; n--) pairs.push([from + before.length - n, to + after.length - n])
}

/**
 * The common items by Myers's greedy algorithm (An O(ND) Difference Algorithm and Its Variations, 1986); null if
 * that costs more than `budget`.
 */
function shortestEdit(before: Int32Array, after: Int32Array, budget: number): Pair[] | null {
  const most = before.length + after.length
  /** For each number of edits, how far each diagonal was followed; the diagonals of `d` edits are -d, -d+2 … d. */
  const trace: Int32Array[] = []
  let spent = 0
  for (let d = 0; d <= most; d++) {
    const reached = new Int32Array(d + 1)
    const last = trace.at(-1)
    for (let n = 0; n <= d; n++) {
      const k = 2 * n - d
      // Diagonal k-1 stands at n-1 in the row before, k+1 at n.
      const down = n === 0 || (n < d && last![n - 1]! < last![n]!)
      let x = d === 0 ? 0 : down ? last![n]! : last![n - 1]! + 1
      let y = x - k
      const begun = x
      while (x < before.length && y < after.length && before[x] === after[y]) {
        x++
        y++
      }
      reached[n] = x
      spent += x - begun + 1
      if (x >= before.length && y >= after.length) {
        trace.push(reached)
        return walkedBack(trace, before.length, after.length)
      }
    }
    if (spent > budget) return null
    trace.push(reached)
  }
  return []
}

/** The pairs on the path that `trace` has found, from its end back to its beginning. */
function walkedBack(trace: readonly Int32Array[], width: number, height: number): Pair[] {
  const pairs: Pair[] = []
  let x = width
  let y = height
  for (let d = trace.length - 1; d >= 0; d--) {
    let fromX = 0
    let fromY = 0
    if (d > 0) {
      const last = trace[d - 1]!
      const k = x - y
      const n = (k + d) / 2
      const down = n === 0 || (n < d && last[n - 1]! < last[n]!)
      fromX = down ? last[n]! : last[n - 1]!
      fromY = fromX - (down ? k + 1 : k - 1)
      const startX = down ? fromX : fromX + 1
      while (x > startX) pairs.push([--x, --y])
    } else while (x > 0) pairs.push([--x, --y])
    x = fromX
    y = fromY
  }
  return pairs.reverse()
}

/** The common items through those that both lists have just once, in their longest common order. */
function throughAnchors(
  before: Int32Array,
  after: Int32Array,
  from: number,
  to: number,
  budget: number,
  pairs: Pair[],
): void {
  const indexes = singleIndexes(after)
  const shared: Pair[] = []
  for (const [item, a] of singleIndexes(before)) {
    const b = indexes.get(item)
    if (b !== undefined && b >= 0 && a >= 0) shared.push([a, b])
  }
  const anchors = increasing(shared.sort(([a], [b]) => a - b))
  if (anchors.length === 0) return
  const each = Math.max(1000, Math.floor(budget / (anchors.length + 1)))
  let [a, b] = [0, 0]
  for (const [x, y] of [...anchors, [before.length, after.length] as const]) {
    common(before.subarray(a, x), after.subarray(b, y), from + a, to + b, each, pairs)
    if (x < before.length) pairs.push([from + x, to + y])
    a = x + 1
    b = y + 1
  }
}

/** The index of each item that is in the list once; -1 for others. */
function singleIndexes(items: Int32Array): Map<number, number> {
  const indexes = new Map<number, number>()
  items.forEach((item, index) => {
    indexes.set(item, indexes.has(item) ? -1 : index)
  })
  return indexes
}

/** The most of `pairs`, which are in order of their first, that are in order of their second as well. */
export function increasing(pairs: readonly Pair[]): Pair[] {
  /** For each length, which pair ends the sequence of that length with the least second. */
  const ends: number[] = []
  const before = new Int32Array(pairs.length).fill(-1)
  pairs.forEach(([, second], index) => {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (pairs[ends[middle]!]![1] < second) low = middle + 1
      else high = middle
    }
    if (low > 0) before[index] = ends[low - 1]!
    ends[low] = index
  })
  const sequence: Pair[] = []
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at]!) sequence.push(pairs[at]!)
  return sequence.reverse()
}
