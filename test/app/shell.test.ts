/** What the shell does around the window: closing, newsrooms, drops, languages; on whichever runtime is here. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { basename, dirname, join } from "node:path"
import { expect, onTestFinished, test } from "vitest"
import { wordsIn } from "../../main/contract/words/index.ts"
import { type App, launch, runtimeHere, usable } from "../support/launch.ts"
import { pagesIn } from "./newsroom.ts"

const { kind } = runtimeHere()

const newsroomOf = (app: App) => join(app.documents, readdirSync(app.documents)[0] ?? "")
/** The text of every article's file in a folder. */
const texts = (folder: string) => pagesIn(folder).map((name) => readFileSync(join(folder, name), "utf8"))

function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), "midad-"))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Begins a new article and types a headline into it. */
async function write(app: App, headline: string): Promise<void> {
  const before = await app.page.locator("h1").first().textContent()
  await app.chooseMenu("newArticle")
  await expect.poll(() => app.page.locator("h1").first().textContent()).not.toBe(before)
  await app.page.locator("h1").first().click()
  await app.page.keyboard.type(headline)
}

test(`what was typed right before the window is closed is there at the next start, on ${kind}`, async (context) => {
  const profile = temporary()
  const app = await launch({ test: context, profile })
  await write(app, "عنوان قبل الإغلاق")
  await app.closeWindow()
  expect(pagesIn(newsroomOf(app)).map((name) => basename(name))).toContain("عنوان-قبل-الإغلاق.html")
  const again = await launch({ test: context, profile })
  await expect.poll(() => again.page.locator("h1").first().textContent()).toBe("عنوان قبل الإغلاق")
  await again.close()
})

test(`text goes to the newsroom that it was written in, even when another is opened at once, on ${kind}`, async (context) => {
  const app = await launch({ test: context })
  const first = newsroomOf(app)
  const other = join(app.profile, "أخرى")
  mkdirSync(other)
  writeFileSync(join(other, "wire.html"), "<title>برقية</title><p>نص البرقية.")
  await write(app, "عنوان الغرفة الأولى")
  await app.answerDialogs("open", [other])
  await app.chooseMenu("openNewsroom")
  await app.page.getByText("برقية").first().waitFor()
  expect(texts(first).filter((text) => text.includes("<h1>عنوان الغرفة الأولى</h1>"))).toHaveLength(1)
  // Beside what Midad keeps of every newsroom, nothing came to it.
  expect(readdirSync(other).filter((name) => name !== ".midad")).toEqual(["wire.html"])
  expect((await app.dialogs()).map((dialog) => dialog.kind)).toEqual(["open"])
  await app.close()
})

test(`a dropped newsroom is opened and a dropped text is imported, on ${kind}`, async (context) => {
  const app = await launch({ test: context })
  const other = join(app.profile, "مجلد")
  mkdirSync(join(other, ".midad"), { recursive: true })
  writeFileSync(join(other, "a.html"), "<title>صفحة في المجلد</title><p>نص.")
  await app.drop("body", [other])
  await app.page.getByText("صفحة في المجلد").first().waitFor()
  const wire = join(app.profile, "wire.txt")
  writeFileSync(wire, "عنوان البرقية\n\nجملة أولى من البرقية تكفي لفقرة.\n")
  await app.drop("body", [wire])
  await app.page.getByText("جملة أولى من البرقية تكفي لفقرة.").first().waitFor()
  expect(readFileSync(wire, "utf8")).toContain("عنوان البرقية")
  await app.close()
})

/** Asks for an export as a web page. */
async function exportPage(app: App): Promise<void> {
  await app.chooseMenu("exportArticle")
  const dialog = app.page.getByRole("dialog", { name: wordsIn("ar").window.exporting.name })
  await dialog.waitFor()
  await app.page.keyboard.press("Enter")
  await dialog.waitFor({ state: "detached" })
}

test(`an export begins in the documents, and where the last one went, as long as that is there, on ${kind}`, async (context) => {
  const app = await launch({ test: context })
  const away = join(app.profile, "للموقع")
  mkdirSync(away)
  const places = async (times: number) => {
    await expect.poll(async () => (await app.dialogs()).length).toBe(times)
    return (await app.dialogs()).map(({ options }) => dirname(String(options.defaultPath)))
  }
  await app.answerDialogs("save", join(away, "صفحة.html"))
  await exportPage(app)
  expect(await places(1)).toEqual([app.documents])
  await expect.poll(() => existsSync(join(away, "صفحة.html"))).toBe(true)
  await exportPage(app)
  expect((await places(2)).at(-1)).toBe(away)
  rmSync(away, { recursive: true })
  await exportPage(app)
  expect((await places(3)).at(-1)).toBe(app.documents)
  await app.close()
})

test(`where there are no documents, dialogs begin at home, on ${kind}`, async (context) => {
  const profile = temporary()
  const file = join(profile, "no-folder")
  writeFileSync(file, "")
  const app = await launch({ test: context, profile, env: { MIDAD_DOCUMENTS: file } })
  await exportPage(app)
  await expect.poll(async () => (await app.dialogs()).length).toBe(1)
  expect(dirname(String((await app.dialogs())[0]?.options.defaultPath))).toBe(app.home)
  await app.chooseMenu("openNewsroom")
  await expect.poll(async () => (await app.dialogs()).length).toBe(2)
  expect((await app.dialogs()).at(-1)?.options.defaultPath).toBe(app.home)
  await app.close()
})

test(`the menu follows the interface's language, on ${kind}`, async (context) => {
  const app = await launch({ test: context })
  const labels = async () => (await app.menu()).map((item) => item.label.replace(/^.*\) |[&\u2069]/g, ""))
  expect(await labels()).toContain(wordsIn("ar").menus.file)
  await app.chooseMenu("interfaceLanguage")
  await expect.poll(labels).toContain(wordsIn("en").menus.file)
  await app.close()
})

test(`a newsroom that is gone is told, and another can be opened, on ${kind}`, async (context) => {
  const profile = temporary()
  const app = await launch({ test: context, profile })
  const first = newsroomOf(app)
  await app.close()
  renameSync(first, `${first}-away`)
  const again = await launch({ test: context, profile, ready: "dialog.away" })
  await again.page.getByText(wordsIn("ar").window.away.missing).waitFor()
  await again.answerDialogs("open", [`${first}-away`])
  await again.chooseMenu("openNewsroom")
  await again.page.waitForSelector(usable)
  await again.close()
})

test(`documents that may not be written to keep nobody from writing, on ${kind}`, async (context) => {
  const profile = temporary()
  const file = join(profile, "no-folder")
  writeFileSync(file, "")
  const app = await launch({ test: context, profile, env: { MIDAD_DOCUMENTS: file } })
  await app.page.getByText(wordsIn("ar").problems["newsroom-missing"]).first().waitFor()
  expect(pagesIn(join(app.userData, wordsIn("ar").shell.firstNewsroom))).toHaveLength(2)
  await app.close()
})
