/** When the index commits what was written. */
import { beforeEach, expect, onTestFinished, test, vi } from "vitest"
import { Commits } from "../../../main/desk/search/commits.ts"

beforeEach(() => {
  vi.useFakeTimers()
  return () => vi.useRealTimers()
})

/** Commits of a store that counts them. */
function counted() {
  let done = 0
  const commits: Commits = new Commits({ commit: () => void done++ }, () => commits.commit())
  onTestFinished(() => commits.stop())
  return { commits, done: () => done }
}

test("a change is committed within a second, together with those that follow it", () => {
  const { commits, done } = counted()
  commits.wrote(1)
  vi.advanceTimersByTime(900)
  commits.wrote(1)
  expect(done()).toBe(0)
  vi.advanceTimersByTime(100)
  expect(done()).toBe(1)
  vi.advanceTimersByTime(5000)
  expect(done()).toBe(1)
})

test("many changes are committed at once, and counted anew after it", () => {
  const { commits, done } = counted()
  for (let n = 0; n < 3; n++) commits.wrote(600)
  expect(done()).toBe(1)
  commits.wrote(600)
  expect(done()).toBe(1)
})

test("nothing is committed by itself after it was stopped", () => {
  const { commits, done } = counted()
  commits.wrote(1)
  commits.stop()
  vi.advanceTimersByTime(5000)
  expect(done()).toBe(0)
})
