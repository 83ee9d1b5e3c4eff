/** The first start: three sentences, and nothing that has to be answered. */
import { expect, test } from "vitest"
import { press } from "../editor/harness.ts"
import { many, open } from "./harness.ts"

const sentences = () => [...document.querySelectorAll(".welcome li span")].map((one) => one.textContent)
const buttons = () => [...document.querySelectorAll<HTMLElement>(".welcome button")]

async function first(language: "ar" | "en" = "ar") {
  const bench = await open(many(3), { language }, null, "linux", true)
  await bench.session.open("article-00000")
  await press("Control+3")
  return bench
}

test.each(["ar", "en"] as const)(
  "says three things, each with its key, while one writes, in %s",
  async (language) => {
    const { session } = await first(language)
    expect(sentences()).toHaveLength(3)
    expect(buttons().map((one) => one.querySelector(".keys")?.textContent)).toEqual([
      "F1",
      "CtrlO",
      "F9",
      "Esc",
    ])
    await press("x")
    expect(session.editor()?.view.state.doc.textContent).toContain("xنص")
    expect(sentences()).toHaveLength(3)
  },
)

test("Escape in the text puts it away, and the caret stays there", async () => {
  const { session } = await first()
  await press("Escape")
  expect(sentences()).toEqual([])
  expect(document.activeElement).toBe(session.editor()?.view.dom)
})

test("the button puts it away and gives the text the focus", async () => {
  const { session } = await first()
  buttons().at(-1)?.focus()
  await press("Enter")
  expect(sentences()).toEqual([])
  expect(document.activeElement).toBe(session.editor()?.view.dom)
})

test("another language is chosen in it, and it speaks that one", async () => {
  await first()
  const before = sentences()
  buttons()[2]?.click()
  await expect.poll(sentences).not.toEqual(before)
  await expect.poll(() => document.documentElement.lang).toBe("en")
})

test("no later start shows it", async () => {
  await open(many(3))
  expect(document.querySelector(".welcome")).toBeNull()
})
