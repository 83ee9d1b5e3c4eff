/** Which articles the window may write in. */
import { describe, expect, test } from "vitest"
import type { Lock } from "../../../main/contract/desk.ts"
import { createAccess } from "../../../main/desk/opening/access.ts"
import { codeOf } from "../refusal.ts"

const sara: Lock = { who: "سارة", where: "هنا", since: "2026-11-23T12:00:00.000Z" }

/** Locks of which another desk has `others`; and the ids whose locks this desk has. */
function locks(others: Record<string, Lock> = {}) {
  const held = new Set<string>()
  return {
    held,
    others,
    async take(id: string) {
      const other = others[id] ?? null
      if (!other) held.add(id)
      return other
    },
    async release(id: string) {
      held.delete(id)
    },
    holds: (id: string) => held.has(id),
  }
}

describe("an article that is open", () => {
  test("may be written in if no other desk has it", async () => {
    const access = createAccess(locks())
    expect(await access.take("a")).toBeNull()
    await access.admit("a")
    expect(access.isOthers("a")).toBe(false)
  })

  test("may not be written in while another desk has it", async () => {
    const access = createAccess(locks({ a: sara }))
    expect(await access.take("a")).toEqual(sara)
    expect(await codeOf(access.admit("a"))).toBe("locked")
    expect(access.isOthers("a")).toBe(true)
  })

  test("may not be written in once another desk took it over, nor when that gave it back", async () => {
    const access = createAccess(locks())
    await access.take("a")
    access.lost("a", sara)
    expect(await codeOf(access.admit("a"))).toBe("locked")
    access.lost("a", null)
    expect(await codeOf(access.admit("a"))).toBe("locked")
  })

  test("that is new gets its lock with its first step", async () => {
    const own = locks()
    const access = createAccess(own)
    access.begin("a")
    expect([...own.held]).toEqual([])
    await access.admit("a")
    expect([...own.held]).toEqual(["a"])
  })

  test("is given back with all others when the window closes", async () => {
    const own = locks()
    const access = createAccess(own)
    await access.take("a")
    await access.take("b")
    await access.rest()
    expect([...own.held]).toEqual([])
  })
})

describe("work with the lock of an article", () => {
  test("gives the lock back afterwards, also if the work failed", async () => {
    const own = locks()
    const access = createAccess(own)
    await access.withLock("a", async () => expect([...own.held]).toEqual(["a"]))
    await expect(access.withLock("a", () => Promise.reject(new Error("no")))).rejects.toThrow("no")
    expect([...own.held]).toEqual([])
  })

  test("leaves the lock of an open article as it was", async () => {
    const own = locks()
    const access = createAccess(own)
    await access.take("a")
    await access.withLock("a", async () => undefined)
    expect([...own.held]).toEqual(["a"])
  })

  test("is not done while another desk has the article, which is not open here then", async () => {
    const access = createAccess(locks({ a: sara }))
    let done = false
    const work = access.withLock("a", async () => {
      done = true
    })
    expect(await codeOf(work)).toBe("locked")
    expect([done, access.isOthers("a")]).toEqual([false, false])
  })
})
