/** How many versions need each object, for a whole newsroom. */
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { hashOf } from "../../../main/desk/disk/hash.ts"
import { ObjectUses } from "../../../main/desk/history/object-uses.ts"

const hashAt = (at: number) => hashOf(new TextEncoder().encode(String(at)))
const hashes = (count: number) => Array.from({ length: count }, (_, at) => hashAt(at))

test("an object is needed from the first version that needs it to the last", () => {
  const uses = new ObjectUses()
  const object = uses.add(hashAt(1))
  uses.add(hashAt(1))
  expect(uses.isNeeded(hashAt(1))).toBe(true)
  uses.remove(object)
  expect(uses.isNeeded(hashAt(1))).toBe(true)
  uses.remove(object)
  expect(uses.isNeeded(hashAt(1))).toBe(false)
  uses.remove(object)
  expect(uses.isNeeded(hashAt(1))).toBe(false)
  expect(uses.isNeeded(hashAt(2))).toBe(false)
})

test("one that is pinned is needed whatever the versions need", () => {
  const uses = new ObjectUses()
  const object = uses.add(hashAt(1))
  expect(uses.pin(hashAt(1))).toBe(true)
  expect(uses.pin(hashAt(1))).toBe(false)
  uses.remove(object)
  uses.removeAll()
  expect(uses.isNeeded(hashAt(1))).toBe(true)
})

test("the bytes of what is needed are counted once an object", () => {
  const uses = new ObjectUses()
  const object = uses.add(hashAt(1))
  uses.add(hashAt(1))
  uses.add(hashAt(2))
  uses.setSize(hashAt(1), 100)
  uses.setSize(hashAt(2), 10)
  uses.setSize(hashAt(3), 1)
  expect(uses.total).toBe(110)
  uses.remove(object)
  expect(uses.total).toBe(110)
  uses.remove(object)
  expect(uses.total).toBe(10)
  uses.removeAll()
  expect(uses.total).toBe(0)
  uses.add(hashAt(1))
  expect(uses.total).toBe(100)
})

// A function takes some 125,000 arguments at most: what was spread into one call failed from there on.
describe("at 200,000 objects", () => {
  test("each is known by its own hash, and half of them go", { timeout: 60_000 }, () => {
    const uses = new ObjectUses()
    const all = hashes(200_000)
    for (const hash of all) {
      uses.add(hash)
      uses.setSize(hash, 3)
    }
    expect(uses.count).toBe(all.length)
    expect(uses.total).toBe(3 * all.length)
    for (const [at, hash] of all.entries()) if (at % 2 === 0) uses.remove(uses.find(hash)!)
    expect(all.filter((hash) => uses.isNeeded(hash))).toEqual(all.filter((_, at) => at % 2 === 1))
    expect(uses.total).toBe(1.5 * all.length)
  })
})

test("whatever is added and removed, it counts as a map does", () => {
  const change = fc.tuple(fc.nat(40), fc.boolean())
  fc.assert(
    fc.property(fc.array(change, { maxLength: 300 }), (changes) => {
      const uses = new ObjectUses()
      const model = new Map<string, number>()
      for (const [at, adds] of changes) {
        const hash = hashAt(at)
        const users = model.get(hash) ?? 0
        if (adds) {
          uses.add(hash)
          model.set(hash, users + 1)
        } else if (uses.find(hash) !== null) {
          uses.remove(uses.find(hash)!)
          model.set(hash, Math.max(0, users - 1))
        }
      }
      for (const [hash, users] of model) expect(uses.isNeeded(hash)).toBe(users > 0)
    }),
  )
})
