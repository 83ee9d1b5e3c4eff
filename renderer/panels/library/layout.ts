/**
 * The positions of the lines and heads of a grouped list, in rem. All heads have the same height. A line whose height is
 * not known yet has the usual one.
 */
import type { LibraryPage } from "../../../main/contract/library.ts"
import type { Range } from "../../session/library/answer.ts"

/** The usual height of a line, and the height of a group's head; 0 if groups have no head. */
export type Measure = { row: number; head: number }

/** A group: its lines are `from` to `from + count`, the last one not included; its head is at `top`. */
export type Group = { key: string; from: number; count: number; top: number; height: number }

export type Layout = Measure & {
  groups: readonly Group[]
  total: number
  height: number
  /** The indexes of the lines that are not as high as usual, in ascending order. */
  unusual: readonly number[]
  /** How much higher than usual all lines of `unusual` before each one are together; one longer than `unusual`. */
  excess: readonly number[]
}

/** A line's index and its height. */
export type Height = readonly [at: number, height: number]

/** The layout of groups with these keys and counts. `known` has heights of lines, in any order. */
export function layOut(
  groups: LibraryPage["groups"],
  { row, head }: Measure,
  known: readonly Height[] = [],
): Layout {
  const others = known.filter(([, height]) => height !== row).sort(([one], [other]) => one - other)
  const excess = [0]
  for (const [, height] of others) excess.push(excess.at(-1)! + height - row)
  const heights = { row, unusual: others.map(([at]) => at), excess }
  let from = 0
  let top = 0
  const placed = groups.map(({ key, count }) => {
    const group = { key, from, count, top, height: head + heightOf(heights, from, from + count) }
    from += count
    top += group.height
    return group
  })
  return { ...heights, head, groups: placed, total: from, height: top }
}

/** The height of the lines `from` to `to` together, the last one not included. */
function heightOf(
  { row, unusual, excess }: Pick<Layout, "row" | "unusual" | "excess">,
  from: number,
  to: number,
) {
  const before = (at: number) => excess[firstIndex(unusual.length, (index) => unusual[index]! >= at)]!
  return (to - from) * row + before(to) - before(from)
}

/** The first index below `count` that `fits`, if all after it fit as well; `count` if none fits. */
function firstIndex(count: number, fits: (index: number) => boolean): number {
  let [low, high] = [0, count]
  while (low < high) {
    const middle = (low + high) >> 1
    if (fits(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/** The group of the line `at`; undefined beyond the last one. */
export function groupAt({ groups }: Layout, at: number): Group | undefined {
  return groups.find(({ from, count }) => at < from + count)
}

/** The top of the line `at`; the list's height beyond the last line. */
export function topOf(layout: Layout, at: number): number {
  const group = groupAt(layout, at)
  return group ? group.top + layout.head + heightOf(layout, group.from, at) : layout.height
}

/** The height of the line `at`. */
export function lineHeight(layout: Layout, at: number): number {
  return heightOf(layout, at, at + 1)
}

/** The line at the height `y`. A head belongs to the first line of its group; beyond the last line it is the total. */
export function lineAt(layout: Layout, y: number): number {
  const group = layout.groups.find((each) => y < each.top + each.height)
  if (!group) return layout.total
  const inGroup = y - group.top - layout.head
  const passed = firstIndex(group.count, (index) => {
    return heightOf(layout, group.from, group.from + index + 1) > inGroup
  })
  return group.from + passed
}

/** The lines that are wholly or partly between `top` and `bottom`, and `over` more before and after them. */
export function linesBetween(layout: Layout, top: number, bottom: number, over: number): Range {
  return {
    from: Math.max(0, lineAt(layout, Math.max(0, top)) - over),
    to: Math.min(layout.total, lineAt(layout, Math.max(0, bottom)) + 1 + over),
  }
}
