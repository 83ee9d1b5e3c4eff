/** A lock that this desk holds, beat by beat. */
import { describe, expect, test } from "vitest"
import { HeldLock } from "../../../main/desk/locks/held.ts"
import { temporaryFolder } from "../temporary.ts"
import { filesOf, id, put } from "./files.ts"

/** Layla's lock, taken and written, and the files as she and Omar handle them. */
async function held() {
  const root = await temporaryFolder()
  const [laila, omar] = [filesOf(root, "ليلى"), filesOf(root, "عمر")]
  const mine = laila.fresh()
  expect(await laila.take(id, mine)).toBe(null)
  return { root, laila, omar, mine, lock: new HeldLock(laila, id, { mine, written: true }) }
}

describe("a lock that is held", () => {
  test("counts its beats in its file", async () => {
    const { laila, mine, lock } = await held()
    expect([await lock.renew(), await lock.renew()]).toEqual([null, null])
    expect((await laila.read(id))?.file).toEqual({ ...mine, beat: 2 })
  })

  test("says who has it instead, at a look and at a beat, and leaves that file alone", async () => {
    const { laila, omar, lock } = await held()
    const theirs = omar.fresh()
    await omar.seize(id, theirs)
    expect(await lock.look()).toMatchObject({ who: "عمر" })
    expect(await lock.renew()).toMatchObject({ who: "عمر" })
    await lock.release()
    expect((await laila.read(id))?.file).toEqual(theirs)
  })

  test("writes nothing at a look, whatever is there", async () => {
    const { root, laila, lock } = await held()
    await put(root, "")
    expect(await lock.look()).toBe(null)
    expect((await laila.read(id))?.text).toBe("")
    await laila.remove(id)
    expect(await lock.look()).toBe(null)
    expect(await laila.read(id)).toBe(null)
  })

  test("is written again at a beat where its file is gone or cannot be read", async () => {
    const { root, laila, mine, lock } = await held()
    await laila.remove(id)
    expect(await lock.renew()).toBe(null)
    expect((await laila.read(id))?.file?.token).toBe(mine.token)
    await put(root, '{"who": "لي')
    expect(await lock.renew()).toBe(null)
    expect((await laila.read(id))?.file?.token).toBe(mine.token)
  })

  test("goes with its file when it is released, and then is nobody's", async () => {
    const { laila, omar, mine, lock } = await held()
    await lock.release()
    expect(await laila.read(id)).toBe(null)
    // A file of it that comes back, as from a sync client, is taken at once.
    await laila.restore(id, null, mine)
    expect(await omar.take(id, omar.fresh())).toBe(null)
  })
})

describe("a lock that could not be written", () => {
  test("is written at the next beat", async () => {
    const laila = filesOf(await temporaryFolder(), "ليلى")
    const mine = laila.fresh()
    const lock = new HeldLock(laila, id, { mine, written: false })
    expect(await lock.look()).toBe(null)
    expect(await lock.renew()).toBe(null)
    expect((await laila.read(id))?.file).toEqual(mine)
  })

  test("is lost if another desk has taken it meanwhile", async () => {
    const root = await temporaryFolder()
    const [laila, omar] = [filesOf(root, "ليلى"), filesOf(root, "عمر")]
    const theirs = omar.fresh()
    await omar.take(id, theirs)
    const lock = new HeldLock(laila, id, { mine: laila.fresh(), written: false })
    // A look does not tell: this desk may write until it knows better.
    expect(await lock.look()).toBe(null)
    expect(await lock.renew()).toMatchObject({ who: "عمر" })
    expect((await laila.read(id))?.file).toEqual(theirs)
  })

  test("replaces the lock that it was to take over, and no other", async () => {
    const root = await temporaryFolder()
    const [laila, omar, huda] = [filesOf(root, "ليلى"), filesOf(root, "عمر"), filesOf(root, "هدى")]
    const theirs = omar.fresh()
    await omar.take(id, theirs)
    const mine = laila.fresh()
    const taken = { mine, written: false, instead: theirs.token }
    expect(await new HeldLock(laila, id, taken).renew()).toBe(null)
    expect((await laila.read(id))?.file).toEqual(mine)

    await huda.seize(id, huda.fresh())
    expect(await new HeldLock(laila, id, taken).renew()).toMatchObject({ who: "هدى" })
  })
})
