/** Finding and replacing: a key of a search in a long article, and a newsroom searched and changed. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { open } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { queryFor } from "../../main/article/find/query.ts"
import { find } from "../../main/article/find/search.ts"
import { readArticle } from "../../main/article/html.ts"
import { plainText } from "../../main/article/text.ts"
import { replacedAtOnce, type SoughtArticle } from "../../main/contract/replacing.ts"
import { createDesk, type Desk } from "../../main/desk/desk.ts"
import { type Figure, figure, median } from "./figures.ts"
import { writeNewsroom } from "./newsroom.ts"
import { paragraphs } from "./prose.ts"
import { press, taskTime } from "./typing.ts"
import { launchWith } from "./window.ts"

/** How many words the long article has. */
const long = 60_000
/** How many articles the newsroom has, and in how many of them words are replaced. */
const searched = 10_000
const changed = 1_000

/** The main thread's time for every key of words typed into the bar, which looks through the article with each. */
export async function keyFigures(): Promise<Figure[]> {
  const app = await launchWith(paragraphs(long))
  const client = await app.page.context().newCDPSession(app.page)
  await client.send("Performance.enable", { timeDomain: "threadTicks" })
  const costs: number[] = []
  for (const words of ["المتوسط", "ال", "مدينة"]) {
    await app.page.keyboard.press("ControlOrMeta+KeyF")
    await app.page.locator(".find-bar input:focus").waitFor()
    await app.page.keyboard.press("ControlOrMeta+KeyA")
    for (const key of words) {
      const before = await taskTime(client)
      await press(client, key)
      costs.push((await taskTime(client)) - before)
    }
  }
  await app.close()
  const frame = { name: "a frame", measured: 16 }
  const sorted = costs.toSorted((one, other) => one - other)
  const name = (what: string) => `a key of a search in ${long.toLocaleString("en")} words, ${what}`
  return [
    figure(name("p50"), "ms", median(costs), frame, 1),
    figure(name("p95"), "ms", sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN, frame, 1),
  ]
}

type Sought = { found: SoughtArticle[]; first: number; all: number }

/** Looks for `text` in the newsroom of `desk`; when the first of it came, and when all. */
async function seek(desk: Desk, text: string): Promise<Sought> {
  const start = performance.now()
  const { run } = await desk.seek({ query: queryFor(text), scope: { kind: "newsroom" }, published: true })
  const found: SoughtArticle[] = []
  let first = Number.NaN
  for (;;) {
    const more = await desk.seekMore({ run })
    if (more.found.length > 0 && found.length === 0) first = performance.now() - start
    found.push(...more.found)
    if (more.done) return { found, first, all: performance.now() - start }
  }
}

/** How long it takes to read every file and look through its text, one after the other. */
function plainly(root: string, text: string): number {
  const start = performance.now()
  for (const name of readdirSync(root, { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".html")) continue
    const reading = readArticle(readFileSync(join(root, name)))
    if (reading.kind === "article") find(plainText(reading.article), queryFor(text))
  }
  return performance.now() - start
}

/** How long it takes to write so many files of a story's size, each flushed before the next. */
async function written(folder: string, count: number): Promise<number> {
  const bytes = new Uint8Array(4096).fill(65)
  const start = performance.now()
  for (let at = 0; at < count; at++) {
    const file = await open(join(folder, `${at}.txt`), "w")
    await file.writeFile(bytes)
    await file.datasync()
    await file.close()
  }
  return performance.now() - start
}

async function newsroomFigures(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "midad-bench-"))
  try {
    const root = join(folder, "newsroom")
    mkdirSync(root)
    writeNewsroom(root, searched)
    const desk = createDesk({ root })
    await desk.settled()
    const articles = searched.toLocaleString("en")
    // The thread is there already when the second search begins.
    await seek(desk, "العام")
    const often = await seek(desk, "الرئيس")
    const seldom = await seek(desk, "رئيسهم")
    const soon = { name: "200 ms", measured: 200 }
    const each = { name: "read every file", measured: plainly(root, "الرئيس") }
    const plan = often.found.slice(0, changed)
    if (plan.length < changed) throw new Error(`Only ${plan.length} articles have the word`)
    const start = performance.now()
    const { operation } = await desk.beginReplacement({
      query: queryFor("الرئيس"),
      replacement: { text: "القائد", keep: true },
      articles: plan.map(({ id, hash }) => ({ id, hash, skipped: [] })),
    })
    const ids = plan.map(({ id }) => id)
    const turns: number[] = []
    for (let at = 0; at < ids.length; at += replacedAtOnce) {
      const begun = performance.now()
      const made = await desk.replaceArticles({ operation, ids: ids.slice(at, at + replacedAtOnce) })
      if (made.some(({ left }) => left !== null)) throw new Error("An article was left as it was")
      turns.push(performance.now() - begun)
    }
    await desk.endReplacement({ operation })
    const took = performance.now() - start
    const files = { name: "write as many files", measured: await written(folder, changed) }
    const undoing = performance.now()
    for (let at = 0; at < ids.length; at += replacedAtOnce)
      await desk.undoReplacement({ operation, ids: ids.slice(at, at + replacedAtOnce) })
    const undone = performance.now() - undoing
    await desk.close()
    const limit = { name: "10 s", measured: 10_000 }
    return [
      figure(`the first of a preview of ${articles} articles`, "ms", often.first, soon, 1),
      figure("all of it", "ms", often.all, each),
      figure("the same for a word that few have", "ms", seldom.all, each),
      figure(`replace in ${changed.toLocaleString("en")} articles`, "ms", took, limit, 1),
      figure("the same", "ms", took, files),
      figure(`until progress is told, at most`, "ms", Math.max(...turns)),
      figure("take it back", "ms", undone, limit, 1),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Finding in 60,000 words and in 10,000 articles, and replacing in 1,000. */
export async function findFigures(): Promise<Figure[]> {
  return [...(await keyFigures()), ...(await newsroomFigures())]
}
