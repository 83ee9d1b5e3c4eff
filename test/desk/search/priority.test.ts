/** What is prepared for the index stands behind what somebody waits for, and nothing else of the desk does. */
import { once } from "node:events"
import { getPriority } from "node:os"
import { Worker } from "node:worker_threads"
import { expect, test } from "vitest"

test("a thread that gives way leaves the desk where it is", async () => {
  const before = getPriority()
  const thread = new Worker(new URL("./priority-thread.ts", import.meta.url))
  const [told] = await once(thread, "message")
  await thread.terminate()
  expect(told).toBe(process.platform === "linux" ? Math.max(before, 10) : before)
  expect(getPriority()).toBe(before)
})
