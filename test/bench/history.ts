/** What a history takes: 1,000 edits of an article, beside the same versions kept as whole files. */
import { mkdtempSync, rmSync } from "node:fs"
import { readdir, stat } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { writeArticle } from "../../main/article/html.ts"
import { type Article, schema, withDossier } from "../../main/article/schema.ts"
import { wordsIn } from "../../main/article/text.ts"
import { createHistory } from "../../main/desk/history/history.ts"
import { type Figure, figure, median } from "./figures.ts"
import { longArticle, paragraphs, seeded } from "./prose.ts"

const edits = 1_000
const words = 1_000
const day = 24 * 60 * 60_000

/** `article` with a few words put somewhere into one of its paragraphs, at a time of its own. */
function edited(article: Article, random: () => number, at: Date): Article {
  const body = article.child(2)
  const index = Math.floor(random() * body.childCount)
  const text = body.child(index).textContent
  const place = Math.floor(random() * text.length)
  const added = paragraphs(1 + Math.floor(random() * 5), Math.floor(random() * 1e9))[0]
  // A desk's article does not grow for ever: as much goes as comes.
  const next = `${text.slice(0, place)} ${added} ${text.slice(place + (added?.length ?? 0))}`
  const paragraph = schema.nodes.paragraph.create(null, schema.text(next))
  const changed = article.copy(
    article.content.replaceChild(2, body.copy(body.content.replaceChild(index, paragraph))),
  )
  return withDossier(changed, { updated: at.toISOString() })
}

/** The bytes of every file under `folder`. */
async function sizeOf(folder: string): Promise<number> {
  let size = 0
  for (const item of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (item.isFile()) size += (await stat(join(item.parentPath, item.name))).size
  }
  return size
}

/** A thousand edits of an article of a thousand words, one a minute: the size of its history, then thinned. */
export async function historyFigures(): Promise<Figure[]> {
  const root = mkdtempSync(join(tmpdir(), "midad-bench-"))
  try {
    const random = seeded(1)
    const id = "bench-history"
    let now = Date.now()
    const history = createHistory({ root, clock: () => new Date(now), log: console.error })
    let article = longArticle(id, words)
    let whole = 0
    const times: number[] = []
    for (let edit = 0; edit < edits; edit++) {
      now += 60_000
      article = edited(article, random, new Date(now))
      const bytes = new TextEncoder().encode(writeArticle(article))
      whole += bytes.length
      const start = performance.now()
      await history.add(id, bytes, { cause: "save", status: "draft", words: wordsIn(article) })
      times.push(performance.now() - start)
    }
    const full = await sizeOf(root)
    const baseline = { name: "every version as a file", measured: whole }
    await history.thin(new Date(now + day))
    const thinned = await sizeOf(root)
    return [
      figure(`history of ${edits.toLocaleString("en")} edits of 1,000 words`, "bytes", full, baseline, 0.1),
      figure("the same, thinned a day later", "bytes", thinned, baseline, 0.1),
      figure("add a version to it", "ms", median(times)),
    ]
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}
