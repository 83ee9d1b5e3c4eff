/** Whole folders come in: every file once, times kept, in any number of goes. */
import { mkdir, readdir, readFile, rm, symlink, utimes, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { expect, onTestFinished, test } from "vitest"
import { readArticle, writeArticle } from "../../../main/article/html.ts"
import { dossierOf, emptyArticle, schema } from "../../../main/article/schema.ts"
import { createDesk, type Desk } from "../../../main/desk/desk.ts"
import { realDisk } from "../../../main/desk/disk/disk.ts"
import type { Outcome } from "../../../main/desk/import/archive.ts"
import { temporaryFolder } from "../temporary.ts"

const text = (headline: string) => `${headline}\nمقدمة ${headline}\nنص ${headline} في سطر.\n`

/** An archive of `files` by their names in it, and a newsroom. */
async function archive(files: Record<string, string | Uint8Array>) {
  const home = await temporaryFolder()
  const folder = join(home, "أرشيف")
  for (const [name, content] of Object.entries(files)) {
    await mkdir(join(folder, name, ".."), { recursive: true })
    await writeFile(join(folder, name), content)
  }
  const root = join(home, "newsroom")
  await mkdir(root)
  return { folder, root }
}

function desk(root: string, disk = realDisk): Desk {
  const made = createDesk({ root, disk })
  onTestFinished(() => made.close())
  return made
}

/** Imports `folder`; `stop` says after how many files to stop. */
async function brought(to: Desk, folder: string, stop = Number.POSITIVE_INFINITY) {
  const outcomes: Outcome[] = []
  const stopping = new AbortController()
  await to.importArchive([{ path: folder, name: "أرشيف" }], {
    signal: stopping.signal,
    each(outcome) {
      outcomes.push(outcome)
      if (outcomes.length >= stop) stopping.abort()
    },
  })
  return outcomes
}

const told = (outcomes: readonly Outcome[]) =>
  outcomes.map(
    (one) => `${one.kind} ${one.source.name}${one.kind === "failed" ? ` ${one.problem.code}` : ""}`,
  )

const pages = async (root: string) =>
  (await readdir(root, { recursive: true })).filter((name) => name.endsWith(".html")).sort()

test("every text of a folder and its subfolders is an article in a folder of the same name", async () => {
  const { folder, root } = await archive({
    "أول.txt": text("الخبر الأول"),
    "2024/05/ثان.html": "<h1>الخبر الثاني</h1><p>مقدمة</p><p>نص</p>",
    "2024/صورة.png": "",
    ".خفي/ثالث.txt": text("لا يُرى"),
  })
  expect(told(await brought(desk(root), folder))).toEqual([
    "made أرشيف/2024/05/ثان.html",
    "made أرشيف/أول.txt",
  ])
  expect(await pages(root)).toEqual(["أرشيف/2024/05/الخبر-الثاني.html", "أرشيف/الخبر-الأول.html"])
})

test("a file of white space is no article, and the report says so", async () => {
  const { folder, root } = await archive({ "فارغ.txt": "", "سطور.txt": " \n\t\n", "صفحة.html": "<p> </p>" })
  expect(told(await brought(desk(root), folder))).toEqual([
    "failed أرشيف/سطور.txt not-text",
    "failed أرشيف/صفحة.html not-text",
    "failed أرشيف/فارغ.txt not-text",
  ])
  expect(await pages(root)).toEqual([])
})

test("what was imported before is passed over, though it moved, was renamed or stands there twice", async () => {
  const { folder, root } = await archive({ "أول.txt": text("خبر"), "نسخة.txt": text("خبر") })
  const first = desk(root)
  expect(told(await brought(first, folder))).toEqual(["made أرشيف/أول.txt", "known أرشيف/نسخة.txt"])
  await rm(join(folder, "أول.txt"))
  const [line] = await first.listArticles()
  await first.deleteArticle({ id: line?.id ?? "" })
  const [again] = await brought(desk(root), folder)
  expect(again).toMatchObject({ kind: "known", id: line?.id, name: null })
})

test("one that was stopped goes on where it was, without its ledger too", async () => {
  const files = Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`${at}.txt`, text(`خبر ${at}`)]))
  const { folder, root } = await archive(files)
  expect(await brought(desk(root), folder, 5)).toHaveLength(5)
  await rm(join(root, ".midad", "imports.jsonl"))
  const rest = await brought(desk(root), folder)
  expect(rest.filter(({ kind }) => kind === "known")).toHaveLength(5)
  expect(rest.filter(({ kind }) => kind === "made")).toHaveLength(7)
  expect(await pages(root)).toHaveLength(12)
})

test("an article keeps the time that its file had", async () => {
  const { folder, root } = await archive({ "قديم.txt": text("خبر قديم") })
  const at = new Date("2016-03-04T05:06:07.000Z")
  await utimes(join(folder, "قديم.txt"), at, at)
  const made = desk(root)
  await brought(made, folder)
  expect((await made.listArticles()).map(({ updated }) => updated)).toEqual([at.toISOString()])
})

test("an article of Midad's comes in byte for byte; another version of one that is there becomes one of its own", async () => {
  const article = (words: string) =>
    writeArticle(
      emptyArticle({ id: "article-one", updated: "2020-01-01T00:00:00.000Z" }).replace(
        1,
        1,
        schema.nodes.headline.create(null, schema.text(words)).slice(0),
      ),
    )
  const { folder, root } = await archive({ "أ.html": article("كما كان"), "ب.html": article("كما صار") })
  const outcomes = await brought(desk(root), folder)
  expect(outcomes.map(({ kind }) => kind)).toEqual(["made", "made"])
  const bytes = await Promise.all((await pages(root)).map((name) => readFile(join(root, name), "utf8")))
  expect(bytes).toContain(article("كما كان"))
  const ids = bytes.map((page) => {
    const reading = readArticle(new TextEncoder().encode(page))
    return reading.kind === "article" ? dossierOf(reading.article).id : ""
  })
  expect(new Set(ids).size).toBe(2)
  expect(await brought(desk(root), folder)).toMatchObject([{ kind: "known" }, { kind: "known" }])
})

test("what cannot be read is told, and the rest goes on; a folder around the newsroom leaves that out", async () => {
  const { folder, root } = await archive({
    "صورة.txt": Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0),
    "نص.txt": text("خبر"),
  })
  await symlink(folder, join(folder, "دائرة"))
  expect(told(await brought(desk(root), folder))).toEqual([
    "failed أرشيف/صورة.txt not-text",
    "made أرشيف/نص.txt",
  ])
  expect(told(await brought(desk(root), join(root, "..")))).toEqual([
    "failed أرشيف/أرشيف/صورة.txt not-text",
    "known أرشيف/أرشيف/نص.txt",
  ])
})

test("a disk that is full fails each file by itself, and the next go makes them", async () => {
  const { folder, root } = await archive({ "أ.txt": text("أول"), "ب.txt": text("ثان") })
  const full = Object.assign(new Error("full"), { code: "ENOSPC" })
  const outcomes = await brought(desk(root, { ...realDisk, create: () => Promise.reject(full) }), folder)
  expect(told(outcomes)).toEqual(["failed أرشيف/أ.txt disk-full", "failed أرشيف/ب.txt disk-full"])
  expect((await brought(desk(root), folder)).map(({ kind }) => kind)).toEqual(["made", "made"])
})

test("what is named by a hidden folder comes to one that is seen", async () => {
  const { folder, root } = await archive({ ".midad/bin/قصة.txt": text("القصة") })
  const to = desk(root)
  await brought(to, join(folder, ".midad"))
  expect(await pages(root)).toEqual(["midad/bin/القصة.html"])
  expect((await to.listArticles()).map(({ headline }) => headline)).toEqual(["القصة"])
})
