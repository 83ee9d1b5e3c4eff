import fc from "fast-check"
import { expect, test } from "vitest"
import { groupAt, layOut, linesBetween, topOf } from "../../../../renderer/panels/library/layout.ts"

const sizes = fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 20 })
const laid = (counts: readonly number[], head = 2) =>
  layOut(
    counts.map((count, at) => ({ key: String(at), count })),
    { row: 5, head },
  )

test("lines stand one below the other, and each group begins with its head", () => {
  const layout = laid([2, 1])
  expect([0, 1, 2].map((at) => topOf(layout, at))).toEqual([2, 7, 14])
  expect(layout.height).toBe(19)
  expect(layout.groups.map(({ top, height }) => [top, height])).toEqual([
    [0, 12],
    [12, 7],
  ])
})

test("what stands at a height is the line that begins there, whatever the groups", () => {
  fc.assert(
    fc.property(sizes, fc.nat(), fc.integer({ min: 0, max: 3 }), (counts, some, head) => {
      const layout = laid(counts, head)
      const at = some % layout.total
      const top = topOf(layout, at)
      const group = groupAt(layout, at)
      expect(group && at >= group.from && at < group.from + group.count).toBe(true)
      expect(linesBetween(layout, top, top, 0)).toEqual({ from: at, to: at + 1 })
    }),
  )
})

test("what is drawn covers what is seen, and little more", () => {
  fc.assert(
    fc.property(sizes, fc.nat({ max: 100_000 }), fc.integer({ min: 1, max: 80 }), (counts, y, height) => {
      const layout = laid(counts)
      const top = Math.min(y, Math.max(0, layout.height - height))
      const { from, to } = linesBetween(layout, top, top + height, 0)
      for (let at = 0; at < layout.total; at += 1) {
        const start = topOf(layout, at)
        if (start < top + height && start + layout.row > top) expect(at >= from && at < to).toBe(true)
        if (start > top + height) break
      }
      expect(to - from).toBeLessThanOrEqual(Math.ceil(height / layout.row) + 2)
    }),
    { numRuns: 30 },
  )
})
