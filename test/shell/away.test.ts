/** Newsrooms that are remembered by path and id: a folder at the path without the id is not opened. */
import { mkdir, readdir, rename, rm } from "node:fs/promises"
import { join } from "node:path"
import { expect, onTestFinished, test } from "vitest"
import type { Scene } from "../../main/contract/desk.ts"
import { newsroomIdAt } from "../../main/desk/disk/same-folder.ts"
import { openLastSeen } from "../../main/shell/last-seen.ts"
import { openMemory } from "../../main/shell/memory.ts"
import { createOpenNewsroom } from "../../main/shell/open-newsroom.ts"
import { createOutbox } from "../../main/shell/outbox.ts"
import { createFlusher } from "../../main/shell/quit.ts"
import { article, newsroom as newsroomWith } from "../desk/search/newsroom.ts"
import { temporaryFolder } from "../desk/temporary.ts"

const clock = () => new Date("2026-11-24T12:00:00.000Z")

/** A run of the shell on the data in `folder`, with a window that has nothing to save. `scenes` are those it was sent. */
async function run(folder: string, path: string) {
  const scenes: Scene[] = []
  const logged: string[] = []
  const log = (message: string, error?: unknown) => void logged.push(error ? `${message}: ${error}` : message)
  const memory = await openMemory(join(folder, "memory.json"), log)
  const outbox = createOutbox((_channel, name, data) => {
    if (name === "newsroom") scenes.push(data as Scene)
    if (name === "flush") queueMicrotask(() => flusher.flushed([]))
  })
  const flusher = createFlusher(outbox)
  const seen = await openLastSeen(join(folder, "last-seen.json"), { clock, log })
  const newsroom = createOpenNewsroom({ path, memory, seen, outbox, flusher, platform: "linux", clock, log })
  onTestFinished(() => newsroom.close())
  newsroom.prepare()
  const scene = await newsroom.scene()
  outbox.open()
  return { newsroom, memory, scene, scenes, logged }
}

/** A newsroom that was opened in an earlier run, and is away now. */
async function left() {
  const folder = await temporaryFolder()
  const root = await newsroomWith(article({ id: "article-one" }, "زلزال في الشمال"))
  const { newsroom, memory, scene } = await run(folder, root)
  expect([scene.away, scene.open]).toEqual([null, "article-one"])
  const opened = await newsroom.openArticle("article-one", newsroom.desk())
  expect(opened.kind).toBe("article")
  const id = await newsroomIdAt(root)
  await expect.poll(() => memory.get().ids).toEqual({ [root]: id })
  await newsroom.settle()
  await newsroom.close()
  await rename(root, `${root}-away`)
  onTestFinished(() => rm(`${root}-away`, { recursive: true, force: true }))
  return { folder, root }
}

async function back(root: string) {
  await rm(root, { recursive: true, force: true })
  await rename(`${root}-away`, root)
}

test("an empty mount point is not taken for the newsroom, and what comes back there is shown", async () => {
  const { folder, root } = await left()
  await mkdir(root)
  const { newsroom, scene, scenes } = await run(folder, root)
  expect([scene.away, scene.open]).toEqual(["other", null])
  newsroom.attend()
  expect(await newsroom.look()).toBe("other")
  expect(scenes).toEqual([])
  expect(await readdir(root)).toEqual([])
  await back(root)
  expect(await newsroom.look()).toBe(null)
  expect(scenes.map(({ away, open }) => [away, open])).toEqual([[null, "article-one"]])
})

test("a folder that is missing is said to be, and is not made", async () => {
  const { folder, root } = await left()
  const { newsroom, scene } = await run(folder, root)
  expect(scene.away).toBe("missing")
  newsroom.attend()
  expect(await newsroom.look()).toBe("missing")
  await expect(readdir(root)).rejects.toThrow("ENOENT")
})

test("a new newsroom begins there only by choice, and is the remembered one from then on", async () => {
  const { folder, root } = await left()
  const { newsroom, memory, scenes } = await run(folder, root)
  newsroom.attend()
  await newsroom.begin()
  expect(scenes.map(({ away, open }) => [away, open])).toEqual([[null, null]])
  await newsroom.desk().settled()
  await expect.poll(() => memory.get().ids[root]).toBe(await newsroomIdAt(root))
  expect(memory.get().ids[root]).not.toBe(await newsroomIdAt(`${root}-away`))
  await newsroom.close()
  expect((await run(folder, root)).scene.away).toBe(null)
})

test("another newsroom can be chosen meanwhile, and the one that is away opens when it is back", async () => {
  const { folder, root } = await left()
  await mkdir(root)
  const { newsroom, scenes } = await run(folder, root)
  const other = await newsroomWith(article({ id: "article-two" }, "مباراة"))
  await newsroom.open(other)
  await newsroom.open(root)
  await back(root)
  await newsroom.open(root)
  expect(scenes.map(({ away, open }) => [away, open])).toEqual([
    [null, "article-two"],
    ["other", null],
    [null, "article-one"],
  ])
})
