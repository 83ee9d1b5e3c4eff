/** The bar that finds words in the open article: its keys, its count, and where the focus goes. */
import { expect, test } from "vitest"
import { press, type } from "../editor/harness.ts"
import { drawn, many, open } from "./harness.ts"

const count = () => document.querySelector("#find-count")?.textContent?.trim()
const hits = () => [...document.querySelectorAll(".ProseMirror .hit")].map((hit) => hit.textContent)
const field = () => document.querySelector<HTMLInputElement>(".find-bar input")

async function article(language: "ar" | "en" = "ar") {
  const bench = await open(many(3), { language })
  await bench.session.open("article-00001")
  bench.session.editor()?.focus()
  await drawn()
  return bench
}

test("marks with every key what was found, and goes from one to the next and around", async () => {
  await article()
  await press("Control+f")
  await expect.poll(() => document.activeElement === field()).toBe(true)
  await type("خبر")
  await expect.poll(count).toBe("موضعان")
  await expect.poll(hits).toEqual(["خبر", "خبر"])
  await press("Enter")
  await expect.poll(count).toBe("1 من 2")
  await press("F3")
  await press("F3")
  await expect.poll(count).toBe("1 من 2")
  await press("Shift+Enter")
  await expect.poll(count).toBe("2 من 2")
  expect(document.activeElement).toBe(field())
  expect(document.querySelectorAll(".hit-rail i").length).toBeGreaterThan(0)
})

test("stays in its part while a command only tries what it could do", async () => {
  const { session } = await article()
  await press("Control+3")
  await press("Shift+End")
  await press("Control+f")
  await expect.poll(() => document.activeElement === field()).toBe(true)
  await press("Alt+s")
  const { view, hits } = session.editor()!
  const { from, to } = view.state.selection
  expect(hits.range()).toEqual({ from, to })
  // Commands apply a step to see what comes of it, and throw the state away.
  for (let times = 0; times < 5; times++) view.state.apply(view.state.tr.insertText("قبل ", 1))
  expect(hits.range()).toEqual({ from, to })
  view.dispatch(view.state.tr.insertText("قبل ", 1))
  expect(hits.range()).toEqual({ from: from + 4, to: to + 4 })
})

test("says that there is none, and that an expression is none", async () => {
  await article("en")
  await press("Control+f")
  await type("xyz")
  await expect.poll(count).toBe("No hit in this article")
  await press("Alt+r")
  await type("(")
  await expect.poll(count).toBe("This is not a regular expression")
  await press("Backspace")
  await expect.poll(count).toBe("No hit in this article")
})

test("finds what stands in the dossier, and says where", async () => {
  await article()
  await press("Control+f")
  await type("رياضة")
  await expect.poll(count).toBe("موضع واحد")
  await press("Enter")
  await expect.poll(count).toBe("1 من 1 في القسم")
})

test("takes the selected words, searches in them alone, and gives the focus back to the hit", async () => {
  const bench = await article()
  await press("Control+3")
  await press("Control+a")
  await press("Control+f")
  await type("خبر")
  await expect.poll(count).toBe("موضعان")
  await press("Alt+s")
  await expect.poll(count).toBe("موضع واحد")
  await press("Enter")
  await press("Escape")
  await expect.poll(() => document.activeElement?.classList.contains("ProseMirror")).toBe(true)
  expect(field()).toBeNull()
  await expect.poll(hits).toEqual([])
  const view = bench.session.editor()?.view
  const { from, to } = view!.state.selection
  expect(view!.state.doc.textBetween(from, to)).toBe("خبر")
  // The selected word is looked for next time.
  await press("Control+f")
  await expect.poll(() => field()?.value).toBe("خبر")
})

test("follows what is typed, and the article that comes on the page", async () => {
  const bench = await article()
  await press("Control+f")
  await type("خبر")
  await expect.poll(count).toBe("موضعان")
  await press("Control+3")
  await type("خبر آخر ")
  await expect.poll(count).toBe("3 مواضع")
  await bench.session.open("article-00002")
  await expect.poll(count).toBe("موضعان")
})
