/** Another program writes an article's file after a save looked at it for the last time and before it is replaced. */
import { readdir, readFile, rename, writeFile } from "node:fs/promises"
import { dirname, join } from "node:path"
import { describe, expect, test } from "vitest"
import { readArticle, writeArticle } from "../../../main/article/html.ts"
import { type Article, articleFromJSON, schema } from "../../../main/article/schema.ts"
import { type Disk, realDisk } from "../../../main/desk/disk/disk.ts"
import { start } from "../journal/newsroom.ts"
import { createWriter, type Writer } from "../journal/writer.ts"
import { temporaryFolder } from "../temporary.ts"

const bytesOf = (article: Article) => new TextEncoder().encode(writeArticle(article))

type Way = (path: string, bytes: Uint8Array) => Promise<void>

/** How programs write files: into them, or beside them and then in their place. */
const ways: Record<string, Way> = {
  "into it": (path, bytes) => writeFile(path, bytes),
  "in its place": async (path, bytes) => {
    await writeFile(join(dirname(path), "other.part"), bytes)
    await rename(join(dirname(path), "other.part"), path)
  },
}

/** `article` with another headline, or with a standfirst of these words. */
function changed(article: Article, part: 0 | 1, text: string): Article {
  const node = article.child(part)
  return article.copy(article.content.replaceChild(part, node.type.create(node.attrs, schema.text(text))))
}

/** The files in a newsroom that have a name for a while only. */
const leftovers = async (root: string) =>
  (await readdir(root, { recursive: true })).filter((one) => one.endsWith(".tmp"))

async function texts(writer: Writer): Promise<string[]> {
  const found: string[] = []
  for (const { hash } of await writer.desk.listVersions({ id: writer.id }))
    found.push(articleFromJSON((await writer.desk.readVersion({ id: writer.id, hash })).doc).textContent)
  return found
}

/** A writer whose next save meets `intrude` between its last look and the replacing. */
async function between(links = true) {
  const root = await temporaryFolder()
  let intrude: ((path: string) => Promise<void>) | null = null
  let intrudeInGap: ((path: string) => Promise<void>) | null = null
  const disk: Disk = {
    ...realDisk,
    async replace(from, to, kept) {
      const now = intrude
      intrude = null
      await now?.(to)
      if (links) return realDisk.replace(from, to, kept)
      await realDisk.rename(from, to)
      return false
    },
    async exchange(from, to, kept) {
      const [before, now] = [intrude, intrudeInGap]
      intrude = intrudeInGap = null
      await before?.(to)
      if (!now) return realDisk.exchange(from, to, kept)
      await realDisk.rename(to, kept)
      await now(to)
      return realDisk.link(from, to).then(
        () => true,
        () => false,
      )
    },
  }
  const { desk } = await start(root, disk)
  const writer = await createWriter(desk)
  await writer.type("عنوان")
  await writer.save(true)
  await desk.idle()
  const file = join(root, "عنوان.html")
  const onDisk = async () => {
    const reading = readArticle(await readFile(file))
    if (reading.kind !== "article") throw new Error("It is no article")
    return reading.article
  }
  return {
    root,
    desk,
    writer,
    file,
    onDisk,
    meet: (work: (path: string) => Promise<void>) => (intrude = work),
    meetInGap: (work: (path: string) => Promise<void>) => (intrudeInGap = work),
  }
}

describe.each(Object.keys(ways))("what another program writes %s at that moment", (name) => {
  const way = ways[name]!

  test("is merged with what is saved, and is in the history", async () => {
    const { desk, writer, onDisk, meet, root } = await between()
    const theirs = changed(await onDisk(), 1, "مقدمة غيرنا")
    await writer.type("!")
    meet((path) => way(path, bytesOf(theirs)))
    expect(await writer.saveJournaled()).toMatchObject({ kind: "saved", merged: expect.anything() })
    const now = await onDisk()
    expect([now.child(0).textContent, now.child(1).textContent]).toEqual(["عنوان!", "مقدمة غيرنا"])
    await desk.idle()
    expect((await texts(writer)).filter((text) => text.includes("مقدمة غيرنا")).length).toBeGreaterThan(0)
    expect(await leftovers(root)).toEqual([])
  })

  test("is shown beside what is saved where both changed the same words, and is in the history", async () => {
    const { desk, writer, onDisk, meet } = await between()
    const theirs = changed(await onDisk(), 0, "عنوان غيرنا")
    await writer.type("!")
    meet((path) => way(path, bytesOf(theirs)))
    expect(await writer.saveJournaled()).toMatchObject({ kind: "conflict" })
    expect((await onDisk()).child(0).textContent).toBe("عنوان!")
    await desk.idle()
    expect(await texts(writer)).toContain("عنوان غيرنا")
  })

  test("stays in a file where it is no article", async () => {
    const { root, desk, writer, meet } = await between()
    await writer.type("!")
    meet((path) => way(path, new TextEncoder().encode("<p>نص آخر")))
    expect(await writer.saveJournaled()).toMatchObject({ kind: "saved", merged: null })
    await desk.idle()
    const kept = await leftovers(root)
    expect(await Promise.all(kept.map((one) => readFile(join(root, one), "utf8")))).toEqual(["<p>نص آخر"])
  })
})

test("where the file system has no second names, a save works as ever", async () => {
  const { writer, onDisk, root, desk } = await between(false)
  await writer.type("!")
  expect(await writer.saveJournaled()).toMatchObject({ kind: "saved", merged: null })
  expect((await onDisk()).child(0).textContent).toBe("عنوان!")
  await desk.idle()
  expect(await leftovers(root)).toEqual([])
})

describe.each(Object.keys(ways))("after another program was seen, what one writes %s", (name) => {
  const way = ways[name]!

  /** A writer whose file another program has just written. */
  async function disturbed() {
    const met = await between()
    await way(met.file, bytesOf(changed(await met.onDisk(), 1, "أول")))
    await met.writer.type("!")
    expect(await met.writer.saveJournaled()).toMatchObject({ kind: "saved", merged: expect.anything() })
    await met.desk.idle()
    return met
  }

  test("before the file is taken away is merged with what is saved", async () => {
    const { root, desk, writer, onDisk, meet, file } = await disturbed()
    const before = await onDisk()
    await writer.type("؟")
    meet((path) => way(path, bytesOf(changed(before, 1, "ثان"))))
    await writer.saveJournaled()
    await desk.idle()
    expect((await texts(writer)).filter((text) => text.includes("ثان")).length).toBeGreaterThan(0)
    expect((await readFile(file, "utf8")).includes("؟")).toBe(true)
    expect(await leftovers(root)).toEqual([])
  })

  test("while there is no file stays there, and is shown beside what is saved", async () => {
    const { root, desk, writer, onDisk, meetInGap } = await disturbed()
    const before = await onDisk()
    await writer.type("؟")
    meetInGap((path) => way(path, bytesOf(changed(before, 1, "ثالث"))))
    // The window has not adopted the first merge, so both changed the headline.
    expect(await writer.saveJournaled()).toMatchObject({ kind: "conflict" })
    await desk.idle()
    expect((await onDisk()).child(1).textContent).toBe("ثالث")
    const all = (await texts(writer)).join()
    for (const text of ["ثالث", "؟"]) expect(all).toContain(text)
    expect(await leftovers(root)).toEqual([])
  })
})
