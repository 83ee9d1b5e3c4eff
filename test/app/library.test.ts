/** A newsroom of two hundred articles by keys alone, in both languages: found however they are spelt, linked, moved on, spiked and taken back. */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { readArticle } from "../../main/article/html.ts"
import { dossierOf } from "../../main/article/schema.ts"
import { wordsIn } from "../../main/contract/words/index.ts"
import { typeText } from "../support/keyboard.ts"
import { type App, launch, runtimeHere } from "../support/launch.ts"
import { fill, put } from "./many.ts"
import { newsroom, patient } from "./newsroom.ts"

/** The dossier in the file of an article. */
function onDisk(app: App, id: string) {
  const reading = readArticle(readFileSync(join(newsroom(app), `${id}.html`)))
  if (reading.kind !== "article") throw new Error(`${id} is no article`)
  return dossierOf(reading.article)
}

const headline = (app: App) => app.page.locator(".sheet .ProseMirror h1")
const option = (app: App, text: string) => app.page.locator(".rows [role=option]").filter({ hasText: text })

/** Starts on a newsroom of two hundred articles and those of the story. */
async function start(language: "ar" | "en", context: Parameters<typeof launch>[0]): Promise<App> {
  const app = await launch({ language, ...context })
  const folder = newsroom(app)
  fill(folder, 200)
  put(folder, {
    id: "story-hamza",
    headline: "إجلاء سكّان أعالي الوادي بعد السيول",
    section: "مناخ",
    status: "ready",
    topics: ["سيول"],
    text: ["غمرت السيول طرق الوادي ليلاً، وأُجلي السكان إلى المدارس."],
  })
  put(folder, {
    id: "story-marbuta",
    headline: "مكتبة الحديقة العامة تعود إلى قرائها",
    section: "ثقافة",
    text: ["أعادت البلدية فتح المكتبة بعد ترميم دام عامين، وفي رفوفها خرائط السيول القديمة."],
  })
  put(folder, {
    id: "story-digits",
    headline: "نتائج الجولة ١٩ من دوري السلة",
    section: "رياضة",
    status: "published",
    links: ["story-hamza"],
  })
  put(folder, {
    id: "story-linker",
    headline: "خريطة السيول في شمال البلاد",
    section: "مناخ",
    status: "published",
    topics: ["سيول"],
    text: ["تجمع الخريطة ما غمرته السيول في أعالي الوادي منذ عشرين عاماً."],
    links: ["story-hamza"],
  })
  // The list knows of all of them: the two that a newsroom begins with as well.
  const total = wordsIn(language).window.library.filterIn(206)
  await app.page.getByPlaceholder(total).waitFor()
  // And the index has read them: who searches before finds less, and is told so.
  await app.page.keyboard.press("ControlOrMeta+KeyK")
  await typeText(app.page, "السيول")
  await expect.poll(() => app.page.locator(".rows [role=option]").count(), patient).toBe(3)
  await app.page.keyboard.press("Escape")
  return app
}

/** Opens an article by a few words of its headline. */
async function open(app: App, words: string, shows: string) {
  await app.page.keyboard.press("ControlOrMeta+KeyK")
  await typeText(app.page, words)
  await app.page.keyboard.press("Enter")
  await headline(app).filter({ hasText: shows }).waitFor()
}

describe.each(["ar", "en"] as const)(
  `a newsroom of two hundred, interface in %s, on ${runtimeHere().kind}`,
  (language) => {
    const words = wordsIn(language)

    test("articles are found without their hamza and ta marbuta and by digits of the other family", async (context) => {
      const app = await start(language, { test: context })
      await open(app, "اجلاء سكان اعالي", "إجلاء سكّان أعالي الوادي")
      await open(app, "مكتبه الحديقه", "مكتبة الحديقة العامة")
      await open(app, "الجوله 19", "الجولة ١٩")
      await app.page.keyboard.press("ControlOrMeta+KeyK")
      await typeText(app.page, "اجلاء")
      const marked = option(app, "إجلاء سكّان").locator(".entry-headline mark")
      await expect.poll(() => marked.allTextContents(), patient).toEqual(["إجلاء"])
      await expect.poll(() => app.page.locator(".rows [role=option]").count(), patient).toBe(1)
    })

    test("a related block is filled from the picker and from what is suggested", async (context) => {
      const app = await start(language, { test: context })
      const { keyboard } = app.page
      await keyboard.press("ControlOrMeta+KeyN")
      await app.page.locator(".sheet h1:has(br)").waitFor()
      await typeText(app.page, "السيول تغمر طرق الوادي")
      await keyboard.press("ControlOrMeta+Digit3")
      await typeText(app.page, "غمرت السيول طرق أعالي الوادي ليلاً.")
      await keyboard.press("ControlOrMeta+Shift+KeyR")
      await keyboard.press("ControlOrMeta+KeyL")
      const picker = app.page.getByRole("dialog", { name: words.window.link.name })
      await picker.waitFor()
      await typeText(app.page, "مكتبه الحديقه")
      await picker
        .getByRole("region", { name: words.finding.preview.name })
        .getByText("ترميم دام عامين")
        .waitFor()
      await keyboard.press("Enter")
      await picker.waitFor({ state: "detached" })
      const rows = app.page.locator(".sheet aside .row .title")
      await expect.poll(() => rows.allTextContents()).toEqual(["مكتبة الحديقة العامة تعود إلى قرائها"])
      const suggested = app.page.getByRole("region", { name: words.editor.suggestions.label })
      await suggested.getByRole("listitem").first().waitFor()
      const first = await suggested.getByRole("listitem").first().locator(".title").textContent()
      expect(await suggested.textContent()).not.toContain("مكتبة الحديقة")
      expect(await suggested.textContent()).toContain("السيول")
      await keyboard.press("Alt+Digit1")
      await expect.poll(() => rows.allTextContents()).toEqual(["مكتبة الحديقة العامة تعود إلى قرائها", first])
      await keyboard.press("ControlOrMeta+KeyS")
      await app.page.locator(".save-mark[data-state=saved]").waitFor()
    })

    test("an article is moved across the board and back, in its file", async (context) => {
      const app = await start(language, { test: context })
      const { keyboard } = app.page
      const onward = language === "ar" ? "ArrowLeft" : "ArrowRight"
      await keyboard.press("ControlOrMeta+Shift+KeyK")
      const board = app.page.getByRole("region", { name: words.finding.board.name })
      await board.waitFor()
      await typeText(app.page, "مكتبه الحديقه")
      await expect.poll(() => board.getByRole("option").count()).toBe(1)
      await keyboard.press("ArrowDown")
      await keyboard.press(`Alt+${onward}`)
      await expect.poll(() => onDisk(app, "story-marbuta").status, patient).toBe("editing")
      await board.locator(".column[data-status=editing] [role=option]").waitFor()
      await keyboard.press(`Alt+${onward}`)
      await expect.poll(() => onDisk(app, "story-marbuta").status, patient).toBe("ready")
      await board.locator(".column[data-status=ready] [role=option]").waitFor()
      await keyboard.press("ControlOrMeta+KeyZ")
      await expect.poll(() => onDisk(app, "story-marbuta").status, patient).toBe("editing")
      await keyboard.press("Enter")
      await headline(app).filter({ hasText: "مكتبة الحديقة" }).waitFor()
      await board.waitFor({ state: "detached" })
    })

    test("who spikes an article is told what links to it, sees it there, and takes it back", async (context) => {
      const app = await start(language, { test: context })
      const { keyboard } = app.page
      await keyboard.press("ControlOrMeta+KeyK")
      await typeText(app.page, "اجلاء سكان")
      await expect.poll(() => app.page.locator(".rows [role=option]").count()).toBe(1)
      await keyboard.press("ControlOrMeta+Shift+KeyS")
      await app.page.getByRole("dialog", { name: words.finding.changes.statusName }).waitFor()
      await keyboard.press("Digit5")
      await expect.poll(() => onDisk(app, "story-hamza").status, patient).toBe("spiked")
      await app.page.getByText(words.finding.linkers.spiked(2)).waitFor()
      await keyboard.press("F2")
      const linkers = app.page.getByRole("dialog").filter({ hasText: "إجلاء سكّان" })
      await linkers.getByRole("option").nth(1).waitFor()
      await typeText(app.page, "خريطه")
      await keyboard.press("Enter")
      await headline(app).filter({ hasText: "خريطة السيول" }).waitFor()
      const warning = app.page.locator(".sheet aside .row .warning")
      await warning.waitFor()
      expect(await warning.textContent()).toContain(words.editor.related.spiked)
      await keyboard.press("F2")
      await expect.poll(() => onDisk(app, "story-hamza").status, patient).toBe("ready")
      await warning.waitFor({ state: "detached" })
    })

    test("an article is read beside the one that is written", async (context) => {
      const app = await start(language, { test: context })
      const { keyboard } = app.page
      await open(app, "مكتبه الحديقه", "مكتبة الحديقة")
      await keyboard.press("ControlOrMeta+KeyK")
      await keyboard.press("ControlOrMeta+KeyA")
      await typeText(app.page, "خريطه السيول")
      await keyboard.press("ControlOrMeta+Enter")
      const beside = app.page.getByRole("region", { name: words.finding.beside.name })
      await beside.locator("h1").filter({ hasText: "خريطة السيول" }).waitFor()
      expect(await headline(app).textContent()).toContain("مكتبة الحديقة")
      put(newsroom(app), { id: "story-linker", headline: "خريطة السيول بعد التحديث", text: ["نص جديد."] })
      await beside.locator("h1").filter({ hasText: "بعد التحديث" }).waitFor()
    })
  },
)
