/** Which articles of a list are selected. */
import { describe, expect, test } from "vitest"
import { type Hit, pageLimit } from "../../../../main/contract/library.ts"
import { createSelection } from "../../../../renderer/session/library/selection.ts"

/** A selection in a list of `size` lines, of which the first `known` are known; those that are asked for wait. */
function selecting(size: number, known = size) {
  const hit = (at: number) => ({ id: String(at) }) as Hit
  const asked: { from: number; to: number; answer(): Promise<void> }[] = []
  const selection = createSelection({
    row: (at) => (at >= 0 && at < known ? hit(at) : undefined),
    total: () => size,
    fetch: ({ from, to }) =>
      new Promise((resolve) => {
        asked.push({
          from,
          to,
          async answer() {
            resolve(Array.from({ length: to - from }, (_, index) => hit(from + index)))
            await Promise.resolve()
          },
        })
      }),
  })
  const ids = () => [...selection.selected.peek().keys()].map(Number)
  return { selection, ids, asked }
}

describe("a range", () => {
  test("goes from where it began, forward and backward, however it was extended before", async () => {
    const { selection, ids } = selecting(10)
    await selection.extend(4, 5)
    await selection.extend(5, 7)
    expect(ids()).toEqual([4, 5, 6, 7])
    await selection.extend(7, 2)
    expect(ids()).toEqual([2, 3, 4])
  })

  test("adds to what was selected before it", async () => {
    const { selection, ids } = selecting(10)
    selection.toggle(0)
    await selection.extend(4, 5)
    await selection.extend(5, 4)
    expect(ids()).toEqual([0, 4])
  })

  test("begins anew after it was ended, or after a line was selected alone", async () => {
    const { selection, ids } = selecting(10)
    await selection.extend(1, 2)
    selection.endRange()
    await selection.extend(4, 5)
    selection.toggle(8)
    await selection.extend(7, 7)
    expect(ids()).toEqual([1, 2, 4, 5, 8, 7])
  })

  test("is no longer than a page, and keeps the end where it began", async () => {
    const { selection, ids } = selecting(2 * pageLimit)
    await selection.extend(pageLimit, 2 * pageLimit)
    expect([ids().length, ids()[0]]).toEqual([pageLimit, pageLimit])
    await selection.extend(0, 0)
    expect([ids().length, ids().at(-1)]).toEqual([pageLimit, pageLimit])
  })
})

describe("lines that are not known", () => {
  test("are asked for", async () => {
    const { selection, ids, asked } = selecting(10, 3)
    const extended = selection.extend(1, 5)
    expect(ids()).toEqual([])
    expect(asked).toMatchObject([{ from: 1, to: 6 }])
    await asked[0]!.answer()
    await extended
    expect(ids()).toEqual([1, 2, 3, 4, 5])
  })

  test("are not selected if the selection was changed before they came", async () => {
    const { selection, ids, asked } = selecting(10, 3)
    const extended = selection.extend(1, 5)
    const all = selection.all()
    selection.toggle(0)
    await asked[0]!.answer()
    await asked[1]!.answer()
    await extended
    expect(await all).toBe(false)
    expect(ids()).toEqual([0])
    const again = selection.all()
    selection.clear()
    await asked[2]!.answer()
    await again
    expect(ids()).toEqual([])
  })
})

test("a range that was made shorter stays so when the lines of the longer one come", async () => {
  const { selection, ids, asked } = selecting(10, 3)
  const longer = selection.extend(1, 5)
  await selection.extend(5, 2)
  await asked[0]!.answer()
  await longer
  expect(ids()).toEqual([1, 2])
})

test("all lines are selected up to the limit of a page, and it is said whether there are more", async () => {
  for (const [size, more] of [
    [3, false],
    [pageLimit + 1, true],
  ] as const) {
    const { selection, ids, asked } = selecting(size)
    const all = selection.all()
    await asked[0]!.answer()
    expect(await all).toBe(more)
    expect(ids()).toHaveLength(Math.min(size, pageLimit))
  }
})

test("a line is selected and deselected; one that is not there is not", () => {
  const { selection, ids } = selecting(3)
  selection.toggle(1)
  selection.toggle(7)
  expect(ids()).toEqual([1])
  selection.toggle(1)
  expect(ids()).toEqual([])
})
