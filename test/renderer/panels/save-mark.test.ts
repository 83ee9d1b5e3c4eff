/** Whether what is typed reaches the disk is seen: a sign stands as long as it does not. */
import { expect, test } from "vitest"
import { wordsIn } from "../../../main/contract/words/index.ts"
import { press, type } from "../editor/harness.ts"
import { many, open } from "./harness.ts"

const { window: words, problems } = wordsIn("ar")
const sign = () => document.querySelector(".save-mark[data-state=late]")

test("a journal that cannot be written is said with its reason, as an alert, and until it can be again", async () => {
  const bench = await open(many(3))
  await bench.session.open("article-00000")
  bench.unjournaled = "no-permission"
  await press("Control+3")
  await type("كلمة")
  await expect.poll(() => sign()?.textContent).toContain(words.status.journal)
  expect(sign()?.textContent).toContain(problems["no-permission"].slice(0, 10))
  expect(sign()?.getAttribute("role")).toBe("alert")
  bench.unjournaled = null
  await expect.poll(sign).toBeNull()
})
