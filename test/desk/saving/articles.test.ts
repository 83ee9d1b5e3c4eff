import { link, mkdir, readdir, readFile, rename, rm, stat, symlink, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { describe, expect, onTestFinished, test } from "vitest"
import { readArticle, writeArticle } from "../../../main/article/html.ts"
import {
  type Article,
  articleFromJSON,
  dossierOf,
  emptyArticle,
  schema,
  withDossier,
} from "../../../main/article/schema.ts"
import type { ArticleJSON, OpenedArticle } from "../../../main/contract/desk.ts"
import { createDesk, type Desk } from "../../../main/desk/desk.ts"
import { type Disk, realDisk } from "../../../main/desk/disk/disk.ts"
import { codeOf } from "../refusal.ts"
import { inRoot, temporaryFolder } from "../temporary.ts"

/** A desk on a fresh folder whose clock goes on by a second a look. */
async function desk(change: { disk?: Disk; root?: string } = {}) {
  const root = change.root ?? (await temporaryFolder())
  let seconds = 0
  const logged: string[] = []
  const made = createDesk({
    root,
    settings: inRoot,
    clock: () => new Date(Date.UTC(2026, 10, 23, 12, 0, seconds++)),
    log: (message) => logged.push(message),
    ...(change.disk ? { disk: change.disk } : {}),
  })
  onTestFinished(() => made.close())
  return { root, desk: made, logged }
}

/** `article` with this headline and one paragraph. */
function written(article: Article, headline: string, paragraph = "نص"): Article {
  const body = schema.nodes.body.create(null, schema.nodes.paragraph.create(null, schema.text(paragraph)))
  return article.copy(
    article.content
      .replaceChild(0, schema.nodes.headline.create(null, headline ? schema.text(headline) : null))
      .replaceChild(2, body),
  )
}

const json = (article: Article) => article.toJSON() as ArticleJSON
const fresh = async (of: Desk) => articleFromJSON((await of.newArticle()).doc)
const files = async (root: string) => (await readdir(root)).filter((name) => name !== ".midad").sort()
const text = (root: string, name: string) => readFile(join(root, name), "utf8")

/** What the article in a file says in its first paragraph. */
async function paragraphIn(root: string, name: string): Promise<string> {
  const reading = readArticle(await readFile(join(root, name)))
  if (reading.kind !== "article") throw new Error(`${name} is no article`)
  return reading.article.child(2).textContent
}

async function open(of: Desk, id: string): Promise<OpenedArticle> {
  const opened = await of.openArticle({ id })
  if (opened.kind !== "article") throw new Error("It opened as an import")
  return opened
}

/** Saves what no window has open. */
async function save(of: Desk, input: { doc: ArticleJSON; base: string | null; settle: boolean }) {
  const saved = await of.saveArticle({ ...input, journal: null })
  if (saved.kind !== "saved") throw new Error("It conflicts")
  return { ...saved, id: String((input.doc.attrs as { id: string }).id) }
}

describe("a new article", () => {
  test("has an id and a time, and no file before it is saved", async () => {
    const { root, desk: at } = await desk()
    const opened = await at.newArticle()
    expect(opened).toMatchObject({ kind: "article", base: null, name: "" })
    const { id, created, updated, status } = dossierOf(articleFromJSON(opened.doc))
    expect(id).toMatch(/^[a-z2-9]{12}$/)
    expect([created, updated, status]).toEqual(["2026-11-23T12:00:00.000Z", null, "draft"])
    expect(await files(root)).toEqual([])
  })

  test("is saved under its day and id, and keeps that name while its writer is in it", async () => {
    const { root, desk: at } = await desk()
    const article = written(await fresh(at), "عنوان الخبر")
    const saved = await save(at, { doc: json(article), base: null, settle: false })
    expect(saved.name).toBe(`2026-11-23-${saved.id}.html`)
    expect(saved.merged).toBeNull()
    const again = await save(at, {
      doc: json(written(article, "آخر")),
      base: saved.base,
      settle: false,
    })
    expect(again.name).toBe(saved.name)
    expect(await files(root)).toEqual([saved.name])
  })

  test("is named after its headline when its writer leaves it, and never again after that", async () => {
    const { root, desk: at } = await desk()
    const article = written(await fresh(at), "عنوانُ الخبر: «قصة»")
    const first = await save(at, { doc: json(article), base: null, settle: false })
    const settled = await save(at, { doc: json(article), base: first.base, settle: true })
    expect(settled).toMatchObject({ id: first.id, name: "عنوان-الخبر-قصة.html", base: first.base })
    const later = await save(at, {
      doc: json(written(article, "عنوان آخر")),
      base: settled.base,
      settle: true,
    })
    expect(later.name).toBe("عنوان-الخبر-قصة.html")
    expect(await files(root)).toEqual(["عنوان-الخبر-قصة.html"])
  })

  test("is named after its slug if it has one, and stays as it is without either", async () => {
    const { desk: at } = await desk()
    const named = withDossier(written(await fresh(at), "عنوان"), { slug: "قمة-الرياض" })
    expect((await save(at, { doc: json(named), base: null, settle: true })).name).toBe("قمة-الرياض.html")
    const bare = written(await fresh(at), "")
    const saved = await save(at, { doc: json(bare), base: null, settle: true })
    expect(saved.name).toBe(`2026-11-23-${saved.id}.html`)
  })

  test("goes on under its first name when its naming stopped half way, with the newer text", async () => {
    const { root, desk: at } = await desk()
    const mine = written(await fresh(at), "عنوان", "قديم")
    const first = await save(at, { doc: json(mine), base: null, settle: false })
    await link(join(root, first.name), join(root, "عنوان.html"))
    await save(at, { doc: json(written(mine, "عنوان", "جديد")), base: first.base, settle: false })
    const { desk: next } = await desk({ root })
    const opened = await open(next, first.id)
    expect([opened.name, articleFromJSON(opened.doc).child(2).textContent]).toEqual([first.name, "جديد"])
  })

  test("has one name again when it is opened after its naming stopped half way", async () => {
    const { root, desk: at } = await desk()
    const mine = written(await fresh(at), "عنوان", "نص")
    const { name, id } = await save(at, { doc: json(mine), base: null, settle: false })
    await link(join(root, name), join(root, "عنوان.html"))
    const { desk: next } = await desk({ root })
    expect((await open(next, id)).name).toBe("عنوان.html")
    expect(await files(root)).toEqual(["عنوان.html"])
  })

  test("keeps two files of which the file system says that they are one, though they are not", async () => {
    const { root, desk: at } = await desk()
    const mine = written(await fresh(at), "عنوان", "قديم")
    const { name, id } = await save(at, { doc: json(mine), base: null, settle: false })
    await writeFile(
      join(root, "عنوان.html"),
      writeArticle(withDossier(written(mine, "عنوان", "جديد"), { id })),
    )
    const look = async (path: string) => ({ ...(await realDisk.look(path)), file: "0 0" })
    const { desk: next } = await desk({ root, disk: { ...realDisk, look } })
    await open(next, id)
    expect(await files(root)).toEqual([name, "عنوان.html"].sort())
  })

  test("keeps a file of another name that only holds the same", async () => {
    const { root, desk: at } = await desk()
    const mine = written(await fresh(at), "عنوان", "نص")
    const { name, id } = await save(at, { doc: json(mine), base: null, settle: false })
    await writeFile(join(root, "عنوان.html"), await readFile(join(root, name)))
    const { desk: next } = await desk({ root })
    await open(next, id)
    expect(await files(root)).toEqual([name, "عنوان.html"].sort())
  })

  test("never takes another file's name, however that is written", async () => {
    const { root, desk: at } = await desk()
    await writeFile(join(root, "NEWS.html"), "theirs")
    await writeFile(join(root, "caf\u0065\u0301.html"), "theirs")
    const named = async (headline: string) =>
      (await save(at, { doc: json(written(await fresh(at), headline)), base: null, settle: true })).name
    expect(await named("News")).toBe("news-2.html")
    expect(await named("News")).toBe("news-3.html")
    expect(await named("caf\u00e9")).toBe("caf\u00e9-2.html")
    expect(await text(root, "NEWS.html")).toBe("theirs")
  })
})

describe("saving", () => {
  test("writes the article as its format has it, with the time of its change", async () => {
    const { root, desk: at } = await desk()
    const article = written(await fresh(at), "عنوان")
    const saved = await save(at, { doc: json(article), base: null, settle: true })
    expect(await text(root, saved.name)).toBe(writeArticle(withDossier(article, { updated: saved.updated })))
  })

  test("writes nothing when nothing was changed", async () => {
    const { root, desk: at } = await desk()
    const saved = await save(at, { doc: json(written(await fresh(at), "أ")), base: null, settle: true })
    const before = await stat(join(root, saved.name))
    const { doc, base } = await open(at, saved.id)
    const again = await save(at, { doc, base, settle: true })
    expect(again).toEqual(saved)
    const after = await stat(join(root, saved.name))
    expect([after.mtimeMs, after.ino]).toEqual([before.mtimeMs, before.ino])
  })

  test("takes no notice of a time of change that the window did not know yet", async () => {
    const { desk: at } = await desk()
    const article = written(await fresh(at), "أ")
    const saved = await save(at, { doc: json(article), base: null, settle: false })
    expect(await save(at, { doc: json(article), base: saved.base, settle: false })).toEqual(saved)
  })

  test("leaves a file that became somebody else's page between the last look and the last step, and goes on beside it", async () => {
    const root = await temporaryFolder()
    const theirs = new TextEncoder().encode("theirs")
    let path = ""
    const disk: Disk = {
      ...realDisk,
      async create(at) {
        const file = await realDisk.create(at)
        return {
          ...file,
          async close() {
            await file.close()
            if (path) await writeFile(path, theirs)
            path = ""
          },
        }
      },
    }
    const { desk: at } = await desk({ disk, root })
    const mine = written(await fresh(at), "عنوان")
    const saved = await save(at, { doc: json(mine), base: null, settle: true })
    path = join(root, saved.name)
    const result = await save(at, {
      doc: json(written(mine, "عنوان", "نصي")),
      base: saved.base,
      settle: false,
    })
    expect(result).toMatchObject({ name: "عنوان-2.html", merged: null })
    expect(await text(root, saved.name)).toBe("theirs")
    expect(await paragraphIn(root, result.name)).toBe("نصي")
    expect((await open(at, saved.id)).name).toBe(result.name)
  })

  test("is saved where the file server tells its files by other numbers at every look", async () => {
    let looks = 0
    const disk: Disk = {
      ...realDisk,
      look: async (path) => {
        const there = await realDisk.look(path)
        return { ...there, stamp: `${++looks} ${there.stamp}`, file: `${looks}` }
      },
    }
    const { root, desk: at } = await desk({ disk })
    const first = await save(at, {
      doc: json(written(await fresh(at), "خبر")),
      base: null,
      settle: true,
    })
    const { doc } = await open(at, first.id)
    const before = looks
    await save(at, {
      doc: json(written(articleFromJSON(doc), "خبر", "نص آخر")),
      base: first.base,
      settle: false,
    })
    expect(looks - before).toBeLessThan(10)
    expect(await paragraphIn(root, "خبر.html")).toBe("نص آخر")
  })

  test("leaves what somebody else wrote in the same moment and as long, where times are of whole seconds", async () => {
    let meanwhile = async () => undefined as undefined
    const disk: Disk = {
      ...realDisk,
      // The file's time and number are the same before and after.
      look: async (path) => {
        const there = await realDisk.look(path)
        return path.endsWith(".html") ? { ...there, stamp: "1 2 3", exact: false } : there
      },
      async create(path) {
        const file = await realDisk.create(path)
        return {
          ...file,
          async sync() {
            await file.sync()
            await meanwhile()
          },
        }
      },
    }
    const { root, desk: at } = await desk({ disk })
    const first = await save(at, { doc: json(written(await fresh(at), "خبر")), base: null, settle: true })
    const opened = articleFromJSON((await open(at, first.id)).doc)
    meanwhile = async () => {
      meanwhile = async () => undefined
      const path = join(root, "خبر.html")
      await writeFile(path, (await readFile(path, "utf8")).replaceAll("خبر", "نبأ"))
      return undefined
    }
    await save(at, { doc: json(written(opened, "خبر", "نص آخر")), base: first.base, settle: false })
    expect(await text(root, "خبر.html")).toMatch(/نبأ.*نص آخر/s)
  })

  test("sees no conflict when somebody else wrote the very same text", async () => {
    const { root, desk: at } = await desk()
    const mine = written(await fresh(at), "عنوان", "نص")
    const saved = await save(at, { doc: json(mine), base: null, settle: true })
    const same = written(mine, "عنوان", "نص جديد")
    await writeFile(
      join(root, saved.name),
      writeArticle(withDossier(same, { updated: "2026-11-23T20:00:00.000Z" })),
    )
    const result = await save(at, { doc: json(same), base: saved.base, settle: false })
    expect(result).toMatchObject({ id: saved.id, merged: null, updated: "2026-11-23T20:00:00.000Z" })
    expect((await files(root)).length).toBe(1)
  })

  test("does one save of an article after the other, in their order", async () => {
    const { root, desk: at } = await desk()
    const mine = await fresh(at)
    const saves = await Promise.all(
      ["١", "٢", "٣"].map((paragraph) =>
        save(at, { doc: json(written(mine, "عنوان", paragraph)), base: null, settle: false }),
      ),
    )
    expect(saves.map((saved) => saved.merged)).toEqual([null, null, null])
    expect(await files(root)).toEqual([saves[0]?.name])
    expect(await paragraphIn(root, saves[0]?.name ?? "")).toBe("٣")
  })

  test("makes a file anew that vanished while its article was open", async () => {
    const { root, desk: at } = await desk()
    const mine = written(await fresh(at), "عنوان")
    const saved = await save(at, { doc: json(mine), base: null, settle: true })
    await rm(join(root, saved.name))
    const result = await save(at, { doc: json(mine), base: saved.base, settle: false })
    expect(result).toMatchObject({ id: saved.id, name: saved.name, merged: null })
    expect(await files(root)).toEqual([saved.name])
  })

  test("makes it anew even when its subfolder is gone", async () => {
    const { root, desk: at } = await desk()
    const mine = written(await fresh(at), "عنوان")
    const saved = await save(at, { doc: json(mine), base: null, settle: true })
    await mkdir(join(root, "سياسة"))
    await rename(join(root, saved.name), join(root, "سياسة", saved.name))
    await open(at, saved.id)
    await rm(join(root, "سياسة"), { recursive: true })
    const result = await save(at, { doc: json(mine), base: saved.base, settle: false })
    expect(result).toMatchObject({ id: saved.id, name: saved.name })
  })

  test("follows a file that somebody renamed or moved", async () => {
    const { root, desk: at } = await desk()
    const mine = written(await fresh(at), "عنوان")
    const saved = await save(at, { doc: json(mine), base: null, settle: true })
    await mkdir(join(root, "سياسة"))
    await rename(join(root, saved.name), join(root, "سياسة", "آخر.html"))
    const result = await save(at, {
      doc: json(written(mine, "عنوان", "جديد")),
      base: saved.base,
      settle: true,
    })
    expect(result).toMatchObject({ id: saved.id, name: "سياسة/آخر.html", merged: null })
    expect(await paragraphIn(root, "سياسة/آخر.html")).toBe("جديد")
    expect(await files(root)).toEqual(["سياسة"])
  })

  test("writes nothing outside of the newsroom, even if a subfolder became a link", async () => {
    const folder = await temporaryFolder()
    const root = join(folder, "room")
    await mkdir(join(root, "sub"), { recursive: true })
    await mkdir(join(folder, "outside"))
    const { desk: at } = await desk({ root })
    const mine = written(await fresh(at), "عنوان")
    const saved = await save(at, { doc: json(mine), base: null, settle: true })
    await rename(join(root, saved.name), join(root, "sub", saved.name))
    await open(at, saved.id)
    await rename(join(root, "sub"), join(folder, "outside", "sub"))
    await symlink(join(folder, "outside", "sub"), join(root, "sub"))
    const before = await text(join(folder, "outside", "sub"), saved.name)
    expect(await codeOf(save(at, { doc: json(written(mine, "x")), base: saved.base, settle: false }))).toBe(
      "read-only",
    )
    expect(await text(join(folder, "outside", "sub"), saved.name)).toBe(before)
  })

  test("refuses what is no article, before it touches the disk", async () => {
    const { root, desk: at } = await desk()
    const bad: unknown[] = [
      { type: "doc" },
      { type: "doc", content: [{ type: "script" }] },
      { ...json(emptyArticle({ id: "an-article" })), attrs: { id: "../../etc" } },
      json(emptyArticle()),
    ]
    for (const doc of bad)
      expect(await codeOf(save(at, { doc: doc as ArticleJSON, base: null, settle: true }))).toBe(
        "invalid-call",
      )
    expect(await files(root)).toEqual([])
  })

  test("says when the newsroom is gone, and saves when it is back", async () => {
    const { root, desk: at } = await desk()
    const mine = written(await fresh(at), "عنوان")
    const saved = await save(at, { doc: json(mine), base: null, settle: true })
    await rename(root, `${root}-away`)
    const changed = { doc: json(written(mine, "عنوان", "جديد")), base: saved.base, settle: true }
    expect(await codeOf(save(at, changed))).toBe("newsroom-missing")
    await rename(`${root}-away`, root)
    expect(await save(at, changed)).toMatchObject({ id: saved.id, name: saved.name, merged: null })
  })

  test("keeps the text when the file cannot be named after its headline", async () => {
    const root = await temporaryFolder()
    let refuse = false
    const refused = () => Object.assign(new Error("EIO"), { code: "EIO" })
    const disk: Disk = {
      ...realDisk,
      async link(from, to) {
        if (refuse && to.endsWith(".html")) throw refused()
        await realDisk.link(from, to)
      },
    }
    const { desk: at, logged } = await desk({ disk, root })
    const mine = written(await fresh(at), "عنوان")
    const first = await save(at, { doc: json(mine), base: null, settle: false })
    refuse = true
    const saved = await save(at, {
      doc: json(written(mine, "عنوان", "جديد")),
      base: first.base,
      settle: true,
    })
    expect(saved.name).toBe(first.name)
    expect(await paragraphIn(root, saved.name)).toBe("جديد")
    expect(logged).toEqual([`Could not name ${first.name} after its headline`])
  })
})

describe("opening", () => {
  test("gives back what was saved, with the hash of the file", async () => {
    const { desk: at } = await desk()
    const mine = written(await fresh(at), "عنوان")
    const saved = await save(at, { doc: json(mine), base: null, settle: true })
    expect(await open(at, saved.id)).toEqual({
      kind: "article",
      doc: json(withDossier(mine, { updated: saved.updated })),
      base: saved.base,
      name: saved.name,
      epoch: expect.stringMatching(/./),
      place: null,
      recovered: null,
      lock: null,
    })
  })

  test("says when there is no such article", async () => {
    const { desk: at } = await desk()
    expect(await codeOf(at.openArticle({ id: "no-such-article" }))).toBe("article-missing")
  })

  test("makes an import of somebody else's page and leaves its file alone", async () => {
    const { root, desk: at } = await desk()
    const page = "<!doctype html><title>خبر</title><h1>خبر</h1><p>نص الخبر.</p>"
    await writeFile(join(root, "page.html"), page)
    const [line] = await at.listArticles()
    expect(line).toMatchObject({ kind: "foreign", name: "page.html", headline: "خبر" })
    const opened = await at.openArticle({ id: line?.id ?? "" })
    if (opened.kind !== "import") throw new Error("It opened as an article")
    const accepted = await at.acceptImport({ id: opened.draft.id, corrections: {} })
    expect(await text(root, "page.html")).toBe(page)
    expect((await at.listArticles()).map(({ kind, name }) => [kind, name]).sort()).toEqual([
      ["article", accepted.name],
      ["foreign", "page.html"],
    ])
    expect(await codeOf(at.buildImport({ id: opened.draft.id, corrections: {} }))).toBe("import-missing")
  })
})
