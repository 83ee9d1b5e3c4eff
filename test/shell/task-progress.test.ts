import { expect, test } from "vitest"
import { createTaskProgress } from "../../main/shell/task-progress.ts"

function taskbar() {
  const shown: number[] = []
  return { shown, progress: createTaskProgress((fraction) => shown.push(fraction)) }
}
const files = { made: 0, known: 0, failed: 0 }

test("an import of folders is shown from its first file to its last, and then no more", () => {
  const { shown, progress } = taskbar()
  progress.archive({ ...files, phase: "running", total: 0 })
  progress.archive({ ...files, phase: "running", total: 8 })
  progress.archive({ phase: "running", total: 8, made: 2, known: 1, failed: 1 })
  progress.archive({ phase: "running", total: 8, made: 2, known: 1, failed: 1 })
  progress.archive({ phase: "done", total: 8, made: 6, known: 1, failed: 1 })
  expect(shown).toEqual([2, 0, 0.5, -1])
})

test("an import that is stopped is shown no more", () => {
  const { shown, progress } = taskbar()
  progress.archive({ ...files, phase: "running", total: 8 })
  progress.archive({ ...files, phase: "stopped", total: 8 })
  expect(shown).toEqual([0, -1])
})

test("the building of an index is shown if it is long, to its end, and not while it is stopped", () => {
  const { shown, progress } = taskbar()
  progress.index({ done: 990, total: 1000, stopped: false })
  progress.index(null)
  expect(shown).toEqual([])
  progress.index({ done: 0, total: 1000, stopped: false })
  progress.index({ done: 995, total: 1000, stopped: false })
  progress.index({ done: 995, total: 1000, stopped: true })
  expect(shown).toEqual([0, 0.99, -1])
})

test("two works are shown as one", () => {
  const { shown, progress } = taskbar()
  progress.index({ done: 50, total: 100, stopped: false })
  progress.archive({ ...files, phase: "running", total: 100 })
  progress.index(null)
  progress.archive({ ...files, phase: "done", total: 100 })
  expect(shown).toEqual([0.5, 0.25, 0, -1])
})
