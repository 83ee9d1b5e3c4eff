/** What the desk tells of changes in the newsroom, and that a page says which of them it has. */
import { mkdir, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { expect, test } from "vitest"
import type { LibraryNews } from "../../../main/contract/library.ts"
import { libraryNews } from "../../../main/contract/library.ts"
import type { Desk } from "../../../main/desk/desk.ts"
import { createWriter } from "../journal/writer.ts"
import { article, browse, desk, fileOf, newsroom, write } from "../search/newsroom.ts"

/** Listens to a desk; `next` gives the first news since the last call that `enough` says yes to. */
function listen(at: Desk) {
  const heard: LibraryNews[] = []
  let wake = () => {}
  at.onLibrary((news) => {
    heard.push(libraryNews.parse(news))
    wake()
  })
  return {
    async next(enough: (news: LibraryNews) => boolean): Promise<LibraryNews> {
      for (;;) {
        for (let one = heard.shift(); one; one = heard.shift()) if (enough(one)) return one
        await new Promise<void>((done) => {
          wake = done
        })
      }
    },
  }
}

const about = (id: string) => (news: LibraryNews) => news.changes?.some((one) => one.id === id) ?? false

async function open(...made: Parameters<typeof newsroom>) {
  const root = await newsroom(...made)
  const { at } = desk(root)
  const { next } = listen(at)
  await at.settled()
  // The newsroom itself is news, too.
  await next(({ indexing, total }) => indexing === null && total === made.length)
  return { root, at, next }
}

const three = () => [
  article({ id: "article-a" }, "زلزال"),
  article({ id: "article-b" }, "مباراة"),
  article({ id: "article-c", related: ["article-a"] }, "موازنة"),
]

test("a file that another program writes is told with its line before and now, and what it links to", async () => {
  const { root, at, next } = await open(...three())
  await write(root, article({ id: "article-b", related: ["article-a"], section: "رياضة" }, "مباراة"))
  const news = await next(about("article-b"))
  expect(news.changes).toEqual([
    {
      id: "article-b",
      before: expect.objectContaining({ headline: "مباراة", section: "" }),
      now: expect.objectContaining({ headline: "مباراة", section: "رياضة" }),
      links: ["article-a"],
    },
  ])
  expect((await at.linkedFrom({ id: "article-a" })).map(({ id }) => id).sort()).toEqual([
    "article-b",
    "article-c",
  ])
})

test("a save is told as one change, under the name that the file was given", async () => {
  const { at, next } = await open(...three())
  const writer = await createWriter(at)
  await writer.type("عاصفة")
  await writer.save(true)
  const { changes } = await next(about(writer.id))
  expect(changes?.filter(({ id }) => id === writer.id)).toEqual([
    { id: writer.id, before: null, now: expect.objectContaining({ headline: "عاصفة" }), links: [] },
  ])
})

test("an article that is binned is gone, and one that is restored is new", async () => {
  const { at, next } = await open(...three())
  const { bin } = await at.deleteArticle({ id: "article-a" })
  const gone = await next(about("article-a"))
  expect(gone.changes).toMatchObject([{ id: "article-a", before: { headline: "زلزال" }, now: null }])
  await at.restoreArticle({ bin })
  const back = await next(about("article-a"))
  expect(back.changes).toMatchObject([{ id: "article-a", before: null, now: { headline: "زلزال" } }])
})

test("more than forty changes are told as many, until a list that is asked for has all of them", async () => {
  const { root, at, next } = await open(...three())
  const folder = join(root, "وكالة")
  await mkdir(folder)
  await Promise.all(
    Array.from({ length: 120 }, (_, number) => {
      const id = `article-${number}-of-many`
      return writeFile(join(folder, `${id}.html`), fileOf(article({ id }, `خبر ${number}`)))
    }),
  )
  const many = await next(({ changes, total }) => changes === null && total === 123)
  expect(many.version).toBeGreaterThan(many.since)
  await rm(folder, { recursive: true })
  for (let total = 123; total > 3; total = (await browse(at, "")).total)
    await next(({ changes }) => changes === null)
})

test("a page has every change up to its version, and news tell from which version to which they lead", async () => {
  const { root, at, next } = await open(...three())
  const before = await browse(at, "")
  await write(root, article({ id: "article-b" }, "مباراة مؤجلة"))
  const news = await next(about("article-b"))
  expect(news.since).toBe(before.version)
  const after = await browse(at, "")
  expect(after.version).toBe(news.version)
  expect(after.rows.map(({ headline }) => headline)).toContain("مباراة مؤجلة")
  await write(root, article({ id: "article-c" }, "موازنة"))
  expect((await next(about("article-c"))).since).toBe(news.version)
})
