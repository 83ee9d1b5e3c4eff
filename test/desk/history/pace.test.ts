/** Long work lets others go first. */
import { expect, test } from "vitest"
import { createPace } from "../../../main/desk/history/pace.ts"

test("the next step of long work begins when what goes before it has ended", async () => {
  const save = Promise.withResolvers<void>()
  const order: string[] = []
  const resting = createPace(undefined, () => save.promise)
    .rest()
    .then(() => order.push("the next step"))
  setImmediate(() => {
    order.push("the save's end")
    save.resolve()
  })
  await resting
  expect(order).toEqual(["the save's end", "the next step"])
})

test("long work goes on though what goes before it never ends", async () => {
  const never = Promise.withResolvers<void>()
  await expect(createPace(undefined, () => never.promise).rest()).resolves.toBeUndefined()
})

test("long work that is told to stop does not begin its next step", async () => {
  const stop = new AbortController()
  stop.abort()
  await expect(createPace(stop.signal).rest()).rejects.toThrow()
})
