/**
 * A newsroom whose folder is not there for a while: its disk was unmounted, or another folder came in its place. What is
 * missing there is not gone, nothing is written there, and when the newsroom is back, it goes on.
 */
import { cp, mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { describe, expect, onTestFinished, test } from "vitest"
import { readArticle } from "../../main/article/html.ts"
import { articleFromJSON } from "../../main/article/schema.ts"
import type { EventData } from "../../main/contract/desk.ts"
import type { LostArticle } from "../../main/contract/library.ts"
import { createDesk, type Desk } from "../../main/desk/desk.ts"
import { hashOf } from "../../main/desk/disk/hash.ts"
import { newsroomIdAt } from "../../main/desk/disk/same-folder.ts"
import { createWriter, type Writer } from "./journal/writer.ts"
import { codeOf } from "./refusal.ts"
import { inRoot, temporaryFolder } from "./temporary.ts"

/** An article with this headline, saved. */
async function written(desk: Desk, headline: string): Promise<Writer> {
  const writer = await createWriter(desk)
  await writer.type(headline)
  await writer.save(true)
  await desk.idle()
  return writer
}

/** A newsroom with an open article, one that was left and one in the bin, and what its desk tells. */
async function newsroom() {
  const root = join(await temporaryFolder(), "غرفة")
  await mkdir(root)
  const told: { outside: EventData<"outside">[]; lost: LostArticle[][]; locks: unknown[] } = {
    outside: [],
    lost: [],
    locks: [],
  }
  const desk = createDesk({
    root,
    settings: inRoot,
    onOutside: (news) => told.outside.push(news),
    onLost: (lost) => told.lost.push(lost),
    onLock: (news) => told.locks.push(news),
  })
  onTestFinished(() => desk.close())
  const left = await written(desk, "بقي في الدرج")
  await left.leave()
  const thrown = await written(desk, "رمي في السلة")
  await thrown.leave()
  await desk.deleteArticle({ id: thrown.id })
  const writer = await written(desk, "خبر مفتوح")
  const stop = desk.onLibrary(() => undefined)
  onTestFinished(stop)
  await desk.settled()
  return { root, desk, writer, left, told }
}

/** The headlines that the library shows. */
async function shown(desk: Desk): Promise<string[]> {
  const { rows } = await desk.browse({
    text: "",
    kinds: "all",
    order: "updated",
    group: "none",
    near: null,
    from: 0,
    count: 9,
  })
  return rows.map(({ headline }) => headline).sort()
}

/** Every file in a folder, with its bytes; null if there is no folder. */
async function filesIn(folder: string): Promise<Record<string, string> | null> {
  if (!(await stat(folder).catch(() => null))) return null
  const found: Record<string, string> = {}
  for (const name of (await readdir(folder, { recursive: true })).sort()) {
    const path = join(folder, name)
    found[name] = (await stat(path)).isDirectory() ? "" : hashOf(await readFile(path))
  }
  return found
}

/** What is at the path of the newsroom while it is away. */
const instead: [what: string, make: (root: string) => Promise<void>][] = [
  ["nothing", async () => undefined],
  ["an empty folder", (root) => mkdir(root)],
  [
    "a folder of other pages",
    async (root) => {
      await mkdir(root)
      await writeFile(join(root, "page.html"), "<p>أخرى</p>")
    },
  ],
  [
    "another newsroom",
    async (root) => {
      const desk = createDesk({
        root: await mkdir(root, { recursive: true }).then(() => root),
        settings: inRoot,
      })
      const stop = desk.onLibrary(() => undefined)
      const writer = await written(desk, "من غرفة أخرى")
      await writer.leave()
      await desk.settled()
      stop()
      await desk.close()
      // Its index was not closed properly, and must not be called that.
      const index = join(root, ".midad", "index")
      for (const name of await readdir(index)) if (name.endsWith(".seal")) await rm(join(index, name))
    },
  ],
]

describe.each(instead)("while there is %s at the newsroom's path", (_what, make) => {
  async function away() {
    const made = await newsroom()
    const { root } = made
    const before = await shown(made.desk)
    await rename(root, `${root}-away`)
    await make(root)
    return { ...made, before, there: await filesIn(root) }
  }

  async function back(root: string): Promise<void> {
    await rm(root, { recursive: true, force: true })
    await rename(`${root}-away`, root)
  }

  test("nothing counts as saved, and when the newsroom is back, what was typed is saved", async () => {
    const { root, desk, writer, there } = await away()
    const typed = await writer.unsent(" وزيد عليه")
    expect(await codeOf(desk.journal(typed))).toBe("newsroom-missing")
    expect(await codeOf(writer.save(false))).toBe("newsroom-missing")
    const fresh = await codeOf(written(desk, "جديد"))
    expect(fresh).toBe("newsroom-missing")
    expect(await filesIn(root)).toEqual(there)
    await back(root)
    await desk.journal(typed)
    const saved = await writer.saveJournaled()
    expect(saved).toMatchObject({ kind: "saved", merged: null })
    const reading = readArticle(await readFile(join(root, saved.kind === "saved" ? saved.name : "")))
    expect(reading.kind === "article" && reading.article.child(0).textContent).toBe("خبر مفتوح وزيد عليه")
  })

  test("nothing is gone, lost or taken by another desk, and the library shows what it showed", async () => {
    const { root, desk, writer, left, told, before, there } = await away()
    expect(await codeOf(desk.rescan())).toBe("newsroom-missing")
    expect(await codeOf(desk.rescan(true))).toBe("newsroom-missing")
    expect(await shown(desk)).toEqual(before)
    expect(await codeOf(desk.listVersions({ id: writer.id }))).toBe("newsroom-missing")
    expect(await codeOf(desk.listBin())).toBe("newsroom-missing")
    expect(await codeOf(desk.deleteArticle({ id: left.id }))).toBe("newsroom-missing")
    expect(await codeOf(desk.openArticle({ id: left.id }))).toBe("newsroom-missing")
    await desk.suspend()
    expect(await filesIn(root)).toEqual(there)
    await back(root)
    await desk.rescan()
    expect(await shown(desk)).toEqual(before)
    expect(await desk.listVersions({ id: writer.id })).toHaveLength(1)
    expect(await desk.listBin()).toHaveLength(1)
    expect(await desk.listLost()).toEqual([])
    expect(told).toEqual({ outside: [], lost: [], locks: [] })
  })
})

describe.each(instead)(
  "while there is %s at the path of a newsroom that was opened in an earlier run",
  (what, make) => {
    /** The newsroom as it was left, and the desk of the next run, which begins while the newsroom is away. */
    async function begun() {
      const { root, desk, writer } = await newsroom()
      const typed = await writer.type(" وزيد عليه")
      await desk.close()
      const id = await newsroomIdAt(root)
      await rename(root, `${root}-away`)
      await make(root)
      const there = await filesIn(root)
      const next = createDesk({ root, id, settings: inRoot })
      onTestFinished(() => next.close())
      return { root, desk: next, writer, typed, there }
    }

    test("it is away: nothing is opened or written there, until it is back with all its text", async () => {
      const { root, desk, writer, there } = await begun()
      expect(await desk.away()).toBe(what === "nothing" ? "missing" : "other")
      expect(await codeOf(desk.openArticle({ id: writer.id }))).toBe("newsroom-missing")
      expect(await codeOf(written(desk, "جديد"))).toBe("newsroom-missing")
      expect(await codeOf(desk.rescan(true))).toBe("newsroom-missing")
      const stop = desk.onLibrary(() => undefined)
      expect(await codeOf(desk.settled())).toBe("newsroom-missing")
      stop()
      await desk.suspend()
      expect(await filesIn(root)).toEqual(there)
      await rm(root, { recursive: true, force: true })
      await rename(`${root}-away`, root)
      expect(await desk.away()).toBe(null)
      const opened = await desk.openArticle({ id: writer.id })
      expect(opened.kind === "article" && articleFromJSON(opened.doc).child(0).textContent).toBe(
        "خبر مفتوح وزيد عليه",
      )
    })

    test("only who says so begins a new newsroom there", async () => {
      const { desk } = await begun()
      await desk.begin()
      expect(await desk.away()).toBe(null)
      await written(desk, "جديد")
      await expect.poll(() => shown(desk)).toContain("جديد")
      expect(await shown(desk)).not.toContain("خبر مفتوح")
    })
  },
)

test("a newsroom without an id, as of an older Midad, is opened as it is and gets one", async () => {
  const { root, desk, left } = await newsroom()
  await desk.close()
  await rm(join(root, ".midad", "newsroom.json"))
  const ids: string[] = []
  const next = createDesk({ root, settings: inRoot, onIdentity: (id) => ids.push(id) })
  onTestFinished(() => next.close())
  expect(await next.away()).toBe(null)
  expect((await next.openArticle({ id: left.id })).kind).toBe("article")
  expect(ids).toEqual([await newsroomIdAt(root)])
})

test("a newsroom that comes back as another folder, as a disk that is mounted again may, is known by its id", async () => {
  const { root, desk, writer, told } = await newsroom()
  await cp(root, `${root}-again`, { recursive: true })
  await rename(root, `${root}-old`)
  await rename(`${root}-again`, root)
  await writer.type("!")
  expect(await writer.saveJournaled()).toMatchObject({ kind: "saved", merged: null })
  await desk.rescan()
  expect(await shown(desk)).toEqual(["بقي في الدرج", "خبر مفتوح!"])
  expect(told).toEqual({ outside: [], lost: [], locks: [] })
})
