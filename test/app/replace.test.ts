/** Find and replace by keys, in both languages: in an article, and a name across the whole newsroom. */
import { mkdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { describe, expect, test } from "vitest"
import { plainText } from "../../main/article/text.ts"
import { wordsIn } from "../../main/contract/words/index.ts"
import { articleIn } from "../../main/desk/files/content.ts"
import { typeText } from "../support/keyboard.ts"
import { type App, launch, runtimeHere } from "../support/launch.ts"
import { objections } from "./axe.ts"
import { put } from "./many.ts"
import { newsroom, open, patient, saved, story, write } from "./newsroom.ts"

const pictures = fileURLToPath(new URL("../../dist/pictures", import.meta.url))
const { kind } = runtimeHere()

/** How many articles have the name. */
const count = 200
const idOf = (at: number) => `named-${String(at).padStart(4, "0")}`

/** The text of an article's file, and of its place in the dossier. */
function textOf(app: App, id: string): string {
  const article = articleIn(readFileSync(join(newsroom(app), `${id}.html`)), id)
  return article ? `${plainText(article)}\n${article.attrs.topics}` : ""
}

/** How many of the articles have the words. */
const having = (app: App, words: string) =>
  Array.from({ length: count }, (_, at) => textOf(app, idOf(at))).filter((text) => text.includes(words))
    .length

function writeMany(app: App) {
  for (let at = 0; at < count; at++)
    put(newsroom(app), {
      id: idOf(at),
      headline: `الوزير أَحمد يفتتح المدرسة ${at + 1}`,
      section: "محليات",
      topics: ["أحمد"],
      text: [`وقال أحمد لأهل القرية ${at + 1} إن المدرسة لأحمدهم جميعاً.`, "ولم يتغير شيء في هذه الفقرة."],
    })
}

async function picture(app: App, name: string) {
  mkdirSync(pictures, { recursive: true })
  await app.page.screenshot({ path: join(pictures, `${name}.png`) })
}

describe.each(["ar", "en"] as const)(`on ${kind}, in %s`, (language) => {
  const words = wordsIn(language).window

  test("words are found in the open article as Arabic spells them", async (context) => {
    const app = await launch({ language, test: context })
    const { page } = app
    const { keyboard } = page
    write(app, story("خبر أول", "قال أَحمد إن احمد هنا.", "ولأحمدَ كتاب.", "لا شيء."))
    await open(app)
    await keyboard.press("ControlOrMeta+KeyF")
    await page.locator(".find-bar input:focus").waitFor()
    await typeText(page, "احمد")
    const status = page.locator("#find-count")
    await status.filter({ hasText: words.finding.hits(3) }).waitFor()
    expect(await page.locator(".ProseMirror .hit").allTextContents()).toEqual(["أَحمد", "احمد", "أحمدَ"])
    await keyboard.press("Enter")
    await status.filter({ hasText: words.finding.count(1, 3) }).waitFor()
    await keyboard.press("F3")
    await keyboard.press("F3")
    await status.filter({ hasText: words.finding.count(3, 3) }).waitFor()
    await keyboard.press("Shift+F3")
    await status.filter({ hasText: words.finding.count(2, 3) }).waitFor()
    expect(await page.locator(".ProseMirror .hit-current").allTextContents()).toEqual(["احمد"])
    for (const theme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" })
      expect(await objections(app)).toEqual([])
      await picture(app, `find-${language}-${theme}`)
    }
    // Letters as they are written.
    await keyboard.press("Alt+KeyE")
    await status.filter({ hasText: words.finding.hits(1) }).waitFor()
    // Escape goes to the hit, and what is typed takes its place.
    await keyboard.press("F3")
    await keyboard.press("Escape")
    await page.locator(".ProseMirror:focus").waitFor()
    expect(await page.locator(".ProseMirror .hit").count()).toBe(0)
    await typeText(page, "سعاد")
    await expect.poll(() => page.locator(".ProseMirror p").nth(1).textContent()).toBe("قال أَحمد إن سعاد هنا.")
    await app.close()
  })

  test("a name is replaced across 200 articles, one hit left out, and all is taken back", async (context) => {
    const app = await launch({ language, test: context })
    const { page } = app
    const { keyboard } = page
    writeMany(app)
    await page
      .locator(`[data-id=${idOf(0)}], [data-id=${idOf(count - 1)}]`)
      .first()
      .waitFor(patient)
    const before = Array.from({ length: count }, (_, at) => textOf(app, idOf(at)))
    // One of them is open here.
    await keyboard.press("ControlOrMeta+KeyK")
    await typeText(page, "المدرسة 7")
    await page.locator(".rows-list [role=option]").first().filter({ hasText: "المدرسة 7" }).waitFor()
    await keyboard.press("Enter")
    await page.locator(".ProseMirror h1").filter({ hasText: "المدرسة 7" }).waitFor()

    await keyboard.press("ControlOrMeta+KeyH")
    await page.locator(".replacing-field:focus").waitFor()
    await typeText(page, "احمد")
    await keyboard.press("ControlOrMeta+KeyH")
    await typeText(page, "حامد")
    const { replacing } = words
    await page
      .getByRole("status")
      .filter({ hasText: replacing.found(count, count * 4, true) })
      .waitFor(patient)
    for (const theme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" })
      expect(await objections(app)).toEqual([])
      await picture(app, `replace-${language}-${theme}`)
    }
    // The headline of the first article that is shown stays.
    await keyboard.press("ArrowDown")
    await page.locator(".replacing-hits:focus").waitFor()
    const skipped =
      (await page.locator(".replacing-article[data-active=true]").getAttribute("data-sought")) ?? ""
    await keyboard.press("Space")
    await page
      .locator(".replacing-foot")
      .filter({ hasText: replacing.tally(1, count * 4 - 1, 0) })
      .waitFor()
    await keyboard.press("ControlOrMeta+Shift+Enter")
    const done = page.getByRole("status").filter({ hasText: replacing.done(count * 4 - 1, count) })
    await done.first().waitFor({ timeout: 60_000 })
    expect(having(app, "وقال حامد لأهل")).toBe(count)
    expect(having(app, "لحامدهم")).toBe(count)
    expect(having(app, "أَحمد يفتتح")).toBe(1)
    expect(textOf(app, skipped)).toContain("الوزير أَحمد")
    await picture(app, `replaced-${language}`)

    // The open article was changed in the editor.
    await keyboard.press("Escape")
    await page.locator(".ProseMirror:focus").waitFor()
    await page.locator(".ProseMirror").filter({ hasText: "وقال حامد" }).waitFor()
    // All of it is taken back by its notice's key, or from the list of replacements.
    await app.chooseMenu("undoReplacement")
    const past = page.getByRole("dialog", { name: replacing.past })
    await past.getByRole("option").first().waitFor()
    await keyboard.press("Enter")
    await page
      .getByRole("status")
      .filter({ hasText: replacing.undone(count) })
      .first()
      .waitFor({ timeout: 60_000 })
    await page.locator(".ProseMirror").filter({ hasText: "وقال أحمد" }).waitFor()
    await saved(app)
    expect(Array.from({ length: count }, (_, at) => textOf(app, idOf(at)))).toEqual(before)
    await app.close()
  })

  test("an article that a colleague has is said and left alone", async (context) => {
    const app = await launch({ language, test: context })
    write(app, story("خبر أول", "قال أحمد."))
    put(newsroom(app), { id: idOf(1), headline: "خبر ثان", text: ["وقال أحمد أيضاً."] })
    const colleague = await launch({ test: context, args: [newsroom(app)], ready: ".library" })
    await open(colleague)
    await colleague.page.keyboard.press("ControlOrMeta+Digit3")
    const { page } = app
    const { keyboard } = page
    await page.locator(`[data-id=${idOf(1)}]`).waitFor(patient)
    await keyboard.press("ControlOrMeta+KeyH")
    await page.locator(".replacing-field:focus").waitFor()
    await typeText(page, "احمد")
    await keyboard.press("ControlOrMeta+KeyH")
    await typeText(page, "حامد")
    await page
      .getByRole("status")
      .filter({ hasText: words.replacing.found(2, 2, true) })
      .waitFor(patient)
    await keyboard.press("ControlOrMeta+Shift+Enter")
    await page.locator("[data-sought=article-one][data-result=left]").waitFor(patient)
    await page.locator(`[data-sought=${idOf(1)}][data-result=done]`).waitFor(patient)
    await page.getByRole("alert").filter({ hasText: "خبر أول" }).waitFor()
    expect(textOf(app, idOf(1))).toContain("وقال حامد")
    expect(await colleague.page.locator(".ProseMirror p").nth(1).textContent()).toBe("قال أحمد.")
    await colleague.close()
    await app.close()
  })
})
