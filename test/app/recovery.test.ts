/** Nothing that was journaled is lost, whatever ends: the app at a stroke, or its window. */
import { existsSync, mkdirSync, readdirSync, readFileSync, watch } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { wordsIn } from "../../main/contract/words/index.ts"
import { typeText } from "../support/keyboard.ts"
import { launch, runtimeHere } from "../support/launch.ts"
import { journal, newsroom, onDisk, open, patient, saved, story, text, write } from "./newsroom.ts"

const { kind } = runtimeHere()
const words = wordsIn("ar")

test(`after a power cut every key is there again, and the cursor, and the difference one key away, on ${kind}`, async (context) => {
  const before = await launch()
  try {
    write(before, story("خبر أول", "الفقرة الأولى.", "الفقرة الثانية."))
    await open(before)
    await before.page.keyboard.press("ControlOrMeta+Digit3")
    await typeText(before.page, "جاء في البيان: ")
    // The last sign is in no other text: with it all before it are on disk.
    await typeText(before.page, "☂")
    await expect.poll(() => journal(before), { ...patient, interval: 10 }).toContain("☂")
  } finally {
    await before.kill()
  }
  expect(onDisk(before)).not.toContain("☂")

  const after = await launch({ test: context, profile: before.profile })
  await after.page.locator(".ProseMirror p").filter({ hasText: "جاء في البيان: ☂الفقرة الأولى." }).waitFor()
  const notice = after.page.getByRole("status").filter({ hasText: words.window.notices.showDifference })
  await notice.waitFor()
  await after.page.keyboard.press("F2")
  const dialog = after.page.getByRole("dialog", { name: words.window.difference.name })
  await dialog.locator("ins").filter({ hasText: "☂" }).waitFor()
  await after.page.keyboard.press("Escape")
  await dialog.waitFor({ state: "detached" })
  await after.page.locator(".ProseMirror").focus()
  await typeText(after.page, "!")
  await expect.poll(() => text(after), patient).toContain("جاء في البيان: ☂!الفقرة الأولى.")
  await saved(after)
  await expect.poll(() => onDisk(after), patient).toContain("جاء في البيان: ☂!الفقرة الأولى.")
})

test(`an article that has no file yet comes back after a power cut, on ${kind}`, async (context) => {
  const before = await launch()
  try {
    await before.page.keyboard.press("ControlOrMeta+KeyN")
    await before.page.locator(".ProseMirror h1:has(br)").waitFor()
    await typeText(before.page, "خبر بلا ملف")
    await before.page.locator(".ProseMirror h1").filter({ hasText: "خبر بلا ملف" }).waitFor()
    await before.page.locator(".save-mark[data-state=saved]").waitFor()
    await typeText(before.page, " بعد")
    await before.page.locator(".save-mark[data-state=changed]").waitFor()
    await before.page.locator(".save-mark[data-state=saved]").waitFor()
  } finally {
    await before.kill()
  }
  const after = await launch({ test: context, profile: before.profile })
  await after.page.locator(".ProseMirror h1").filter({ hasText: "خبر بلا ملف بعد" }).waitFor()
  expect(newsroom(after)).not.toBe("")
})

test(`text that never was in any file comes back after a power cut, on ${kind}`, async (context) => {
  const before = await launch()
  const files = () =>
    readdirSync(newsroom(before), { recursive: true, encoding: "utf8" }).filter(
      (name) => name.endsWith(".html") && !name.startsWith("."),
    )
  const journals = () => {
    const folder = join(newsroom(before), ".midad", "journal")
    return existsSync(folder)
      ? // A journal that has no name yet is no journal: a crash leaves nothing of it.
        readdirSync(folder)
          .filter((name) => name.endsWith(".journal"))
          .map((name) => readFileSync(join(folder, name), "utf8"))
      : []
  }
  const known = files()
  try {
    await before.page.keyboard.press("ControlOrMeta+KeyN")
    await before.page.locator(".ProseMirror h1:has(br)").waitFor()
    await typeText(before.page, "خبر لم يُحفظ ☂")
    await expect.poll(() => journals().join(), { ...patient, interval: 10 }).toContain("☂")
  } finally {
    await before.kill()
  }
  expect(files()).toEqual(known)
  const after = await launch({ test: context, profile: before.profile })
  // The library knows of it too.
  const line = after.page.getByRole("option").filter({ hasText: "خبر لم يُحفظ ☂" })
  await line.waitFor()
  await after.page.keyboard.press("ControlOrMeta+KeyK")
  await typeText(after.page, "خبر لم يُحفظ")
  await after.page.keyboard.press("Enter")
  await after.page.locator(".ProseMirror h1").filter({ hasText: "خبر لم يُحفظ ☂" }).waitFor()
  await after.page.getByRole("status").filter({ hasText: words.window.notices.showDifference }).waitFor()
  // It was on the page before: that Enter has led there is told by the focus alone.
  await after.page.locator(".ProseMirror:focus").waitFor()
  await typeText(after.page, "!")
  await saved(after)
  const written = () => files().map((name) => readFileSync(join(newsroom(after), name), "utf8"))
  await expect.poll(() => written().join(), patient).toContain("خبر لم يُحفظ ☂!")
  expect(files()).toHaveLength(known.length + 1)
  await after.page.keyboard.press("ControlOrMeta+KeyK")
  await after.page.keyboard.press("ControlOrMeta+KeyA")
  await after.page.keyboard.press("Delete")
  await expect.poll(() => after.page.locator(".rows [role=option]").count(), patient).toBe(3)
})

test(`the first key of a new article decides that it opens after a power cut, on ${kind}`, async (context) => {
  const before = await launch()
  const folder = join(newsroom(before), ".midad", "journal")
  const gone = Promise.withResolvers<void>()
  try {
    write(before, story("خبر أول", "الفقرة الأولى."))
    await open(before)
    await before.page.keyboard.press("ControlOrMeta+KeyN")
    await before.page.locator(".ProseMirror h1:has(br)").waitFor()
    mkdirSync(folder, { recursive: true })
    // The worst moment: a journal has just got its name, and whoever waits for it has not heard of it.
    const watcher = watch(folder, (_, name) => {
      if (!name?.endsWith(".journal") || !existsSync(join(folder, name))) return
      watcher.close()
      before.kill().then(gone.resolve, gone.reject)
    })
    await typeText(before.page, "☂").catch((error: Error) => {
      // The key is on the disk before the window can say that it was pressed.
      if (!/closed|crashed/.test(error.message)) throw error
    })
    await gone.promise
  } catch (error) {
    await before.kill()
    throw error
  }
  const after = await launch({ test: context, profile: before.profile })
  await after.page.locator(".ProseMirror h1").filter({ hasText: "☂" }).waitFor()
  await after.page.getByRole("status").filter({ hasText: words.window.notices.showDifference }).waitFor()
})

test(`a window that breaks comes back with text and cursor, on ${kind}`, async (context) => {
  const app = await launch({ test: context })
  write(app, story("خبر أول", "الفقرة الأولى.", "الفقرة الثانية."))
  await open(app)
  await app.page.keyboard.press("ControlOrMeta+Digit3")
  await typeText(app.page, "قبل العطل ☂")
  await expect.poll(() => journal(app), { ...patient, interval: 10 }).toContain("☂")
  const next = app.nextPage()
  await app.crash()
  await next
  await app.page.locator(".ProseMirror p").filter({ hasText: "قبل العطل ☂الفقرة الأولى." }).waitFor()
  await app.page.locator(".ProseMirror").focus()
  await typeText(app.page, "!")
  await expect.poll(() => text(app), patient).toContain("قبل العطل ☂!الفقرة الأولى.")
  await saved(app)
})
