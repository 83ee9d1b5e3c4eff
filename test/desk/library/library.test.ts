import { cp, mkdir, rename, rm, symlink, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { describe, expect, onTestFinished, test } from "vitest"
import { articleId } from "../../../main/article/dossier.ts"
import { writeArticle } from "../../../main/article/html.ts"
import { emptyArticle, schema, withDossier } from "../../../main/article/schema.ts"
import { type ArticleSummary, articleSummary } from "../../../main/contract/library.ts"
import { summaryOf } from "../../../main/desk/files/summary.ts"
import { createLibrary, type Library } from "../../../main/desk/library/library.ts"
import { temporaryFolder } from "../temporary.ts"
import { page } from "./page.ts"

const faults: string[] = []

async function library(root?: string): Promise<{ root: string; library: Library }> {
  const folder = root ?? (await temporaryFolder())
  const made = createLibrary(folder, (message) => faults.push(message))
  onTestFinished(() => made.close())
  return { root: folder, library: made }
}

const brief = (articles: ArticleSummary[]) =>
  articles.map(({ kind, name, headline }) => `${kind} ${name} ${headline}`)

/** The list as it stands when it next fulfils `enough`. */
function until(of: Library, enough: (articles: ArticleSummary[]) => boolean): Promise<ArticleSummary[]> {
  return new Promise((resolve) => {
    const stop = of.onFiles(() => {
      const articles = of.list()
      if (!enough(articles)) return
      stop()
      resolve(articles)
    })
  })
}

describe("the library", () => {
  test("lists articles by their last change, newest first, with what the window shows of them", async () => {
    const { root, library: at } = await library()
    await mkdir(join(root, "رياضة"))
    await writeFile(join(root, "a.html"), page("article-a", "قديم", "2026-11-01T00:00:00.000Z"))
    await writeFile(
      join(root, "رياضة", "b.html"),
      page("article-b", "جديد «هنا» & هناك", "2026-11-02T00:00:00.000Z"),
    )
    const listed = await at.refresh()
    expect(listed).toEqual([
      {
        id: "article-b",
        kind: "article",
        name: "رياضة/b.html",
        headline: "جديد «هنا» & هناك",
        section: "دوليات",
        status: "ready",
        updated: "2026-11-02T00:00:00.000Z",
        copyOf: null,
      },
      {
        id: "article-a",
        kind: "article",
        name: "a.html",
        headline: "قديم",
        section: "دوليات",
        status: "ready",
        updated: "2026-11-01T00:00:00.000Z",
        copyOf: null,
      },
    ])
    for (const line of listed) articleSummary.parse(line)
    expect(at.find("article-b")).toEqual({ name: "رياضة/b.html", kind: "article", copyOf: null })
    expect(at.find("article-c")).toBe(null)
  })

  test("lists other people's pages under ids of their own, which stay the same", async () => {
    const { root, library: at } = await library()
    await writeFile(join(root, "wire.htm"), "<title>\n برقية &amp; خبر </title><p>نص")
    await writeFile(join(root, "empty.html"), "")
    await writeFile(join(root, "broken.html"), new Uint8Array([0xff, 0xfe, 0x00, 0xd8, 0x3c]))
    await writeFile(join(root, "cut.html"), page("article-a", "مقطوع").slice(0, 900))
    const listed = await at.refresh()
    expect(brief(listed).sort()).toEqual([
      "foreign broken.html ",
      "foreign cut.html مقطوع",
      "foreign wire.htm برقية & خبر",
    ])
    for (const line of listed) articleSummary.parse(line)
    const again = await library(root)
    const ids = (articles: ArticleSummary[]) => articles.map(({ id, name }) => `${name} ${id}`).sort()
    expect(ids(await again.library.refresh())).toEqual(ids(listed))
    for (const { id } of listed) expect(articleId.safeParse(id).success).toBe(true)
  })

  test("gives one id to one file: a copy is a page to import, whatever the system calls it", async () => {
    const { root, library: at } = await library()
    await writeFile(join(root, "a.html"), page("article-a", "أ"))
    for (const copy of ["a copy.html", "a (1).html", "Copy of a.html", "b.html"])
      await cp(join(root, "a.html"), join(root, copy))
    const listed = await at.refresh()
    expect(brief(listed).sort()).toEqual([
      "article a.html أ",
      "foreign Copy of a.html أ",
      "foreign a (1).html أ",
      "foreign a copy.html أ",
      "foreign b.html أ",
    ])
    expect(new Set(listed.map(({ id }) => id)).size).toBe(5)
    expect(at.find("article-a")?.name).toBe("a.html")
  })

  test("passes over what is no page, hidden, or a link", async () => {
    const { root, library: at } = await library()
    const outside = await temporaryFolder()
    await writeFile(join(outside, "secret.html"), page("article-s", "سر"))
    for (const folder of [".midad", ".git", "sub"]) await mkdir(join(root, folder))
    await writeFile(join(root, ".midad", "kept.html"), page("article-k", "محفوظ"))
    await writeFile(join(root, ".git", "x.html"), "x")
    await writeFile(join(root, ".hidden.html"), "x")
    await writeFile(join(root, "notes.txt"), "x")
    await writeFile(join(root, "sub", "a.HTML"), page("article-a", "مادة"))
    await mkdir(join(root, "folder.html"))
    await symlink(outside, join(root, "out"))
    await symlink(join(outside, "secret.html"), join(root, "secret.html"))
    await symlink(root, join(root, "sub", "round"))
    expect(brief(await at.refresh())).toEqual(["article sub/a.HTML مادة"])
  })

  test("reads a file again only when it has changed", async () => {
    const { root, library: at } = await library()
    await writeFile(join(root, "a.html"), page("article-a", "أ"))
    const [first] = await at.refresh()
    await writeFile(join(root, "a.html"), page("article-a", "جديد"))
    expect(await at.refresh()).toEqual([{ ...first, headline: "جديد" }])
    await rm(join(root, "a.html"))
    await at.refreshFile("a.html")
    expect(at.list()).toEqual([])
    expect(at.find("article-a")).toBe(null)
  })

  test("notices what others do in the folder", async () => {
    const { root, library: at } = await library()
    await at.refresh()
    at.watch()
    const one = until(at, (articles) => articles.length === 1)
    await writeFile(join(root, "a.html"), page("article-a", "أ"))
    expect(brief(await one)).toEqual(["article a.html أ"])
    const renamed = until(at, (articles) => articles[0]?.name === "b.html")
    await rename(join(root, "a.html"), join(root, "b.html"))
    expect(brief(await renamed)).toEqual(["article b.html أ"])
    const gone = until(at, (articles) => articles.length === 0)
    await rm(join(root, "b.html"))
    expect(await gone).toEqual([])
  })

  test("watches a folder that was gone when it is back", async () => {
    const { root, library: at } = await library()
    await rm(root, { recursive: true })
    at.watch()
    await mkdir(root)
    await at.refresh()
    const one = until(at, (articles) => articles.length === 1)
    await writeFile(join(root, "a.html"), page("article-a", "أ"))
    expect(brief(await one)).toEqual(["article a.html أ"])
  })

  test("says when the folder is gone", async () => {
    const { root, library: at } = await library()
    await rm(root, { recursive: true })
    await expect(at.refresh()).rejects.toMatchObject({ problem: { code: "newsroom-missing" } })
  })

  test("is there for a few thousand articles", async () => {
    const { root, library: at } = await library()
    for (let n = 0; n < 3000; n++) await writeFile(join(root, `${n}.html`), page(`article-${n}`, `مادة ${n}`))
    expect((await at.refresh()).length).toBe(3000)
    expect((await at.refresh()).length).toBe(3000)
  })
})

test("a summary by the head is the summary by the whole file", () => {
  const article = withDossier(emptyArticle({ id: "an-article", created: "2026-11-23T12:00:00.000Z" }), {
    section: 'a "b" <c> & \u200f d',
    status: "spiked",
  })
  const headline = schema.nodes.headline.create(
    null,
    schema.text("«<script>» \u2028 \u0000؟ &amp;".replace("\0", "")),
  )
  const file = writeArticle(article.copy(article.content.replaceChild(0, headline)))
  const encode = (text: string) => new TextEncoder().encode(text)
  const expected = {
    kind: "article",
    id: "an-article",
    headline: headline.textContent,
    section: 'a "b" <c> & \u200f d',
    status: "spiked",
    updated: "2026-11-23T12:00:00.000Z",
  }
  expect(summaryOf(encode(file))).toEqual(expected)
  // A head that is not as we write it is not believed: the file is read whole, and its dossier counts.
  expect(
    summaryOf(encode(file.replace('"identifier":"an-article"', '"identifier":"another-one"'))),
  ).toMatchObject({ kind: "article", id: "an-article" })
  expect(summaryOf(encode(file.replace("</article>", ""))).kind).toBe("foreign")
  // What would not be opened as an article is not listed as one, though its head is right.
  for (const unfit of ["\n<<<<<<< HEAD\n", "\n  <<<<<<<\n", "\r>>>>>>> theirs\r", "\0", "<article>"])
    expect(summaryOf(encode(file.replace("</h1>", `</h1>${unfit}`))).kind).toBe("foreign")
  expect(summaryOf(encode(file.replace("</h1>", " <b>أ</b></h1>"))).kind).toBe("article")
  for (const nothing of ["", " \r\n", "\ufeff", "\0\0\0"])
    expect(summaryOf(encode(nothing)).kind).toBe("empty")
})
