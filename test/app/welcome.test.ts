/** The first start on a machine: the sample, with three sentences over it. */
import { expect, test } from "vitest"
import { wordsIn } from "../../main/contract/words/index.ts"
import { typeText } from "../support/keyboard.ts"
import { launch, runtimeHere } from "../support/launch.ts"
import { objections } from "./axe.ts"

const { kind } = runtimeHere()

test(`the first start greets while one writes, in both languages, and the second does not, on ${kind}`, async (context) => {
  const app = await launch({ test: context, first: true })
  const said = app.page.locator(".welcome")
  await said.getByText(wordsIn("ar").window.welcome.sample).waitFor()
  await typeText(app.page, "و")
  await app.page.locator(".ProseMirror h1").filter({ hasText: "وصفاقس" }).waitFor()
  expect(await objections(app)).toEqual([])
  await app.page.keyboard.press("F9")
  await said.getByText(wordsIn("en").window.welcome.sample).waitFor()
  expect(await objections(app)).toEqual([])
  await app.page.keyboard.press("Escape")
  await app.page.keyboard.press("Escape")
  await said.waitFor({ state: "detached" })
  await app.close()
  const again = await launch({ test: context, profile: app.profile })
  expect(await again.page.locator(".welcome").count()).toBe(0)
})
