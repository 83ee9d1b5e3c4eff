/** What a newsroom has set for itself: where new articles go, and how a file of settings that is wrong is told. */
import { mkdir, readFile, rename, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { describe, expect, onTestFinished, test } from "vitest"
import { readArticle, writeArticle } from "../../main/article/html.ts"
import { type Article, articleFromJSON, dossierOf, emptyArticle, schema } from "../../main/article/schema.ts"
import type { ArticleJSON } from "../../main/contract/desk.ts"
import type { Problem } from "../../main/contract/problem.ts"
import { createDesk, type Desk } from "../../main/desk/desk.ts"
import { realDisk } from "../../main/desk/disk/disk.ts"
import { changeSettings, folderForNew } from "../../main/desk/settings.ts"
import { temporaryFolder } from "./temporary.ts"

/** A desk on `root` at noon of the 23rd of November 2026, and what it told. */
function deskOn(root: string): { desk: Desk; problems: Problem[] } {
  const problems: Problem[] = []
  const desk = createDesk({
    root,
    clock: () => new Date(2026, 10, 23, 12),
    onProblem: (problem) => problems.push(problem),
  })
  onTestFinished(() => desk.close())
  return { desk, problems }
}

/** `article` with a headline and a picture of the newsroom. */
function withPicture(article: Article, headline: string): Article {
  const { nodes } = schema
  const figure = nodes.figure.create({ src: "pictures/صورة.png", alt: "صورة" }, [
    nodes.caption.create(),
    nodes.credit.create(),
  ])
  return article.copy(
    article.content
      .replaceChild(0, nodes.headline.create(null, schema.text(headline)))
      .replaceChild(2, nodes.body.create(null, [figure])),
  )
}

/** Saves a new article with a picture; returns its file's name. */
async function saveNew(desk: Desk): Promise<{ name: string; base: string; article: Article }> {
  const opened = await desk.newArticle()
  const article = withPicture(articleFromJSON(opened.doc), "عنوان")
  const doc = article.toJSON() as ArticleJSON
  const saved = await desk.saveArticle({ doc, base: null, settle: true, journal: null })
  if (saved.kind !== "saved") throw new Error("A conflict")
  return { name: saved.name, base: saved.base, article }
}

describe("a new article", () => {
  test("goes into a folder of its month", async () => {
    const root = await temporaryFolder()
    expect((await saveNew(deskOn(root).desk)).name).toBe("2026-11/عنوان.html")
  })

  test("goes beside the others where the newsroom says so", async () => {
    const root = await temporaryFolder()
    await writeFile(
      join(root, "midad.json"),
      '{ "newArticles": "root", "later": "settings of a later Midad" }',
    )
    expect((await saveNew(deskOn(root).desk)).name).toBe("عنوان.html")
  })

  test("goes into a folder of its month where the settings are wrong, and that is told", async () => {
    const root = await temporaryFolder()
    const wrong = ['{ "newArticles": "year" }', '{ "newArticles": ', "[]"]
    for (const [at, text] of wrong.entries()) {
      await writeFile(join(root, "midad.json"), text)
      const { desk, problems } = deskOn(root)
      expect((await saveNew(desk)).name).toMatch(/^2026-11\//)
      expect(problems, wrong[at]).toMatchObject([{ code: "bad-settings", details: { name: "midad.json" } }])
    }
  })

  test("has the month of the desk's own clock, with two digits", () => {
    expect(folderForNew({ newArticles: "month" }, new Date(2027, 0, 1, 0, 0, 0))).toBe("2027-01")
    expect(folderForNew({ newArticles: "month" }, new Date(2026, 11, 31, 23, 59, 59))).toBe("2026-12")
  })
})

describe("a change of the settings", () => {
  const path = (root: string) => join(root, "midad.json")

  test("is written into a file that was not there, and holds for the next new article", async () => {
    const root = await temporaryFolder()
    const { desk, problems } = deskOn(root)
    expect(await desk.readNewsroomSettings()).toEqual({
      settings: { newArticles: "month" },
      place: path(root),
      problem: null,
    })
    expect((await desk.changeNewsroomSettings({ newArticles: "root" })).settings.newArticles).toBe("root")
    expect((await saveNew(desk)).name).toBe("عنوان.html")
    expect(problems).toEqual([])
  })

  test("leaves in the file what this version does not know", async () => {
    const root = await temporaryFolder()
    await writeFile(path(root), '{ "later": { "of": "a later Midad" }, "newArticles": "year" }')
    const { desk } = deskOn(root)
    expect((await desk.readNewsroomSettings()).problem).toMatchObject({ code: "bad-settings" })
    expect(await desk.changeNewsroomSettings({ newArticles: "root" })).toMatchObject({ problem: null })
    expect(JSON.parse(await readFile(path(root), "utf8"))).toEqual({
      later: { of: "a later Midad" },
      newArticles: "root",
    })
  })

  test("is not written over a file that cannot be read, which is told", async () => {
    const root = await temporaryFolder()
    for (const broken of ['{ "newArticles": ', "[]", ""]) {
      await writeFile(path(root), broken)
      await expect(deskOn(root).desk.changeNewsroomSettings({ newArticles: "root" })).rejects.toMatchObject({
        problem: { code: "bad-settings" },
      })
      expect(await readFile(path(root), "utf8")).toBe(broken)
    }
  })

  test("keeps what another program writes into the file at that moment", async () => {
    const root = await temporaryFolder()
    await writeFile(path(root), '{ "one": 1 }')
    let times = 0
    const create: typeof realDisk.create = async (name, ...rest) => {
      if (times++ === 0) await writeFile(path(root), '{ "one": 1, "two": 2 }')
      return realDisk.create(name, ...rest)
    }
    await changeSettings(root, { newArticles: "root" }, { ...realDisk, create })
    expect(JSON.parse(await readFile(path(root), "utf8"))).toEqual({ one: 1, two: 2, newArticles: "root" })
  })
})

describe("an article that is there", () => {
  test("stays where it is", async () => {
    const root = await temporaryFolder()
    const there = withPicture(emptyArticle({ id: "article-one" }), "قديم")
    await writeFile(join(root, "old.html"), writeArticle(there))
    const { desk } = deskOn(root)
    await desk.listArticles()
    const opened = await desk.openArticle({ id: "article-one" })
    if (opened.kind !== "article") throw new Error("No article")
    const doc = withPicture(articleFromJSON(opened.doc), "جديد").toJSON() as ArticleJSON
    const saved = await desk.saveArticle({ doc, base: opened.base, settle: true, journal: null })
    expect(saved).toMatchObject({ kind: "saved", name: "old.html" })
  })
})

describe("the pictures of an article", () => {
  test("have the address that leads to them from its folder, and their own name in the article", async () => {
    const root = await temporaryFolder()
    const { desk } = deskOn(root)
    const { name, article } = await saveNew(desk)
    const source = await readFile(join(root, name), "utf8")
    expect(source).toContain('<img src="../pictures/صورة.png"')
    expect(source).toContain('"image":["../pictures/صورة.png"]')
    const opened = await desk.openArticle({ id: dossierOf(article).id })
    if (opened.kind !== "article") throw new Error("No article")
    expect(articleFromJSON(opened.doc).child(2).child(0).attrs.src).toBe("pictures/صورة.png")
  })

  test("get the right address again at the next save of a file that was moved", async () => {
    const root = await temporaryFolder()
    const { desk } = deskOn(root)
    const { name, article } = await saveNew(desk)
    await mkdir(join(root, "أرشيف", "2026"), { recursive: true })
    await rename(join(root, name), join(root, "أرشيف/2026/خبر.html"))
    await desk.rescan()
    const opened = await desk.openArticle({ id: dossierOf(article).id })
    if (opened.kind !== "article") throw new Error("No article")
    // Nothing was changed, and it is saved all the same.
    const saved = await desk.saveArticle({ doc: opened.doc, base: opened.base, settle: false, journal: null })
    expect(saved).toMatchObject({ kind: "saved", name: "أرشيف/2026/خبر.html" })
    const source = await readFile(join(root, "أرشيف/2026/خبر.html"), "utf8")
    expect(source).toContain('<img src="../../pictures/صورة.png"')
    const reading = readArticle(Buffer.from(source))
    expect(reading).toMatchObject({ kind: "article", depth: 2 })
  })
})
