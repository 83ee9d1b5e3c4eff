/** What the watching told, until it is read. */
import { beforeEach, expect, test, vi } from "vitest"
import { Told } from "../../../main/desk/library/told.ts"

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] })
  return () => vi.useRealTimers()
})

/** What was told, and what was given to be read. */
function told() {
  const given: (string[] | null)[] = []
  return { made: new Told((names) => given.push(names)), given }
}

test("names are given once each, when no more come for a moment", () => {
  const { made, given } = told()
  made.hear("a.html")
  vi.advanceTimersByTime(200)
  made.hear("b.html")
  made.hear("a.html")
  vi.advanceTimersByTime(200)
  expect(given).toEqual([])
  vi.advanceTimersByTime(50)
  expect(given).toEqual([["a.html", "b.html"]])
  vi.advanceTimersByTime(1000)
  expect(given).toHaveLength(1)
})

test("what was taken is not given again", () => {
  const { made, given } = told()
  made.hear("a.html")
  expect(made.take()).toEqual(["a.html"])
  vi.advanceTimersByTime(1000)
  expect([given, made.take()]).toEqual([[], []])
})

test("anything may have changed after an event without a name, many files, or a flood of events for one", () => {
  const { made } = told()
  made.hear("a.html")
  made.hear(null)
  expect(made.take()).toBe(null)
  for (let n = 0; n < 200; n++) made.hear(`${n}.html`)
  expect(made.take()).toHaveLength(200)
  for (let n = 0; n < 201; n++) made.hear(`${n}.html`)
  expect(made.take()).toBe(null)
  for (let n = 0; n < 4001; n++) made.hear("a.html")
  expect(made.take()).toBe(null)
  made.hear("a.html")
  expect(made.take()).toEqual(["a.html"])
})
