import fc from "fast-check"
import { expect, test } from "vitest"
import {
  groupAt,
  type Height,
  layOut,
  lineHeight,
  linesBetween,
  topOf,
} from "../../../../renderer/panels/library/layout.ts"

const sizes = fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 20 })
const laid = (counts: readonly number[], head = 2, known: readonly Height[] = []) =>
  layOut(
    counts.map((count, at) => ({ key: String(at), count })),
    { row: 5, head },
    known,
  )
/** Some lines with heights of their own, in any order. */
const heights = fc.uniqueArray(fc.tuple(fc.nat({ max: 5000 }), fc.integer({ min: 1, max: 9 })), {
  selector: ([at]) => at,
})

test("lines stand one below the other, and each group begins with its head", () => {
  const layout = laid([2, 1])
  expect([0, 1, 2].map((at) => topOf(layout, at))).toEqual([2, 7, 14])
  expect(layout.height).toBe(19)
  expect(layout.groups.map(({ top, height }) => [top, height])).toEqual([
    [0, 12],
    [12, 7],
  ])
})

test("each line is as high as is known of it, and those after it move by the difference", () => {
  fc.assert(
    fc.property(sizes, heights, (counts, known) => {
      const layout = laid(counts, 2, known)
      const own = new Map(known)
      let top = 0
      for (const group of layout.groups) {
        expect(group.top).toBe(top)
        top += 2
        for (let at = group.from; at < group.from + group.count; at += Math.max(1, group.count >> 3)) {
          const between = Array.from(
            { length: at - group.from },
            (_, index) => own.get(group.from + index) ?? 5,
          )
          expect(topOf(layout, at)).toBe(top + between.reduce((sum, each) => sum + each, 0))
          expect(lineHeight(layout, at)).toBe(own.get(at) ?? 5)
        }
        top = group.top + group.height
      }
      expect(layout.height).toBe(top)
    }),
    { numRuns: 30 },
  )
})

test("what stands at a height is the line that begins there, whatever the groups", () => {
  fc.assert(
    fc.property(sizes, fc.nat(), fc.integer({ min: 0, max: 3 }), heights, (counts, some, head, known) => {
      const layout = laid(counts, head, known)
      const at = some % layout.total
      const top = topOf(layout, at)
      const group = groupAt(layout, at)
      expect(group && at >= group.from && at < group.from + group.count).toBe(true)
      expect(linesBetween(layout, top, top, 0)).toEqual({ from: at, to: at + 1 })
      expect(linesBetween(layout, top, top + lineHeight(layout, at) - 0.5, 0).to).toBe(at + 1)
    }),
  )
})

test("what is drawn covers what is seen, and little more", () => {
  fc.assert(
    fc.property(
      sizes,
      fc.nat({ max: 100_000 }),
      fc.integer({ min: 1, max: 80 }),
      heights,
      (counts, y, height, known) => {
        const layout = laid(counts, 2, known)
        const top = Math.min(y, Math.max(0, layout.height - height))
        const { from, to } = linesBetween(layout, top, top + height, 0)
        for (let at = 0; at < layout.total; at += 1) {
          const start = topOf(layout, at)
          if (start < top + height && start + lineHeight(layout, at) > top)
            expect(at >= from && at < to).toBe(true)
          if (start > top + height) break
        }
        expect(to - from).toBeLessThanOrEqual(height + 2)
      },
    ),
    { numRuns: 30 },
  )
})
