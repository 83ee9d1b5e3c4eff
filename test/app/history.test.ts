/** Versions of an article beside the text, brought back whole or by the block; the bin, and back from it. */
import { existsSync } from "node:fs"
import { expect, test } from "vitest"
import { wordsIn } from "../../main/contract/words/index.ts"
import { typeText } from "../support/keyboard.ts"
import { type App, launch, runtimeHere } from "../support/launch.ts"
import { file, onDisk, patient, saved, text, writeInto } from "./newsroom.ts"

const { kind } = runtimeHere()
const words = wordsIn("ar")
const dialog = (app: App) => app.page.getByRole("dialog", { name: words.history.name })

/** An article whose second version, on disk, begins with «عاجل: » and has another status. */
async function twoVersions(app: App) {
  const { keyboard } = app.page
  await writeInto(app, "عاجل: ")
  await keyboard.press("ControlOrMeta+Digit2")
  await typeText(app.page, "مقدمة جديدة")
  await keyboard.press("ControlOrMeta+KeyS")
  await saved(app)
  await expect.poll(() => onDisk(app), patient).toContain("مقدمة جديدة")
}

test(`an old version is shown beside the text, restored with Enter, and the restoring undone, on ${kind}`, async (context) => {
  const app = await launch({ test: context })
  const { keyboard } = app.page
  await twoVersions(app)
  await keyboard.press("F4")
  await dialog(app).getByRole("option", { selected: true }).first().waitFor()
  await keyboard.press("End")
  await dialog(app).locator("ins").filter({ hasText: "عاجل" }).waitFor()
  await dialog(app).locator("ins").filter({ hasText: "مقدمة جديدة" }).waitFor()
  await keyboard.press("Enter")
  await dialog(app).waitFor({ state: "detached" })
  await expect.poll(() => text(app), patient).not.toContain("عاجل")
  await saved(app)
  await expect.poll(() => onDisk(app), patient).not.toContain("عاجل")
  await keyboard.press("ControlOrMeta+KeyZ")
  await expect.poll(() => text(app), patient).toContain("عاجل: الأولى.")
  // What the notice offered is done: its key takes nothing else back.
  await keyboard.press("F2")
  await app.page.getByText(words.history.restored).waitFor({ state: "detached" })
  await expect.poll(() => onDisk(app), patient).toContain("عاجل: الأولى.")
  expect(onDisk(app)).toContain("مقدمة جديدة")
  expect(await text(app)).toContain("مقدمة جديدة")
})

test(`one block of an old version is restored and the rest stays, on ${kind}`, async (context) => {
  const app = await launch({ test: context })
  const { keyboard } = app.page
  await twoVersions(app)
  await keyboard.press("F4")
  await dialog(app).getByRole("option", { selected: true }).first().waitFor()
  await keyboard.press("End")
  await dialog(app).locator("ins").filter({ hasText: "عاجل" }).waitFor()
  await keyboard.press("Tab")
  await keyboard.press("ArrowDown")
  await keyboard.press("Enter")
  await dialog(app).locator("ins").filter({ hasText: "عاجل" }).waitFor({ state: "detached" })
  await keyboard.press("Escape")
  await expect.poll(() => text(app), patient).not.toContain("عاجل")
  expect(await text(app)).toContain("مقدمة جديدة")
})

test(`an article goes to the bin without a question, and comes back with one key or from the bin, on ${kind}`, async (context) => {
  const app = await launch({ test: context })
  const { keyboard } = app.page
  const headline = app.page.locator(".ProseMirror h1")
  await twoVersions(app)
  await keyboard.press("ControlOrMeta+Shift+Backspace")
  await expect.poll(() => existsSync(file(app)), patient).toBe(false)
  await headline.filter({ hasText: "خبر أول" }).waitFor({ state: "detached" })
  await keyboard.press("F2")
  await headline.filter({ hasText: "خبر أول" }).waitFor()
  await expect.poll(() => onDisk(app), patient).toContain("عاجل: الأولى.")

  await keyboard.press("ControlOrMeta+Shift+Backspace")
  await expect.poll(() => existsSync(file(app)), patient).toBe(false)
  await app.chooseMenu("openBin")
  const bin = app.page.getByRole("dialog", { name: words.window.bin.name })
  await bin.getByRole("option").first().waitFor()
  await keyboard.press("Enter")
  await headline.filter({ hasText: "خبر أول" }).waitFor()
  await expect.poll(() => onDisk(app), patient).toContain("عاجل: الأولى.")
  // Its versions came with it.
  await keyboard.press("F4")
  await dialog(app).getByRole("option").nth(1).waitFor()
})
