/** The file changes under the window: what can go together does, what cannot is asked, and nothing is lost. */
import { rmSync } from "node:fs"
import { expect, test } from "vitest"
import { wordsIn } from "../../main/contract/words/index.ts"
import { typeText } from "../support/keyboard.ts"
import { type App, launch, runtimeHere } from "../support/launch.ts"
import { file, onDisk, open, patient, saved, story, text, write } from "./newsroom.ts"

const { kind } = runtimeHere()
const words = wordsIn("ar")
const conflict = (app: App) => app.page.getByRole("dialog", { name: words.window.conflict.name })

test(`a clean article follows its file, the cursor stays with its words, on ${kind}`, async (context) => {
  const app = await launch({ test: context })
  write(app, story("خبر أول", "الأولى.", "الثانية."))
  await open(app)
  await app.page.keyboard.press("ControlOrMeta+Digit3")
  await app.page.keyboard.press("ArrowDown")
  await app.page.keyboard.press("End")
  write(app, story("خبر أول", "الأولى كما كتبها زميل.", "الثانية."))
  await app.page.locator(".ProseMirror p").filter({ hasText: "كما كتبها زميل" }).waitFor()
  await typeText(app.page, " وهنا")
  await expect.poll(() => text(app), patient).toContain("الثانية. وهنا")
  await saved(app)
  await expect.poll(() => onDisk(app), patient).toContain("كما كتبها زميل")
  expect(onDisk(app)).toContain("الثانية. وهنا")
})

test(`changes of both sides in different blocks go together, on ${kind}`, async (context) => {
  const app = await launch({ test: context })
  write(app, story("خبر أول", "الأولى.", "الثانية."))
  await open(app)
  await app.page.keyboard.press("ControlOrMeta+Digit3")
  await typeText(app.page, "من المكتب: ")
  write(app, story("خبر أول", "الأولى.", "الثانية كما كتبها زميل."))
  await app.page.keyboard.press("ControlOrMeta+KeyS")
  await app.page.locator(".ProseMirror p").filter({ hasText: "كما كتبها زميل" }).waitFor()
  await saved(app)
  expect(onDisk(app)).toContain("من المكتب: الأولى.")
  expect(onDisk(app)).toContain("الثانية كما كتبها زميل.")
  await typeText(app.page, "و")
  await expect.poll(() => text(app), patient).toContain("من المكتب: والأولى.")
})

test(`a true conflict is asked, put off, asked again and resolved by keys, on ${kind}`, async (context) => {
  const app = await launch({ test: context })
  const { keyboard } = app.page
  write(app, story("خبر أول", "الأولى.", "الثانية."))
  await open(app)
  await keyboard.press("ControlOrMeta+Digit3")
  await typeText(app.page, "من المكتب: ")
  write(app, story("خبر من زميل", "الأولى كما كتبها زميل.", "الثانية."))
  await keyboard.press("ControlOrMeta+Digit1")
  await typeText(app.page, "عاجل: ")
  await keyboard.press("ControlOrMeta+KeyS")
  await conflict(app).waitFor()
  await conflict(app).locator(".conflict").nth(1).waitFor()
  await keyboard.press("Escape")
  await conflict(app).waitFor({ state: "detached" })
  await app.page.locator(".save-mark[data-state=conflict]").waitFor()
  expect(onDisk(app)).not.toContain("عاجل")
  await keyboard.press("F2")
  await conflict(app).waitFor()
  await keyboard.press("Digit2")
  await keyboard.press("Digit3")
  await keyboard.press("Enter")
  await conflict(app).waitFor({ state: "detached" })
  await saved(app)
  const stands = onDisk(app)
  expect(stands).toContain("خبر من زميل")
  expect(stands).not.toContain("عاجل")
  expect(stands).toContain("من المكتب: الأولى.")
  expect(stands).toContain("الأولى كما كتبها زميل.")
  // What did not stay is in the history.
  await keyboard.press("F4")
  const history = app.page.getByRole("dialog", { name: words.history.name })
  await history.getByRole("option").filter({ hasText: words.history.causes.conflict }).first().waitFor()
})

test(`a file that is gone is written again with one key, on ${kind}`, async (context) => {
  const app = await launch({ test: context })
  write(app, story("خبر أول", "الأولى."))
  await open(app)
  rmSync(file(app))
  await app.page.getByRole("alert").filter({ hasText: words.window.notices.writeAgain }).waitFor()
  await expect.poll(() => text(app), patient).toContain("الأولى.")
  await app.page.keyboard.press("F2")
  await expect.poll(() => onDisk(app), patient).toContain("الأولى.")
})
