/** A narrow window, or large letters: the panels lie over the text, and only while they are used. */
import { expect, test } from "vitest"
import { press } from "../editor/harness.ts"
import { many, open } from "./harness.ts"

const pane = () => document.activeElement?.closest("[data-pane]")?.getAttribute("data-pane")
/** The panels that are on the screen: what stands at their middle is of their own. */
const seen = () =>
  [...document.querySelectorAll<HTMLElement>(".panel")]
    .filter((panel) => {
      const { left, top, width, height } = panel.getBoundingClientRect()
      return panel.contains(document.elementFromPoint(left + width / 2, top + height / 2))
    })
    .map((panel) => panel.dataset.pane)

test("who writes sees the text; a panel comes with its keys and goes when they leave it", async () => {
  const { session } = await open(many(30), { zoom: 3 })
  await session.open("article-00000")
  await press("Control+3")
  expect([pane(), seen()]).toEqual(["editor", []])
  await press("Control+k")
  expect([pane(), seen()]).toEqual(["library", ["library"]])
  await press("Escape")
  expect([pane(), seen()]).toEqual(["editor", []])
  await press("F7")
  expect([pane(), seen()]).toEqual(["library", ["library"]])
  await press("F7")
  expect([pane(), document.querySelector(".library")]).toEqual(["editor", null])
  await press("F7")
  await expect.poll(() => [pane(), seen()]).toEqual(["library", ["library"]])
  await press("Control+d")
  expect([pane(), seen()]).toEqual(["dossier", ["dossier"]])
})

test("where no article is open there is nothing to cover, and the library is there", async () => {
  await open(many(30), { zoom: 3, dossier: false })
  expect(seen()).toEqual(["library"])
})
