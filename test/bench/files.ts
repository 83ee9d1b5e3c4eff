/** What opening an article costs the desk beside a bare read of its bytes, what its file weighs, and a bare durable write. */
import { randomUUID } from "node:crypto"
import { mkdirSync, mkdtempSync, rmSync } from "node:fs"
import { open, readFile, rename, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { writeArticle } from "../../main/article/html.ts"
import { type Article, schema } from "../../main/article/schema.ts"
import { plainText } from "../../main/article/text.ts"
import { createDesk } from "../../main/desk/desk.ts"
import { type Figure, figure, median } from "./figures.ts"
import { longArticle } from "./prose.ts"

const rounds = 9

/** How long something takes, in milliseconds. */
export async function timed(act: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await act()
  return performance.now() - start
}

/** Writes, flushes, renames and flushes the folder: the least that a durable save takes. */
export async function bareSave(folder: string, name: string, bytes: Uint8Array) {
  const path = join(folder, `${randomUUID()}.tmp`)
  const file = await open(path, "wx")
  await file.writeFile(bytes)
  await file.sync()
  await file.close()
  await rename(path, join(folder, name))
  const directory = await open(folder, "r")
  await directory.sync()
  await directory.close()
}

/** `article` with one letter more, so that a save has something to do. */
export function touched(article: Article): Article {
  const body = article.child(2)
  const first = body.child(0)
  const longer = first.copy(
    first.content.append(schema.nodes.paragraph.create(null, schema.text("ا")).content),
  )
  return article.copy(article.content.replaceChild(2, body.copy(body.content.replaceChild(0, longer))))
}

/** Opening and size of articles of `words` words. */
export async function fileFigures(words: number): Promise<Figure[]> {
  const root = mkdtempSync(join(tmpdir(), "midad-bench-"))
  try {
    const folder = join(root, "bare")
    mkdirSync(folder)
    const id = `bench-article-${words}`
    const source = writeArticle(longArticle(id, words))
    const bytes = new TextEncoder().encode(source)
    await writeFile(join(root, `${id}.html`), bytes)
    await writeFile(join(folder, "bare.html"), bytes)
    const desk = createDesk({ root })
    await desk.listArticles()
    const opens: number[] = []
    const reads: number[] = []
    for (let round = 0; round < rounds; round++) {
      reads.push(await timed(() => readFile(join(folder, "bare.html"))))
      opens.push(await timed(() => desk.openArticle({ id })))
    }
    desk.close()
    const text = new TextEncoder().encode(plainText(longArticle(id, words))).byteLength
    const size = words.toLocaleString("en")
    return [
      figure(`open an article of ${size} words`, "ms", median(opens), {
        name: "read the bytes",
        measured: median(reads),
      }),
      figure(`file of ${size} words`, "bytes", bytes.byteLength, {
        name: "its text in UTF-8",
        measured: text,
      }),
    ]
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}
