import { existsSync } from "node:fs"
import { mkdir, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { writeArticle } from "../../../main/article/html.ts"
import { emptyArticle } from "../../../main/article/schema.ts"
import { DeskError } from "../../../main/contract/problem.ts"
import { createBin } from "../../../main/desk/bin/bin.ts"
import { createBinNames } from "../../../main/desk/bin/names.ts"
import { type Disk, realDisk } from "../../../main/desk/disk/disk.ts"
import { Stopped, stoppingDisk } from "../history/stopping.ts"
import { codeOf } from "../refusal.ts"
import { temporaryFolder } from "../temporary.ts"

const id = "article-one1"
const source = writeArticle(emptyArticle({ id }))
const clock = () => new Date("2026-11-23T22:15:00.123Z")
const stamp = "20261123T221500123Z"

/** A newsroom with an article in it. */
async function newsroom(name = "خبر.html") {
  const root = await temporaryFolder()
  const path = join(root, ...name.split("/"))
  await mkdir(join(path, ".."), { recursive: true })
  await writeFile(path, source)
  return { root, path, bin: createBin({ root, clock }) }
}

describe("the bin", () => {
  test("takes a file, lists it, and gives it back where it was", async () => {
    const { root, path, bin } = await newsroom("محليات/خبر.html")
    const name = await bin.move("محليات/خبر.html", id, "عنوان الخبر")
    expect(name).toBe(`${stamp}-${id}-خبر.html`)
    expect(existsSync(path)).toBe(false)
    expect(await bin.list()).toEqual([
      { bin: name, id, headline: "عنوان الخبر", name: "محليات/خبر.html", at: clock().toISOString() },
    ])
    expect(await bin.restore(name)).toBe("محليات/خبر.html")
    expect(await readFile(path, "utf8")).toBe(source)
    expect(await bin.list()).toEqual([])
    expect(await readdir(join(root, ".midad", "bin"))).toEqual([])
  })

  test("makes the folder again if it is gone", async () => {
    const { root, path, bin } = await newsroom("a/b/c.html")
    const name = await bin.move("a/b/c.html", id, "")
    await rm(join(root, "a"), { recursive: true })
    expect(await bin.restore(name)).toBe("a/b/c.html")
    expect(await readFile(path, "utf8")).toBe(source)
  })

  test("never writes over a file: neither in the newsroom nor in the bin", async () => {
    const { root, path, bin } = await newsroom("a.html")
    const first = await bin.move("a.html", id, "1")
    await writeFile(path, "another")
    const second = await bin.move("a.html", id, "2")
    expect(second).not.toBe(first)
    await writeFile(path, "third")
    expect(await bin.restore(first)).toBe("a-2.html")
    expect(await bin.restore(second)).toBe("a-3.html")
    expect(await readFile(path, "utf8")).toBe("third")
    expect(await readFile(join(root, "a-2.html"), "utf8")).toBe(source)
    expect(await readFile(join(root, "a-3.html"), "utf8")).toBe("another")
  })

  test("knows a file by itself where its note is lost", async () => {
    const { root, bin } = await newsroom("a.html")
    const name = await bin.move("a.html", id, "عنوان")
    await rm(join(root, ".midad", "bin", `${name}.json`))
    expect(await bin.list()).toEqual([
      { bin: name, id, headline: "", name: "a.html", at: clock().toISOString() },
    ])
    expect(await bin.restore(name)).toBe("a.html")
  })

  test("takes nothing that is not there, and gives back nothing that is not in it", async () => {
    const { bin } = await newsroom("a.html")
    expect(await codeOf(bin.move("b.html", id, ""))).toBe("article-missing")
    expect(await codeOf(bin.move("../b.html", id, ""))).toBe("invalid-call")
    expect(await codeOf(bin.move("a.html", "../x", ""))).toBe("invalid-call")
    expect(await bin.list()).toEqual([])
    for (const name of ["", "x.html", "../../a.html", ".."]) {
      expect(await codeOf(bin.restore(name))).toBe("article-missing")
    }
  })

  test("a note that leads elsewhere, or a folder that became a link, leads not out of the newsroom", async () => {
    const { root, bin } = await newsroom("a/b.html")
    const outside = await temporaryFolder()
    const name = await bin.move("a/b.html", id, "")
    const note = join(root, ".midad", "bin", `${name}.json`)
    const said = await readFile(note, "utf8")
    await writeFile(note, said.replace("a/b.html", "../out.html"))
    expect(await bin.restore(name)).toBe(name)
    await bin.move(name, id, "")
    const [again] = await bin.list()
    await writeFile(join(root, ".midad", "bin", `${again!.bin}.json`), said)
    await rm(join(root, "a"), { recursive: true })
    await symlink(outside, join(root, "a"))
    expect(await codeOf(bin.restore(again!.bin))).toBe("read-only")
    expect(await readdir(outside)).toEqual([])
    expect(await bin.list()).toHaveLength(1)
  })

  test("stopped at any step, the file is in the newsroom or in the bin, and can be brought back", async () => {
    async function live(root: string, disk: ReturnType<typeof stoppingDisk>["disk"]) {
      const bin = createBin({ root, disk, clock })
      try {
        await bin.restore(await bin.move("a/b.html", id, "عنوان"))
      } catch (error) {
        if (!(error instanceof Stopped || error instanceof DeskError)) throw error
      }
    }
    const counting = stoppingDisk(Number.POSITIVE_INFINITY)
    await live((await newsroom("a/b.html")).root, counting.disk)
    expect(counting.count()).toBeGreaterThan(12)
    for (let steps = 0; steps < counting.count(); steps++) {
      const { root, path } = await newsroom("a/b.html")
      await live(root, stoppingDisk(steps).disk)
      const bin = createBin({ root, clock })
      for (const { bin: name } of await bin.list()) expect(await bin.restore(name)).toBe("a/b.html")
      expect(await readFile(path, "utf8")).toBe(source)
      expect(await readdir(join(root, "a"))).toEqual(["b.html"])
      expect(await bin.list()).toEqual([])
    }
  })
})

describe("an article in the bin is found by its id", () => {
  /** A bin with `count` articles in it, and how often its disk was asked. */
  async function full(count: number) {
    const root = await temporaryFolder()
    const calls = { names: 0, read: 0 }
    const disk: Disk = {
      ...realDisk,
      names(path) {
        calls.names += 1
        return realDisk.names(path)
      },
      read(path, opening) {
        calls.read += 1
        return realDisk.read(path, opening)
      },
    }
    const bin = createBin({ root, disk, clock })
    const put = async (of: string, headline: string) => {
      await writeFile(join(root, "a.html"), writeArticle(emptyArticle({ id: of })))
      return bin.move("a.html", of, headline)
    }
    for (let number = 0; number < count; number++) await put(`article-${number}-old`, `خبر ${number}`)
    const asked = async (ids: string[]) => {
      calls.names = calls.read = 0
      const found = [...(await bin.find(ids))].map(([of, { headline }]) => [of, headline])
      return { found, ...calls }
    }
    return { root, bin, put, asked }
  }

  test("the one that was binned last, where the same id is there more than once", async () => {
    const { bin, put, asked } = await full(3)
    await put(id, "أول")
    const last = await put(id, "ثان")
    expect((await asked([id, "article-1-old", "article-none"])).found).toEqual([
      [id, "ثان"],
      ["article-1-old", "خبر 1"],
    ])
    await bin.restore(last)
    expect((await asked([id])).found).toEqual([[id, "أول"]])
  })

  test("and no other whose id begins as it does", async () => {
    const { put, asked } = await full(0)
    await put(`${id}-b`, "آخر")
    expect((await asked([id])).found).toEqual([])
    expect((await asked([`${id}-b`])).found).toEqual([[`${id}-b`, "آخر"]])
  })

  test("without a note, by the file itself", async () => {
    const { root, put, asked } = await full(1)
    const name = await put(id, "عنوان")
    await rm(join(root, ".midad", "bin", `${name}.json`))
    expect((await asked([id])).found).toEqual([[id, ""]])
  })

  test("of which only its own note is read, however many are there", async () => {
    const { put, asked } = await full(60)
    expect(await asked(["article-none"])).toEqual({ found: [], names: 1, read: 0 })
    await put(id, "عنوان")
    expect(await asked([id])).toEqual({ found: [[id, "عنوان"]], names: 1, read: 1 })
  })

  test("also what another program puts there or takes away", async () => {
    const { root, put, asked } = await full(1)
    const folder = join(root, ".midad", "bin")
    const name = await put(id, "عنوان")
    expect((await asked([id])).found).toHaveLength(1)
    const note = await readFile(join(folder, `${name}.json`))
    await rm(join(folder, name))
    expect((await asked([id])).found).toEqual([])
    await writeFile(join(folder, name), source)
    await writeFile(join(folder, `${name}.json`), note)
    expect((await asked([id])).found).toEqual([[id, "عنوان"]])
  })

  test("nothing, where there is no bin", async () => {
    const bin = createBin({ root: await temporaryFolder(), clock })
    expect(await bin.find([id])).toEqual(new Map())
  })
})

describe("the names in the bin", () => {
  test("are listed once as long as nothing is put there, once a while has passed", async () => {
    let [listed, now, stamp] = [0, 0, "1"]
    const names = createBinNames(
      {
        look: async () => ({ mode: 0, changed: clock(), stamp, exact: true, file: "" }),
        async names() {
          listed += 1
          return [`${stamp}-${id}-خبر.html`]
        },
      },
      () => now,
    )
    // Two changes that are close together may have the same stamp: it is not trusted at first.
    for (; now < 3_000; now += 1_000) await names.of("bin", id)
    expect(listed).toBe(3)
    now = 3_000
    await names.of("bin", id)
    await names.of("bin", id)
    await names.of("bin", id)
    expect(listed).toBe(4)
    stamp = "2"
    expect(await names.of("bin", id)).toEqual([`2-${id}-خبر.html`])
    expect(listed).toBe(5)
  })
})
