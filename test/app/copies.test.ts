/** What a sync client leaves beside an article when two wrote in it: shown, merged by keys, never thrown away. */
import { existsSync, readdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { writeArticle } from "../../main/article/html.ts"
import type { Article } from "../../main/article/schema.ts"
import { wordsIn } from "../../main/contract/words/index.ts"
import { typeText } from "../support/keyboard.ts"
import { type App, launch, runtimeHere } from "../support/launch.ts"
import { newsroom, onDisk, patient, story, text, writeInto } from "./newsroom.ts"

const { kind } = runtimeHere()
const words = wordsIn("ar")

const copy = (app: App) => join(newsroom(app), "one (conflicted copy 2026-11-23).html")
const leave = (app: App, article: Article) => writeFileSync(copy(app), writeArticle(article))
const binned = (app: App) => {
  const bin = join(newsroom(app), ".midad", "bin")
  return existsSync(bin) ? readdirSync(bin).filter((name) => name.endsWith(".html")) : []
}

test(`a conflict copy is offered and goes in with one key, and both can be undone, on ${kind}`, async (context) => {
  const app = await launch({ test: context })
  const { keyboard } = app.page
  await writeInto(app, "من المكتب: ")

  leave(app, story("خبر أول", "الأولى.", "الثانية كما كتبها زميل."))
  const status = app.page.getByRole("status")
  await status.filter({ hasText: words.window.notices.mergeCopy }).waitFor()
  await keyboard.press("F2")
  await app.page.locator(".ProseMirror p").filter({ hasText: "كما كتبها زميل" }).waitFor()
  await status.filter({ hasText: words.window.notices.copyMerged }).waitFor()
  expect(onDisk(app)).toContain("من المكتب: الأولى.")
  expect(onDisk(app)).toContain("الثانية كما كتبها زميل.")
  expect(existsSync(copy(app))).toBe(false)
  expect(binned(app)).toHaveLength(1)

  // The file by the notice, the text as one change.
  await keyboard.press("F2")
  await expect.poll(() => existsSync(copy(app)), patient).toBe(true)
  await app.page.locator(".ProseMirror").focus()
  await keyboard.press("ControlOrMeta+KeyZ")
  await expect.poll(() => text(app), patient).not.toContain("كما كتبها زميل")
  expect(await text(app)).toContain("من المكتب: الأولى.")
})

test(`a conflict copy that wrote the same words is asked about, by keys from the library, on ${kind}`, async (context) => {
  const app = await launch({ test: context })
  const { keyboard } = app.page
  const dialog = app.page.getByRole("dialog", { name: words.window.conflict.name })
  await writeInto(app, "من المكتب: ")
  leave(app, story("خبر أول", "الأولى كما كتبها زميل.", "الثانية."))

  const fromLibrary = async () => {
    await keyboard.press("ControlOrMeta+KeyK")
    // Only the copy has this word: whatever is still being looked for, it is the line that Enter opens.
    await typeText(app.page, "زميل")
    await app.page.getByRole("option").filter({ hasText: words.window.library.copy }).waitFor()
    await expect.poll(() => app.page.locator(".rows [role=option]").count(), patient).toBe(1)
    await keyboard.press("Enter")
    await dialog.filter({ hasText: words.window.copyConflict.text }).waitFor()
  }
  await fromLibrary()
  // Thinking better of it changes nothing, and keeps nobody from writing.
  await keyboard.press("Escape")
  await dialog.waitFor({ state: "detached" })
  expect(existsSync(copy(app))).toBe(true)
  await app.page.locator(".ProseMirror").focus()
  await keyboard.press("ControlOrMeta+Digit2")
  await typeText(app.page, "مقدمة")
  await expect.poll(() => onDisk(app), patient).toContain("مقدمة")
  expect(onDisk(app)).not.toContain("كما كتبها زميل")

  await fromLibrary()
  await keyboard.press("Digit3")
  await keyboard.press("Enter")
  await dialog.waitFor({ state: "detached" })
  await app.page.getByRole("status").filter({ hasText: words.window.notices.copyMerged }).waitFor()
  const stands = onDisk(app)
  for (const kept of ["مقدمة", "من المكتب: الأولى.", "الأولى كما كتبها زميل."]) expect(stands).toContain(kept)
  expect(existsSync(copy(app))).toBe(false)
  expect(binned(app)).toHaveLength(1)
  await keyboard.press("F4")
  const history = app.page.getByRole("dialog", { name: words.history.name })
  await history.getByRole("option").filter({ hasText: words.history.causes.conflict }).first().waitFor()
})
