/** The keys of articles in the index: newest first, one each, and near to each other. */
import { describe, expect, test } from "vitest"
import { FreeKeys, keyAt } from "../../../main/desk/search/keys.ts"

const at = (moment: string) => Date.parse(moment)

describe("the key of a change", () => {
  test("is smaller the newer it is, and one less a minute", () => {
    const before = keyAt(at("2026-11-24T12:00:00.000Z"))
    expect(keyAt(at("2026-11-24T12:01:00.000Z"))).toBe(before - 1)
    expect(keyAt(at("2026-11-24T11:59:00.000Z"))).toBe(before + 1)
  })

  test("is the same within a minute", () => {
    expect(keyAt(at("2026-11-24T12:00:59.999Z"))).toBe(keyAt(at("2026-11-24T12:00:00.001Z")))
  })

  test("is positive for any time, also for one that no calendar has", () => {
    for (const time of [at("2099-12-31T23:59:59.999Z"), at("2200-01-01T00:00:00.000Z"), 0, -1e15, 1e18])
      expect(keyAt(time)).toBeGreaterThan(0)
    expect(keyAt(-1e15)).toBe(keyAt(0))
  })
})

describe("a free key", () => {
  const noon = at("2026-11-24T12:00:00.000Z")

  /** Gives the keys of `times` one after the other, each taken from then on; `freed` is given back before the last. */
  function keysOf(times: readonly number[], freed?: number): number[] {
    const taken = new Set<number>()
    const keys = new FreeKeys((key) => taken.has(key))
    return times.map((time, index) => {
      if (freed !== undefined && index === times.length - 1) taken.delete(keyAt(noon) + freed)
      const key = keys.at(time)
      taken.add(key)
      return key
    })
  }

  test("is that of its minute", () => {
    expect(keysOf([noon])).toEqual([keyAt(noon)])
  })

  test("is one of the minutes before where many have changed in one", () => {
    const first = keyAt(noon)
    expect(keysOf([noon, noon, noon])).toEqual([first, first + 1, first + 2])
  })

  test("passes over what the minutes before have themselves", () => {
    const first = keyAt(noon)
    const earlier = noon - 60_000
    expect(keysOf([noon, earlier, noon, earlier])).toEqual([first, first + 1, first + 2, first + 3])
  })

  test("is that of its minute again once its article has gone", () => {
    const first = keyAt(noon)
    expect(keysOf([noon, noon, noon, noon], 0)).toEqual([first, first + 1, first + 2, first])
  })
})
