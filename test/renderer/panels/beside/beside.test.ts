/** An article read beside the one that is written, and what links say of where they lead. */
import { expect, test } from "vitest"
import { userEvent } from "vitest/browser"
import { press, type } from "../../editor/harness.ts"
import { drawn, many, open } from "../harness.ts"

const beside = () => document.querySelector<HTMLElement>(".beside")
const reading = () => beside()?.querySelector("h1")?.textContent
const pane = () => document.activeElement?.closest("[data-pane]")?.getAttribute("data-pane")

async function besideOf(size = 20) {
  const bench = await open(many(size))
  await bench.session.open("article-00000")
  await press("Control+k", "ArrowDown", "Control+Enter")
  await expect.poll(reading).toBe("خبر رقم 1")
  return bench
}

test("Ctrl Enter in the list reads an article beside the text without opening it, one after the other", async () => {
  const bench = await besideOf()
  expect(pane()).toBe("library")
  await press("ArrowDown", "Control+Enter")
  await expect.poll(reading).toBe("خبر رقم 2")
  expect(bench.session.current.value?.id).toBe("article-00000")
  expect(bench.calls.filter(({ name }) => name === "openArticle")).toHaveLength(1)
})

test("it is a pane of F6, changed by no key, and Enter makes it the article that is edited", async () => {
  const bench = await besideOf()
  await press("Control+3", "F6")
  expect(pane()).toBe("beside")
  const before = beside()?.querySelector(".ProseMirror")?.textContent
  await type("لا يدخل")
  await press("Delete", "Backspace", "Control+b", "Control+x")
  expect(beside()?.querySelector(".ProseMirror")?.textContent).toBe(before)
  await press("Escape")
  expect(pane()).toBe("editor")
  await press("F6", "Enter")
  await expect.poll(() => bench.session.current.value?.id).toBe("article-00001")
  expect(beside()).toBeNull()
  await expect.poll(pane).toBe("editor")
})

test("it follows its file, and says when that is gone", async () => {
  const bench = await besideOf()
  bench.articles = bench.articles.map((article) =>
    article.id === "article-00001" ? { ...article, headline: "خبر من الوكالة محدّث" } : article,
  )
  bench.changed()
  await expect.poll(reading).toBe("خبر من الوكالة محدّث")
  bench.articles = bench.articles.filter(({ id }) => id !== "article-00001")
  bench.changed()
  await expect.poll(() => beside()?.querySelector(".beside-gone")?.textContent).toContain("لم تعد هذه المادة")
  expect(reading()).toBe("خبر من الوكالة محدّث")
})

test("words are selected there by keys, copied, and pasted into the text", async () => {
  const bench = await besideOf()
  await press("Control+3", "F6")
  const text = beside()!.querySelector(".ProseMirror")!
  const paragraph = text.querySelector(".body p")!
  await userEvent.click(paragraph)
  await press("Home", "Shift+End")
  expect(getSelection()?.toString()).toBe("نص خبر رقم 1")
  const data = new DataTransfer()
  text.dispatchEvent(new ClipboardEvent("copy", { clipboardData: data, bubbles: true, cancelable: true }))
  expect(data.getData("text/plain")).toBe("نص خبر رقم 1")
  await press("Escape")
  bench.session.editor()?.focus("body")
  document
    .querySelector(".sheet .ProseMirror")
    ?.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }))
  await expect
    .poll(() => document.querySelector(".sheet .body")?.textContent)
    .toBe("نص خبر رقم 1نص خبر رقم 0")
})

test("the dossier and it take turns, and Ctrl J brings it back", async () => {
  await besideOf()
  expect(document.querySelector(".dossier")).toBeNull()
  await press("Control+d")
  await expect.poll(pane).toBe("dossier")
  expect(beside()).toBeNull()
  await press("Control+j")
  await expect.poll(pane).toBe("beside")
  expect(reading()).toBe("خبر رقم 1")
  await press("Control+j")
  await drawn()
  expect(beside()).toBeNull()
  expect(pane()).toBe("editor")
})
