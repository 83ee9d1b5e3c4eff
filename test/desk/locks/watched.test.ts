/** A lock that another desk has, look by look. */
import { expect, test } from "vitest"
import { WatchedLock } from "../../../main/desk/locks/watched.ts"
import { temporaryFolder } from "../temporary.ts"
import { filesOf, id, put } from "./files.ts"

/** Omar's lock as Layla watches it. */
async function watched() {
  const root = await temporaryFolder()
  const [laila, omar] = [filesOf(root, "ليلى"), filesOf(root, "عمر")]
  const theirs = omar.fresh()
  await omar.take(id, theirs)
  const holder = await laila.take(id, laila.fresh())
  return { root, omar, theirs, lock: new WatchedLock(laila, id, holder!) }
}

test("nothing has changed while its holder renews it", async () => {
  const { omar, theirs, lock } = await watched()
  await omar.renew(id, (await omar.read(id))!, { ...theirs, beat: 1 })
  expect(await lock.look()).toBe(false)
  expect(lock.holder).toMatchObject({ who: "عمر" })
})

test("it is free when its file is gone, which is told once", async () => {
  const { omar, lock } = await watched()
  await omar.remove(id)
  expect(await lock.look()).toBe(true)
  expect(lock.holder).toBe(null)
  expect(await lock.look()).toBe(false)
})

test("it is free when its holder's process has let it go, though its file is still there", async () => {
  const { omar, theirs, lock } = await watched()
  omar.retire(theirs)
  expect(await lock.look()).toBe(true)
  expect(lock.holder).toBe(null)
})

test("another holder is a change", async () => {
  const { root, lock } = await watched()
  const huda = filesOf(root, "هدى")
  await huda.seize(id, huda.fresh())
  expect(await lock.look()).toBe(true)
  expect(lock.holder).toMatchObject({ who: "هدى", where: "حاسوب هدى" })
})

test("a file that is half there is still that of the known holder, but of somebody once it was free", async () => {
  const { root, omar, lock } = await watched()
  await put(root, '{"who": "ع')
  expect(await lock.look()).toBe(false)
  expect(lock.holder).toMatchObject({ who: "عمر" })
  await omar.remove(id)
  await lock.look()
  await put(root, '{"who": "ع')
  expect(await lock.look()).toBe(true)
  expect(lock.holder).toMatchObject({ who: "" })
})
