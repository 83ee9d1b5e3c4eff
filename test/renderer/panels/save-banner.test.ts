/** A save that failed is said over the page until one was written, and moves no line of the text. */
import { expect, test } from "vitest"
import { page } from "vitest/browser"
import { wordsIn } from "../../../main/contract/words/index.ts"
import { press, type } from "../editor/harness.ts"
import { drawn, many, open } from "./harness.ts"

const { problems } = wordsIn("ar")
const band = () => document.querySelector(".band[data-kind=failed]")
const line = () => document.querySelector(".sheet .body > p")!.getBoundingClientRect().top

test("it says why and where the text is, and goes with a save that was written; nothing moves for either", async () => {
  await page.viewport(1280, 800)
  const bench = await open(many(3))
  await bench.session.open("article-00000")
  await press("Control+3")
  await type("كلمة")
  bench.unsaved = "disk-full"
  const before = line()
  await press("Control+s")
  await expect.poll(() => band()?.textContent).toContain(problems["disk-full"])
  await drawn()
  expect(Math.abs(line() - before)).toBeLessThan(1)
  await press("Control+s")
  await drawn()
  expect(band()).not.toBeNull()
  bench.unsaved = null
  await press("Control+s")
  await expect.poll(band).toBeNull()
  await drawn()
  expect(Math.abs(line() - before)).toBeLessThan(1)
})
