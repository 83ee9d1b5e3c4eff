/** What typing and starting cost in the real window. */
import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { writeArticle } from "../../main/article/html.ts"
import { type App, launch } from "../support/launch.ts"
import { barePage } from "./bare.ts"
import { type Figure, figure, median } from "./figures.ts"
import { articleOf, paragraphs } from "./prose.ts"
import { typingCost, typistIn } from "./typing.ts"
import { buildUnjournaled } from "./unjournaled.ts"

const rounds = 3
/** How often it is typed in each of two windows by turns, and how many keys at a time. */
const turns = 7
const keysInTurn = 20
const empty = fileURLToPath(new URL("./empty", import.meta.url))
const emptyMain = join(empty, "main.mjs")

/** The text that keys are typed into: its paragraphs, and which of them is typed in, counted from 1. */
type Shape = { name: string; paragraphs: readonly string[]; typedIn: number }

/** Prose of `words` words in paragraphs of usual length, typed in at its middle. */
function prose(words: number): Shape {
  const made = paragraphs(words)
  return {
    name: `${words.toLocaleString("en")} words`,
    paragraphs: made,
    typedIn: Math.floor(made.length / 2) + 1,
  }
}

/** One paragraph of `characters` characters. */
function oneParagraph(characters: number): Shape {
  // A word of the sample has about six characters with its space; what is too much is cut.
  const text = paragraphs(Math.ceil(characters / 3))
    .join(" ")
    .slice(0, characters)
  return {
    name: `a paragraph of ${characters.toLocaleString("en")} characters`,
    paragraphs: [text],
    typedIn: 1,
  }
}

/** `count` blocks of three words, typed in the second: all the others move when it grows. */
function shortBlocks(count: number): Shape {
  const words = paragraphs(count * 3).flatMap((text) => text.split(" "))
  return {
    name: `the second of ${count.toLocaleString("en")} short blocks`,
    paragraphs: Array.from({ length: count }, (_, at) => words.slice(at * 3, at * 3 + 3).join(" ")),
    typedIn: 2,
  }
}

/** The shapes of text that typing is measured in, with the ratio to a bare contenteditable that each has to keep. */
const shapes: readonly { shape: Shape; target: number }[] = [
  { shape: prose(9_000), target: 1 },
  { shape: prose(60_000), target: 0.75 },
  { shape: oneParagraph(3_000), target: 1.1 },
  { shape: oneParagraph(30_000), target: 1.1 },
  { shape: shortBlocks(5_000), target: 1.1 },
]

/** Starts Midad on a newsroom that holds one article with `paragraphs`, and opens that. */
export async function launchWith(paragraphs: readonly string[], main?: string): Promise<App> {
  const first = await launch({ main: emptyMain, ready: null })
  const newsroom = join(first.documents, "bench")
  await first.close()
  mkdirSync(newsroom, { recursive: true })
  const article = writeArticle(articleOf("bench-article", paragraphs))
  writeFileSync(join(newsroom, "bench.html"), article)
  const app = await launch({
    profile: first.profile,
    args: [newsroom],
    ready: ".entry",
    ...(main ? { main } : {}),
  })
  await app.page.locator(".entry").click()
  await app.page.locator(`.ProseMirror .body > p:nth-of-type(${paragraphs.length})`).waitFor({
    state: "attached",
  })
  await app.page.evaluate(() => document.fonts.ready)
  return app
}

const inMidad = ({ typedIn }: Shape) => `.ProseMirror .body > p:nth-of-type(${typedIn})`

/** Opens the text in a page that holds it and nothing else. */
async function launchBare({ paragraphs }: Shape): Promise<App> {
  const app = await launch({ main: emptyMain, ready: null })
  await app.page.setContent(barePage(paragraphs))
  await app.page.evaluate(() => document.fonts.ready)
  return app
}

/**
 * Typing in every shape of text, beside a bare contenteditable with the same text. Both are open at once and typed in
 * by turns, so that what else the machine does meanwhile falls on both.
 */
export async function typingFigures(): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const { shape, target } of shapes) {
    const bareApp = await launchBare(shape)
    const app = await launchWith(shape.paragraphs)
    const bareTypist = await typistIn(bareApp.page, `p:nth-of-type(${shape.typedIn})`)
    const typist = await typistIn(app.page, inMidad(shape))
    const ours: number[] = []
    const bare: number[] = []
    for (let turn = 0; turn < turns; turn++) {
      bare.push(await bareTypist.cost(keysInTurn))
      ours.push(await typist.cost(keysInTurn))
    }
    await app.close()
    await bareApp.close()
    figures.push(
      figure(
        `a key in ${shape.name}`,
        "ms",
        median(ours),
        { name: "bare contenteditable", measured: median(bare) },
        target,
      ),
    )
  }
  return figures
}

/** Milliseconds of a key in Midad's window. */
async function typedInMidad(shape: Shape, main?: string): Promise<number> {
  const app = await launchWith(shape.paragraphs, main)
  const cost = await typingCost(app.page, inMidad(shape))
  await app.close()
  return cost
}

/** Typing with the journal, beside typing in the same window built without one. */
export async function journaledTypingFigure(words: number): Promise<Figure> {
  const without = await buildUnjournaled()
  const shape = prose(words)
  const ours: number[] = []
  const bare: number[] = []
  for (let round = 0; round < rounds; round++) {
    bare.push(await typedInMidad(shape, without))
    ours.push(await typedInMidad(shape))
  }
  return figure(`a key in ${words.toLocaleString("en")} journaled words`, "ms", median(ours), {
    name: "the same window without a journal",
    measured: median(bare),
  })
}
