/** When the open article is checked. */
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { checkRest, createPauses } from "../../../../renderer/session/checks/pauses.ts"

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** Pauses whose checks the test lets go; what is said of failures is in `failures`. */
function bench() {
  const running: { done(): void; fail(): void }[] = []
  const failures: boolean[] = []
  const state = { readiness: "ready" as "ready" | "busy" | "off", checks: 0 }
  const pauses = createPauses({
    readiness: () => state.readiness,
    check() {
      state.checks += 1
      return new Promise((resolve, reject) =>
        running.push({ done: resolve, fail: () => reject(new Error()) }),
      )
    },
    failed: (_error, isFirst) => void failures.push(isFirst),
  })
  return { pauses, state, running, failures }
}

/** Lets that many milliseconds go by, and then a moment without work. */
async function pass(milliseconds: number) {
  await vi.advanceTimersByTimeAsync(milliseconds)
  await vi.advanceTimersToNextTimerAsync()
}
/** Lets a whole pause go by. */
const rest = () => vi.advanceTimersByTimeAsync(2 * checkRest)

test("keys put a check off until none came for a while, and there is one for all of them", async () => {
  const { pauses, state } = bench()
  pauses.schedule()
  await vi.advanceTimersByTimeAsync(checkRest - 100)
  pauses.schedule()
  await vi.advanceTimersByTimeAsync(checkRest - 100)
  expect(state.checks).toBe(0)
  expect(pauses.isDue()).toBe(true)
  await rest()
  expect(state.checks).toBe(1)
  expect(pauses.isDue()).toBe(false)
})

test("a check that is asked for at once does not wait for the pause", async () => {
  const { pauses, state } = bench()
  pauses.schedule()
  pauses.schedule(0)
  await pass(0)
  expect(state.checks).toBe(1)
})

test("a check that is cancelled is not made", async () => {
  const { pauses, state } = bench()
  pauses.schedule()
  pauses.cancel()
  await rest()
  expect(state.checks).toBe(0)
})

test("a check that becomes due while one runs is made after it, once", async () => {
  const { pauses, state, running } = bench()
  pauses.schedule()
  await rest()
  pauses.schedule()
  await rest()
  pauses.schedule()
  await rest()
  expect(state.checks).toBe(1)
  running[0]!.done()
  await rest()
  expect(state.checks).toBe(2)
  running[1]!.done()
  await rest()
  expect(state.checks).toBe(2)
})

test("what an input method writes puts the check off, and where checks are off there is none", async () => {
  const { pauses, state } = bench()
  state.readiness = "busy"
  pauses.schedule()
  await rest()
  expect(state.checks).toBe(0)
  state.readiness = "ready"
  await rest()
  expect(state.checks).toBe(1)
  state.readiness = "off"
  pauses.schedule()
  await rest()
  state.readiness = "ready"
  await rest()
  expect(state.checks).toBe(1)
})

/** Has `times` checks made one after the other, each ended so. */
async function make({ pauses, running }: ReturnType<typeof bench>, times: number, end: "done" | "fail") {
  for (let made = 0; made < times; made++) {
    pauses.schedule()
    await rest()
    running.pop()?.[end]()
    await rest()
  }
}

test("after three failures in a row there are no more checks, and the first alone is news", async () => {
  const made = bench()
  await make(made, 5, "fail")
  expect(made.state.checks).toBe(3)
  expect(made.failures).toEqual([true, false, false])
})

test("failures do not count any more after a check that did not fail, and once they are forgiven", async () => {
  const made = bench()
  await make(made, 2, "fail")
  await make(made, 1, "done")
  await make(made, 2, "fail")
  expect(made.failures).toEqual([true, false, true, false])
  made.pauses.forgive()
  await make(made, 4, "fail")
  expect(made.state.checks).toBe(8)
  expect(made.failures).toEqual([true, false, true, false, false, false, false])
})
