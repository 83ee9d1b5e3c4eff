import { mkdir, writeFile } from "node:fs/promises"
import { basename, join } from "node:path"
import { expect, test } from "vitest"
import { DeskError } from "../../main/contract/problem.ts"
import {
  firstArticleOf,
  firstNewsroomOf,
  type Openers,
  openThings,
  sorted,
  thingOf,
} from "../../main/shell/open.ts"
import { temporaryFolder } from "../desk/temporary.ts"

/** Openers that write down what they were asked for, in the newsroom `root` at first; `articles` by their paths. */
function noting(root: string, articles: Record<string, string> = {}, known: readonly string[] = []) {
  const asked: string[] = []
  let open = root
  const openers: Openers = {
    async openNewsroom(path) {
      if (path.includes("away")) throw new DeskError("newsroom-missing", { name: path })
      asked.push(`newsroom ${basename(path)}`)
      open = path
    },
    root: () => open,
    known: () => known,
    async lineAt(path) {
      const id = path.startsWith(open) ? articles[path] : undefined
      return id === undefined ? null : { id, kind: "article" }
    },
    hasArticle: async (id) =>
      Object.entries(articles).some(([path, each]) => each === id && path.startsWith(open)),
    async importFile(path) {
      if (path.includes("locked")) throw new DeskError("no-permission", { name: "locked.txt" })
      return { id: path, name: path, encoding: null, certainty: "certain", lines: [], losses: [] }
    },
    showArticle: (id) => asked.push(`article ${id}`),
    showImports: (drafts) => asked.push(`imports ${drafts.map((draft) => basename(draft.id)).join(" ")}`),
    showProblem: ({ code, details }) => asked.push([code, ...Object.values(details)].join(" ")),
  }
  return { asked, openers }
}

/** Opens paths as the system asks for them. */
async function open(paths: readonly string[], openers: Openers, begun: string | null = null) {
  const things = await Promise.all(paths.map((path) => thingOf({ kind: "path", path })))
  await openThings(things, openers, begun)
}

/** Two newsrooms, `first` and `second`, with an article in each, and a folder beside them that is none. */
async function desk() {
  const folder = await temporaryFolder()
  const at = (name: string) => join(folder, name)
  for (const room of ["first", "second"]) {
    await mkdir(at(`${room}/.midad`), { recursive: true })
    await mkdir(at(`${room}/2026-11`))
    await writeFile(at(`${room}/.midad/newsroom.json`), JSON.stringify({ id: `id-of-${room}` }))
    for (const name of ["a.html", "2026-11/b.html"]) await writeFile(at(`${room}/${name}`), "x")
  }
  await mkdir(at("plain"))
  const articles = {
    [at("first/a.html")]: "article-a",
    [at("first/2026-11/b.html")]: "article-b",
    [at("second/2026-11/b.html")]: "article-c",
  }
  const known = [at("first"), at("second")]
  return { at, known, ...noting(at("first"), articles, known) }
}

test("a folder opens as newsroom, its article in the editor, other texts as imports, the rest is told", async () => {
  const folder = await temporaryFolder()
  const at = (name: string) => join(folder, name)
  await mkdir(at("room"))
  await mkdir(at("second"))
  for (const name of ["room/a.html", "wire.TXT", "locked.txt", "tool.exe", "noextension", "fake.midad"])
    await writeFile(at(name), "x")
  const { asked, openers } = noting(at("before"), { [at("room/a.html")]: "an-article" })
  const names = [
    "wire.TXT",
    "room",
    "room/a.html",
    "second",
    "locked.txt",
    "tool.exe",
    "noextension",
    "fake.midad",
    "gone.html",
    "wire.TXT/in-a-file.html",
  ]
  await open(names.map(at), openers)
  expect(asked).toEqual([
    "newsroom room",
    "not-text tool.exe",
    "not-text noextension",
    "bad-marker fake.midad",
    "file-missing gone.html",
    "file-missing in-a-file.html",
    "article an-article",
    "no-permission locked.txt",
    "imports wire.TXT",
    "one-at-a-time a.html \u2068second\u2069",
  ])
})

test("an article of another newsroom opens in that one, whatever folder of it it is in", async () => {
  const { at, asked, openers } = await desk()
  await open([at("second/2026-11/b.html")], openers)
  expect(asked).toEqual(["newsroom second", "article article-c"])
})

test("of several articles the first is shown, and the others are named, also those of other newsrooms", async () => {
  const { at, asked, openers } = await desk()
  await open(["first/2026-11/b.html", "first/a.html", "second/a.html"].map(at), openers, at("first"))
  expect(asked).toEqual(["article article-b", "one-at-a-time b.html \u2068a.html\u2069، \u2068a.html\u2069"])
})

test("a page of the open newsroom that is no article, and one of no newsroom, are imports", async () => {
  const { at, asked, openers } = await desk()
  await writeFile(at("plain/c.html"), "x")
  await writeFile(at("first/page.html"), "x")
  await open([at("plain/c.html"), at("first/page.html")], openers)
  expect(asked).toEqual(["imports c.html page.html"])
})

test("a link opens the article in its newsroom, which was opened before", async () => {
  const { openers, asked } = await desk()
  const link = (id: string, newsroom: string | null) => ({ kind: "link" as const, link: { id, newsroom } })
  await openThings([link("article-a", null)], openers)
  await openThings([link("article-b", "id-of-first")], openers)
  await openThings([link("article-c", "id-of-second")], openers)
  await openThings([link("article-a", null)], openers)
  await openThings([link("article-x", "id-of-first")], openers)
  await openThings([link("article-c", "id-of-none")], openers)
  expect(asked).toEqual([
    "article article-a",
    "article article-b",
    "newsroom second",
    "article article-c",
    "link-article-missing second",
    "newsroom first",
    "link-article-missing first",
    "link-newsroom-unknown",
  ])
})

test("a newsroom that cannot be opened is told, and so is what could not be opened in it", async () => {
  const { at, asked, openers } = await desk()
  await mkdir(at("away"))
  await open([at("away"), at("first/a.html")], openers)
  expect(asked).toEqual([`newsroom-missing ${at("away")}`, "article article-a"])
})

test("the start begins in the newsroom of what is asked for", async () => {
  const { at, known } = await desk()
  await writeFile(at("plain/c.html"), "x")
  const path = (name: string) => ({ kind: "path", path: at(name) }) as const
  const link = (newsroom: string | null) => ({ kind: "link", link: { id: "article-c", newsroom } }) as const
  const first = async (...asked: Parameters<typeof thingOf>[0][]) =>
    firstNewsroomOf(await Promise.all(asked.map(thingOf)), known)
  expect(await first()).toBe(null)
  expect(await first(path("first/a.html"), path("plain"))).toBe(at("plain"))
  expect(await first(path("plain/c.html"), path("second/2026-11/b.html"))).toBe(at("second"))
  expect(await first(link(null), link("id-of-none"), link("id-of-second"))).toBe(at("second"))
  expect(await first(path("gone.html"), path("plain/c.html"))).toBe(null)
})

test("the start opens the first article of what is asked for; a page is shown later, over an article", async () => {
  const { at, openers } = await desk()
  await writeFile(at("first/page.html"), "x")
  const lineAt: Openers["lineAt"] = async (path) =>
    path.endsWith("page.html") ? { id: "page-0", kind: "foreign" } : openers.lineAt(path)
  const file = (name: string) => ({ kind: "file", path: at(name) }) as const
  const files = [file("plain/c.html"), file("first/page.html"), file("first/a.html")]
  expect(await firstArticleOf(files, lineAt)).toBe("article-a")
  expect(await firstArticleOf(files.slice(0, 2), lineAt)).toBe(null)
})

test("of what is dropped, folders that are no newsrooms and more files than anybody looks through are an archive", async () => {
  const folder = await temporaryFolder()
  const at = (name: string) => join(folder, name)
  await mkdir(at("room/.midad"), { recursive: true })
  await writeFile(at("room/room.midad"), '{"midad":"newsroom"}')
  await mkdir(at("wires"))
  const many = Array.from({ length: 11 }, (_, number) => at(`${number}.txt`))
  for (const path of [...many, at("tool.exe")]) await writeFile(path, "x")
  expect(await sorted([at("room"), at("room/room.midad"), at("wires"), at("0.txt"), at("tool.exe")])).toEqual(
    {
      archive: [at("wires")],
      rest: [at("room"), at("room/room.midad"), at("0.txt"), at("tool.exe")],
    },
  )
  expect(await sorted([...many, at("tool.exe")])).toEqual({ archive: many, rest: [at("tool.exe")] })
})
