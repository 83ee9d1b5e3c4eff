/**
 * The positions of the lines and heads of a grouped list, in rem. All lines have the same height, and all heads have
 * the same height.
 */
import type { LibraryPage } from "../../../main/contract/library.ts"
import type { Range } from "../../session/library/answer.ts"

/** The height of a line, and of a group's head; 0 if groups have no head. */
export type Measure = { row: number; head: number }

/** A group: its lines are `from` to `from + count`, the last one not included; its head is at `top`. */
export type Group = { key: string; from: number; count: number; top: number; height: number }

export type Layout = Measure & { groups: readonly Group[]; total: number; height: number }

/** The layout of groups with these keys and counts. */
export function layOut(groups: LibraryPage["groups"], { row, head }: Measure): Layout {
  let from = 0
  let top = 0
  const placed = groups.map(({ key, count }) => {
    const group = { key, from, count, top, height: head + count * row }
    from += count
    top += group.height
    return group
  })
  return { row, head, groups: placed, total: from, height: top }
}

/** The group of the line `at`; undefined beyond the last one. */
export function groupAt({ groups }: Layout, at: number): Group | undefined {
  return groups.find(({ from, count }) => at < from + count)
}

/** The top of the line `at`; the list's height beyond the last line. */
export function topOf(layout: Layout, at: number): number {
  const group = groupAt(layout, at)
  return group ? group.top + layout.head + (at - group.from) * layout.row : layout.height
}

/** The lines that are wholly or partly between `top` and `bottom`, and `over` more before and after them. */
export function linesBetween(layout: Layout, top: number, bottom: number, over: number): Range {
  const line = (y: number) => {
    const group = layout.groups.find((each) => y < each.top + each.height)
    if (!group) return layout.total
    return (
      group.from + Math.min(group.count, Math.max(0, Math.floor((y - group.top - layout.head) / layout.row)))
    )
  }
  return {
    from: Math.max(0, line(Math.max(0, top)) - over),
    to: Math.min(layout.total, line(Math.max(0, bottom)) + 1 + over),
  }
}
