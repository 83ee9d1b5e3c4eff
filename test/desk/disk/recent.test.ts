import { expect, test } from "vitest"
import { Recent } from "../../../main/desk/disk/recent.ts"

test("remembers what was used last, and forgets the rest", () => {
  const recent = new Recent<string, number>(2)
  recent.set("a", 1)
  recent.set("b", 2)
  expect(recent.get("a")).toBe(1)
  recent.set("c", 3)
  expect([recent.get("a"), recent.get("b"), recent.get("c")]).toEqual([1, undefined, 3])
  recent.set("a", 4)
  expect(recent.get("a")).toBe(4)
  recent.delete("a")
  expect(recent.get("a")).toBeUndefined()
  expect(recent.size).toBe(1)
})
