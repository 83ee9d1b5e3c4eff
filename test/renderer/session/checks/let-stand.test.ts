/** What is let stand, and where. */
import { expect, test } from "vitest"
import { createLetStand } from "../../../../renderer/session/checks/let-stand.ts"
import { notedOf } from "./finding.ts"

const words = (text: string, article: string | null) => ({ rule: "ta-marbuta", text, article })

test("one place is let stand in every article, as long as the words around it stay", () => {
  const letStand = createLetStand()
  const here = notedOf("مدينه", { before: "زار ", after: " كبيرة" })
  letStand.addPlace(here)
  expect(letStand.has({ ...here, number: 7 }, "a")).toBe(true)
  expect(letStand.has({ ...here, before: "رأى " }, "a")).toBe(false)
  expect(letStand.has({ ...here, finding: notedOf("حديقه").finding }, "a")).toBe(false)
})

test("words are let stand in one article, or in the newsroom, until that is taken back", () => {
  const letStand = createLetStand()
  letStand.add(words("مدينه", "a"))
  letStand.add(words("حديقه", null))
  const where = (text: string) => ["a", "b"].filter((article) => letStand.has(notedOf(text), article))
  expect(where("مدينه")).toEqual(["a"])
  expect(where("حديقه")).toEqual(["a", "b"])
  letStand.remove(words("مدينه", null))
  expect(where("مدينه")).toEqual(["a"])
  letStand.remove(words("مدينه", "a"))
  letStand.remove(words("حديقه", null))
  expect([where("مدينه"), where("حديقه")]).toEqual([[], []])
})

test("words of one rule do not let those of another stand", () => {
  const letStand = createLetStand()
  letStand.add({ ...words("مدينه", null), rule: "hamza" })
  expect(letStand.has(notedOf("مدينه"), "a")).toBe(false)
})

test("after clearing nothing is let stand", () => {
  const letStand = createLetStand()
  letStand.addPlace(notedOf("مدينه"))
  letStand.add(words("حديقه", null))
  letStand.clear()
  expect([letStand.has(notedOf("مدينه"), "a"), letStand.has(notedOf("حديقه"), "a")]).toEqual([false, false])
})
