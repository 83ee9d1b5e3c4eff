/** What it costs that nothing is lost: the journal's writes, durable saves with history, and a recovery. */
import { randomUUID } from "node:crypto"
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs"
import { open, readFile, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { type Step, Transform } from "prosemirror-transform"
import { writeArticle } from "../../main/article/html.ts"
import { type Article, articleFromJSON, schema } from "../../main/article/schema.ts"
import type { ArticleJSON, OpenedArticle } from "../../main/contract/desk.ts"
import { createDesk, type Desk } from "../../main/desk/desk.ts"
import { type Figure, figure, median } from "./figures.ts"
import { bareSave, timed, touched } from "./files.ts"
import { longArticle } from "./prose.ts"

const place = { anchor: 1, head: 1, scroll: 0 }

/** A folder that is there while `work` runs. */
async function inFolder<Result>(work: (root: string) => Promise<Result>): Promise<Result> {
  const root = mkdtempSync(join(tmpdir(), "midad-bench-"))
  try {
    return await work(root)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

async function opened(desk: Desk, id: string): Promise<OpenedArticle> {
  const article = await desk.openArticle({ id })
  if (article.kind !== "article") throw new Error("The benchmark's own article did not open as one")
  return article
}

/** `count` keys typed one after the other into the article's first paragraph. */
function typed(article: Article, count: number): { doc: Article; steps: Step[] } {
  const start = article.child(0).nodeSize + article.child(1).nodeSize + 2
  const change = new Transform(article)
  for (let at = 0; at < count; at++) change.insert(start + at, schema.text("ا"))
  return { doc: change.doc, steps: change.steps }
}

/** One batch of keys, as the window sends them four times a second, beside a bare append of as many bytes. */
async function batchFigure(words: number): Promise<Figure> {
  return inFolder(async (root) => {
    const id = `bench-article-${words}`
    await writeFile(join(root, `${id}.html`), writeArticle(longArticle(id, words)))
    const desk = createDesk({ root })
    await desk.listArticles()
    const { doc, epoch } = await opened(desk, id)
    const keys = 4
    const rounds = 41
    const { steps } = typed(articleFromJSON(doc), keys * rounds)
    const bare = await open(join(root, "bare.bin"), "wx")
    const batches: number[] = []
    const appends: number[] = []
    await desk.journal({ id, epoch, from: 0, doc, steps: [], place })
    for (let round = 0; round < rounds; round++) {
      const from = round * keys
      const batch = steps.slice(from, from + keys).map((step) => step.toJSON())
      const bytes = new TextEncoder().encode(JSON.stringify(batch))
      appends.push(
        await timed(async () => {
          await bare.write(bytes)
          await bare.datasync()
        }),
      )
      batches.push(await timed(() => desk.journal({ id, epoch, from, doc: null, steps: batch, place })))
    }
    await bare.close()
    await desk.close()
    return figure(`journal 4 keys in ${words.toLocaleString("en")} words`, "ms", median(batches), {
      name: "append and fdatasync the bytes",
      measured: median(appends),
    })
  })
}

/**
 * A save of an open, journaled article: how long until the window hears that the disk has it. Both the save and the
 * bare write that it is measured against follow right upon an append that was flushed, as the disk is then not at rest.
 */
async function saveFigure(words: number): Promise<Figure> {
  return inFolder(async (root) => {
    const id = `bench-article-${words}`
    const folder = join(root, "bare")
    mkdirSync(folder)
    const name = `${id}.html`
    await writeFile(join(root, name), writeArticle(longArticle(id, words)))
    const desk = createDesk({ root })
    await desk.listArticles()
    const { doc, epoch, base: first } = await opened(desk, id)
    let base = first
    let article = articleFromJSON(doc)
    await desk.journal({ id, epoch, from: 0, doc, steps: [], place })
    const appended = await open(join(folder, "bare.bin"), "wx")
    const saves: number[] = []
    const writes: number[] = []
    // The first ones find no program compiled, as those of an hour's work do; nor does the bare write.
    const rounds = { unmeasured: 40, measured: 41 }
    const warm = (times: readonly number[]) => median(times.slice(rounds.unmeasured))
    for (let version = 1; version <= rounds.unmeasured + rounds.measured; version++) {
      const { doc: next, steps } = typed(article, 1)
      article = next
      const step = steps.map((one) => one.toJSON())
      await desk.journal({ id, epoch, from: version - 1, doc: null, steps: step, place })
      const held = { type: "journaled" as const, journaled: id }
      const save = { doc: held, base, settle: false, journal: { epoch, version } }
      saves.push(
        await timed(async () => {
          const saved = await desk.saveArticle(save)
          base = saved.base
        }),
      )
      await desk.idle()
      const bytes = await readFile(join(root, name))
      await appended.write(JSON.stringify(step))
      await appended.datasync()
      writes.push(await timed(() => bareSave(folder, "bare.html", bytes)))
    }
    await appended.close()
    await desk.close()
    const baseline = { name: "write, fsync, rename the bytes", measured: warm(writes) }
    return figure(`save ${words.toLocaleString("en")} journaled words`, "ms", warm(saves), baseline, 1.5)
  })
}

/** Opening an article whose desk was stopped with `count` steps in the journal. */
async function recoveryFigure(count: number): Promise<Figure> {
  return inFolder(async (root) => {
    const id = "bench-recovery"
    await writeFile(join(root, `${id}.html`), writeArticle(longArticle(id, 1_000)))
    const stopped = createDesk({ root })
    await stopped.listArticles()
    const { doc, epoch } = await opened(stopped, id)
    const { doc: last, steps } = typed(articleFromJSON(doc), count)
    const batch = 50
    for (let from = 0; from < count; from += batch) {
      const part = steps.slice(from, from + batch).map((step) => step.toJSON())
      await stopped.journal({ id, epoch, from, doc: from === 0 ? doc : null, steps: part, place })
    }
    const fresh = createDesk({ root })
    let recovered: OpenedArticle | null = null
    const time = await timed(async () => {
      recovered = await opened(fresh, id)
    })
    await stopped.close()
    await fresh.close()
    const text = (recovered as OpenedArticle | null)?.doc
    if (!text || !articleFromJSON(text).eq(last)) throw new Error("The recovered article is another one")
    return figure(
      `recover ${count.toLocaleString("en")} steps`,
      "ms",
      time,
      { name: "a second", measured: 1000 },
      1,
    )
  })
}

/** The bytes of all files in a folder. */
function sizeOf(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  return files.reduce(
    (sum, file) => (file.isFile() ? sum + statSync(join(file.parentPath, file.name)).size : sum),
    0,
  )
}

/** What the newsroom's own folder weighs after `edits` saves of an article of 1,000 words. */
async function historyFigure(edits: number): Promise<Figure> {
  return inFolder(async (root) => {
    const id = `bench-${randomUUID().slice(0, 8)}`
    const name = `${id}.html`
    await writeFile(join(root, name), writeArticle(longArticle(id, 1_000)))
    // Every edit comes ten minutes after the one before, so that hardly any is thinned out.
    let minutes = 0
    const desk = createDesk({ root, clock: () => new Date(Date.UTC(2026, 0, 1, 0, minutes)) })
    await desk.listArticles()
    let { doc, base } = await opened(desk, id)
    let bytes = 0
    for (let at = 0; at < edits; at++) {
      minutes += 10
      doc = touched(articleFromJSON(doc)).toJSON() as ArticleJSON
      const saved = await desk.saveArticle({ doc, base, settle: false, journal: null })
      base = saved.base
      bytes += statSync(join(root, saved.kind === "saved" ? saved.name : name)).size
    }
    await desk.idle()
    await desk.close()
    return figure(
      `history of ${edits.toLocaleString("en")} edits of 1,000 words`,
      "bytes",
      sizeOf(join(root, ".midad")),
      {
        name: "all their files",
        measured: bytes,
      },
    )
  })
}

/** The suite `journal`. */
export async function journalFigures(): Promise<Figure[]> {
  return [
    await batchFigure(1_000),
    await batchFigure(60_000),
    await saveFigure(1_000),
    await saveFigure(60_000),
    await recoveryFigure(10_000),
    await historyFigure(1_000),
  ]
}
