/** The article of a file that Midad is given: by an argument, an address, a double click. */
import {
  appendFile,
  copyFile,
  mkdir,
  readFile,
  rename,
  rm,
  symlink,
  unlink,
  writeFile,
} from "node:fs/promises"
import { basename, dirname, join } from "node:path"
import { describe, expect, onTestFinished, test } from "vitest"
import { createDesk } from "../../../main/desk/desk.ts"
import { realDisk } from "../../../main/desk/disk/disk.ts"
import { tapped } from "../../torture/tap.ts"
import { start } from "../journal/newsroom.ts"
import { createWriter } from "../journal/writer.ts"
import { page } from "../library/page.ts"
import { temporaryFolder } from "../temporary.ts"

/** A thread that ends at once, so that there is no index. */
const noIndex = { program: new URL("data:text/javascript,") }

/** A newsroom with these files; each holds the article of that id, or that text. */
async function newsroom(files: Record<string, string>): Promise<string> {
  const root = await temporaryFolder()
  for (const [name, holds] of Object.entries(files)) {
    await mkdir(dirname(join(root, name)), { recursive: true })
    await writeFile(join(root, name), /^[\w-]+$/.test(holds) ? page(holds, `عنوان ${holds}`) : holds)
  }
  return root
}

/** A desk that has not looked through its folder; it has no index. */
function fresh(root: string, disk = realDisk) {
  const desk = createDesk({ root, disk, indexing: noIndex })
  onTestFinished(() => desk.close())
  const kindOf = async (name: string) => (await desk.lineAt(join(root, name)))?.kind ?? null
  /** What the file is: the id of an article, or of what it is a copy. */
  async function told(name: string): Promise<string | null> {
    const line = await desk.lineAt(join(root, name))
    return line && (line.kind === "article" ? line.id : `copy of ${line.copyOf}`)
  }
  return { desk, told, kindOf }
}

/** A newsroom in which Midad has saved an article of this headline; its file is named after that. */
async function written(headline: string): Promise<{ root: string; id: string; name: string }> {
  const root = await temporaryFolder()
  const { desk } = await start(root)
  const writer = await createWriter(desk)
  await writer.type(headline)
  const saved = await writer.save(true)
  if (saved.kind !== "saved") throw new Error("Not saved")
  await writer.leave()
  await desk.close()
  return { root, id: writer.id, name: saved.name }
}

describe("the article of a given file", () => {
  test("is told by that file alone, and opened without a look at any other, however many there are", async () => {
    const counts: number[] = []
    for (const others of [2, 200]) {
      const names = Array.from({ length: others }, (_, n) => [`other-${n}.html`, `article-${n}`])
      const root = await newsroom({ ...Object.fromEntries(names), "2026-11/given.html": "article-given" })
      let calls = 0
      const disk = tapped(realDisk, (_, run) => {
        calls++
        return run()
      })
      const { desk, told } = fresh(root, disk)
      expect(await told("2026-11/given.html")).toBe("article-given")
      expect(await desk.firstArticle("article-given")).toBe("article-given")
      expect((await desk.openArticle({ id: "article-given" })).kind).toBe("article")
      expect(desk.libraryState().total).toBe(1)
      counts.push(calls)
    }
    expect(counts[1]).toBe(counts[0])
  })

  test("is found at once in a file that came after the folder was looked through", async () => {
    const root = await newsroom({ "a.html": "article-a", "b.html": "article-b" })
    const { desk, told } = fresh(root)
    await desk.listArticles()
    await writeFile(join(root, "c.html"), page("article-c", "جديد"))
    await unlink(join(root, "a.html"))
    expect(await told("c.html")).toBe("article-c")
    // The folder was not looked through again, which would have found that another file is gone.
    expect(desk.libraryState().total).toBe(3)
  })

  test("is what its journal has beyond the file", async () => {
    const root = await newsroom({ "other.html": "article-other" })
    const { desk } = await start(root)
    const writer = await createWriter(desk)
    await writer.type("عنوان")
    const saved = await writer.save(true)
    if (saved.kind !== "saved") throw new Error("Not saved")
    await writer.type(" لم يُحفظ")
    await desk.close()
    const { desk: after, told } = fresh(root)
    expect(await told(saved.name)).toBe(writer.id)
    const opened = await after.openArticle({ id: writer.id })
    expect(opened.kind === "article" && JSON.stringify(opened.doc)).toContain("عنوان لم يُحفظ")
  })

  test("stays the article when the look through the folder finds another file of the same id", async () => {
    const root = await newsroom({ "kept.html": "article-x" })
    await mkdir(join(root, "backup"))
    await copyFile(join(root, "kept.html"), join(root, "backup/kept elsewhere.html"))
    const { desk, told } = fresh(root)
    expect(await told("backup/kept elsewhere.html")).toBe("article-x")
    await desk.listArticles()
    expect(await told("backup/kept elsewhere.html")).toBe("article-x")
    expect(await told("kept.html")).toBe("copy of article-x")
  })
})

describe("a given file whose id another file has too", () => {
  test("is a copy if its name says so, and the original lies beside it", async () => {
    const root = await newsroom({
      "قصة.html": "article-x",
      "قصة (conflicted copy 2026-11-23).html": "article-x",
      "خبر.html": "article-y",
      "خبر 2.html": "article-z",
    })
    const { told } = fresh(root)
    expect(await told("قصة (conflicted copy 2026-11-23).html")).toBe("copy of article-x")
    expect(await told("قصة.html")).toBe("article-x")
    expect(await told("خبر 2.html")).toBe("article-z")
  })

  test("is a copy if Midad has written the article into the other one, wherever that lies", async () => {
    const { root, id, name } = await written("عنوان طويل")
    await mkdir(join(root, "a"))
    await copyFile(join(root, name), join(root, "a/k.html"))
    const { desk, told } = fresh(root)
    expect(await told("a/k.html")).toBe(`copy of ${id}`)
    expect(await told(name)).toBe(id)
    expect(desk.libraryState().total).toBe(2)
  })

  test("is the article if the other one was renamed to it, or holds another article now", async () => {
    const { root, id, name } = await written("عنوان")
    await rename(join(root, name), join(root, "renamed.html"))
    expect(await fresh(root).told("renamed.html")).toBe(id)
    await writeFile(join(root, name), page("article-new", "آخر"))
    expect(await fresh(root).told("renamed.html")).toBe(id)
  })

  test("is told by the last line that can be read of where Midad wrote the article", async () => {
    const { root, id, name } = await written("عنوان طويل")
    await copyFile(join(root, name), join(root, "k.html"))
    const lines = join(root, ".midad/names.jsonl")
    await appendFile(lines, `["${id}","k.html"]\n["${id}",["${name}"]]\n["${id}","cut o`)
    expect(await fresh(root).told(name)).toBe(`copy of ${id}`)
    await writeFile(lines, `["${id}","k.html"]\nno line\n["other-${id}","x.html"]\n["${id}","../${name}"]\n`)
    expect(await fresh(root).told("k.html")).toBe(id)
  })

  test("is opened as the article if it cannot be told where Midad wrote that", async () => {
    const { root, id, name } = await written("عنوان")
    await rm(join(root, ".midad/names.jsonl"))
    await mkdir(join(root, ".midad/names.jsonl"))
    expect(await fresh(root).told(name)).toBe(id)
    await rm(join(root, ".midad/names.jsonl"), { recursive: true, force: true })
    // A file where a folder was.
    await writeFile(join(root, ".midad/names.jsonl"), `\n["${id}","${name}/x.html"]\n`)
    expect(await fresh(root).told(name)).toBe(id)
  })

  test("is no copy of what lies outside of the newsroom, whatever its list of names says", async () => {
    const { root, id, name } = await written("عنوان")
    const outside = await temporaryFolder()
    await copyFile(join(root, name), join(outside, "o.html"))
    await symlink(outside, join(root, "linked"))
    for (const way of [`../${basename(outside)}/o.html`, "linked/o.html", join(outside, "o.html")]) {
      await writeFile(join(root, ".midad/names.jsonl"), `\n${JSON.stringify([id, way])}\n`)
      const { desk, told } = fresh(root)
      expect(await told(name)).toBe(id)
      expect(desk.libraryState().total).toBe(1)
    }
  })
})

test("a copy that is written in before the index tells of its original takes nothing from it, nor it from the copy", async () => {
  const root = await newsroom({ "original.html": "article-x" })
  const before = createDesk({ root })
  await before.settled()
  await before.close()
  await mkdir(join(root, "a"))
  await writeFile(join(root, "a/k.html"), page("article-x", "نص النسخة"))
  const desk = createDesk({ root })
  onTestFinished(() => desk.close())
  const id = (await desk.lineAt(join(root, "a/k.html")))?.id ?? ""
  const opened = await desk.openArticle({ id })
  if (opened.kind !== "article") throw new Error("It opened as something else")
  const writer = await createWriter(desk, opened)
  await writer.type(" وما كُتب فيها")
  expect((await writer.save(false)).kind).toBe("saved")
  await desk.settled()
  await desk.idle()
  const texts = await Promise.all(
    (await desk.listArticles()).map(({ name }) => readFile(join(root, name), "utf8")),
  )
  expect(texts).toHaveLength(2)
  expect(texts.filter((text) => text.includes("عنوان article-x"))).toHaveLength(1)
  expect(texts.filter((text) => /نص النسخة|وما كُتب فيها/.test(text))).toHaveLength(1)
})

describe("a given file that is no article of the newsroom", () => {
  test("is a page of it, or nothing, and no other file is read for that", async () => {
    const root = await newsroom({
      "page.html": "<p>صفحة",
      "notes.txt": "نص",
      "empty.html": " ",
      ".midad/hidden.html": "article-hidden",
      ".drafts/hidden.html": "article-hidden",
      "a.html": "article-a",
    })
    const outside = await newsroom({ "outside.html": "article-outside" })
    await symlink(join(outside, "outside.html"), join(root, "linked.html"))
    const { desk, kindOf } = fresh(root)
    expect(await kindOf("page.html")).toBe("foreign")
    for (const name of ["notes.txt", "empty.html", ".midad/hidden.html", ".drafts/hidden.html", "gone.html"])
      expect(await kindOf(name)).toBe(null)
    expect(await kindOf("linked.html")).toBe(null)
    expect(desk.libraryState().total).toBe(1)
  })
})
