/** What the first drawing of the window does without, so that it comes early. */
import { h, render } from "preact"
import { useRef } from "preact/hooks"
import { expect, onTestFinished, test } from "vitest"
import { useView } from "../../../renderer/panels/viewport.ts"
import { drawn, many, open } from "./harness.ts"

test("a list knows how much to draw before the browser has laid out its box", async () => {
  const heights: number[] = []
  function Box() {
    const box = useRef<HTMLDivElement>(null)
    heights.push(useView(box).value.height)
    return h("div", { ref: box, style: "height: 10rem" })
  }
  const place = document.createElement("div")
  document.body.append(place)
  onTestFinished(() => {
    render(null, place)
    place.remove()
  })
  render(h(Box, {}), place)
  expect(heights).toEqual([60])
  await drawn()
  expect(heights.at(-1)).toBe(10)
})

test("the words of an article are counted after it is drawn", async () => {
  const { session } = await open(many(3))
  const found = Promise.withResolvers<Element | null>()
  const watcher = new MutationObserver(() => {
    if (document.querySelector(".save-mark")) found.resolve(document.querySelector(".status-words"))
  })
  onTestFinished(() => watcher.disconnect())
  watcher.observe(document.body, { childList: true, subtree: true })
  await session.open("article-00001")
  expect(await found.promise).toBeNull()
  await expect.poll(() => document.querySelector(".status-words")?.textContent).toContain("كلم")
})
