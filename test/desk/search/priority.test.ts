/** Building an index stands behind what somebody waits for, and nothing else of the desk does. */
import { once } from "node:events"
import { getPriority } from "node:os"
import { Worker } from "node:worker_threads"
import { expect, test } from "vitest"

test("a thread that gives way takes those it starts along, and leaves the desk where it is", async () => {
  const before = getPriority()
  const thread = new Worker(new URL("./priority-thread.ts", import.meta.url), { workerData: "first" })
  const [told] = (await once(thread, "message")) as [{ first: number; second: number }]
  await thread.terminate()
  const expected = process.platform === "linux" ? Math.max(before, 10) : before
  expect(told).toEqual({ first: expected, second: expected })
  expect(getPriority()).toBe(before)
})
