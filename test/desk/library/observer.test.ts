/** What watching a newsroom can see, and what it knows that it cannot. */
import { mkdir, rename, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { expect, onTestFinished, test } from "vitest"
import { Observer, type ObserverOptions } from "../../../main/desk/library/observer.ts"
import { temporaryFolder } from "../temporary.ts"

/** How long to wait for what comes by itself: the machine may be busy. */
const patient = { timeout: 60_000 }

async function observed(options: Partial<ObserverOptions> = {}) {
  const root = await temporaryFolder()
  await mkdir(join(root, "sport"))
  const news: (string | null)[] = []
  const observer = new Observer({
    root,
    onNews: (name) => news.push(name),
    onFault: () => undefined,
    tells: async () => true,
    ...options,
  })
  onTestFinished(() => observer.stop())
  const enter = async () => {
    await observer.enter("")
    await observer.enter("sport")
  }
  return { root, observer, news, enter }
}

test("sees everything once every folder was entered, and nothing before", async () => {
  const { observer, enter } = await observed()
  expect(await observer.sawAll()).toBe(false)
  observer.start()
  expect(await observer.sawAll()).toBe(false)
  await enter()
  expect(await observer.sawAll()).toBe(true)
  observer.stop()
  expect(await observer.sawAll()).toBe(false)
})

test("tells of what changes in the folder and in those that were entered, but not of hidden files", async () => {
  const { root, observer, news, enter } = await observed()
  observer.start()
  await enter()
  await writeFile(join(root, ".hidden.html"), "x")
  await writeFile(join(root, "a.html"), "x")
  await writeFile(join(root, "sport", "b.html"), "x")
  await expect.poll(() => news, patient).toContain("sport/b.html")
  await expect.poll(() => news, patient).toContain("a.html")
  expect(news).not.toContain(".hidden.html")
})

test("does not see everything on a file system that does not tell of every change", async () => {
  const { observer, enter } = await observed({ tells: async () => false })
  observer.start()
  await enter()
  expect(await observer.sawAll()).toBe(false)
})

test("does not see everything where one folder is on such a file system, as a mounted one may be", async () => {
  const { root, observer } = await observed({ tells: async (path) => !path.endsWith("sport") })
  observer.start()
  await observer.enter("sport")
  await observer.enter("")
  expect(root).not.toBe("")
  expect(await observer.sawAll()).toBe(false)
})

test("notices that a folder is another one now, though it has the same name", async () => {
  const { root, observer, enter } = await observed()
  observer.start()
  await enter()
  await rename(join(root, "sport"), join(root, "old"))
  await mkdir(join(root, "sport"))
  expect(await observer.knows("sport")).toBe(false)
  expect(await observer.sawAll()).toBe(false)
  await observer.enter("sport")
  expect(await observer.knows("sport")).toBe(true)
  expect(await observer.sawAll()).toBe(true)
})

test("notices that the whole folder is gone, and watches the one that comes in its place", async () => {
  const { root, observer, news, enter } = await observed()
  observer.start()
  await enter()
  await rm(root, { recursive: true })
  expect(await observer.sawAll()).toBe(false)
  observer.lost()
  await mkdir(join(root, "sport"), { recursive: true })
  await enter()
  expect(await observer.sawAll()).toBe(true)
  await writeFile(join(root, "sport", "a.html"), "x")
  await expect.poll(() => news, patient).toContain("sport/a.html")
})

test("watches a folder anew that was replaced by another one while nobody looked", async () => {
  const { root, observer, news, enter } = await observed()
  observer.start()
  await enter()
  await rename(join(root, "sport"), join(root, "old"))
  await mkdir(join(root, "sport"))
  await enter()
  await writeFile(join(root, "sport", "in-the-new-one.html"), "x")
  await expect.poll(() => news, patient).toContain("sport/in-the-new-one.html")
})

test("counts a folder that could not be read as new when anything is told of it", async () => {
  const { observer, enter } = await observed()
  observer.start()
  await enter()
  expect(await observer.knows("sport")).toBe(true)
  observer.forget("sport")
  expect(await observer.isFolder("sport")).toBe(true)
  expect(await observer.knows("sport")).toBe(false)
})
