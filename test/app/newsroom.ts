/** What the stories of lost and found text have in common: a newsroom with an article in it, and looking at both. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { readArticle, writeArticle } from "../../main/article/html.ts"
import { type Article, emptyArticle, schema } from "../../main/article/schema.ts"
import { plainText } from "../../main/article/text.ts"
import { typeText } from "../support/keyboard.ts"
import type { App } from "../support/launch.ts"

/** The article of these stories. */
export const id = "article-one"

/** An article of a headline and paragraphs. */
export function story(headline: string, ...paragraphs: string[]): Article {
  const moment = "2026-11-01T08:00:00.000Z"
  const blank = emptyArticle({ id, created: moment, updated: moment })
  const { nodes } = schema
  const blocks = paragraphs.map((text) => nodes.paragraph.create(null, schema.text(text)))
  return blank.copy(
    blank.content
      .replaceChild(0, nodes.headline.create(null, schema.text(headline)))
      .replaceChild(2, nodes.body.create(null, blocks)),
  )
}

/** The folder of the newsroom that the first start made. */
export function newsroom(app: App): string {
  const folder = readdirSync(app.documents, { withFileTypes: true }).find((entry) => entry.isDirectory())
  return join(app.documents, folder?.name ?? "")
}

/** The names of the pages in a newsroom's folder and its subfolders, those of Midad's own folder left out. */
export function pagesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (name) => name.endsWith(".html") && !name.startsWith("."),
  )
}

/** The article's file. */
export const file = (app: App) => join(newsroom(app), "one.html")

/** Writes the article's file as another program does. */
export function write(app: App, article: Article) {
  writeFileSync(file(app), writeArticle(article))
}

/** What the article's file reads as; empty if there is none. */
export function onDisk(app: App): string {
  if (!existsSync(file(app))) return ""
  const reading = readArticle(readFileSync(file(app)))
  return reading.kind === "article" ? plainText(reading.article) : ""
}

/** What the article's journal holds, as it stands on disk. */
export function journal(app: App): string {
  const path = join(newsroom(app), ".midad", "journal", `${id}.journal`)
  return existsSync(path) ? readFileSync(path, "utf8") : ""
}

/** Opens the article and waits until it can be read. */
export async function open(app: App) {
  await app.page.locator(`[data-id=${id}]`).waitFor({ state: "attached" })
  await app.page.keyboard.press("ControlOrMeta+KeyK")
  await typeText(app.page, "خبر أول")
  await app.page.keyboard.press("Enter")
  await app.page.locator(".ProseMirror h1").filter({ hasText: "خبر أول" }).waitFor()
}

/** Opens the article of two paragraphs, writes `words` before the first, and saves. */
export async function writeInto(app: App, words: string) {
  write(app, story("خبر أول", "الأولى.", "الثانية."))
  await open(app)
  await app.page.keyboard.press("ControlOrMeta+Digit3")
  await typeText(app.page, words)
  await app.page.keyboard.press("ControlOrMeta+KeyS")
  await saved(app)
}

/** The text in the window, a line a block. */
// biome-ignore lint/performance/useDomNodeTextContent: the other way gives no line breaks.
export const text = (app: App) => app.page.locator(".ProseMirror").innerText()

export const saved = (app: App) => app.page.locator(".save-mark[data-state=saved]").waitFor()

/**
 * Waits until the list answers the whole of `word`, the last of what was searched for. The answer to a beginning of it
 * would take back what was chosen in the list; it marks only the beginning, where a text has the word as it is typed.
 */
export const answered = (app: App, word: string) =>
  app.page
    .locator(".rows mark")
    .filter({ hasText: new RegExp(`^${word}$`) })
    .first()
    .waitFor()

/** How long to look for what comes after a save. */
export const patient = { timeout: 15_000 }
