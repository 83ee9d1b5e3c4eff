/**
 * The promise of the README, end to end: import a page, write the same page from
 * nothing with the keyboard alone, close, open again, and find both alike.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { describe, expect, test } from "vitest"
import { readArticle } from "../../main/article/html.ts"
import type { Article } from "../../main/article/schema.ts"
import { plainText } from "../../main/article/text.ts"
import { wordsIn } from "../../main/contract/words/index.ts"
import { type ExportedArticle, exportData } from "../../main/desk/export/json.ts"
import { twin } from "../../main/desk/sample/twin.ts"
import { typeText } from "../support/keyboard.ts"
import { type App, launch, runtimeHere } from "../support/launch.ts"

const seed = fileURLToPath(new URL("../../../shared/seed/article.txt", import.meta.url))
const pictures = fileURLToPath(new URL("../../dist/pictures", import.meta.url))

/** The headline of the sample, which every new newsroom has. */
const sample = twin.split("\n").find((line) => line.length > 20 && /^\p{Script=Arabic}/u.test(line)) ?? ""

/**
 * The page to import: the real one where it is at hand, else our own with the same anatomy. Its headline is not the
 * sample's, so that the two can be told apart.
 */
const page = existsSync(seed)
  ? { name: "the real page", text: readFileSync(seed, "utf8") }
  : { name: "our twin of the real page", text: twin.replace(sample, `قابس أيضاً ${sample}`) }

/** The articles in the newsroom's folder, by their headlines. */
function onDisk(app: App): Map<string, Article[]> {
  const found = new Map<string, Article[]>()
  for (const entry of readdirSync(app.documents, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith(".html")) continue
    const reading = readArticle(readFileSync(join(entry.parentPath, entry.name)))
    if (reading.kind !== "article") throw new Error(`${entry.name} is no article`)
    const headline = reading.article.child(0).textContent
    found.set(headline, [...(found.get(headline) ?? []), reading.article])
  }
  return found
}

/** What a reader sees of an article, and its section; no ids, no times. */
function substance(article: Article) {
  const { headline, standfirst, blocks, dossier } = exportData(article)
  return { headline, standfirst, blocks, section: dossier.section, text: plainText(article) }
}

const saved = (app: App) => app.page.locator(".save-mark[data-state=saved]").waitFor()

/** The headline in the editor is `headline`. */
const shows = (app: App, headline: string) =>
  app.page.locator(".ProseMirror h1", { hasText: headline }).waitFor()

/** Writes `article` into an empty one whose headline has the cursor. */
async function write({ page }: App, article: ExportedArticle, section: string) {
  const { keyboard } = page
  await typeText(page, article.headline)
  await keyboard.press("Enter")
  await typeText(page, article.standfirst)
  await keyboard.press("Enter")
  for (const [at, block] of article.blocks.entries()) {
    const before = article.blocks[at - 1]
    // After a related block the cursor is already on a line of its own.
    if (at > 0 && before?.kind !== "related" && block.kind !== "related") await keyboard.press("Enter")
    switch (block.kind) {
      case "paragraph":
        await typeText(page, block.text)
        break
      case "subhead":
        await keyboard.press("ControlOrMeta+Shift+KeyH")
        await typeText(page, block.text)
        break
      case "related":
        await keyboard.press("ControlOrMeta+Shift+KeyR")
        if (block.note) {
          await keyboard.press("Tab")
          await typeText(page, block.note)
        }
        if (at < article.blocks.length - 1) await keyboard.press("Escape")
        break
      default:
        throw new Error(`The page has a block that this story does not write: ${block.kind}`)
    }
  }
  await keyboard.press("ControlOrMeta+KeyD")
  await keyboard.press("Tab")
  await typeText(page, section)
  await keyboard.press("Escape")
}

describe.each(["ar", "en"] as const)(`on ${runtimeHere().kind}, interface in %s`, (language) => {
  test(`${page.name} is imported, written again from nothing, and found again`, async (context) => {
    const words = wordsIn(language).window
    const app = await launch({ language, test: context })
    await shows(app, sample)
    expect(
      await app.page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]),
    ).toEqual(language === "ar" ? ["ar", "rtl"] : ["en", "ltr"])
    mkdirSync(pictures, { recursive: true })
    await app.page.screenshot({ path: join(pictures, `first-start-${language}.png`) })

    // Import, with the keyboard.
    const source = join(app.profile, "page.txt")
    writeFileSync(source, page.text)
    await app.answerDialogs("open", [source])
    await app.page.keyboard.press("ControlOrMeta+Shift+KeyO")
    const review = app.page.getByRole("dialog", { name: words.review.name })
    await review.waitFor()
    const filled = page.text.split("\n").filter((line) => line.trim() !== "").length
    expect(await review.getByRole("listbox", { name: words.review.lines }).getByRole("option").count()).toBe(
      filled,
    )
    await app.page.screenshot({ path: join(pictures, `import-${language}.png`) })
    await app.page.keyboard.press("Enter")
    await review.waitFor({ state: "detached" })
    const imported = [...onDisk(app)].find(
      ([headline]) => headline !== sample && page.text.includes(headline),
    )?.[1][0]
    if (!imported) throw new Error("The imported page is not on disk")
    const goal = exportData(imported)
    await shows(app, goal.headline)

    // Write the same from nothing.
    await app.page.keyboard.press("ControlOrMeta+KeyN")
    await app.page
      .locator(`.ProseMirror h1:not(:has-text('${goal.headline.slice(0, 10).replace(/["']/g, "")}'))`)
      .waitFor()
    await write(app, goal, goal.dossier.section)
    await app.page.keyboard.press("ControlOrMeta+KeyS")
    await saved(app)
    const both = onDisk(app).get(goal.headline) ?? []
    const written = both.find((article) => article.attrs.id !== goal.id)
    if (!written) throw new Error("The written article is not on disk")
    expect(substance(written)).toEqual(substance(imported))
    await app.close()

    // Close, open again: the article that was open is, and it is the same.
    const again = await launch({ language, profile: app.profile, test: context })
    await shows(again, goal.headline)
    const after = onDisk(again).get(goal.headline) ?? []
    expect(after.map(substance)).toEqual(both.map(substance))
    await again.page.keyboard.press("ControlOrMeta+Digit3")
    expect(await again.page.locator(".ProseMirror .body h2").count()).toBe(
      goal.blocks.filter((block) => block.kind === "subhead").length,
    )
    await again.close()
  })
})
