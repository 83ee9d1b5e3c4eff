/**
 * An archive of two hundred texts by keys alone, in both languages: imported as it is, found however it is spelt,
 * linked, moved on, spiked and taken back.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { readArticle } from "../../main/article/html.ts"
import { dossierOf } from "../../main/article/schema.ts"
import { wordsIn } from "../../main/contract/words/index.ts"
import { typeText } from "../support/keyboard.ts"
import { type App, launch, runtimeHere } from "../support/launch.ts"
import { fill, fillSources, put, putSource } from "./many.ts"
import { answered, newsroom, patient } from "./newsroom.ts"

/** The headlines that the story is about, as they are spelt in the archive. */
const evacuated = "إجلاء سكّان أعالي الوادي بعد السيول"
const library = "مكتبة الحديقة العامة تعود إلى قرائها"
const round = "نتائج الجولة ١٩ من دوري السلة"
const map = "خريطة السيول في شمال البلاد"

/** An archive outside of the newsroom: two hundred texts, and a picture that calls itself one. */
function archiveOf(app: App): string {
  const folder = join(app.profile, "أرشيف")
  fillSources(folder, 196)
  putSource(folder, "wadi.txt", evacuated, ["غمرت السيول طرق الوادي ليلاً، وأُجلي السكان إلى المدارس."])
  putSource(folder, "park.txt", library, [
    "أعادت البلدية فتح المكتبة بعد ترميم دام عامين، وفي رفوفها خرائط السيول القديمة.",
  ])
  putSource(folder, "round.txt", round, ["فاز أصحاب الأرض بفارق سلة واحدة سُجلت مع صافرة النهاية."])
  putSource(folder, "map.txt", map, ["تجمع الخريطة ما غمرته السيول في أعالي الوادي منذ عشرين عاماً."])
  writeFileSync(join(folder, "picture.txt"), Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0))
  return folder
}

/** The file that the article with a headline is in. */
function fileOf(app: App, headline: string): string {
  const root = newsroom(app)
  const names = readdirSync(root, { recursive: true, encoding: "utf8" })
  const pages = names.filter((name) => name.endsWith(".html")).map((name) => join(root, name))
  const file = pages.find((page) => readFileSync(page, "utf8").includes(`<h1>${headline}</h1>`))
  if (!file) throw new Error(`No article is called ${headline}`)
  return file
}

/** The status that an article's file tells. */
function statusIn(file: string) {
  const reading = readArticle(readFileSync(file))
  if (reading.kind !== "article") throw new Error(`${file} is no article`)
  return dossierOf(reading.article).status
}

const headline = (app: App) => app.page.locator(".sheet .ProseMirror h1")
const found = (app: App) => app.page.locator(".rows [role=option] .entry-headline")
const saved = (app: App) => app.page.locator(".save-mark[data-state=saved]").waitFor()

/** Searches the library for `words`, in place of what was searched before. */
async function search(app: App, words: string) {
  await app.page.keyboard.press("ControlOrMeta+KeyK")
  await app.page.keyboard.press("ControlOrMeta+KeyA")
  await typeText(app.page, words)
}

/** Searches for `words`, which find the article with a headline before all others, and opens it. */
async function open(app: App, words: string, shows: string) {
  await search(app, words)
  await expect.poll(() => found(app).first().textContent(), patient).toBe(shows)
  await app.page.keyboard.press("Enter")
  await headline(app).filter({ hasText: shows }).waitFor()
}

/** Puts a related block below the text and fills it from the picker, which shows what is about to be linked. */
async function link(app: App, language: "ar" | "en", words: string, title: string, says: string) {
  const { keyboard } = app.page
  const { window } = wordsIn(language)
  await keyboard.press("ControlOrMeta+End")
  await keyboard.press("ControlOrMeta+Shift+KeyR")
  await keyboard.press("ControlOrMeta+KeyL")
  const picker = app.page.getByRole("dialog", { name: window.link.name })
  await picker.waitFor()
  await typeText(app.page, words)
  await picker.getByRole("region", { name: window.preview.name }).getByText(says).waitFor()
  await keyboard.press("Enter")
  await picker.waitFor({ state: "detached" })
  await expect.poll(() => linked(app).allTextContents()).toEqual([title])
}

const linked = (app: App) => app.page.locator(".sheet aside .row .title")

/** Imports the archive by its key; what is said of its progress meanwhile is looked at afterwards. */
async function importArchive(app: App, language: "ar" | "en") {
  const { keyboard } = app.page
  const { archive, window } = wordsIn(language)
  const said: string[] = []
  await app.page.exposeFunction("progressSaid", (text: string) => void said.push(text))
  await app.page.evaluate(() => {
    const tell = () => {
      const text = document.querySelector(".archive-progress strong")?.textContent
      if (text) void (window as unknown as { progressSaid(text: string): void }).progressSaid(text)
    }
    new MutationObserver(tell).observe(document.body, { childList: true, subtree: true, characterData: true })
  })
  await app.answerDialogs("open", [archiveOf(app)])
  await keyboard.press("ControlOrMeta+Shift+KeyF")
  const dialog = app.page.getByRole("dialog", { name: archive.name })
  await dialog.getByText(archive.phases.done).waitFor()
  const count = (kind: string) => dialog.locator(`[data-kind=${kind}] dd`).textContent()
  expect([await count("made"), await count("known"), await count("failed")]).toEqual(["200", "0", "1"])
  const underway = Array.from({ length: 201 }, (_, done) => archive.progress(done, 201))
  expect(said.filter((text) => underway.includes(text))).not.toEqual([])
  expect(said.at(-1)).toBe(archive.progress(201, 201))
  const report = dialog.getByRole("region", { name: archive.report })
  expect(await report.getByRole("listitem").allTextContents()).toEqual([
    expect.stringContaining("picture.txt"),
  ])
  await keyboard.press("Escape")
  await dialog.waitFor({ state: "detached" })
  // The two that a newsroom begins with are there as well.
  await app.page.getByPlaceholder(window.library.filterIn(202)).waitFor()
}

describe.each(["ar", "en"] as const)(`the library, interface in %s, on ${runtimeHere().kind}`, (language) => {
  const words = wordsIn(language)

  test("two hundred texts are imported, found, linked, moved on, spiked and taken back", async (context) => {
    const app = await launch({ language, test: context })
    const { keyboard } = app.page
    await importArchive(app, language)

    // However it is spelt: hamza, alif maqsura and shadda, ta marbuta, the digits of the other family.
    await open(app, "اجلاء سكان اعالى", evacuated)
    await open(app, "مكتبه الحديقه", library)
    await open(app, "الجوله 19", round)
    await search(app, "اجلاء")
    await expect.poll(() => found(app).locator("mark").allTextContents(), patient).toEqual(["إجلاء"])

    // A related block is filled from the picker, then from what is suggested.
    await keyboard.press("ControlOrMeta+KeyN")
    await app.page.locator(".sheet h1:has(br)").waitFor()
    await typeText(app.page, "السيول تغمر طرق الوادي")
    await keyboard.press("ControlOrMeta+Digit3")
    await typeText(app.page, "غمرت السيول طرق أعالي الوادي ليلاً.")
    await link(app, language, "اجلاء سكان", evacuated, "وأُجلي السكان إلى المدارس")
    const suggested = app.page.getByRole("region", { name: words.editor.suggestions.label })
    const first = suggested.getByRole("listitem").first().locator(".title")
    await first.filter({ hasText: "السيول" }).waitFor()
    const title = await first.textContent()
    expect(await suggested.textContent()).not.toContain(evacuated)
    await keyboard.press("Alt+Digit1")
    await expect.poll(() => linked(app).allTextContents()).toEqual([evacuated, title])
    await keyboard.press("ControlOrMeta+KeyS")
    await saved(app)

    // Another one links to the same article.
    await open(app, "خريطه السيول شمال", map)
    await keyboard.press("ControlOrMeta+Digit3")
    await link(app, language, "اجلاء سكان", evacuated, "وأُجلي السكان إلى المدارس")
    await keyboard.press("ControlOrMeta+KeyS")
    await saved(app)

    // Across the board by two statuses, and back by one.
    const moved = fileOf(app, library)
    const onward = language === "ar" ? "ArrowLeft" : "ArrowRight"
    await keyboard.press("ControlOrMeta+Shift+KeyK")
    const board = app.page.getByRole("main", { name: words.window.board.name })
    await board.waitFor()
    await typeText(app.page, "مكتبه الحديقه")
    await expect.poll(() => board.getByRole("option").count(), patient).toBe(1)
    await keyboard.press("ArrowDown")
    for (const status of ["editing", "ready"] as const) {
      await keyboard.press(`Alt+${onward}`)
      await expect.poll(() => statusIn(moved), patient).toBe(status)
      await board.locator(`.column[data-status=${status}] [role=option]`).waitFor()
    }
    await keyboard.press("ControlOrMeta+KeyZ")
    await expect.poll(() => statusIn(moved), patient).toBe("editing")
    await board.locator(".column[data-status=editing] [role=option]").waitFor()
    await keyboard.press("Enter")
    await headline(app).filter({ hasText: library }).waitFor()
    await board.waitFor({ state: "detached" })

    // Who spikes an article is told what links to it, sees it there, and takes it back.
    const spiked = fileOf(app, evacuated)
    await search(app, "اجلاء سكان")
    await expect.poll(() => found(app).first().textContent(), patient).toBe(evacuated)
    await keyboard.press("ControlOrMeta+Shift+KeyS")
    await app.page.getByRole("dialog", { name: words.window.changes.statusName }).waitFor()
    await keyboard.press("Digit5")
    await expect.poll(() => statusIn(spiked), patient).toBe("spiked")
    await app.page.getByText(words.window.linkers.spiked(2)).waitFor()
    await keyboard.press("F2")
    const linkers = app.page.getByRole("dialog").filter({ hasText: evacuated })
    await linkers.getByRole("option").nth(1).waitFor()
    await typeText(app.page, "خريطه")
    await keyboard.press("Enter")
    await headline(app).filter({ hasText: map }).waitFor()
    const warning = app.page.locator(".sheet aside .row .warning")
    await warning.filter({ hasText: words.editor.related.spiked }).waitFor()
    await keyboard.press("F2")
    await expect.poll(() => statusIn(spiked), patient).toBe("draft")
    await warning.waitFor({ state: "detached" })
    await app.close()
  })

  test("an article is read beside the one that is written", async (context) => {
    const app = await launch({ language, test: context })
    const { keyboard } = app.page
    put(newsroom(app), { id: "story-library", headline: library })
    put(newsroom(app), { id: "story-map", headline: map })
    await app.page.getByPlaceholder(words.window.library.filterIn(4)).waitFor()
    await open(app, "مكتبه الحديقه", library)
    await search(app, "خريطه السيول")
    await keyboard.press("ControlOrMeta+Enter")
    const beside = app.page.getByRole("region", { name: words.window.beside.name })
    await beside.locator("h1").filter({ hasText: map }).waitFor()
    expect(await headline(app).textContent()).toContain(library)
    put(newsroom(app), { id: "story-map", headline: "خريطة السيول بعد التحديث", text: ["نص جديد."] })
    await beside.locator("h1").filter({ hasText: "بعد التحديث" }).waitFor()
  })

  test("a search that finds hundreds begins with the closest, and is read to the last one", async (context) => {
    const app = await launch({ language, test: context })
    const { keyboard } = app.page
    fill(newsroom(app), 420)
    await app.page.getByPlaceholder(words.window.library.filterIn(422)).waitFor()
    await search(app, "تأخرت")
    await answered(app, "تأخرت")
    const count = app.page.locator(".list-count")
    await count.filter({ hasText: words.window.library.closest(150) }).waitFor()
    await keyboard.press("ArrowDown")
    await keyboard.press("End")
    await count.filter({ hasText: words.window.library.count(420) }).waitFor()
    // Read at once: while the line is on its way there is none, which is not to be waited for here.
    const chosen = () =>
      app.page.evaluate(() => {
        const id = document.querySelector("[role=listbox]")?.getAttribute("aria-activedescendant")
        return id ? document.getElementById(id)?.getAttribute("aria-posinset") : null
      })
    await expect.poll(chosen, patient).toBe("150")
    await keyboard.press("End")
    await expect.poll(chosen, patient).toBe("420")
  })
})
