/** The window by keys alone: library, dossier, palette, dialogs, imports and conflicts, in both languages. */
import { readdirSync, readFileSync, unlinkSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { wordsIn } from "../../main/contract/words/index.ts"
import { twin } from "../../main/desk/sample/twin.ts"
import { typeText } from "../support/keyboard.ts"
import { type App, launch, runtimeHere } from "../support/launch.ts"
import { pageOf, put } from "./many.ts"
import { newsroom } from "./newsroom.ts"

const { kind } = runtimeHere()
const words = wordsIn("ar").window

const headline = (app: App) => app.page.locator(".ProseMirror h1")
const shows = (app: App, text: string) => headline(app).filter({ hasText: text }).waitFor()

const focus = (app: App) =>
  app.page.evaluate(() => {
    const place = document.activeElement
    return place?.closest("dialog")?.ariaLabel ?? place?.closest("[data-pane]")?.getAttribute("data-pane")
  })

test(`the first key of a start goes into the text, or into the search where there is none, on ${kind}`, async (context) => {
  const app = await launch({ test: context })
  await expect.poll(() => focus(app)).toBe("editor")
  await typeText(app.page, "و")
  await shows(app, "وصفاقس")
  await app.page.keyboard.press("ControlOrMeta+KeyS")
  await app.page.locator(".save-mark[data-state=saved]").waitFor()
  await app.close()
  for (const name of readdirSync(newsroom(app), { recursive: true, encoding: "utf8" }))
    if (name.endsWith(".html") && !name.startsWith(".")) unlinkSync(join(newsroom(app), name))
  const again = await launch({ profile: app.profile, ready: ".page-empty", test: context })
  await expect.poll(() => focus(again)).toBe("library")
})

test(`related articles are removed and opened from the dossier, and the focus is never lost, on ${kind}`, async (context) => {
  const app = await launch({ test: context })
  const { keyboard } = app.page
  const { related, remove } = words.dossier
  const field = app.page.locator(".related-articles")
  const title = (await field.locator(".token-text").textContent()) ?? ""
  await field.getByRole("button", { name: remove(title) }).focus()
  await keyboard.press("Enter")
  await field.locator(".token").waitFor({ state: "detached" })
  await expect
    .poll(() => app.page.getByLabel(related).evaluate((it) => it === document.activeElement))
    .toBe(true)
  await keyboard.press("ControlOrMeta+KeyZ")
  await field.locator(".token-text").focus()
  await keyboard.press("Enter")
  await shows(app, title)
  await expect.poll(() => focus(app)).toBe("editor")
})

test(`the newsrooms of late are chosen with the arrows, and Escape goes back, on ${kind}`, async (context) => {
  const app = await launch({ test: context })
  const { keyboard } = app.page
  await keyboard.press("ControlOrMeta+KeyK")
  await keyboard.press("Shift+Tab")
  await keyboard.press("Shift+Tab")
  await keyboard.press("Enter")
  const items = app.page.locator("#newsroom-menu button")
  const active = () => items.evaluateAll((all) => all.indexOf(document.activeElement as HTMLElement))
  await expect.poll(active).toBe(0)
  await keyboard.press("ArrowUp")
  expect(await active()).toBe((await items.count()) - 1)
  await keyboard.press("Escape")
  await items.first().waitFor({ state: "hidden" })
  expect(await focus(app)).toBe("library")
  await keyboard.press("Escape")
  expect(await focus(app)).toBe("editor")
})

test(`the palette does what its first line says, and a status is kept by Enter, on ${kind}`, async (context) => {
  const app = await launch({ test: context })
  const { keyboard } = app.page
  const dialog = app.page.locator("dialog")
  await keyboard.press("ControlOrMeta+Shift+KeyP")
  await typeText(app.page, "السلة")
  await keyboard.press("Enter")
  await app.page.getByRole("dialog", { name: words.bin.name }).waitFor()
  await keyboard.press("Escape")
  await dialog.waitFor({ state: "detached" })
  /** The status that Enter would take. */
  const offered = dialog.locator("[aria-selected=true]")
  await keyboard.press("ControlOrMeta+Shift+KeyS")
  await typeText(app.page, "٣")
  await dialog.waitFor({ state: "detached" })
  for (let times = 0; times < 2; times++) {
    await keyboard.press("ControlOrMeta+Shift+KeyS")
    await expect.poll(() => offered.textContent()).toContain(words.statuses.ready)
    await keyboard.press("Enter")
    await dialog.waitFor({ state: "detached" })
  }
})

test(`the help is scrolled by keys, on ${kind}`, async (context) => {
  const app = await launch({ test: context })
  await app.page.setViewportSize({ width: 1024, height: 500 })
  await app.page.keyboard.press("F1")
  const columns = app.page.locator(".help-columns")
  await columns.waitFor()
  await app.page.keyboard.press("PageDown")
  await expect.poll(() => columns.evaluate((element) => element.scrollTop)).toBeGreaterThan(100)
})

test(`an article is found by words spelt otherwise, and opened, on ${kind}`, async (context) => {
  const app = await launch({ test: context })
  put(newsroom(app), { id: "article-one", headline: "أحمد شوقي في القاهرة", section: "ثقافة" })
  put(newsroom(app), { id: "article-two", headline: "نتائج المدرسة", section: "تعليم" })
  await app.page.locator("[data-id=article-two]").waitFor()
  await app.page.keyboard.press("ControlOrMeta+KeyK")
  await typeText(app.page, "احمد القاهره")
  await expect.poll(() => app.page.locator(".rows [role=option]").count()).toBe(1)
  await app.page.keyboard.press("Enter")
  await shows(app, "أحمد شوقي")
  expect(
    await app.page.evaluate(() => document.activeElement?.closest("[data-pane]")?.getAttribute("data-pane")),
  ).toBe("editor")
})

test(`dossier and text are undone in the order they were changed, from either panel, on ${kind}`, async (context) => {
  const app = await launch({ test: context })
  const { keyboard } = app.page
  await keyboard.press("ControlOrMeta+KeyN")
  await app.page.locator(".ProseMirror h1:empty, .ProseMirror h1:has(br)").waitFor()
  await typeText(app.page, "عنوان")
  await keyboard.press("ControlOrMeta+KeyD")
  await keyboard.press("Tab")
  await typeText(app.page, "رياضة")
  const section = app.page.getByRole("combobox", { name: words.dossier.section })
  expect(await section.inputValue()).toBe("رياضة")
  await keyboard.press("ControlOrMeta+KeyZ")
  await expect.poll(() => section.inputValue()).toBe("")
  await keyboard.press("Escape")
  await keyboard.press("ControlOrMeta+KeyZ")
  await expect.poll(() => headline(app).textContent()).not.toContain("عنوان")
  await keyboard.press("ControlOrMeta+Shift+KeyZ")
  await keyboard.press("ControlOrMeta+Shift+KeyZ")
  await expect.poll(() => section.inputValue()).toBe("رياضة")
  await shows(app, "عنوان")
})

test(`the palette runs a command by a word of its name, on ${kind}`, async (context) => {
  const app = await launch({ test: context })
  await app.page.keyboard.press("ControlOrMeta+Shift+KeyP")
  const palette = app.page.getByRole("dialog", { name: words.palette.name })
  await palette.waitFor()
  await typeText(app.page, "English")
  await app.page.keyboard.press("Enter")
  await palette.waitFor({ state: "detached" })
  await expect.poll(() => app.page.evaluate(() => document.documentElement.dir)).toBe("ltr")
  await app.page.keyboard.press("F9")
  await expect.poll(() => app.page.evaluate(() => document.documentElement.dir)).toBe("rtl")
})

test(`F6 goes round the panes; a folded panel gives the focus back to the text, on ${kind}`, async (context) => {
  const app = await launch({ test: context })
  const pane = () =>
    app.page.evaluate(() => document.activeElement?.closest("[data-pane]")?.getAttribute("data-pane") ?? null)
  await app.page.keyboard.press("ControlOrMeta+Digit1")
  const seen: (string | null)[] = []
  for (let at = 0; at < 3; at++) {
    await app.page.keyboard.press("F6")
    seen.push(await pane())
  }
  expect(seen).toEqual(["dossier", "library", "editor"])
  await app.page.keyboard.press("ControlOrMeta+KeyK")
  expect(await pane()).toBe("library")
  await app.page.keyboard.press("F7")
  await app.page.locator(".library").waitFor({ state: "detached" })
  expect(await pane()).toBe("editor")
  await app.page.locator(".status-bar button").first().focus()
  await app.page.keyboard.press("Escape")
  await app.page.locator(".ProseMirror:focus").waitFor()
})

test(`a page pasted into an empty article is looked through, corrected with one key, and undone as one, on ${kind}`, async (context) => {
  const app = await launch({ test: context })
  const { keyboard } = app.page
  await keyboard.press("ControlOrMeta+KeyN")
  await app.page.locator(".ProseMirror h1:has(br)").waitFor()
  await app.page.evaluate((text) => navigator.clipboard.writeText(text), twin)
  await keyboard.press("ControlOrMeta+KeyV")
  const review = app.page.getByRole("dialog", { name: words.review.name })
  await review.waitFor()
  // The third line of text is the standfirst; the fourth, the first paragraph, becomes a subhead.
  for (let at = 0; at < 3; at++) await keyboard.press("ArrowDown")
  await keyboard.press("Digit4")
  await keyboard.press("Enter")
  await review.waitFor({ state: "detached" })
  await shows(app, "صفاقس تراهن")
  expect(await app.page.locator(".ProseMirror .body > h2").count()).toBe(3)
  await keyboard.press("ControlOrMeta+KeyZ")
  await expect.poll(() => headline(app).textContent()).not.toContain("صفاقس")
})

test(`a file that changed on disk is left alone until the writer has chosen, and the text stays, on ${kind}`, async (context) => {
  const app = await launch({ test: context })
  const path = join(newsroom(app), "article-one.html")
  writeFileSync(path, pageOf({ id: "article-one", headline: "خبر أول" }))
  await app.page.locator("[data-id=article-one]").click()
  await shows(app, "خبر أول")
  await app.page.keyboard.press("ControlOrMeta+Digit1")
  await typeText(app.page, " من المكتب")
  const theirs = pageOf({ id: "article-one", headline: "خبر أول من زميل" })
  writeFileSync(path, theirs)
  await app.page.keyboard.press("ControlOrMeta+KeyS")
  const question = app.page.getByRole("dialog", { name: wordsIn("ar").window.conflict.name })
  await question.waitFor()
  await app.page.keyboard.press("Escape")
  await question.waitFor({ state: "detached" })
  await app.page.locator(".save-mark[data-state=conflict]").waitFor()
  expect(readFileSync(path, "utf8")).toBe(theirs)
  await shows(app, "خبر أول من المكتب")
})

test(`an article is exported in every format, and nothing is written when the dialog is cancelled, on ${kind}`, async (context) => {
  const app = await launch({ test: context })
  for (const [at, [format, part]] of (
    [
      ["html", "<!doctype html>"],
      ["text", "صفاقس تراهن"],
      ["json", '"headline"'],
    ] as const
  ).entries()) {
    const target = join(app.profile, `out.${format}`)
    await app.answerDialogs("save", target)
    await app.page.keyboard.press("ControlOrMeta+KeyE")
    await app.page.getByRole("dialog", { name: words.exporting.name }).waitFor()
    for (let down = 0; down < at; down++) await app.page.keyboard.press("ArrowDown")
    await app.page.keyboard.press("Enter")
    await app.page
      .getByRole("status")
      .filter({ hasText: `out.${format}` })
      .waitFor()
    expect(readFileSync(target, "utf8")).toContain(part)
  }
})

test(`a related link is picked from the newsroom's articles, on ${kind}`, async (context) => {
  const app = await launch({ test: context })
  const { keyboard } = app.page
  put(newsroom(app), { id: "article-one", headline: "أزمة المياه في الشمال", section: "مناخ" })
  await app.page.locator("[data-id=article-one]").waitFor()
  await keyboard.press("ControlOrMeta+KeyN")
  await app.page.locator(".ProseMirror h1:has(br)").waitFor()
  await typeText(app.page, "خبر")
  await keyboard.press("ControlOrMeta+Digit3")
  await keyboard.press("ControlOrMeta+Shift+KeyR")
  await keyboard.press("ControlOrMeta+KeyL")
  await app.page.getByRole("dialog", { name: words.link.name }).waitFor()
  await typeText(app.page, "ازمه المياه")
  await keyboard.press("Enter")
  const row = app.page.locator(".ProseMirror aside .row")
  await row.waitFor()
  expect(await row.textContent()).toContain("أزمة المياه في الشمال")
  await expect.poll(() => row.textContent()).toContain("مناخ")
  // Looked at again, it leads where it led.
  await keyboard.press("ControlOrMeta+KeyL")
  const picker = app.page.getByRole("dialog", { name: words.link.name })
  await picker.getByRole("option", { selected: true }).filter({ hasText: "أزمة المياه" }).waitFor()
  await keyboard.press("Enter")
  await picker.waitFor({ state: "detached" })
  await expect.poll(() => row.textContent()).toContain("مناخ")
})
