/** When the index's thread works, and how long without looking for messages. */
import { beforeEach, expect, onTestFinished, test, vi } from "vitest"
import { Stretches } from "../../../main/desk/search/stretches.ts"

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setImmediate"] })
  return () => vi.useRealTimers()
})

/** Stretches of work that is done at once, and how often it was done. */
function working() {
  let worked = 0
  const stretches = new Stretches(() => {
    worked++
    return false
  })
  return { stretches, worked: () => worked }
}

/** Has time go on. What is begun at once by something that was due begins a moment later. */
const pass = (milliseconds: number) => vi.advanceTimersByTime(milliseconds)
const moment = 1

test("a stretch that is asked for again and again comes once, and not within the question", () => {
  const { stretches, worked } = working()
  stretches.schedule()
  stretches.schedule()
  expect(worked()).toBe(0)
  pass(0)
  expect(worked()).toBe(1)
})

test("a stretch is over after twelve milliseconds, and another follows as long as there is more to do", () => {
  let steps = 0
  // Every step takes a millisecond.
  vi.spyOn(performance, "now").mockImplementation(() => steps)
  onTestFinished(() => void vi.restoreAllMocks())
  const stretches = new Stretches((isOver) => {
    while (!isOver()) if (++steps === 30) return false
    return true
  })
  const ends: number[] = []
  stretches.schedule()
  while (steps < 30) {
    vi.advanceTimersToNextTimer()
    ends.push(steps)
  }
  expect(ends).toEqual([12, 24, 30])
})

test("while another process writes, work waits a little", () => {
  let busy = true
  let worked = 0
  const stretches = new Stretches(() => {
    worked++
    return busy ? null : false
  })
  stretches.schedule()
  pass(0)
  expect(worked).toBe(1)
  pass(99)
  expect(worked).toBe(1)
  busy = false
  pass(1 + moment)
  expect(worked).toBe(2)
})

test("work that is to wait is woken once", () => {
  const { stretches, worked } = working()
  stretches.wake(500)
  pass(300)
  stretches.wake(500)
  pass(200 + moment)
  expect(worked()).toBe(1)
  pass(1000)
  expect(worked()).toBe(1)
})

test("nothing begins after the end", () => {
  const { stretches, worked } = working()
  stretches.schedule()
  stretches.wake(10)
  stretches.retry()
  stretches.stop()
  pass(1000)
  stretches.schedule()
  pass(1000)
  expect(worked()).toBe(0)
})
