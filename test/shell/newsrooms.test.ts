/** Newsrooms opened one after the other: what is left is closed and sealed, and what is still to be saved goes where it belongs. */
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { mkdir, rm, writeFile } from "node:fs/promises"
import { basename, join } from "node:path"
import { describe, expect, onTestFinished, test } from "vitest"
import type { Scene } from "../../main/contract/desk.ts"
import type { Desk } from "../../main/desk/desk.ts"
import { thisMachine } from "../../main/desk/disk/machine.ts"
import { isForeign } from "../../main/desk/search/file.ts"
import { articleHandlers } from "../../main/shell/article-calls.ts"
import { openLastSeen } from "../../main/shell/last-seen.ts"
import { openMemory } from "../../main/shell/memory.ts"
import { openThings, type Thing } from "../../main/shell/open.ts"
import { createOpenNewsroom, type OpenNewsroom } from "../../main/shell/open-newsroom.ts"
import { createOpeners } from "../../main/shell/openers.ts"
import { createOutbox } from "../../main/shell/outbox.ts"
import { createFlusher } from "../../main/shell/quit.ts"
import { createWriter } from "../desk/journal/writer.ts"
import { article, fileOf, newsroom as newsroomWith, write } from "../desk/search/newsroom.ts"
import { temporaryFolder } from "../desk/temporary.ts"

/** How long to wait for what comes by itself: the machine may be busy. */
const patient = { timeout: 60_000 }

/** The file of a newsroom's index, and whether it was closed properly: then a seal lies beside it. */
const indexOf = (root: string) => join(root, ".midad", "index", `${thisMachine()}.sqlite`)
const isSealed = (root: string) => existsSync(`${indexOf(root)}.seal`) && !isForeign(indexOf(root))

/** A shell without a window: what the window would ask of an article goes to `handlers`. */
async function shell(path: string) {
  const logged: string[] = []
  const log = (message: string, error?: unknown) => void logged.push(error ? `${message}: ${error}` : message)
  const memory = await openMemory(join(await temporaryFolder(), "memory.json"), log)
  /** The newsrooms and articles that the window was told to show, each by its folder's or its own name. */
  const told: string[] = []
  const outbox = createOutbox((_channel, name, data) => {
    if (name === "flush") flusher.flushed([])
    const { open, newsroom, id } = data as Partial<Scene & { id: string }>
    if (name === "newsroom") told.push(`newsroom ${newsroom?.name} with ${open}`)
    if (name === "open") told.push(`article ${id}`)
  })
  const flusher = createFlusher(outbox)
  const clock = () => new Date("2026-11-24T12:00:00.000Z")
  const seen = await openLastSeen(join(await temporaryFolder(), "last-seen.json"), { clock, log })
  const newsroom = createOpenNewsroom({ path, memory, seen, outbox, flusher, platform: "linux", clock, log })
  onTestFinished(() => newsroom.close())
  // As the window does when it asks for the library.
  newsroom.attend()
  const given = articleHandlers(newsroom, seen)
  /** The calls about articles, of the newsroom that is shown at this moment. */
  function handlersHere() {
    const key = newsroom.keyOf(newsroom.desk())
    const named = Object.entries(given).map(([name, call]) => [
      name,
      (input: never) => (call as (input: never, key: string) => unknown)(input, key),
    ])
    return Object.fromEntries(named) as unknown as Desk
  }
  return { newsroom, handlers: handlersHere(), logged, memory, outbox, told }
}

const three = (newsroomName: string) => [
  article({ id: `${newsroomName}-one` }, "زلزال في الشمال"),
  article({ id: `${newsroomName}-two` }, "مباراة"),
  article({ id: `${newsroomName}-three` }, "موازنة"),
]

async function settled(newsroom: OpenNewsroom): Promise<void> {
  await newsroom.desk().settled()
}

/** What of the system a process holds: its threads, and the folders that it watches. */
function held() {
  const watches = readdirSync("/proc/self/fdinfo").flatMap((name) => {
    try {
      return readFileSync(`/proc/self/fdinfo/${name}`, "utf8")
        .split("\n")
        .filter((line) => line.startsWith("inotify "))
    } catch {
      // Closed since the folder was read.
      return []
    }
  })
  return { threads: readdirSync("/proc/self/task").length, watches: watches.length }
}

describe("a newsroom that is left", () => {
  test("is sealed, and the next start finds its index as it was", async () => {
    const [first, second] = [await newsroomWith(...three("first")), await newsroomWith(...three("second"))]
    const { newsroom, logged } = await shell(first)
    await settled(newsroom)
    expect(isSealed(first)).toBe(false)
    await newsroom.open(second)
    await expect.poll(() => isSealed(first), patient).toBe(true)
    await settled(newsroom)
    await newsroom.close()
    expect(isSealed(second)).toBe(true)

    const { newsroom: again, logged: also } = await shell(second)
    // Without a look at any file.
    const { rows } = await again.desk().browse({
      text: "زلزال",
      kinds: "all",
      order: "best",
      group: "none",
      from: 0,
      count: 10,
      near: null,
    })
    expect(rows.map(({ id }) => id)).toEqual(["second-one"])
    expect([...logged, ...also]).toEqual([])
  })

  test.skipIf(process.platform !== "linux")(
    "leaves no thread and watches nothing: ten of them cost what one does (counted in /proc, which only Linux has)",
    async () => {
      const roots = await Promise.all(
        Array.from({ length: 10 }, (_, n) => newsroomWith(...three(`newsroom-${n}`))),
      )
      const { newsroom } = await shell(roots[0]!)
      await settled(newsroom)
      const one = held()
      expect(one.watches).toBeGreaterThan(0)
      for (const root of roots.slice(1)) {
        await newsroom.open(root)
        await settled(newsroom)
      }
      await expect.poll(held, patient).toEqual(one)
      expect(roots.map(isSealed)).toEqual(roots.map((_root, at) => at < 9))
    },
  )

  test("is found as it is now when it is opened again", async () => {
    const [first, second] = [await newsroomWith(...three("first")), await newsroomWith()]
    const { newsroom } = await shell(first)
    await settled(newsroom)
    await newsroom.open(second)
    await expect.poll(() => isSealed(first), patient).toBe(true)
    await write(first, article({ id: "first-four" }, "فيضان"))
    await rm(join(first, "first-two.html"))
    await newsroom.open(first)
    await settled(newsroom)
    expect((await newsroom.desk().listArticles()).map(({ id }) => id).sort()).toEqual([
      "first-four",
      "first-one",
      "first-three",
    ])
    // And it is watched again.
    const news = new Promise<void>((done) => newsroom.desk().onLibrary(() => done()))
    await writeFile(join(first, "first-one.html"), fileOf(article({ id: "first-one" }, "زلزال آخر")))
    await news
  })

  test("gives way to the one that was asked for last, however long the others take", async () => {
    const [first, second] = [await newsroomWith(...three("first")), await newsroomWith()]
    const { newsroom } = await shell(first)
    const shown: string[] = []
    for (let times = 0; times < 5; times++) {
      await Promise.all([second, first, second, first].map((root) => newsroom.open(root)))
      shown.push(newsroom.desk().root)
    }
    await settled(newsroom)
    expect(new Set(shown)).toEqual(new Set([first]))
  })

  test("can be opened again at once, before it was left", async () => {
    const [first, second] = [await newsroomWith(...three("first")), await newsroomWith()]
    const { newsroom, logged } = await shell(first)
    const desk = newsroom.desk()
    await Promise.all([
      newsroom.open(second),
      newsroom.open(first),
      newsroom.open(second),
      newsroom.open(first),
    ])
    await settled(newsroom)
    await expect.poll(async () => (await newsroom.desk().listArticles()).length, patient).toBe(3)
    expect(newsroom.desk().root).toBe(desk.root)
    expect(logged).toEqual([])
  })
})

describe("an article of another newsroom that is given", () => {
  /** A shell on one newsroom whose window listens; another one was left with its first article open. */
  async function given() {
    const [first, second] = [await newsroomWith(...three("first")), await newsroomWith(...three("second"))]
    const { newsroom, memory, outbox, told } = await shell(first)
    await memory.change({ lastArticle: { [second]: "second-one" } })
    outbox.open()
    const openers = createOpeners(newsroom, memory, outbox)
    // A newsroom is known by its own folder.
    await mkdir(join(second, ".midad"))
    return { second, told, open: (thing: Thing) => openThings([thing], openers) }
  }

  test("is the one that the newsroom is shown with, and not the one that was open last", async () => {
    const { second, told, open } = await given()
    await open({ kind: "file", path: join(second, "second-two.html") })
    expect(told).toEqual([`newsroom ${basename(second)} with second-two`, "article second-two"])
  })

  test("is shown over the last one if it is a page or a copy, which a dialog shows", async () => {
    const { second, told, open } = await given()
    await writeFile(join(second, "page.html"), "<p>صفحة")
    await open({ kind: "file", path: join(second, "page.html") })
    expect(told).toEqual([
      `newsroom ${basename(second)} with second-one`,
      expect.stringMatching(/^article page-/),
    ])
  })
})

describe("an article of a newsroom that was left", () => {
  /** An article that is open in the first newsroom while the second is shown. */
  async function open() {
    const [first, second] = [await newsroomWith(...three("first")), await newsroomWith(...three("second"))]
    const { newsroom, handlers, logged } = await shell(first)
    const opened = await handlers.openArticle({ id: "first-one" })
    if (opened.kind !== "article") throw new Error("It opened as something else")
    const home = newsroom.desk()
    const writer = await createWriter(handlers, opened)
    await writer.type(" ثم هدوء")
    await newsroom.open(second)
    await expect.poll(() => isSealed(first), patient).toBe(true)
    return { first, second, newsroom, handlers, home, writer, logged }
  }

  test("is journaled and saved into its own newsroom", async () => {
    const { first, second, writer, newsroom, home, logged } = await open()
    await writer.type(" بعد العاصفة")
    await writer.save(true)
    expect(newsroom.named(newsroom.keyOf(home))).toBe(home)
    await home.idle()
    const files = readdirSync(first).filter((name) => name.endsWith(".html"))
    const texts = files.map((name) => readFileSync(join(first, name), "utf8"))
    expect(texts.filter((text) => text.includes("ثم هدوء بعد العاصفة"))).toHaveLength(1)
    expect(readdirSync(second).filter((name) => name.endsWith(".html"))).toHaveLength(3)
    expect(logged).toEqual([])
  })

  test("keeps its desk until it is left, and no longer", async () => {
    const { newsroom, home, writer } = await open()
    await writer.save(true)
    await writer.leave()
    expect(newsroom.named(newsroom.keyOf(home))).not.toBe(home)
  })

  test("keeps its desk when only an older opening of it is left", async () => {
    const { newsroom, handlers, home, first, second } = await open()
    await newsroom.open(first)
    const opened = await handlers.openArticle({ id: "first-one" })
    if (opened.kind !== "article") throw new Error("It opened as something else")
    await newsroom.open(second)
    await handlers.leaveArticle({ id: "first-one", epoch: "an-older-opening" })
    expect(newsroom.named(newsroom.keyOf(home))).toBe(home)
    await handlers.leaveArticle({ id: "first-one", epoch: opened.epoch })
    expect(newsroom.named(newsroom.keyOf(home))).not.toBe(home)
  })
})

describe("the article that is opened before the window asks for it", () => {
  const isLocked = (root: string) => existsSync(join(root, ".midad", "locks", "first-one.json"))

  /** A shell that has prepared its start on a newsroom whose last article is the first. */
  async function prepared() {
    const first = await newsroomWith(...three("first"))
    const { newsroom, handlers, logged } = await shell(first)
    await newsroom.remember("first-one", newsroom.desk())
    newsroom.prepare()
    const scene = await newsroom.scene()
    expect(scene.open).toBe("first-one")
    await expect.poll(() => isLocked(first), patient).toBe(true)
    return { first, newsroom, handlers, logged }
  }

  test("is handed over as it was opened, under its lock, and once", async () => {
    const { first, newsroom, handlers, logged } = await prepared()
    const opened = await handlers.openArticle({ id: "first-one" })
    expect(opened.kind).toBe("article")
    const again = await handlers.openArticle({ id: "first-one" })
    expect(again.kind === "article" && opened.kind === "article" && again.epoch !== opened.epoch).toBe(true)
    await newsroom.settle()
    expect(isLocked(first)).toBe(false)
    expect(logged).toEqual([])
  })

  test("is given back where the window asks for another one", async () => {
    const { first, handlers, logged } = await prepared()
    expect((await handlers.openArticle({ id: "first-two" })).kind).toBe("article")
    await expect.poll(() => isLocked(first), patient).toBe(false)
    expect(logged).toEqual([])
  })

  test("is given back where another newsroom is opened", async () => {
    const { first, newsroom, logged } = await prepared()
    await newsroom.open(await newsroomWith(...three("second")))
    expect(isLocked(first)).toBe(false)
    expect(logged).toEqual([])
  })
})
