/** Printing: the article as a page of its own, without what is around it. */
import { expect, test } from "vitest"
import { wordsIn } from "../../main/contract/words/index.ts"
import { twin } from "../../main/desk/sample/twin.ts"
import { launch, runtimeHere } from "../support/launch.ts"

const { kind } = runtimeHere()

test(`on paper there is the article alone, as long as it is, on ${kind}`, async (context) => {
  const app = await launch({ test: context })
  await app.page.emulateMedia({ media: "print", colorScheme: "dark" })
  const seen = (selector: string) => app.page.locator(selector).first().isVisible()
  const parts = [".library", ".dossier", ".status-bar", ".ProseMirror .headline", ".ProseMirror .standfirst"]
  expect(await Promise.all(parts.map(seen))).toEqual([false, false, false, true, true])
  const paper = await app.page.evaluate(() => {
    const article = document.querySelector(".ProseMirror")!
    const last = article.querySelector(".body")!.lastElementChild!.getBoundingClientRect()
    return {
      reaches: document.documentElement.scrollHeight >= last.bottom + scrollY,
      buttons: [...article.querySelectorAll("button")].filter((one) => one.getClientRects().length > 0)
        .length,
      ink: getComputedStyle(article).color,
      face: getComputedStyle(article).fontFamily.split(",")[0],
      direction: getComputedStyle(article).direction,
    }
  })
  expect(paper).toEqual({
    reaches: true,
    buttons: 0,
    ink: "rgb(0, 0, 0)",
    face: '"Midad Naskh"',
    direction: "rtl",
  })
  expect(twin).toContain(await app.page.locator(".ProseMirror .headline").textContent())
})

test(`Ctrl P asks the system to print, and says so if it cannot, on ${kind}`, async (context) => {
  const app = await launch({ test: context })
  await app.page.keyboard.press("ControlOrMeta+KeyP")
  await expect.poll(() => app.printed()).toBe(1)
  await app.failPrinting("no printers")
  await app.page.keyboard.press("ControlOrMeta+KeyP")
  await app.page.getByText(wordsIn("ar").problems["not-printed"]).first().waitFor()
})
