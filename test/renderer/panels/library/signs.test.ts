/** What is open, what has the focus and what is selected have three signs; statuses differ in shape. */
import { beforeEach, expect, test } from "vitest"
import { page } from "vitest/browser"
import { statuses } from "../../../../main/article/dossier.ts"
import { press } from "../../editor/harness.ts"
import { drawn, many, open, options } from "../harness.ts"

beforeEach(() => page.viewport(1440, 900))

const panel = () => document.querySelector(".library")!.getBoundingClientRect()

/** The signs of a line. */
function signs(line: HTMLElement) {
  const found: string[] = []
  const bar = getComputedStyle(line, "::before")
  if (bar.content !== "none" && bar.width === "3px") found.push("bar")
  if (getComputedStyle(line, "::after").outlineStyle === "solid") found.push("ring")
  const box = line.querySelector<HTMLElement>(".entry-box")!
  if (box.checkVisibility() && box.querySelector(".icon")!.checkVisibility({ visibilityProperty: true }))
    found.push("tick")
  return found
}

test("open is a bar at the panel's edge, the focus a ring, selected a tick, and none moves the headline", async () => {
  const { session } = await open(many(5))
  await session.open("article-00000")
  await drawn()
  const begin = () =>
    options().map((line) => line.querySelector(".entry-headline")!.getBoundingClientRect().right)
  const before = begin()
  await press("Control+k")
  for (const key of ["ArrowDown", "ArrowDown", "Space", "ArrowDown"]) await press(key === "Space" ? " " : key)
  await drawn()
  expect(options().map(signs).slice(0, 4)).toEqual([["bar"], [], ["tick"], ["ring"]])
  expect(Math.abs(options()[0]!.getBoundingClientRect().right - panel().right)).toBeLessThan(2)
  expect(begin()).toEqual(before)
})

test("the marks of the statuses differ without their colours", async () => {
  await open([])
  const shapes = [...statuses, "foreign"].map((status) => {
    const mark = Object.assign(document.createElement("span"), { className: "status-dot" })
    mark.dataset.status = status
    document.body.append(mark)
    const { borderRadius, rotate, backgroundImage, backgroundColor } = getComputedStyle(mark)
    const filled = backgroundColor !== "rgba(0, 0, 0, 0)"
    const halves = backgroundImage.replace(/(rgba?|color)\([^)]*\)/g, "colour")
    mark.remove()
    return JSON.stringify({ borderRadius, rotate, filled, halves })
  })
  expect(new Set(shapes).size).toBe(shapes.length)
})

test("selected text has the accent's tone, in fields too", async () => {
  const { session } = await open(many(2))
  await session.open("article-00000")
  await drawn()
  const tones = [".ProseMirror", ".filter input", ".dossier textarea"].map(
    (place) => getComputedStyle(document.querySelector(place)!, "::selection").backgroundColor,
  )
  expect(new Set(tones).size).toBe(1)
  expect(tones[0]).toMatch(/0\.2\)$/)
})
