/** What typing and starting cost in the real window. */
import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { writeArticle } from "../../main/article/html.ts"
import { type App, launch } from "../support/launch.ts"
import { barePage } from "./bare.ts"
import { type Figure, figure, median } from "./figures.ts"
import { longArticle, paragraphs } from "./prose.ts"
import { typingCost } from "./typing.ts"
import { buildUnjournaled } from "./unjournaled.ts"

const rounds = 3
const empty = fileURLToPath(new URL("./empty", import.meta.url))
const emptyMain = join(empty, "main.mjs")

/** Starts Midad on a newsroom that holds one article of `words` words. */
async function launchWith(words: number, main?: string): Promise<App> {
  const first = await launch({ main: emptyMain, ready: null })
  const newsroom = join(first.documents, "bench")
  await first.close()
  mkdirSync(newsroom, { recursive: true })
  const article = writeArticle(longArticle("bench-article", words))
  writeFileSync(join(newsroom, "bench.html"), article)
  const app = await launch({
    profile: first.profile,
    args: [newsroom],
    ready: ".entry",
    ...(main ? { main } : {}),
  })
  await app.page.locator(".entry").click()
  await app.page.locator(".ProseMirror h1", { hasText: `${words}` }).waitFor()
  return app
}

/** Typing in the middle of an article of `words` words, beside a bare contenteditable with the same text. */
export async function typingFigure(words: number, target: number): Promise<Figure> {
  const middle = Math.floor(paragraphs(words).length / 2) + 1
  const ours: number[] = []
  const bare: number[] = []
  for (let round = 0; round < rounds; round++) {
    const other = await launch({ main: emptyMain, ready: null })
    await other.page.setContent(barePage(paragraphs(words)))
    await other.page.evaluate(() => document.fonts.ready)
    bare.push(await typingCost(other.page, `p:nth-of-type(${middle})`))
    await other.close()
    const app = await launchWith(words)
    await app.page.evaluate(() => document.fonts.ready)
    ours.push(await typingCost(app.page, `.ProseMirror .body > p:nth-of-type(${middle})`))
    await app.close()
  }
  const size = words.toLocaleString("en")
  return figure(
    `a key in ${size} words`,
    "ms",
    median(ours),
    { name: "bare contenteditable", measured: median(bare) },
    target,
  )
}

/** Typing with the journal, beside typing in the same window built without one. */
export async function journaledTypingFigure(words: number): Promise<Figure> {
  const without = await buildUnjournaled()
  const middle = Math.floor(paragraphs(words).length / 2) + 1
  const typed = async (main?: string) => {
    const app = await launchWith(words, main)
    await app.page.evaluate(() => document.fonts.ready)
    const cost = await typingCost(app.page, `.ProseMirror .body > p:nth-of-type(${middle})`)
    await app.close()
    return cost
  }
  const ours: number[] = []
  const bare: number[] = []
  for (let round = 0; round < rounds; round++) {
    bare.push(await typed(without))
    ours.push(await typed())
  }
  return figure(`a key in ${words.toLocaleString("en")} journaled words`, "ms", median(ours), {
    name: "the same window without a journal",
    measured: median(bare),
  })
}
