/** Articles whose files were emptied, cut off or taken away by others, and what is restored of them. */
import { cp, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { describe, expect, onTestFinished, test } from "vitest"
import { readArticle } from "../../../main/article/html.ts"
import { articleFromJSON } from "../../../main/article/schema.ts"
import type { LostArticle } from "../../../main/contract/library.ts"
import { createDesk, type Desk } from "../../../main/desk/desk.ts"
import { realDisk } from "../../../main/desk/disk/disk.ts"
import { changes, tapped } from "../../torture/tap.ts"
import { createWriter } from "../journal/writer.ts"
import { inRoot, temporaryFolder } from "../temporary.ts"

/** A desk whose index nobody needs, and what it told of lost articles. */
function start(root: string): { desk: Desk; told: LostArticle[][] } {
  const told: LostArticle[][] = []
  const desk = createDesk({ root, settings: inRoot, onLost: (lost) => told.push(lost) })
  onTestFinished(() => desk.close())
  return { desk, told }
}

/** A newsroom with an article of this headline, saved and left, and its desk closed. */
async function newsroom(
  headline = "محطة جديدة",
): Promise<{ root: string; id: string; name: string; bytes: Buffer }> {
  const root = await temporaryFolder()
  const { desk } = start(root)
  const writer = await createWriter(desk)
  await writer.type(headline)
  const saved = await writer.save(true)
  if (saved.kind !== "saved") throw new Error("It conflicts")
  await writer.leave()
  await desk.idle()
  await desk.close()
  return { root, id: writer.id, name: saved.name, bytes: await readFile(join(root, saved.name)) }
}

const headlineIn = async (root: string, name: string) => {
  const reading = readArticle(await readFile(join(root, name)))
  return reading.kind === "article" ? reading.article.child(0).textContent : reading.kind
}

const pages = async (root: string) => (await readdir(root)).filter((name) => /\.html?$/.test(name))

describe("an article whose file", () => {
  const ways: [how: string, what: string, ruin: (path: string, bytes: Buffer) => Promise<void>][] = [
    ["is empty", "empty", (path) => truncate(path)],
    ["holds NUL only", "empty", (path, bytes) => writeFile(path, Buffer.alloc(bytes.length))],
    ["holds white space only", "empty", (path) => writeFile(path, "\ufeff \r\n\t\n")],
    ["was cut in the middle", "damaged", (path, bytes) => truncate(path, bytes.length - 60)],
    ["was cut in its head", "damaged", (path) => truncate(path, 30)],
    [
      "ends in NUL",
      "damaged",
      (path, bytes) => writeFile(path, Buffer.concat([bytes.subarray(0, 400), Buffer.alloc(99)])),
    ],
    ["is gone", "gone", (path) => rm(path)],
  ]
  test.each(ways)("%s is told of as %s and comes back into the same file", async (_how, what, ruin) => {
    const { root, id, name, bytes } = await newsroom()
    await ruin(join(root, name), bytes)
    const { desk, told } = start(root)
    expect(await desk.listLost()).toMatchObject([{ id, what, name, headline: "محطة جديدة", versions: 1 }])
    expect(told).toHaveLength(1)
    expect(await desk.restoreLost({ ids: [id] })).toEqual([{ id, name, problem: null }])
    expect(await headlineIn(root, name)).toBe("محطة جديدة")
    expect(await pages(root)).toEqual([name])
    expect(await desk.listLost()).toEqual([])
    // What was left of a damaged file is not thrown away.
    expect((await desk.listBin()).length).toBe(what === "damaged" ? 1 : 0)
  })

  test.each(ways)("%s is put into the bin with its text when it is deleted", async (_how, what, ruin) => {
    const { root, id, name, bytes } = await newsroom()
    await ruin(join(root, name), bytes)
    const { desk } = start(root)
    await desk.listLost()
    const { bin } = await desk.deleteArticle({ id })
    expect(await pages(root)).toEqual([])
    expect((await desk.listBin()).length).toBe(what === "damaged" ? 2 : 1)
    await desk.restoreArticle({ bin })
    expect(await headlineIn(root, name)).toBe("محطة جديدة")
  })

  test("is empty is a line of the library that opens as the article, and never a page to import", async () => {
    const { root, id, name } = await newsroom()
    await truncate(join(root, name))
    const { desk } = start(root)
    await desk.listLost()
    const stop = desk.onLibrary(() => undefined)
    await desk.settled()
    const { rows } = await desk.browse({
      text: "",
      kinds: "all",
      order: "updated",
      group: "none",
      near: null,
      from: 0,
      count: 9,
    })
    expect(rows.map((row) => [row.kind, row.headline])).toEqual([["empty", "محطة جديدة"]])
    expect(await desk.openArticle({ id })).toMatchObject({
      kind: "article",
      name,
      restored: { what: "empty", name },
    })
    await desk.settled()
    const after = await desk.browse({
      text: "",
      kinds: "all",
      order: "updated",
      group: "none",
      near: null,
      from: 0,
      count: 9,
    })
    expect(after.rows.map((row) => [row.kind, row.headline])).toEqual([["article", "محطة جديدة"]])
    stop()
  })

  test("is cut off is a line of its own, and what is left a page that says why it is one", async () => {
    const { root, id, name, bytes } = await newsroom()
    await truncate(join(root, name), bytes.length - 60)
    const { desk } = start(root)
    await desk.listLost()
    const asked = {
      text: "",
      kinds: "all",
      order: "headline",
      group: "none",
      near: null,
      from: 0,
      count: 9,
    } as const
    const stop = desk.onLibrary(() => undefined)
    await desk.settled()
    const { rows } = await desk.browse(asked)
    expect(rows.map((row) => [row.kind, row.headline]).sort()).toEqual([
      ["damaged", "محطة جديدة"],
      ["foreign", "محطة جديدة"],
    ])
    const left = rows.find((row) => row.kind === "foreign")!
    expect(await desk.openArticle({ id: left.id })).toMatchObject({
      kind: "import",
      draft: { why: "damaged" },
    })
    expect(await desk.openArticle({ id })).toMatchObject({
      kind: "article",
      name,
      restored: { what: "damaged" },
    })
    expect(await desk.listBin()).toHaveLength(1)
    stop()
  })

  test("is gone and another stands there now comes back beside it", async () => {
    const { root, id, name } = await newsroom()
    await writeFile(join(root, name), "<!doctype html><title>أخرى</title><p>صفحة أخرى")
    const { desk } = start(root)
    expect(await desk.listLost()).toMatchObject([{ what: "gone" }])
    const [restored] = await desk.restoreLost({ ids: [id] })
    expect(restored?.name).not.toBe(name)
    expect(await headlineIn(root, restored!.name)).toBe("محطة جديدة")
    expect(await readFile(join(root, name), "utf8")).toContain("صفحة أخرى")
  })
})

test("one that goes while the newsroom is open is listed at the next look, and no more once it is back", async () => {
  const { root, id, name, bytes } = await newsroom()
  const { desk, told } = start(root)
  expect(await desk.listLost()).toEqual([])
  await rm(join(root, name))
  await desk.rescan(true)
  expect(await desk.listLost()).toMatchObject([{ id, what: "gone", name }])
  await writeFile(join(root, "عادت.html"), bytes)
  await desk.rescan(true)
  expect(await desk.listLost()).toEqual([])
  // The notice is for what happened while Midad was closed.
  expect(told).toEqual([])
})

test("what Midad put into the bin, moved or renamed is not lost", async () => {
  const { root, id, name, bytes } = await newsroom()
  await rm(join(root, name))
  await writeFile(join(root, "اسم آخر.html"), bytes)
  const { desk, told } = start(root)
  expect(await desk.listLost()).toEqual([])
  await desk.deleteArticle({ id })
  expect(await desk.listLost()).toEqual([])
  expect(told).toEqual([])
})

test("what the user wants to hear no more of is not told again, and its versions stay", async () => {
  const { root, id, name } = await newsroom()
  await rm(join(root, name))
  const first = start(root)
  await first.desk.listLost()
  await first.desk.answerLost({ ids: [id], answer: "told" })
  await first.desk.close()
  const second = start(root)
  // It is still listed; only the notice does not come again.
  expect(await second.desk.listLost()).toHaveLength(1)
  expect(second.told).toEqual([])
  await second.desk.answerLost({ ids: [id], answer: "forgotten" })
  expect(await second.desk.listLost()).toEqual([])
  await second.desk.close()
  const third = start(root)
  expect(await third.desk.listLost()).toEqual([])
  expect(await third.desk.listVersions({ id })).toHaveLength(1)
})

/** A newsroom as it stood before each step of saving and leaving an article that has this headline, wherever a crash may have come. */
async function savesOf(headline: string): Promise<{ id: string; states: string[] }> {
  const root = await temporaryFolder()
  const states: string[] = []
  let saving = false
  const disk = tapped(realDisk, async (operation, run) => {
    if (!saving || !changes(operation)) return run()
    const state = await temporaryFolder()
    await cp(root, state, { recursive: true })
    // The process that crashed is gone, and its locks with it.
    await rm(join(state, ".midad", "locks"), { recursive: true })
    states.push(state)
    return run()
  })
  const desk = createDesk({ root, settings: inRoot, disk })
  onTestFinished(() => desk.close())
  const writer = await createWriter(desk)
  await writer.type(headline.slice(0, -3))
  await writer.save(false)
  await desk.idle()
  await writer.type(headline.slice(-3))
  saving = true
  await writer.saveJournaled()
  await writer.leave()
  await desk.idle()
  saving = false
  return { id: writer.id, states }
}

const ruins: [how: string, ruin: (path: string) => Promise<void>][] = [
  ["emptied", (path) => truncate(path)],
  ["taken away", (path) => rm(path)],
  ["cut off", (path) => truncate(path, 700)],
]

/** The headline of `id` as a fresh desk opens it. */
async function opened(root: string, id: string): Promise<string> {
  const { desk } = start(root)
  await desk.listLost()
  const article = await desk.openArticle({ id })
  if (article.kind !== "article") return article.kind
  await desk.leaveArticle({ id, epoch: article.epoch })
  await desk.close()
  return articleFromJSON(article.doc).child(0).textContent
}

test.each(ruins)(
  "one whose file is %s after a crash while it is saved and left comes back with its last words",
  async (_how, ruin) => {
    const { id, states } = await savesOf("محطة جديدة")
    const headlines: string[] = []
    for (const root of states) {
      for (const name of await pages(root)) await ruin(join(root, name))
      headlines.push(await opened(root, id))
    }
    expect(headlines).toEqual(states.map(() => "محطة جديدة"))
  },
)

test.each(ruins)(
  "one whose file is %s after it was opened again after such a crash comes back, too",
  async (_how, ruin) => {
    const { id, states } = await savesOf("محطة جديدة")
    const headlines: string[] = []
    for (const root of states) {
      await opened(root, id)
      for (const name of await pages(root)) await ruin(join(root, name))
      headlines.push(await opened(root, id))
    }
    expect(headlines).toEqual(states.map(() => "محطة جديدة"))
  },
)
