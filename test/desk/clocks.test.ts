/** Machines whose clocks are far off: what they wrote is listed, recovered, deleted and restored like anything else. */
import { mkdir, readFile, utimes, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { describe, expect, onTestFinished, test } from "vitest"
import { readArticle } from "../../main/article/html.ts"
import { articleFromJSON, dossierOf } from "../../main/article/schema.ts"
import { ago } from "../../main/contract/time.ts"
import { wordsIn } from "../../main/contract/words/index.ts"
import { createDesk, type Desk } from "../../main/desk/desk.ts"
import { createWriter } from "./journal/writer.ts"
import { article, newsroom } from "./search/newsroom.ts"
import { inRoot, temporaryFolder } from "./temporary.ts"

const now = "2026-11-23T12:00:00.000Z"
/** What a clock may say: its battery is empty, it is right, and it was set wrong. */
const clocks = ["1980-01-01T00:00:00.000Z", now, "2090-01-01T00:00:00.000Z"] as const

/** A desk whose machine's clock goes on from `time`. */
function deskAt(root: string, time: string): Desk {
  let passed = 0
  const desk = createDesk({
    root,
    settings: inRoot,
    clock: () => new Date(Date.parse(time) + passed++),
  })
  onTestFinished(() => desk.close())
  return desk
}

/** The lines of the library, by their age. */
async function browsed(desk: Desk) {
  const stop = desk.onLibrary(() => undefined)
  await desk.settled()
  const answer = await desk.browse({
    text: "",
    kinds: "all",
    order: "updated",
    group: "age",
    near: null,
    from: 0,
    count: 9,
  })
  stop()
  return answer
}

describe("the library", () => {
  test("shows what is of the past and of the future, in order; what is of the future counts as of now", async () => {
    const root = await newsroom(
      ...clocks.map((updated) => article({ id: `clock-${updated.slice(0, 4)}`, updated }, updated)),
    )
    const desk = deskAt(root, now)
    const { rows, groups } = await browsed(desk)
    expect(rows.map(({ id }) => id)).toEqual(["clock-2090", "clock-2026", "clock-1980"])
    expect(groups).toEqual([
      { key: "today", count: 2 },
      { key: "older", count: 1 },
    ])
    const words = wordsIn("en")
    expect(ago(rows[0]?.updated ?? "", Date.parse(now), "en", words)).toBe(words.window.library.now)
  })

  test("has what a desk with a right clock saves in its place again", async () => {
    const root = await newsroom(
      article({ id: "clock-2090", updated: clocks[2] }, "من المستقبل"),
      article({ id: "clock-2026", updated: "2026-11-24T12:00:00.000Z" }, "من غد"),
    )
    const desk = deskAt(root, now)
    const opened = await desk.openArticle({ id: "clock-2090" })
    if (opened.kind !== "article") throw new Error("It opened as an import")
    const writer = await createWriter(desk, opened)
    await writer.type("!")
    expect(await writer.saveJournaled()).toMatchObject({ kind: "saved", merged: null })
    await desk.idle()
    const { rows } = await browsed(desk)
    expect(rows.map(({ id }) => id)).toEqual(["clock-2026", "clock-2090"])
  })

  test("shows a page by the time of its file, whatever that is", async () => {
    const root = await temporaryFolder()
    for (const time of ["1960-01-01T00:00:00.000Z", ...clocks, "2400-01-01T00:00:00.000Z"]) {
      const path = join(root, `${time.slice(0, 4)}.html`)
      await writeFile(path, "<p>صفحة")
      await utimes(path, new Date(time), new Date(time))
    }
    const { rows } = await browsed(deskAt(root, now))
    expect(rows.map(({ name }) => name)).toEqual([
      "2400.html",
      "2090.html",
      "2026.html",
      "1980.html",
      "1960.html",
    ])
  })
})

/** Each clock with each other one: the desk that wrote, and the desk that comes after it. */
const pairs = clocks.flatMap((before) => clocks.map((after) => [before, after] as const))

describe.each(pairs)("what was written at %s and is looked at in %s", (before, after) => {
  test("comes back from its journal, is saved, and has all its versions in their order", async () => {
    const root = await temporaryFolder()
    const first = deskAt(root, before)
    const writer = await createWriter(first)
    await writer.type("عنوان")
    await writer.save(true)
    await first.idle()
    await writer.type(" لم يحفظ")
    // It ends here without leaving the article.
    await first.close()
    const second = deskAt(root, after)
    const opened = await second.openArticle({ id: writer.id })
    if (opened.kind !== "article") throw new Error("It opened as an import")
    expect(articleFromJSON(opened.doc).child(0).textContent).toBe("عنوان لم يحفظ")
    expect(opened.recovered).not.toBeNull()
    const next = await createWriter(second, opened)
    await next.type("!")
    const saved = await next.saveJournaled()
    await second.idle()
    const reading = readArticle(await readFile(join(root, saved.kind === "saved" ? saved.name : "")))
    if (reading.kind !== "article") throw new Error("It is no article")
    expect(reading.article.child(0).textContent).toBe("عنوان لم يحفظ!")
    expect(dossierOf(reading.article).updated?.slice(0, 4)).toBe(after.slice(0, 4))
    const versions = await second.listVersions({ id: writer.id })
    expect(versions.map(({ at }) => at.slice(0, 4))).toEqual([after.slice(0, 4), before.slice(0, 4)])
    await next.leave()
    await second.idle()
    await second.close()
    // With nothing unsaved there is nothing to recover any more.
    const third = await deskAt(root, before).openArticle({ id: writer.id })
    expect(third.kind === "article" && third.recovered).toBeNull()
  })

  test("lies in the bin, is found there and comes back", async () => {
    const root = await temporaryFolder()
    await mkdir(join(root, ".midad"))
    const first = deskAt(root, before)
    const writer = await createWriter(first)
    await writer.type("عنوان")
    await writer.save(true)
    await writer.leave()
    await first.deleteArticle({ id: writer.id })
    await first.close()
    const second = deskAt(root, after)
    const [binned] = await second.listBin()
    expect(binned).toMatchObject({ id: writer.id, headline: "عنوان" })
    expect(await second.listLost()).toEqual([])
    expect(await second.restoreArticle({ bin: binned?.bin ?? "" })).toMatchObject({
      id: writer.id,
      copyOf: null,
    })
    expect((await second.listArticles()).map(({ id }) => id)).toEqual([writer.id])
  })
})
