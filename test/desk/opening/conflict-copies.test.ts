/** Conflict copies: told from other pages, read with what both come from, put away and brought back. */
import { existsSync } from "node:fs"
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { describe, expect, onTestFinished, test } from "vitest"
import { writeArticle } from "../../../main/article/html.ts"
import { mergeArticles } from "../../../main/article/merge.ts"
import {
  type Article,
  articleFromJSON,
  emptyArticle,
  schema,
  withDossier,
} from "../../../main/article/schema.ts"
import { type ArticleJSON, conflictCopy } from "../../../main/contract/desk.ts"
import { type ArticleSummary, articleSummary } from "../../../main/contract/library.ts"
import { createDesk, type Desk } from "../../../main/desk/desk.ts"
import { codeOf } from "../refusal.ts"
import { inRoot, temporaryFolder } from "../temporary.ts"

const id = "article-one1"
const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 12, minute)).toISOString()

/** The article with these paragraphs, as it was changed at a minute. */
function story(minute: number, ...texts: string[]): Article {
  const blank = emptyArticle({ id, created: at(0), updated: at(minute) })
  const blocks = texts.map((text) => schema.nodes.paragraph.create(null, schema.text(text)))
  return blank.copy(blank.content.replaceChild(2, schema.nodes.body.create(null, blocks)))
}

const paragraphs = (article: Article): string[] => article.child(2).children.map((block) => block.textContent)

/** A desk on a newsroom whose clock stands at `minute`, which may be moved on. */
async function newsroom() {
  const root = await temporaryFolder()
  const time = { minute: 1 }
  const desk = createDesk({ root, settings: inRoot, clock: () => new Date(at(time.minute)) })
  onTestFinished(() => desk.close())
  /** Saves the article with these paragraphs as the desk does, over what it saved last. */
  let base: string | null = null
  let saved = ""
  const save = async (minute: number, ...texts: string[]) => {
    time.minute = minute
    const doc = withDossier(story(minute, ...texts), { slug: "story" }).toJSON() as ArticleJSON
    const done = await desk.saveArticle({ doc, base, settle: true, journal: null })
    if (done.kind !== "saved") throw new Error("It conflicts")
    base = done.base
    saved = done.name
    return done.name
  }
  const copy = async (name: string, minute: number, ...texts: string[]) => {
    const article = withDossier(story(minute, ...texts), { slug: "story" })
    await writeFile(join(root, name), writeArticle(article))
  }
  return { root, desk, save, copy, file: () => join(root, saved) }
}

async function line(desk: Desk, name: string): Promise<ArticleSummary> {
  const found = (await desk.listArticles()).find((one) => one.name === name)
  if (!found) throw new Error(`There is no ${name}`)
  return articleSummary.parse(found)
}

describe("a conflict copy", () => {
  test("is told by its article, whatever its name; another article of such a name is none", async () => {
    const { root, desk, save, copy } = await newsroom()
    const name = await save(1, "أ")
    const stem = name.replace(".html", "")
    await copy(`${stem} (conflicted copy 2026-11-23).html`, 2, "أ هناك")
    await copy("elsewhere.html", 2, "أ هناك")
    await writeFile(
      join(root, `${stem} (1).html`),
      writeArticle(emptyArticle({ id: "another-one", created: at(0) })),
    )
    expect(await line(desk, name)).toMatchObject({ id, kind: "article", copyOf: null })
    expect(await line(desk, `${stem} (conflicted copy 2026-11-23).html`)).toMatchObject({
      kind: "foreign",
      copyOf: id,
    })
    expect((await line(desk, "elsewhere.html")).copyOf).toBe(id)
    expect(await line(desk, `${stem} (1).html`)).toMatchObject({ id: "another-one", copyOf: null })
  })

  test("is never the article while there is another, whatever the names' lengths", async () => {
    const { root, desk } = await newsroom()
    await mkdir(join(root, "محليات"))
    await writeFile(join(root, "محليات", "خبر.html"), writeArticle(story(1, "أ")))
    await writeFile(join(root, "محليات", "خبر 2.html"), writeArticle(story(2, "أ")))
    expect((await line(desk, "محليات/خبر.html")).id).toBe(id)
    expect((await line(desk, "محليات/خبر 2.html")).copyOf).toBe(id)
  })

  test("comes with the version at which both parted, so that both sides' changes go together", async () => {
    const { desk, save, copy, file } = await newsroom()
    const name = await save(1, "أ", "ب", "ج")
    await save(5, "أ", "ب", "ج", "د")
    await save(9, "أ هنا", "ب", "ج", "د")
    const copied = name.replace(".html", ".sync-conflict-20261123-121112-ABCDEFG.html")
    await copy(copied, 11, "أ", "ب", "ج هناك", "د")
    const { id: lineId } = await line(desk, copied)
    const read = conflictCopy.parse(await desk.readCopy({ id, copy: lineId }))
    expect(read.name).toBe(copied)
    if (!read.ancestor) throw new Error("No ancestor was found")
    expect(paragraphs(articleFromJSON(read.ancestor))).toEqual(["أ", "ب", "ج", "د"])
    const ours = story(9, "أ هنا", "ب", "ج", "د")
    const merged = mergeArticles(articleFromJSON(read.ancestor), ours, articleFromJSON(read.doc))
    expect(merged.conflicts.filter(({ part }) => part !== "dossier")).toEqual([])
    expect(paragraphs(merged.article)).toEqual(["أ هنا", "ب", "ج هناك", "د"])
    expect(existsSync(file())).toBe(true)
  })

  test("is a version as soon as it is read, once, and never its own ancestor", async () => {
    const { desk, save, copy } = await newsroom()
    const name = await save(1, "أ", "ب")
    await save(9, "أ هنا", "ب")
    const copied = name.replace(".html", " (1).html")
    await copy(copied, 5, "أ هناك", "ب")
    const { id: lineId } = await line(desk, copied)
    const read = await desk.readCopy({ id, copy: lineId })
    const again = await desk.readCopy({ id, copy: lineId })
    expect(again).toEqual(read)
    const versions = await desk.listVersions({ id })
    expect(versions.filter(({ hash }) => hash === read.hash).map(({ cause }) => cause)).toEqual(["conflict"])
    expect(again.ancestor && paragraphs(articleFromJSON(again.ancestor))).toEqual(["أ", "ب"])
  })

  test("goes to the bin as it was read, and comes back from there as a copy", async () => {
    const { root, desk, save, copy } = await newsroom()
    const name = await save(1, "أ")
    const copied = name.replace(".html", " (1).html")
    await copy(copied, 2, "أ هناك")
    const { id: lineId } = await line(desk, copied)
    const { hash } = await desk.readCopy({ id, copy: lineId })
    const bytes = await readFile(join(root, copied))
    // It goes on being changed by the sync client: what was merged is not what stands there.
    await copy(copied, 3, "أ هناك أيضاً")
    expect(await desk.binCopy({ id, copy: lineId, hash })).toEqual({ bin: null })
    expect(existsSync(join(root, copied))).toBe(true)
    await writeFile(join(root, copied), bytes)
    const { bin } = await desk.binCopy({ id, copy: lineId, hash })
    if (bin === null) throw new Error("It stayed")
    expect(existsSync(join(root, copied))).toBe(false)
    expect(await readFile(join(root, ".midad", "bin", bin))).toEqual(bytes)
    expect((await desk.listArticles()).map((one) => one.name)).toEqual([name])
    expect(await desk.restoreArticle({ bin })).toEqual({ id: lineId, name: copied, copyOf: id })
    expect(await readFile(join(root, copied))).toEqual(bytes)
  })

  test("stays while somebody else writes in its article", async () => {
    const { root, desk, save, copy } = await newsroom()
    const name = await save(1, "أ")
    const copied = name.replace(".html", " (1).html")
    await copy(copied, 2, "أ هناك")
    const other = createDesk({ root, who: "سارة" })
    onTestFinished(() => other.close())
    await other.openArticle({ id })
    await desk.openArticle({ id })
    const { id: lineId } = await line(desk, copied)
    const { hash } = await desk.readCopy({ id, copy: lineId })
    expect(await codeOf(desk.binCopy({ id, copy: lineId, hash }))).toBe("locked")
    expect(existsSync(join(root, copied))).toBe(true)
  })

  test("is refused under another article's id, and when it is gone", async () => {
    const { root, desk, save, copy } = await newsroom()
    const name = await save(1, "أ")
    const copied = name.replace(".html", " (1).html")
    await copy(copied, 2, "أ هناك")
    const { id: lineId } = await line(desk, copied)
    expect(await codeOf(desk.readCopy({ id: "another-one", copy: lineId }))).toBe("article-missing")
    expect(await codeOf(desk.readCopy({ id, copy: id }))).toBe("article-missing")
    expect((await readdir(root)).filter((one) => one.endsWith(".html"))).toHaveLength(2)
    await writeFile(join(root, copied), "غير ذلك")
    expect(await codeOf(desk.readCopy({ id, copy: lineId }))).toBe("article-missing")
  })
})

test("of a renaming that stopped half way the file goes on in which somebody wrote since", async () => {
  const { root, desk } = await newsroom()
  const automatic = `2026-11-23-${id}.html`
  await writeFile(join(root, automatic), writeArticle(story(1, "قديم")))
  await writeFile(join(root, "خبر-جديد-طويل-الاسم-جداً-على-غير-العادة.html"), writeArticle(story(5, "جديد")))
  const [first] = (await desk.listArticles()).filter((one) => one.id === id)
  expect(first?.name).toBe("خبر-جديد-طويل-الاسم-جداً-على-غير-العادة.html")
  await writeFile(join(root, automatic), writeArticle(story(7, "أجدّ")))
  expect((await desk.listArticles()).find((one) => one.id === id)?.name).toBe(automatic)
})
