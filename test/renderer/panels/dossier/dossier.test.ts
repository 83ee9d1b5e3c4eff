/** The dossier: every value is in the same box, and says with an example what belongs there. */
import { beforeEach, expect, test } from "vitest"
import { page } from "vitest/browser"
import { wordsIn } from "../../../../main/contract/words/index.ts"
import { press, type } from "../../editor/harness.ts"
import { drawn, many, open } from "../harness.ts"

beforeEach(() => page.viewport(1440, 900))

const boxes = () => [...document.querySelectorAll<HTMLElement>(".field .box")]
const { dossier: words, status } = wordsIn("ar").window

test("text, choice, tokens and slug have one box: its edges, its ground, its height", async () => {
  const { session } = await open(many(3))
  await session.open("article-00000")
  await drawn()
  const looks = boxes().map((box) => {
    const { borderColor, borderRadius, backgroundColor, fontSize } = getComputedStyle(box)
    const { left, right, height } = box.getBoundingClientRect()
    const height_ = box instanceof HTMLTextAreaElement ? "grows" : Math.round(height)
    return JSON.stringify({ borderColor, borderRadius, backgroundColor, fontSize, left, right, height_ })
  })
  expect(looks.length).toBeGreaterThan(7)
  expect(new Set(looks.filter((look) => !look.includes("grows"))).size).toBe(1)
})

test("an empty field says what belongs there", async () => {
  const { session } = await open(many(3))
  await session.open("article-00000")
  await drawn()
  const hints = [...document.querySelectorAll<HTMLInputElement>(".field :is(input, textarea)")].map(
    ({ placeholder }) => placeholder,
  )
  expect(hints).toEqual([
    words.hints.section,
    words.hints.bylines,
    words.hints.place,
    words.hints.source,
    words.hints.length,
    words.hints.slug,
    words.hints.topics,
    words.hints.summary,
  ])
})

test("the focus moves nothing, and Enter stands in a field of tokens as soon as it adds something", async () => {
  const { session } = await open(many(3))
  await session.open("article-00000")
  await press("Control+d")
  const places = () => boxes().map((box) => box.getBoundingClientRect().top)
  const before = places()
  const [, , bylines] = [...document.querySelectorAll<HTMLElement>(".field :is(input, select)")]
  bylines?.focus()
  expect(places()).toEqual(before)
  const keys = () => document.querySelector(".tokens .keys")?.textContent ?? ""
  expect(keys()).toBe("")
  await type("رنا")
  await expect.poll(keys).toBe("Enter")
  expect(places()).toEqual(before)
  await press("Enter")
  await expect.poll(() => document.querySelector(".token-text")?.textContent).toBe("رنا")
  expect(places()).toEqual(before)
})

test("the headline's count stands in one place: in the dossier, in the status bar only while that is closed", async () => {
  const { session } = await open(many(3))
  await session.open("article-00000")
  await drawn()
  const said = words.budget("9", "70")
  const places = () =>
    [".dossier", ".status-bar"].filter((place) => document.querySelector(place)?.textContent?.includes(said))
  expect(places()).toEqual([".dossier"])
  await press("F8")
  await expect.poll(places).toEqual([".status-bar"])
  expect(document.querySelector(".status-bar")?.textContent).toContain(status.headline("9", "70"))
})

test.each(["ar", "en"] as const)(
  "the agency or paper that a text comes from has a field, in %s",
  async (language) => {
    const { session } = await open(many(3), { language })
    await session.open("article-00000")
    await drawn()
    await page.getByLabelText(wordsIn(language).window.dossier.source, { exact: true }).fill("أ ف ب")
    await press("Tab")
    await expect.poll(() => session.facts.value?.source).toBe("أ ف ب")
  },
)
