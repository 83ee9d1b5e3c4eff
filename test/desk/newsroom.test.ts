import { mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { newsroomFile } from "../../main/article/addresses.ts"
import { sizeLimit } from "../../main/contract/limits.ts"
import { DeskError } from "../../main/contract/problem.ts"
import { createDesk } from "../../main/desk/desk.ts"
import { automaticName, freeNames, isAutomaticName, nameKey, stemOf } from "../../main/desk/files/names.ts"
import { firstNewsroom, isFolder, newsroomAt, recentLimit, withRecent } from "../../main/desk/newsroom.ts"
import { addPicture, pictureKind, pictureMime, storePicture } from "../../main/desk/pictures.ts"
import { writeSamples } from "../../main/desk/sample/samples.ts"
import { freshMemory, openMemory } from "../../main/shell/memory.ts"
import { temporaryFolder } from "./temporary.ts"

describe("the first newsroom", () => {
  test("is made in the documents, with a story and a welcome", async () => {
    const documents = await temporaryFolder()
    const path = await firstNewsroom(documents, "مداد", (made) => writeSamples(made, () => new Date()))
    expect(path).toBe(join(documents, "مداد"))
    const articles = await createDesk({ root: path }).listArticles()
    expect(articles.map(({ kind }) => kind)).toEqual(["article", "article"])
    for (const { headline } of articles) expect(headline).toMatch(/\p{Script=Arabic}/u)
  })
  test("gets nothing put into it if there is anything in it", async () => {
    const documents = await temporaryFolder()
    await mkdir(join(documents, "مداد"))
    await writeFile(join(documents, "مداد", "mine.txt"), "mine")
    const path = await firstNewsroom(documents, "مداد", () => Promise.reject(new Error("filled")))
    expect(await readdir(path)).toEqual(["mine.txt"])
  })
  test("cannot be made in a place that is no folder", async () => {
    const documents = await temporaryFolder()
    await writeFile(join(documents, "file"), "")
    await expect(
      firstNewsroom(join(documents, "file"), "مداد", async () => undefined),
    ).rejects.toBeInstanceOf(DeskError)
  })
})

test("newsrooms that were opened are remembered once each, the newest first", () => {
  expect(withRecent(["/a", "/b"], "/b/")).toEqual(["/b", "/a"])
  const many = Array.from({ length: 30 }, (_, n) => `/${n}`).reduce<string[]>(withRecent, [])
  expect([many.length, many[0]]).toEqual([recentLimit, "/29"])
  expect(newsroomAt("/home/desk/مداد")).toEqual({ name: "مداد", path: "/home/desk/مداد" })
})

test("a folder is a folder", async () => {
  const folder = await temporaryFolder()
  await writeFile(join(folder, "file"), "")
  expect([
    await isFolder(folder),
    await isFolder(join(folder, "file")),
    await isFolder(join(folder, "gone")),
  ]).toEqual([true, false, false])
})

describe("what is remembered", () => {
  const log = (lines: string[]) => (message: string) => lines.push(message)
  test("is there at the next start", async () => {
    const path = join(await temporaryFolder(), "midad.json")
    const lines: string[] = []
    const first = await openMemory(path, log(lines))
    expect(first.get()).toEqual(freshMemory)
    await Promise.all([
      first.change({ recent: ["/a"] }),
      first.change({ bounds: { x: 1, y: 2, width: 800, height: 600, maximized: false, fullScreen: false } }),
    ])
    expect((await openMemory(path, log(lines))).get()).toEqual({
      ...freshMemory,
      recent: ["/a"],
      bounds: { x: 1, y: 2, width: 800, height: 600, maximized: false, fullScreen: false },
    })
    expect(lines).toEqual([])
  })
  test("takes nothing that does not fit", async () => {
    const path = join(await temporaryFolder(), "midad.json")
    const memory = await openMemory(path, () => undefined)
    await expect(memory.change({ settings: { ...freshMemory.settings, zoom: 99 } })).rejects.toThrow()
    expect(memory.get()).toEqual(freshMemory)
  })
})

describe("names", () => {
  test("are made of day and id until there is a better one", () => {
    const name = automaticName("k3v9x2m4q7wd", new Date(2026, 10, 3, 23, 59))
    expect(name).toBe("2026-11-03-k3v9x2m4q7wd.html")
    expect(isAutomaticName(name, "k3v9x2m4q7wd")).toBe(true)
    expect(isAutomaticName(name, "k3v9x2m4q7we")).toBe(false)
    expect(isAutomaticName("عنوان.html", "k3v9x2m4q7wd")).toBe(false)
  })
  test("fit every file system", () => {
    const long = Array.from({ length: 60 }, () => "كلمة").join("-")
    const stem = stemOf(long)
    expect(new TextEncoder().encode(stem).length).toBeLessThanOrEqual(180)
    expect(long.startsWith(`${stem}-`)).toBe(true)
    expect(stem.endsWith("كلمة")).toBe(true)
    expect(["con", "Aux", "lpt1", "console"].map(stemOf)).toEqual(["con-1", "Aux-1", "lpt1-1", "console"])
  })
  test("that differ only in case or normalisation are the same", () => {
    expect(nameKey("Caf\u00e9.HTML")).toBe(nameKey("cafe\u0301.html"))
    const names = freeNames("a", new Set(["A.html", "a-2.html"].map(nameKey)))
    expect([names.next().value, names.next().value]).toEqual(["a-3.html", "a-4.html"])
  })
})

describe("pictures", () => {
  const bytes = (...parts: (string | number[])[]) =>
    Buffer.concat(
      parts.map((part) => (typeof part === "string" ? Buffer.from(part, "latin1") : Buffer.from(part))),
    )
  const pictures = {
    jpeg: bytes([0xff, 0xd8, 0xff, 0xe0], "rest"),
    png: bytes("\x89PNG\r\n\x1a\n", "rest"),
    gif: bytes("GIF89a", "rest"),
    webp: bytes("RIFF", [4, 0, 0, 0], "WEBP"),
    avif: bytes([0, 0, 0, 24], "ftypavif", [0, 0, 0, 0], "mif1avif"),
  }

  test("are told by what they hold", () => {
    for (const [kind, picture] of Object.entries(pictures)) expect(pictureKind(picture)).toBe(kind)
    const heic = bytes([0, 0, 0, 24], "ftypheic", [0, 0, 0, 0], "mif1heic")
    for (const other of [
      bytes(""),
      bytes("<svg onload=alert(1)>"),
      bytes("MZ"),
      bytes("%PDF"),
      heic,
      bytes("RIFF....WAVE"),
    ])
      expect(pictureKind(other)).toBe(null)
  })

  test("are served by the names that they go by, and nothing else is", () => {
    expect(["a.JPG", "a.jpeg", "a.webp", "a.svg", "a.html", "a"].map(pictureMime)).toEqual([
      "image/jpeg",
      "image/jpeg",
      "image/webp",
      null,
      null,
      null,
    ])
  })

  test("are copied into the newsroom under names that fit the schema, once each", async () => {
    const root = await temporaryFolder()
    const from = await temporaryFolder()
    const give = async (name: string, picture: Uint8Array) => {
      await writeFile(join(from, name), picture)
      const src = await addPicture(root, join(from, name))
      expect(src).toMatch(newsroomFile)
      expect(await readFile(join(root, src))).toEqual(picture)
      return src
    }
    expect(await give("صورة (١).PNG", pictures.png)).toBe("pictures/صورة-١.png")
    expect(await give("صورة (١).PNG", pictures.png)).toBe("pictures/صورة-١.png")
    expect(await give("صورة (١).png", bytes("\x89PNG\r\n\x1a\n", "another"))).toBe("pictures/صورة-١-2.png")
    // The extension is that of what the file holds.
    expect(await give("photo.png", pictures.jpeg)).toBe("pictures/photo.jpg")
    expect(await give("٪٪.gif", pictures.gif)).toMatch(/^pictures\/picture-[0-9a-f]{12}\.gif$/)
    expect((await readdir(join(root, "pictures"))).length).toBe(4)
  })

  test("of bytes are named after their file, or after their content where a browser has named them", async () => {
    const root = await temporaryFolder()
    expect(await storePicture(root, "وفد.png", pictures.png)).toBe("pictures/وفد.png")
    const pasted = await storePicture(root, "image.png", pictures.png)
    expect(pasted).toMatch(/^pictures\/picture-[0-9a-f]{12}\.png$/)
    expect(await storePicture(root, "image.png", pictures.png)).toBe(pasted)
    expect(await storePicture(root, "", pictures.jpeg)).toMatch(/^pictures\/picture-[0-9a-f]{12}\.jpg$/)
    expect(await readFile(join(root, pasted))).toEqual(pictures.png)
    expect((await readdir(join(root, "pictures"))).length).toBe(3)
  })

  test("of a kind that not every browser shows are refused by the name of that kind, and nothing is written", async () => {
    const root = await temporaryFolder()
    const kinds: [string, Buffer][] = [
      ["HEIC", bytes([0, 0, 0, 24], "ftypheic", [0, 0, 0, 0], "mif1heic")],
      ["TIFF", bytes("II*\0rest")],
      ["TIFF", bytes("MM\0*rest")],
      ["BMP", bytes("BM", "x".repeat(30))],
      ["PSD", bytes("8BPS")],
      ["PDF", bytes("%PDF-1.7")],
      ["SVG", bytes('<?xml version="1.0"?>\n<!-- x -->\n<svg xmlns="http://www.w3.org/2000/svg"><script/>')],
    ]
    for (const [format, picture] of kinds)
      await expect(storePicture(root, "a.png", picture)).rejects.toMatchObject({
        problem: { code: "picture-format", details: { name: "a.png", format } },
      })
    await expect(storePicture(root, "a.png", new Uint8Array(sizeLimit + 1))).rejects.toMatchObject({
      problem: { code: "picture-large", details: { limit: 64 } },
    })
    expect(await readdir(root)).toEqual([])
  })

  test("that are none are refused, and so is a folder that leads out of the newsroom", async () => {
    const root = await temporaryFolder()
    const outside = await temporaryFolder()
    await writeFile(join(outside, "page.png"), "<script>")
    await expect(addPicture(root, join(outside, "page.png"))).rejects.toMatchObject({
      problem: { code: "not-a-picture", details: { name: "page.png" } },
    })
    expect(await readdir(root)).toEqual([])
    await symlink(outside, join(root, "pictures"))
    await writeFile(join(outside, "a.gif"), pictures.gif)
    await writeFile(join(outside, "b.gif"), pictures.gif)
    await expect(addPicture(root, join(outside, "c.gif"))).rejects.toMatchObject({
      problem: { code: "article-missing" },
    })
    const another = await temporaryFolder()
    await writeFile(join(another, "d.gif"), pictures.gif)
    await expect(addPicture(root, join(another, "d.gif"))).rejects.toMatchObject({
      problem: { code: "read-only" },
    })
    expect((await readdir(outside)).sort()).toEqual(["a.gif", "b.gif", "page.png"])
  })
})
