/** How the index keeps up with the newsroom's files. */
import { spawn } from "node:child_process"
import { mkdir, readdir, readFile, rename, rm, stat, truncate, utimes, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { articleFromJSON, dossierOf } from "../../../main/article/schema.ts"
import type { LibraryState } from "../../../main/contract/library.ts"
import type { Desk } from "../../../main/desk/desk.ts"
import { createWriter } from "../journal/writer.ts"
import { article, browse, desk, fileOf, found, newsroom, write } from "./newsroom.ts"

const indexFolder = (root: string) => join(root, ".midad", "index")

/** The path of the index's file. */
async function indexOf(root: string): Promise<string> {
  const name = (await readdir(indexFolder(root))).find((one) => one.endsWith(".sqlite"))
  return join(indexFolder(root), name ?? "")
}

/** The state of the library when it next fulfils `enough`. */
function until(at: Desk, enough: (state: LibraryState) => boolean | Promise<boolean>): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = at.onLibrary(async (state) => {
      try {
        if (!(await enough(state))) return
        stop()
        resolve()
      } catch (error) {
        reject(error)
      }
    })
  })
}

const three = () => [
  article({ id: "article-a" }, "زلزال في الشمال"),
  article({ id: "article-b" }, "مباراة", "", "انتهت بزلزال من الفرح"),
  article({ id: "article-c" }, "موازنة"),
]

describe("the index", () => {
  test("is made when a question comes, and is there at the next start", async () => {
    const root = await newsroom(...three())
    const first = desk(root).at
    expect((await browse(first, "")).total).toBe(3)
    await first.settled()
    expect((await found(first, "زلزال")).sort()).toEqual(["article-a", "article-b"])
    expect(first.libraryState()).toEqual({ total: 3, indexing: null })
    await first.close()
    const second = desk(root)
    expect((await found(second.at, "زلزال")).sort()).toEqual(["article-a", "article-b"])
    expect(second.logged).toEqual([])
  })

  test("is made anew if it is missing", async () => {
    const root = await newsroom(...three())
    const first = desk(root).at
    await first.settled()
    await first.close()
    await rm(indexFolder(root), { recursive: true })
    const second = desk(root).at
    await second.settled()
    expect((await found(second, "زلزال")).length).toBe(2)
  })

  test("is made anew if anybody has written in it, wherever and whatever", { timeout: 300_000 }, async () => {
    const root = await newsroom(...three())
    await fc.assert(
      fc.asyncProperty(
        fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
        fc.constantFrom("cut", "garbled", "zeroed", "no database"),
        async (place, how) => {
          const first = desk(root).at
          await first.settled()
          await first.close()
          const path = await indexOf(root)
          const bytes = await readFile(path)
          const at = Math.floor(bytes.length * place)
          if (how === "cut") await truncate(path, at)
          else if (how === "no database") await writeFile(path, "مسودة")
          else {
            for (let next = at; next < Math.min(at + 500, bytes.length); next++)
              bytes[next] = how === "zeroed" ? 0 : (bytes[next]! * 31 + 7) % 256
            await writeFile(path, bytes)
          }
          const second = desk(root).at
          await second.settled()
          expect((await found(second, "زلزال")).sort()).toEqual(["article-a", "article-b"])
          expect((await browse(second, "")).total).toBe(3)
          await second.close()
        },
      ),
      { numRuns: 12 },
    )
  })

  test("is made anew if it is broken and nobody knows by whom", async () => {
    const root = await newsroom(...three())
    for (const how of ["cut", "no database"]) {
      const first = desk(root).at
      await first.settled()
      await first.close()
      const path = await indexOf(root)
      if (how === "cut") await truncate(path, 8192 * 3)
      else await writeFile(path, "مسودة".repeat(10_000))
      await rm(`${path}.seal`)
      const second = desk(root).at
      // It is noticed by a question at the latest.
      await found(second, "زلزال")
      await second.settled()
      expect((await found(second, "زلزال")).sort()).toEqual(["article-a", "article-b"])
      await second.close()
    }
  })

  test("knows what changed while Midad was closed", async () => {
    const root = await newsroom(...three())
    const first = desk(root).at
    await first.settled()
    await first.close()
    await write(root, article({ id: "article-d" }, "زلزال جديد"))
    await writeFile(
      join(root, "article-c.html"),
      fileOf(article({ id: "article-c" }, "موازنة", "", "هزها زلزال")),
    )
    await rm(join(root, "article-a.html"))
    await mkdir(join(root, "رياضة"))
    await rename(join(root, "article-b.html"), join(root, "رياضة", "b.html"))
    const second = desk(root).at
    await second.settled()
    expect((await found(second, "زلزال")).sort()).toEqual(["article-b", "article-c", "article-d"])
    expect((await browse(second, "مباراة")).rows[0]?.name).toBe("رياضة/b.html")
  })

  test("knows what other programs do while Midad is open", async () => {
    const root = await newsroom(...three())
    const { at } = desk(root)
    await at.settled()
    const more = until(at, async () => (await found(at, "فيضان")).includes("article-c"))
    await writeFile(join(root, "article-c.html"), fileOf(article({ id: "article-c" }, "فيضان")))
    await more
    expect(await found(at, "موازنة")).toEqual([])
    const fewer = until(at, async () => (await browse(at, "")).total === 2)
    await rm(join(root, "article-c.html"))
    await fewer
  })

  test("has what was saved when the save is done, under its new name too", async () => {
    const root = await newsroom()
    const { at } = desk(root)
    await at.settled()
    const writer = await createWriter(at)
    await writer.type("عاصفة")
    await writer.save(false)
    await at.idle()
    expect(await found(at, "عاصفة")).toEqual([writer.id])
    await writer.type(" رملية")
    await writer.save(true)
    await at.idle()
    const [hit, ...others] = (await browse(at, "رملية")).rows
    expect(others).toEqual([])
    expect(hit?.name).not.toBe("")
    expect((await stat(join(root, hit?.name ?? ""))).isFile()).toBe(true)
    await at.deleteArticle({ id: writer.id })
    expect((await browse(at, "")).total).toBe(0)
    expect(await at.describe({ ids: [writer.id] })).toEqual([
      { id: writer.id, summary: null, binned: { headline: "عاصفة رملية" } },
    ])
  })

  test("lists what is only in a journal", async () => {
    const root = await newsroom(...three())
    const first = desk(root).at
    const writer = await createWriter(first)
    await writer.type("خبر لم يُحفظ")
    await first.close()
    const second = desk(root).at
    await second.listArticles()
    await second.settled()
    expect((await browse(second, "")).total).toBe(4)
    expect((await browse(second, "لم يحفظ")).rows).toMatchObject([{ id: writer.id, name: "" }])
    expect(second.libraryState().total).toBe(4)
  })

  test("gives one id to one file, also after the other one went", async () => {
    const root = await newsroom(article({ id: "article-a" }, "زلزال"))
    const bytes = await readFile(join(root, "article-a.html"))
    await writeFile(join(root, "article-a copy.html"), bytes)
    const { at } = desk(root)
    await at.settled()
    expect((await browse(at, "زلزال")).rows.map(({ name, kind }) => `${kind} ${name}`).sort()).toEqual([
      "article article-a.html",
      "foreign article-a copy.html",
    ])
    await rm(join(root, "article-a.html"))
    await at.rescan()
    expect((await browse(at, "زلزال")).rows.map(({ name, kind }) => `${kind} ${name}`)).toEqual([
      "article article-a copy.html",
    ])
  })

  test("building can be stopped, and goes on", async () => {
    const root = await newsroom()
    for (let n = 0; n < 900; n++)
      await write(root, article({ id: `article-${n}` }, `خبر ${n}`, "", "عن الزلزال والفيضان"))
    const { at } = desk(root)
    await browse(at, "")
    at.buildIndex({ go: false })
    await until(at, ({ indexing }) => indexing?.stopped === true)
    const stopped = (await browse(at, "")).total
    at.buildIndex({ go: true })
    await at.settled()
    expect(at.libraryState()).toEqual({ total: 900, indexing: null })
    expect((await browse(at, "خبر 899")).rows.length).toBeGreaterThan(0)
    expect(stopped).toBeLessThanOrEqual(900)
  })

  test("many articles of one minute keep their own places", async () => {
    const root = await newsroom()
    const moment = new Date("2026-11-20T12:00:00.000Z")
    for (let n = 0; n < 300; n++) {
      await writeFile(join(root, `${n}.html`), `<title>صفحة ${n}</title><p>نص`)
      await utimes(join(root, `${n}.html`), moment, moment)
    }
    const { at } = desk(root)
    await at.settled()
    expect((await browse(at, "")).total).toBe(300)
    expect((await browse(at, "on:2026-11-20")).total).toBe(300)
    expect((await browse(at, "قبل:2026-11-20 صفحة")).total).toBe(0)
    expect((await browse(at, "صفحة 299")).rows[0]?.headline).toBe("صفحة 299")
  })
})

const cli = fileURLToPath(new URL("../../../main/cli.ts", import.meta.url))

/** Searches in a process of its own. */
function searchElsewhere(root: string, text: string): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [cli, "search", text, "--newsroom", root, "--limit", "500", "--format", "json"],
      { stdio: ["ignore", "pipe", "inherit"] },
    )
    let out = ""
    child.stdout.on("data", (part: Buffer) => {
      out += part
    })
    child.on("error", reject)
    child.on("close", () => {
      try {
        resolve(JSON.parse(out).hits.map(({ id }: { id: string }) => id))
      } catch (error) {
        reject(error)
      }
    })
  })
}

test("several processes on one newsroom read and write one index", { timeout: 300_000 }, async () => {
  const root = await newsroom(...three())
  const { at, logged } = desk(root)
  await at.settled()
  for (let n = 0; n < 3; n++) {
    const id = `article-x${n}`
    await write(root, article({ id }, "زلزال آخر"))
    const [here, one, other] = await Promise.all([
      at.rescan().then(() => found(at, "زلزال")),
      searchElsewhere(root, "زلزال"),
      searchElsewhere(root, "زلزال"),
    ])
    expect(one).toContain(id)
    expect([...other].sort()).toEqual([...one].sort())
    expect([...here].sort()).toEqual([...one].sort())
  }
  expect(logged).toEqual([])
})

describe("links", () => {
  test("who links to an article, by its text, its related blocks or its dossier", async () => {
    const root = await newsroom(
      article({ id: "article-a" }, "الأصل"),
      article({ id: "by-dossier", related: ["article-a"], updated: "2026-11-21T00:00:00.000Z" }, "أول"),
      article({ id: "nobody-at-all" }, "ثالث"),
    )
    const source = fileOf(article({ id: "by-a-link" }, "ثان", "", "نص"))
    await writeFile(
      join(root, "l.html"),
      source.replace("<p>نص</p>", '<p><a href="article:article-a">نص</a></p>'),
    )
    const { at } = desk(root)
    await at.settled()
    expect((await at.linkedFrom({ id: "article-a" })).map(({ id }) => id)).toEqual([
      "by-dossier",
      "by-a-link",
    ])
    expect(await at.linkedFrom({ id: "by-dossier" })).toEqual([])
  })

  test("what may be read besides: what shares rare words, without itself, the spiked and what it links to", async () => {
    const about = "مفاوضات فيينا النووية بين طهران وواشنطن"
    const others = Array.from({ length: 40 }, (_, n) =>
      article({ id: `filler-${n}` }, `خبر عادي ${n}`, "", "قال الرئيس إن الأمور تسير على ما يرام في البلاد"),
    )
    const root = await newsroom(
      article({ id: "the-closest" }, "تقدم في مفاوضات فيينا", "", "طهران تتحدث عن النووية"),
      article({ id: "also-close" }, "عنوان آخر", "", "واشنطن تعود إلى مفاوضات فيينا"),
      article({ id: "spiked-one", status: "spiked" }, "مفاوضات فيينا النووية"),
      article({ id: "linked-already" }, "مفاوضات فيينا النووية"),
      ...others,
    )
    const { at } = desk(root)
    await at.settled()
    const draft = article(
      { id: "the-draft", related: ["linked-already"] },
      about,
      "",
      "قال الرئيس إن الأمور تسير",
    )
    const suggested = await at.suggestRelated({ doc: draft.toJSON(), count: 5 })
    expect(suggested.map(({ id }) => id)).toEqual(["the-closest", "also-close"])
    expect(suggested[0]?.marks.length).toBeGreaterThan(0)
  })
})

describe("changing several dossiers", () => {
  const statusOf = async (at: Desk, id: string) => {
    const opened = await at.openArticle({ id })
    if (opened.kind !== "article") throw new Error("It opened as an import")
    await at.leaveArticle({ id, epoch: opened.epoch })
    return dossierOf(articleFromJSON(opened.doc))
  }

  test("changes each file by itself, and says what stood there before", async () => {
    const root = await newsroom(
      article({ id: "article-a", section: "دوليات" }, "أ"),
      article({ id: "article-b", status: "ready", section: "رياضة" }, "ب"),
    )
    await writeFile(join(root, "page.html"), "<title>صفحة</title>")
    const { at } = desk(root)
    const page = (await browse(at, "")).rows.find(({ kind }) => kind === "foreign")!
    const results = await at.changeArticles({
      ids: ["article-a", "article-b", "article-z", page.id],
      change: { status: "ready" },
    })
    expect(results).toEqual([
      { id: "article-a", before: { status: "draft" }, problem: null },
      { id: "article-b", before: { status: "ready" }, problem: null },
      { id: "article-z", before: {}, problem: { code: "article-missing", details: {} } },
      { id: page.id, before: {}, problem: { code: "not-an-article", details: {} } },
    ])
    expect((await statusOf(at, "article-a")).status).toBe("ready")
    expect((await found(at, "الحالة:جاهز")).sort()).toEqual(["article-a", "article-b"])
    // What it was is a version; what did not change has none.
    expect(await at.listVersions({ id: "article-a" })).toHaveLength(2)
    expect(await at.listVersions({ id: "article-b" })).toHaveLength(0)
  })

  test("leaves one that another desk has open as it is", async () => {
    const root = await newsroom(article({ id: "article-a" }, "أ"))
    const [sara, omar] = [desk(root, { who: "سارة" }).at, desk(root, { who: "عمر" }).at]
    const writer = await createWriter(sara, await open(sara, "article-a"))
    await writer.type("!")
    const change = { ids: ["article-a"], change: { section: "رياضة" } }
    expect(await omar.changeArticles(change)).toEqual([
      { id: "article-a", before: {}, problem: { code: "locked", details: { who: "سارة" } } },
    ])
    await sara.rest()
    expect(await omar.changeArticles(change)).toMatchObject([{ before: { section: "" }, problem: null }])
  })

  async function open(at: Desk, id: string) {
    const opened = await at.openArticle({ id })
    if (opened.kind !== "article") throw new Error("It opened as an import")
    return opened
  }
})

test("the article of the last run is opened though the index was closed before it knew of it", async () => {
  const root = await newsroom(...three())
  const first = desk(root).at
  await first.settled()
  await first.close()
  await write(root, article({ id: "article-d", updated: "2020-01-01T00:00:00.000Z" }, "ما حُفظ آخراً"))
  expect(await desk(root).at.firstArticle("article-d")).toBe("article-d")
  expect(await desk(root).at.firstArticle("article-gone")).not.toBe("article-d")
})
