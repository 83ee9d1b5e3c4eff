/** Queues: order, errors, and when nothing is left. */
import { expect, test } from "vitest"
import { createKeyedQueue, createQueue } from "../../../main/desk/disk/queue.ts"

/** A work that ends when it is told to. */
function held<Result>(begun: () => void = () => undefined) {
  const { promise, resolve, reject } = Promise.withResolvers<Result>()
  return {
    work() {
      begun()
      return promise
    },
    resolve,
    reject,
  }
}

test("works of one key run one after the other, those of another key beside them", async () => {
  const queue = createKeyedQueue<string>()
  const begun: string[] = []
  const first = held<number>(() => begun.push("first"))
  const results = [
    queue.run("a", first.work),
    queue.run("a", async () => begun.push("second")),
    queue.run("b", async () => begun.push("other")),
  ]
  await results[2]
  expect(begun).toEqual(["first", "other"])
  first.resolve(1)
  await Promise.all(results)
  expect(begun).toEqual(["first", "other", "second"])
})

test("an error goes to its own caller, and the next work runs all the same", async () => {
  const queue = createQueue()
  const failed = queue.run(() => Promise.reject(new Error("no")))
  const next = queue.run(async () => "done")
  await expect(failed).rejects.toThrow("no")
  expect(await next).toBe("done")
})

test("a queue is idle when also what came in meanwhile has ended", async () => {
  const queue = createKeyedQueue<string>()
  const first = held<void>()
  let ended = false
  const work = queue.run("a", first.work).then(() =>
    queue.run("b", async () => {
      ended = true
    }),
  )
  expect(queue.busy).toBe(true)
  first.resolve()
  await queue.idle()
  await work
  expect(ended).toBe(true)
  expect(queue.busy).toBe(false)
})

test("what was given for a key so far can be waited for, whatever comes later", async () => {
  const queue = createKeyedQueue<string>()
  const first = held<void>()
  const second = held<void>()
  const works = [queue.run("a", first.work)]
  const ended = queue.ended("a")
  works.push(queue.run("a", second.work))
  first.resolve()
  await ended
  await queue.ended("nothing was ever given for this one")
  second.resolve()
  await Promise.all(works)
})
