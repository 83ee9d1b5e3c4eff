/** What was done to articles is taken back, the last thing first, from wherever it was done. */
import { describe, expect, test } from "vitest"
import { press, type } from "../../editor/harness.ts"
import { chosenHeadline, field, focused, list, many, open } from "../harness.ts"

const notices = () => document.querySelector(".notices")?.textContent ?? ""
const headline = () => document.querySelector(".sheet h1")?.textContent
const inText = () => document.activeElement?.classList.contains("ProseMirror")

async function setStatus(digit: string) {
  await press("Control+Shift+s")
  await expect.poll(() => document.querySelector("dialog")).not.toBeNull()
  await type(digit)
  await expect.poll(() => document.querySelector("dialog")).toBeNull()
}

describe("on the board", () => {
  test("a status that was chosen and an article that was binned are undone before the move before them", async () => {
    const bench = await open(many(20))
    const status = (at: number) => bench.articles.find(({ headline }) => headline === `خبر رقم ${at}`)?.status
    await press("Control+Shift+k")
    await expect.poll(chosenHeadline).toBe("خبر رقم 0")
    await press("Alt+ArrowLeft")
    await expect.poll(() => status(0)).toBe("editing")
    await expect.poll(chosenHeadline).toBe("خبر رقم 0")
    await setStatus("4")
    await expect.poll(() => status(0)).toBe("published")
    await expect.poll(chosenHeadline).toBe("خبر رقم 0")
    await press("Control+Shift+Backspace")
    await expect.poll(() => status(0)).toBeUndefined()
    await expect.poll(notices).toContain("السلة")
    await press("Control+z")
    await expect.poll(() => status(0)).toBe("published")
    await press("Control+z")
    await expect.poll(() => status(0)).toBe("editing")
    await press("Control+z")
    await expect.poll(() => status(0)).toBe("draft")
  })

  test("says how many articles a search finds", async () => {
    await open(many(20))
    await press("Control+Shift+k")
    await expect.poll(chosenHeadline).toBe("خبر رقم 0")
    await type("zz")
    await expect.poll(() => document.querySelector(".board [role=status]")?.textContent).toBe("لا مواد")
  })
})

describe("in the list", () => {
  test("the open article goes to the bin, and the focus stays in the list, on the next line", async () => {
    const bench = await open(many(10))
    await bench.session.open("article-00003")
    await press("Control+k", "ArrowDown", "ArrowUp")
    await expect.poll(chosenHeadline).toBe("خبر رقم 3")
    await press("Delete")
    await expect.poll(() => bench.articles.length).toBe(9)
    await expect.poll(headline).toBe("خبر رقم 4")
    await expect.poll(chosenHeadline).toBe("خبر رقم 4")
    expect(focused()).toBe(list())
    await press("Control+z")
    await expect.poll(() => bench.articles.length).toBe(10)
  })

  test("lines in the middle go to the bin, and the line after them is the chosen one", async () => {
    const bench = await open(many(10))
    await press("Control+k", "ArrowDown", "ArrowDown", "Shift+ArrowDown", "Shift+ArrowDown", "Delete")
    await expect.poll(() => bench.articles.length).toBe(7)
    await expect.poll(chosenHeadline).toBe("خبر رقم 5")
  })

  test("the last lines go to the bin, and the line before them is the chosen one", async () => {
    const bench = await open(many(10))
    await press("Control+k", "ArrowDown", "End", "Shift+ArrowUp", "Delete")
    await expect.poll(() => bench.articles.length).toBe(8)
    await expect.poll(chosenHeadline).toBe("خبر رقم 7")
  })

  test("what was undone by its key is not offered any more", async () => {
    const bench = await open(many(10))
    bench.linkers = { "article-00001": ["article-00005"] }
    await press("Control+k", "ArrowDown", "Delete")
    await expect.poll(notices).toContain("تحيل")
    await press("Control+z")
    await expect.poll(() => bench.articles.length).toBe(10)
    await expect.poll(notices).toContain("تم التراجع")
    expect(notices()).not.toContain("السلة")
    expect(notices()).not.toContain("تحيل")
  })

  test("what was done from the field is undone there, and then its own typing", async () => {
    const bench = await open(many(10))
    await press("Control+k")
    await type("7")
    await expect.poll(chosenHeadline).toBe("خبر رقم 7")
    await setStatus("5")
    await expect.poll(notices).toContain("مطويّ")
    expect(focused()).toBe(field())
    await press("Control+z")
    await expect.poll(() => bench.articles[7]?.status).toBe("ready")
    expect(field().value).toBe("7")
    await press("Control+z")
    await expect.poll(() => field().value).toBe("")
  })

  test("an order and a grouping are said as they are turned", async () => {
    await open(many(10))
    await press("Control+k", "Alt+o")
    const whispered = () => document.querySelector(".notices .unseen")?.textContent
    await expect.poll(whispered).toBe("بالعنوان")
    await press("Alt+g")
    await expect.poll(whispered).toBe("بالتاريخ")
  })
})

describe("in the text", () => {
  test("the open article goes to the bin, and comes back with the next undo", async () => {
    const bench = await open(many(10))
    await bench.session.open("article-00003")
    await press("Control+1", "Control+Shift+Backspace")
    await expect.poll(headline).toBe("خبر رقم 4")
    expect(inText()).toBe(true)
    await press("Control+z")
    await expect.poll(() => bench.articles.length).toBe(10)
    await expect.poll(headline).toBe("خبر رقم 3")
    expect(inText()).toBe(true)
  })

  test("the article that comes after it was written in before: still the binned one comes back first", async () => {
    const bench = await open(many(10))
    await bench.session.open("article-00004")
    await press("Control+1")
    await type("و")
    await bench.session.open("article-00003")
    await press("Control+1", "Control+Shift+Backspace")
    await expect.poll(headline).toBe("خبر رقم 4")
    await press("Control+z")
    await expect.poll(() => bench.articles.length).toBe(10)
    await expect.poll(headline).toBe("خبر رقم 3")
  })

  test("what was typed since is undone first", async () => {
    const bench = await open(many(10))
    await bench.session.open("article-00003")
    await press("Control+1", "Control+Shift+Backspace")
    await expect.poll(headline).toBe("خبر رقم 4")
    await type("و")
    await press("Control+z")
    await expect.poll(headline).toBe("خبر رقم 4")
    expect(bench.articles.length).toBe(9)
  })

  test("the bin is undone in the library before what was done earlier", async () => {
    const bench = await open(many(10))
    await press("Control+k", "ArrowDown")
    await setStatus("5")
    await expect.poll(() => bench.articles[1]?.status).toBe("spiked")
    await bench.session.open("article-00003")
    await press("Control+1", "Control+Shift+Backspace")
    await expect.poll(notices).toContain("نُقلت إلى السلة: \u2068خبر رقم 3")
    await press("Control+k", "Control+z")
    await expect.poll(() => bench.articles.length).toBe(10)
    expect(bench.articles.find(({ id }) => id === "article-00001")?.status).toBe("spiked")
  })

  test("the last article goes to the bin, and the focus goes to where the next one is begun or found", async () => {
    const bench = await open(many(1))
    await bench.session.open("article-00000")
    await press("Control+1", "Control+Shift+Backspace")
    await expect.poll(() => bench.articles.length).toBe(0)
    await expect.poll(focused).toBe(field())
  })
})
