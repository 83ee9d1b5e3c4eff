/** The list of what is marked in the text. */
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import type { Noted, PlacedFinding } from "../../../../renderer/editor/findings.ts"
import { createMarked, listDelay } from "../../../../renderer/session/checks/marked.ts"
import { findingOf, notedOf } from "./finding.ts"

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** The list of an editor in which the test marks findings. */
function bench() {
  const marks: PlacedFinding[] = []
  const at: { current: Noted | null } = { current: null }
  let changed = () => {}
  const findings = {
    list: () => [...marks],
    current: () => at.current,
    onChange(listener: () => void) {
      changed = listener
    },
  }
  const marked = createMarked({ editor: () => ({ findings }) })
  marked.follow(findings)
  const mark = (noted: Noted) => {
    marks.push({ noted, from: 1, to: 2 })
    at.current = noted
    changed()
  }
  const listed = () => marked.list.peek().map(({ noted }) => noted.finding.text)
  return { marked, mark, listed }
}

test("the finding at the cursor is known at once, and the list a moment after the first of some changes", async () => {
  const { marked, mark, listed } = bench()
  mark(notedOf("مدينه"))
  expect(marked.current.peek()?.finding.text).toBe("مدينه")
  await vi.advanceTimersByTimeAsync(listDelay - 50)
  mark(notedOf("حديقه"))
  expect(listed()).toEqual([])
  await vi.advanceTimersByTimeAsync(50)
  expect(listed()).toEqual(["مدينه", "حديقه"])
  mark(notedOf("ساحه"))
  await vi.advanceTimersByTimeAsync(listDelay)
  expect(listed()).toHaveLength(3)
})

test("the list is brought up to date at once where that is asked for, and not again for what it has", async () => {
  const { marked, mark, listed } = bench()
  mark(notedOf("مدينه"))
  marked.relist()
  expect(listed()).toEqual(["مدينه"])
  const list = marked.list.peek()
  await vi.advanceTimersByTimeAsync(2 * listDelay)
  expect(marked.list.peek()).toBe(list)
})

test("findings are counted by their severity", () => {
  const { marked, mark } = bench()
  for (const severity of ["error", "hint", "error"] as const)
    mark(notedOf("مدينه", { finding: findingOf("مدينه", 0, { severity }) }))
  marked.relist()
  expect(marked.counts.peek()).toEqual({ error: 2, warning: 0, hint: 1 })
})
