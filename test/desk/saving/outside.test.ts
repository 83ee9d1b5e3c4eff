/** What other programs and other desks do to the files of open articles. */
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { describe, expect, onTestFinished, test } from "vitest"
import { readArticle, writeArticle } from "../../../main/article/html.ts"
import { type Article, articleFromJSON, schema, withDossier } from "../../../main/article/schema.ts"
import type { ArticleJSON, EventData, OpenedArticle, Saved } from "../../../main/contract/desk.ts"
import { createDesk, type Desk } from "../../../main/desk/desk.ts"
import { type Disk, realDisk } from "../../../main/desk/disk/disk.ts"
import { hashOf } from "../../../main/desk/disk/hash.ts"
import { createWriter, type Writer } from "../journal/writer.ts"
import { inRoot, temporaryFolder } from "../temporary.ts"

type News = EventData<"outside">

/** The desks on each newsroom. */
const before = new Map<string, Desk[]>()

/** A desk as at the start of the program. Those before have ended: they hold no lock any more. */
async function start(root: string): Promise<{ desk: Desk; news: News[] }> {
  for (const desk of before.get(root) ?? []) await desk.close()
  const news: News[] = []
  const desk = createDesk({ root, settings: inRoot, onOutside: (one) => news.push(one) })
  before.set(root, [desk])
  onTestFinished(() => desk.close())
  return { desk, news }
}

async function open(desk: Desk, id: string): Promise<OpenedArticle> {
  const opened = await desk.openArticle({ id })
  if (opened.kind !== "article") throw new Error("It opened as an import")
  return opened
}

async function inFile(root: string, name: string): Promise<Article> {
  const reading = readArticle(await readFile(join(root, name)))
  if (reading.kind !== "article") throw new Error(`${name} is no article`)
  return reading.article
}

/** `article` with these paragraphs. */
const withParagraphs = (article: Article, ...texts: string[]): Article =>
  article.copy(
    article.content.replaceChild(
      2,
      schema.nodes.body.create(
        null,
        texts.map((text) => schema.nodes.paragraph.create(null, text ? schema.text(text) : null)),
      ),
    ),
  )

const paragraphs = (article: Article): string[] => {
  const texts: string[] = []
  article.child(2).forEach((block) => void texts.push(block.textContent))
  return texts
}

function conflict(saved: Saved): Saved & { kind: "conflict" } {
  if (saved.kind !== "conflict") throw new Error("It was saved")
  return saved
}

/** An article «عنوان» of two paragraphs, saved and open, and a way to write over its file from outside. */
async function shared() {
  const root = await temporaryFolder()
  const { desk, news } = await start(root)
  const first = await createWriter(desk)
  await first.type("عنوان")
  const made = withParagraphs(first.doc(), "أول", "ثانٍ")
  const journal = { epoch: first.epoch(), version: first.version() }
  const saved = await desk.saveArticle({
    doc: made.toJSON() as ArticleJSON,
    base: null,
    settle: true,
    journal,
  })
  if (saved.kind !== "saved") throw new Error("It conflicts")
  const writer = await createWriter(desk, await open(desk, first.id))
  const { name } = saved
  const outside = async (...texts: string[]) => {
    await writeFile(join(root, name), writeArticle(withParagraphs(await inFile(root, name), ...texts)))
  }
  return { root, desk, news, writer, name, outside }
}

const causes = async (desk: Desk, writer: Writer) =>
  (await desk.listVersions({ id: writer.id })).map(({ cause }) => cause)

describe("two who change different blocks", () => {
  test("are merged, and the window is told what was written", async () => {
    const { root, desk, writer, name, outside } = await shared()
    await outside("أول", "ثانٍ منهم")
    await writer.type(" منا", 0)
    const saved = await writer.save(false)
    expect(saved).toMatchObject({ kind: "saved", name })
    expect(paragraphs(await inFile(root, name))).toEqual(["أول منا", "ثانٍ منهم"])
    const merged = saved.kind === "saved" && saved.merged ? articleFromJSON(saved.merged) : null
    expect(merged?.eq(await inFile(root, name))).toBe(true)
    expect((await causes(desk, writer)).slice(0, 2)).toEqual(["save", "outside"])
  })

  test("lose nothing when the window writes on before it knows", async () => {
    const { root, desk, writer, name, outside } = await shared()
    await outside("أول", "ثانٍ منهم")
    await writer.type(" منا", 0)
    const { base } = writer
    const old = base()
    await writer.save(false)
    await writer.type(" ومنا", 0)
    // As a window saves that had not heard of the merge.
    const doc = writer.doc().toJSON() as ArticleJSON
    const journal = { epoch: writer.epoch(), version: writer.version() }
    await desk.saveArticle({ doc, base: old, settle: false, journal })
    expect(paragraphs(await inFile(root, name))).toContain("ثانٍ منهم")
  })

  test("lose nothing when the program ends right after", async () => {
    const { root, writer, outside } = await shared()
    await outside("أول", "ثانٍ منهم")
    await writer.type(" منا", 0)
    await writer.save(false)
    const clean = await open((await start(root)).desk, writer.id)
    expect(clean).toMatchObject({ recovered: null })
    expect(paragraphs(articleFromJSON(clean.doc))).toEqual(["أول منا", "ثانٍ منهم"])
  })

  test("lose nothing when the program ends before the window knows, and its writer had gone on", async () => {
    const { root, writer, name, outside } = await shared()
    await outside("أول", "ثانٍ منهم")
    await writer.type(" منا", 0)
    await writer.save(false)
    await writer.type("!")
    const { desk } = await start(root)
    const again = await createWriter(desk, await open(desk, writer.id))
    expect(paragraphs(again.doc())).toEqual(["أول منا", "ثانٍ"])
    await again.save(false)
    const both = await inFile(root, name)
    expect([both.child(0).textContent, ...paragraphs(both)]).toEqual(["عنوان!", "أول منا", "ثانٍ منهم"])
  })

  test("are merged after a crash and a start, too", async () => {
    const { root, writer, name, outside } = await shared()
    await writer.type(" منا", 0)
    await outside("أول", "ثانٍ منهم")
    const { desk } = await start(root)
    const again = await createWriter(desk, await open(desk, writer.id))
    await again.save(false)
    expect(paragraphs(await inFile(root, name))).toEqual(["أول منا", "ثانٍ منهم"])
  })
})

describe("two who change the same block", () => {
  test("are shown both, nothing is written over, and both are in the history", async () => {
    const { root, desk, writer, name, outside } = await shared()
    await outside("أول منهم", "ثانٍ")
    const theirs = await readFile(join(root, name))
    await writer.type(" منا", 0)
    const saved = conflict(await writer.save(false))
    expect(await readFile(join(root, name))).toEqual(theirs)
    expect(paragraphs(articleFromJSON(saved.theirs))).toEqual(["أول منهم", "ثانٍ"])
    expect(saved.ancestor && paragraphs(articleFromJSON(saved.ancestor))).toEqual(["أول", "ثانٍ"])
    const versions = await desk.listVersions({ id: writer.id })
    expect(versions.slice(0, 2).map(({ cause }) => cause)).toEqual(["conflict", "conflict"])
    const texts = await Promise.all(
      versions.slice(0, 2).map(async ({ hash }) => {
        const { doc } = await desk.readVersion({ id: writer.id, hash })
        return paragraphs(articleFromJSON(doc))[0]
      }),
    )
    expect(texts.sort()).toEqual(["أول منا", "أول منهم"])
    // What the writer made of it stands on theirs.
    const doc = withParagraphs(writer.doc(), "أول منا ومنهم", "ثانٍ").toJSON() as ArticleJSON
    const journal = { epoch: writer.epoch(), version: writer.version() }
    const solved = await desk.saveArticle({ doc, base: saved.base, settle: false, journal })
    expect(solved).toMatchObject({ kind: "saved", name, merged: null })
    expect(paragraphs(await inFile(root, name))[0]).toBe("أول منا ومنهم")
  })

  test("are asked even when nobody knows any more what they come from", async () => {
    const { root, writer, outside } = await shared()
    await writer.type(" منا", 0)
    await outside("أول منهم", "ثانٍ")
    await writer.desk.idle()
    await rm(join(root, ".midad", "history"), { recursive: true, force: true })
    const { desk } = await start(root)
    const again = await createWriter(desk, await open(desk, writer.id))
    expect(conflict(await again.save(false))).toMatchObject({ ancestor: null })
  })

  test("write with two desks, and each keeps what the other wrote", async () => {
    const { root, desk, writer, name } = await shared()
    const other = (await start(root)).desk
    const opened = await desk.openArticle({ id: writer.id })
    if (opened.kind !== "article") throw new Error("It opened as an import")
    const doc = withParagraphs(articleFromJSON(opened.doc), "أول من هناك", "ثانٍ")
    await other.saveArticle({
      doc: doc.toJSON() as ArticleJSON,
      base: opened.base,
      settle: false,
      journal: null,
    })
    const mine = await createWriter(desk, opened)
    await mine.type(" من هنا", 0)
    conflict(await mine.save(false))
    expect(paragraphs(await inFile(root, name))[0]).toBe("أول من هناك")
  })
})

describe("news of a file", () => {
  /** Looks through the folder, and returns what was told since. */
  async function told(desk: Desk, news: News[]): Promise<News[]> {
    const stop = desk.onLibrary(() => undefined)
    await desk.rescan()
    stop()
    return news.splice(0)
  }

  test("is told when its text changed, and once", async () => {
    const { desk, news, writer, name, outside } = await shared()
    await outside("أول منهم", "ثانٍ")
    expect(await told(desk, news)).toEqual([{ id: writer.id, what: "changed", name }])
    expect(await told(desk, news)).toEqual([])
  })

  test("is not told of the very same bytes, nor of what the desk wrote itself", async () => {
    const { root, desk, news, writer, name } = await shared()
    const path = join(root, name)
    await writeFile(path, await readFile(path))
    expect(await told(desk, news)).toEqual([])
    await writer.type("!")
    await writer.save(false)
    expect(await told(desk, news)).toEqual([])
  })

  test("is told when it is gone, and when it is back", async () => {
    const { root, desk, news, writer, name } = await shared()
    const bytes = await readFile(join(root, name))
    await rm(join(root, name))
    expect(await told(desk, news)).toEqual([{ id: writer.id, what: "gone", name }])
    await writeFile(join(root, name), bytes)
    expect(await told(desk, news)).toEqual([{ id: writer.id, what: "moved", name }])
  })

  test("follows it by its id to where it was moved", async () => {
    const { root, desk, news, writer, name } = await shared()
    await mkdir(join(root, "سياسة"))
    await rename(join(root, name), join(root, "سياسة", "خبر.html"))
    expect(await told(desk, news)).toEqual([{ id: writer.id, what: "moved", name: "سياسة/خبر.html" }])
    await writer.type("!")
    expect(await writer.save(false)).toMatchObject({ name: "سياسة/خبر.html", merged: null })
  })

  test("is not told while the whole newsroom is away", async () => {
    const { root, desk, news, writer } = await shared()
    await rename(root, `${root}-away`)
    onTestFinished(() => rm(`${root}-away`, { recursive: true, force: true }))
    await expect(desk.rescan()).rejects.toThrow("newsroom-missing")
    await rename(`${root}-away`, root)
    expect(await told(desk, news)).toEqual([])
    await writer.type("!")
    expect(await writer.save(false)).toMatchObject({ kind: "saved", merged: null })
  })

  test("is told no more of an article that was left", async () => {
    const { desk, news, writer, outside } = await shared()
    await writer.leave()
    await outside("أول منهم", "ثانٍ")
    expect(await told(desk, news)).toEqual([])
  })
})

describe("a file that something else wrote in another form", () => {
  const crlf = (source: string) => source.replaceAll("\n", "\r\n")
  const forms: [how: string, alter: (source: string) => string][] = [
    ["with CRLF", crlf],
    ["with a byte order mark", (source) => `\ufeff${source}`],
    ["with tags in upper case", (source) => source.replaceAll("<p>", "<P>").replaceAll("</p>", "</P>")],
    [
      "with attributes in another order",
      (source) =>
        source.replaceAll(/<meta name="([^"]*)" content="([^"]*)">/g, '<meta content="$2" name="$1">'),
    ],
    ["indented", (source) => source.replaceAll("\n<", "\n  <")],
    [
      "with another <meta> and <style>",
      (source) => source.replace("<title>", '<meta name="robots" content="none">\n<style>p{}</style><title>'),
    ],
    [
      "with an attribute, CRLF and a byte order mark",
      (source) => crlf(`\ufeff${source.replace("<p>", '<p id="a">')}`),
    ],
    ["with <b>", (source) => source.replace("ثانٍ", "ث<b>ان</b>ٍ")],
  ]
  test.each(forms)("%s is still the article's, and the next save writes it there", async (_how, alter) => {
    const { root, desk, writer, name } = await shared()
    const path = join(root, name)
    const found = alter(await readFile(path, "utf8"))
    await writeFile(path, found)
    await desk.rescan(true)
    await writer.type(" منا", 0)
    expect(await writer.save(false)).toMatchObject({ kind: "saved", name })
    expect(paragraphs(await inFile(root, name))).toEqual(["أول منا", "ثانٍ"])
    expect((await desk.listArticles()).map((line) => [line.kind, line.name])).toEqual([["article", name]])
    // The file as it was found is a version.
    await desk.idle()
    const hash = hashOf(Buffer.from(found))
    expect((await desk.listVersions({ id: writer.id })).map((version) => version.hash)).toContain(hash)
  })

  test.each(forms)("%s and with a colleague's words is merged", async (_how, alter) => {
    const { root, writer, name, outside } = await shared()
    await outside("أول", "ثانٍ", "من زميل")
    const path = join(root, name)
    await writeFile(path, alter(await readFile(path, "utf8")))
    await writer.type(" منا", 0)
    expect(await writer.save(false)).toMatchObject({ kind: "saved", name })
    expect(paragraphs(await inFile(root, name))).toEqual(["أول منا", "ثانٍ", "من زميل"])
  })

  test("opens as the article, and what has no place in it is named", async () => {
    const { root, desk, writer, name } = await shared()
    await writer.leave()
    const path = join(root, name)
    const own = await readFile(path, "utf8")
    await writeFile(
      path,
      own.replace("<p>أول", '<!-- هنا --><p class="x">أول').replace(/<meta name="midad:section".*\n/, ""),
    )
    await desk.rescan(true)
    expect(await open(desk, writer.id)).toMatchObject({
      name,
      losses: [
        { what: "comment", count: 1 },
        { what: "attribute", count: 1 },
      ],
    })
  })

  test("keeps the facts of the dossier that it does not give any more", async () => {
    const { root, desk, writer: first, name } = await shared()
    await first.leave()
    await desk.changeArticles({ ids: [first.id], change: { section: "سياسة" } })
    const writer = await createWriter(desk, await open(desk, first.id))
    const path = join(root, name)
    await writeFile(path, (await readFile(path, "utf8")).replace(/<meta name="midad:section".*\n/, ""))
    await writer.type(" منا", 0)
    await writer.save(false)
    expect((await inFile(root, name)).attrs.section).toBe("سياسة")
    await writer.leave()
    await writeFile(path, (await readFile(path, "utf8")).replace(/<meta name="midad:section".*\n/, ""))
    await desk.rescan(true)
    expect((await open(desk, writer.id)).doc).toMatchObject({ attrs: { section: "سياسة" } })
  })

  test("and cannot be read without loss stays as it is, and the window is told where its text went", async () => {
    const { root, desk, writer, name } = await shared()
    const path = join(root, name)
    const cut = (await readFile(path, "utf8")).replace("</article>", "")
    await writeFile(path, cut)
    await writer.type(" منا", 0)
    const saved = await writer.save(false)
    expect(saved).toMatchObject({ kind: "saved", apart: name })
    expect(saved).not.toMatchObject({ name })
    expect(await readFile(path, "utf8")).toBe(cut)
    expect(paragraphs(await inFile(root, (saved as { name: string }).name))[0]).toBe("أول منا")
    await desk.idle()
  })

  test("and lies in a subfolder has the other file beside it", async () => {
    const { root, desk, writer, name } = await shared()
    await mkdir(join(root, "سياسة"))
    const path = join(root, "سياسة", name)
    await rename(join(root, name), path)
    await desk.rescan(true)
    await writer.type(" منا", 0)
    await writer.save(false)
    await writeFile(path, (await readFile(path, "utf8")).replace("</article>", ""))
    await writer.type(" وأيضاً", 0)
    const other = `سياسة/${name.replace(".html", "-2.html")}`
    expect(await writer.save(false)).toMatchObject({ name: other, apart: `سياسة/${name}` })
  })

  test("and becomes whole while the save waits is merged: a sync client was writing it", async () => {
    const { root, name, outside, ...rest } = await shared()
    await rest.writer.leave()
    await rest.desk.close()
    const path = join(root, name)
    let whole: Buffer | null = null
    const disk: Disk = { ...realDisk, wait: async () => void (whole && (await writeFile(path, whole))) }
    const desk = createDesk({ root, settings: inRoot, disk })
    onTestFinished(() => desk.close())
    const writer = await createWriter(desk, await open(desk, rest.writer.id))
    await outside("أول", "ثانٍ منهم")
    whole = await readFile(path)
    await writeFile(path, whole.subarray(0, whole.length - 40))
    await desk.rescan(true)
    await writer.type(" منا", 0)
    const saved = await writer.save(false)
    expect(saved).toMatchObject({ kind: "saved", name })
    expect(paragraphs(await inFile(root, name))).toEqual(["أول منا", "ثانٍ منهم"])
  })
})

describe("a file that is emptied while its article is open", () => {
  const told = async (desk: Desk, news: News[]): Promise<News[]> => {
    const stop = desk.onLibrary(() => undefined)
    await desk.rescan()
    stop()
    return news.splice(0)
  }
  test.each([
    ["no bytes", ""],
    ["NUL", "\0\0"],
    ["white space", " \n"],
  ])("to %s is said to be empty, and the next save writes it", async (_what, left) => {
    const { root, desk, news, writer, name } = await shared()
    await writeFile(join(root, name), left)
    expect(await told(desk, news)).toEqual([{ id: writer.id, what: "empty", name }])
    expect(await told(desk, news)).toEqual([])
    await writer.type(" منا", 0)
    expect(await writer.save(false)).toMatchObject({ kind: "saved", name })
    expect(paragraphs(await inFile(root, name))).toEqual(["أول منا", "ثانٍ"])
    expect(await told(desk, news)).toEqual([])
    expect(await desk.listArticles()).toHaveLength(1)
  })

  test("is written by the next save also if nobody has looked meanwhile", async () => {
    const { root, desk, writer, name } = await shared()
    await writeFile(join(root, name), "")
    await writer.type(" منا", 0)
    expect(await writer.save(false)).toMatchObject({ kind: "saved", name })
    expect(await desk.listArticles()).toHaveLength(1)
  })

  test("by something that is not all of it is said to be unreadable", async () => {
    const { root, desk, news, writer, name } = await shared()
    const path = join(root, name)
    await writeFile(path, (await readFile(path, "utf8")).slice(0, -50))
    expect(await told(desk, news)).toEqual([{ id: writer.id, what: "unreadable", name }])
  })
})

describe("a file that another program holds for a while", () => {
  /** An article that is open on a desk whose disk refuses to read its file while `held`. */
  async function held() {
    const { root, desk: first, writer: before, name } = await shared()
    await before.leave()
    await first.close()
    const state = { code: "", times: 0 }
    const disk: Disk = {
      ...realDisk,
      wait: async () => undefined,
      read(path, opening) {
        if (state.code === "" || !path.endsWith(name) || state.times-- <= 0)
          return realDisk.read(path, opening)
        return Promise.reject(Object.assign(new Error(state.code), { code: state.code }))
      },
    }
    const desk = createDesk({ root, settings: inRoot, disk })
    onTestFinished(() => desk.close())
    const writer = await createWriter(desk, await open(desk, before.id))
    return { root, desk, writer, name, state }
  }

  test.each(["EBUSY", "EACCES", "EPERM", "EIO"])(
    "with %s is waited for, and the article goes on in it",
    async (code) => {
      const { root, desk, writer, name, state } = await held()
      await desk.changeArticles({ ids: [writer.id], change: { section: "سياسة" } })
      Object.assign(state, { code, times: 2 })
      await writer.type(" منا", 0)
      expect(await writer.save(false)).toMatchObject({ kind: "saved", name })
      expect(paragraphs(await inFile(root, name))[0]).toBe("أول منا")
    },
  )

  test("for long keeps the save from going elsewhere, and the reason is said", async () => {
    const { root, desk, writer, name, state } = await held()
    await desk.changeArticles({ ids: [writer.id], change: { section: "سياسة" } })
    Object.assign(state, { code: "EBUSY", times: 1e9 })
    await writer.type(" منا", 0)
    await expect(writer.save(false)).rejects.toThrow("file-busy")
    state.code = ""
    expect(await writer.save(false)).toMatchObject({ kind: "saved", name })
    expect((await desk.listArticles()).map((line) => line.name)).toEqual([name])
    expect(paragraphs(await inFile(root, name))[0]).toBe("أول منا")
  })
})

describe("an article that is deleted", () => {
  test("goes into the bin with what only its journal had, and comes back", async () => {
    const { root, desk, writer, name } = await shared()
    await writer.type(" عاجل")
    const { bin } = await desk.deleteArticle({ id: writer.id })
    expect(await desk.listArticles()).toEqual([])
    expect(await desk.listBin()).toMatchObject([{ bin, id: writer.id, headline: "عنوان عاجل", name }])
    expect(await (await start(root)).desk.listArticles()).toEqual([])
    expect(await desk.restoreArticle({ bin })).toEqual({ id: writer.id, name, copyOf: null })
    expect((await inFile(root, name)).child(0).textContent).toBe("عنوان عاجل")
    expect((await causes(desk, writer)).length).toBeGreaterThan(1)
  })

  test("goes there from a journal alone", async () => {
    const { desk } = await start(await temporaryFolder())
    const writer = await createWriter(desk)
    await writer.type("عنوان")
    await desk.deleteArticle({ id: writer.id })
    expect((await desk.listBin()).map(({ headline }) => headline)).toEqual(["عنوان"])
    expect(await desk.listArticles()).toEqual([])
  })
})

test("a stamp of time alone is no change to anybody", async () => {
  const { root, desk, writer, name } = await shared()
  const article = await inFile(root, name)
  await writeFile(
    join(root, name),
    writeArticle(withDossier(article, { updated: "2030-01-01T00:00:00.000Z" })),
  )
  await writer.type(" منا", 0)
  expect(await writer.save(false)).toMatchObject({ kind: "saved", merged: null })
  expect(paragraphs(await inFile(root, name))[0]).toBe("أول منا")
  expect(await desk.listArticles()).toHaveLength(1)
})
