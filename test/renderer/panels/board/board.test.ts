/** The board by keys: choosing, moving, undoing, in both directions of reading. */
import { expect, test } from "vitest"
import { press, type } from "../../editor/harness.ts"
import { chosen, chosenHeadline, field, many, open } from "../harness.ts"

const column = () => document.activeElement?.closest(".column")?.getAttribute("data-status")
const cards = (status: string) => document.querySelectorAll(`.column[data-status=${status}] .card`)
const count = (status: string) =>
  document.querySelector(`.column[data-status=${status}] .column-count`)?.textContent

async function board(language: "ar" | "en" = "ar", size = 50) {
  const bench = await open(many(size), { language })
  await press("Control+Shift+k")
  await expect.poll(column).toBe("draft")
  await expect.poll(chosenHeadline).toBe("خبر رقم 0")
  return bench
}

test.each([
  ["ar", "ArrowLeft", "ArrowRight"],
  ["en", "ArrowRight", "ArrowLeft"],
] as const)(
  "in %s, %s goes to the next status, and with Alt takes the card along",
  async (language, onward, back) => {
    const bench = await board(language)
    await press(onward)
    await expect.poll(column).toBe("editing")
    await press(back, back)
    await expect.poll(column).toBe("draft")
    await press("ArrowDown")
    expect(chosenHeadline()).toBe("خبر رقم 5")
    await press(`Alt+${onward}`)
    await expect.poll(() => bench.articles[5]?.status).toBe("editing")
    await expect.poll(column).toBe("editing")
    await expect.poll(chosenHeadline).toBe("خبر رقم 5")
    expect([count("draft"), count("editing")]).toEqual(["9", "11"])
    await press(`Alt+${onward}`, `Alt+${onward}`)
    await expect.poll(() => bench.articles[5]?.status).toBe("published")
    await expect.poll(column).toBe("published")
    await press(`Alt+${back}`)
    await expect.poll(() => bench.articles[5]?.status).toBe("ready")
  },
)

test("each move is undone, the last one first, and the card is found where it went back to", async () => {
  const bench = await board()
  await press("Alt+ArrowLeft")
  await expect.poll(column).toBe("editing")
  await press("Alt+ArrowLeft")
  await expect.poll(column).toBe("ready")
  await press("Control+z")
  await expect.poll(() => bench.articles[0]?.status).toBe("editing")
  await expect.poll(column).toBe("editing")
  await press("Control+z")
  await expect.poll(() => bench.articles[0]?.status).toBe("draft")
  await expect.poll(column).toBe("draft")
  expect(chosenHeadline()).toBe("خبر رقم 0")
})

test("a card that a colleague has stays, and the notice says so", async () => {
  const bench = await board()
  bench.locked.add("article-00000")
  await press("Alt+ArrowLeft")
  await expect
    .poll(() => document.querySelector(".notices")?.textContent)
    .toContain("«\u2068خبر رقم 0\u2069»: \u2068سلمى\u2069")
  expect(column()).toBe("draft")
  expect(bench.articles[0]?.status).toBe("draft")
})

test("ten thousand cards in a column are scrolled to, not drawn", async () => {
  await board("ar", 50_000)
  expect(count("draft")).toBe("10,000")
  expect(cards("draft").length).toBeLessThan(30)
  await press("End")
  await expect.poll(chosenHeadline).toBe("خبر رقم 49995")
  expect(chosen()?.getAttribute("aria-posinset")).toBe("10000")
  expect(cards("draft").length).toBeLessThan(30)
})

test("what is typed filters the columns, Enter opens, and the library's field stays as it was", async () => {
  const bench = await board()
  await type("12")
  await expect.poll(() => document.querySelectorAll(".card").length).toBe(1)
  expect(document.querySelector<HTMLInputElement>(".board input")?.value).toBe("12")
  await press("Enter")
  await expect.poll(() => bench.session.current.value?.id).toBe("article-00012")
  await expect.poll(() => document.querySelector(".board")).toBeNull()
  expect(field().value).toBe("")
})

test("the open article moves by its own editor, and is saved", async () => {
  const bench = await open(many(20))
  await bench.session.open("article-00000")
  await press("Control+Shift+k")
  await expect.poll(chosenHeadline).toBe("خبر رقم 0")
  await press("Alt+ArrowLeft")
  await expect.poll(() => bench.articles[0]?.status).toBe("editing")
  expect(bench.calls.some(({ name }) => name === "changeArticles")).toBe(false)
  await expect.poll(column).toBe("editing")
  await press("Control+z")
  await expect.poll(() => bench.session.facts.value?.status).toBe("draft")
  await press("Escape")
  await expect.poll(() => document.querySelector(".board")).toBeNull()
  await expect.poll(() => document.activeElement?.classList.contains("ProseMirror")).toBe(true)
})
