/** The changes that the index was told of and has not noted yet. */
import { expect, test } from "vitest"
import type { Filed } from "../../../main/desk/library/filed.ts"
import { type Change, IncomingChanges } from "../../../main/desk/search/incoming.ts"

const filed = (name: string) => ({ name }) as Filed
const brief = (change: Change | null) => change && [change.put.map(({ name }) => name), change.gone]

test("changes are taken in their order, and a large one in portions", () => {
  const incoming = new IncomingChanges()
  incoming.add({ put: ["a", "b", "c"].map(filed), gone: ["x"] })
  incoming.add({ put: [filed("d")], gone: [] })
  expect(brief(incoming.take(2))).toEqual([["a", "b"], ["x"]])
  expect(brief(incoming.take(2))).toEqual([["c"], []])
  expect(brief(incoming.take(2))).toEqual([["d"], []])
  expect(incoming.isEmpty).toBe(true)
  expect(incoming.take(2)).toBe(null)
})

test("a small change is not taken before a large one that came earlier", () => {
  const incoming = new IncomingChanges()
  incoming.add({ put: ["a", "b", "c"].map(filed), gone: [] })
  incoming.add({ put: [filed("d")], gone: [] })
  expect(incoming.takeSmall(2)).toBe(null)
  incoming.take(3)
  expect(brief(incoming.takeSmall(2))).toEqual([["d"], []])
})

test("a change of nothing is not kept", () => {
  const incoming = new IncomingChanges()
  incoming.add({ put: [], gone: [] })
  expect(incoming.isEmpty).toBe(true)
})
