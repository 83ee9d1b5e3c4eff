import { execFileSync } from "node:child_process"
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import fc from "fast-check"
import { describe, expect, onTestFinished, test } from "vitest"
import { writeArticle } from "../../../main/article/html.ts"
import { articleFromJSON, dossierOf, withDossier } from "../../../main/article/schema.ts"
import type { ArticleJSON, CallInput } from "../../../main/contract/desk.ts"
import { type Disk, realDisk } from "../../../main/desk/disk/disk.ts"
import { decodeJournal, encodeJournal } from "../../../main/desk/journal/record.ts"
import { arbitraryArticle } from "../../support/arbitrary-article.ts"
import { codeOf } from "../refusal.ts"
import { temporaryFolder } from "../temporary.ts"
import { acted, deeds } from "./chance.ts"
import { halfSaved, journalOf, journals, kept, open, start, textOf, timeless } from "./newsroom.ts"
import { createWriter, headlined } from "./writer.ts"

describe("after a crash", () => {
  test("a new article that has no file is there, with every letter and where its writer was", async () => {
    const root = await temporaryFolder()
    const writer = await createWriter((await start(root)).desk)
    for (const letter of "مداد") await writer.type(letter)
    const { desk } = await start(root)
    const [line] = await desk.listArticles()
    expect(line).toMatchObject({ id: writer.id, kind: "article", name: "", headline: "مداد" })
    const opened = await open(desk, writer.id)
    expect(textOf(opened).eq(writer.doc())).toBe(true)
    expect(opened).toMatchObject({ base: null, name: "", lock: null, place: writer.place() })
    expect(opened.recovered?.steps).toBe(4)
  })

  test("an article has what its file has and what came after it", async () => {
    const root = await temporaryFolder()
    const { writer } = await halfSaved(root)
    const opened = await open((await start(root)).desk, writer.id)
    expect(timeless(textOf(opened)).eq(timeless(writer.doc()))).toBe(true)
    expect(opened).toMatchObject({ name: "عنوان.html", base: writer.base() })
    expect(opened.recovered?.steps).toBe(2)
  })

  test("it is so again after another crash, before and after the first letter", async () => {
    const root = await temporaryFolder()
    const { writer } = await halfSaved(root)
    await open((await start(root)).desk, writer.id)
    const second = await open((await start(root)).desk, writer.id)
    expect(second.recovered?.steps).toBe(2)
    const { desk } = await start(root)
    const again = await createWriter(desk, await open(desk, writer.id))
    await again.type("٣")
    const third = await open((await start(root)).desk, writer.id)
    expect(third.recovered?.steps).toBe(3)
    expect(textOf(third).eq(again.doc())).toBe(true)
  })

  test("nothing is recovered of what was saved, and its place is known", async () => {
    const root = await temporaryFolder()
    const { writer, started } = await halfSaved(root)
    await writer.save(false)
    await started.desk.idle()
    const opened = await open((await start(root)).desk, writer.id)
    expect(opened).toMatchObject({ recovered: null, place: writer.place(), base: writer.base() })
  })

  test("saving goes on in the same file", async () => {
    const root = await temporaryFolder()
    const { writer } = await halfSaved(root)
    const { desk } = await start(root)
    const again = await createWriter(desk, await open(desk, writer.id))
    expect(await again.save(false)).toMatchObject({ kind: "saved", name: "عنوان.html", merged: null })
    expect(await readFile(join(root, "عنوان.html"), "utf8")).toContain("عنوان١٢")
    await again.leave()
    expect(await readdir(journals(root))).toEqual([])
  })

  test("an article whose file is gone is there with what was not saved, and its file is made again", async () => {
    const root = await temporaryFolder()
    const { writer } = await halfSaved(root)
    await rm(join(root, "عنوان.html"))
    const { desk } = await start(root)
    expect((await desk.listArticles()).map(({ id, name }) => [id, name])).toEqual([[writer.id, ""]])
    const again = await createWriter(desk, await open(desk, writer.id))
    expect(again.doc().textContent).toBe("عنوان١٢")
    expect(await again.save(false)).toMatchObject({ kind: "saved", name: "عنوان.html" })
  })
})

describe("steps", () => {
  test("come back as they were, whatever was done in whatever order", async () => {
    const root = await temporaryFolder()
    await fc.assert(
      fc.asyncProperty(arbitraryArticle, deeds(25), fc.nat(24), async (made, all, saveAt) => {
        const { desk } = await start(root)
        const fresh = await desk.newArticle()
        const { id } = dossierOf(articleFromJSON(fresh.doc))
        const article = withDossier(made, { id })
        const place = { anchor: 1, head: 2, scroll: 3.5 }
        const call = { id, epoch: fresh.epoch, place }
        await desk.journal({ ...call, from: 0, doc: article.toJSON() as ArticleJSON, steps: [] })
        let from = 0
        let saved = article
        for (const [index, { steps, doc }] of acted(article, all).entries()) {
          const json = steps.map((step) => step.toJSON() as { stepType: string })
          const { version } = await desk.journal({ ...call, from, doc: null, steps: json })
          from += json.length
          expect(version).toBe(from)
          saved = doc
          if (index === saveAt)
            await desk.saveArticle({
              doc: doc.toJSON() as ArticleJSON,
              base: null,
              settle: false,
              journal: { epoch: fresh.epoch, version: from },
            })
        }
        await desk.idle()
        const opened = await open((await start(root)).desk, id)
        expect(timeless(textOf(opened)).eq(timeless(saved))).toBe(true)
        expect(opened.place).toEqual(place)
      }),
      { numRuns: 40 },
    )
  })

  test("that are missing in between are asked for, with the whole document", async () => {
    const { desk } = await start(await temporaryFolder())
    const writer = await createWriter(desk)
    await writer.type("أ")
    const call = await writer.unsent("ب")
    expect(await codeOf(desk.journal({ ...call, from: call.from + 1 }))).toBe("journal-gap")
    expect(
      await desk.journal({ ...call, from: 7, doc: writer.doc().toJSON() as ArticleJSON, steps: [] }),
    ).toEqual({
      version: 7,
    })
  })

  test("that come twice are written once", async () => {
    const root = await temporaryFolder()
    const { desk } = await start(root)
    const writer = await createWriter(desk)
    await writer.type("أ")
    const call = await writer.unsent("ب")
    expect(await desk.journal(call)).toEqual({ version: 2 })
    expect(await desk.journal(call)).toEqual({ version: 2 })
    expect(textOf(await open((await start(root)).desk, writer.id)).textContent).toBe("أب")
  })

  test("of an opening that is over, or that do not fit, are asked for anew and change nothing", async () => {
    const root = await temporaryFolder()
    const { desk } = await start(root)
    const writer = await createWriter(desk)
    await writer.type("أ")
    const call = await writer.unsent("ب")
    const wrong = { stepType: "replace", from: 9000, to: 9001 }
    const value = { stepType: "docAttr", attr: "status", value: "lost" }
    for (const bad of [wrong, value, { stepType: "melody" }])
      expect(await codeOf(desk.journal({ ...call, steps: [bad] }))).toBe("journal-gap")
    await open(desk, writer.id)
    expect(await codeOf(desk.journal(call))).toBe("journal-gap")
    expect(textOf(await open((await start(root)).desk, writer.id)).textContent).toBe("أ")
  })

  test("with a document that is none, or another article's, are refused", async () => {
    const { desk } = await start(await temporaryFolder())
    const writer = await createWriter(desk)
    const call = { ...(await writer.unsent("ب")), steps: [] }
    const other = withDossier(writer.doc(), { id: "another-article" }).toJSON() as ArticleJSON
    for (const doc of [{ type: "doc" as const }, other])
      expect(await codeOf(desk.journal({ ...call, doc }))).toBe("invalid-call")
  })

  test("that come while their article is saved stay in the journal", async () => {
    const root = await temporaryFolder()
    const { desk } = await start(root)
    const writer = await createWriter(desk)
    await writer.type("أ")
    const saving = writer.save(false)
    await Promise.all([saving, writer.type("ب"), writer.type("ت")])
    await desk.idle()
    const { records } = decodeJournal(await readFile(journalOf(root, writer.id)))
    expect(records[0]).toMatchObject({ kind: "base", version: 1, unsaved: 0, hash: writer.base() })
    const opened = await open((await start(root)).desk, writer.id)
    expect(textOf(opened).textContent).toBe("أبت")
    expect(opened.recovered?.steps).toBe(2)
  })
})

describe("a journal", () => {
  test("is put away when its article is left with nothing unsaved, and kept if there is anything", async () => {
    const root = await temporaryFolder()
    const { desk } = await start(root)
    const writer = await createWriter(desk)
    await writer.type("أ")
    await writer.save(false)
    await writer.type("ب")
    await writer.leave()
    expect(await readdir(journals(root))).toEqual([`${writer.id}.journal`])
    const again = await createWriter(desk, await open(desk, writer.id))
    await again.save(false)
    await again.leave()
    expect(await readdir(journals(root))).toEqual([])
  })

  test("of an article in which nothing was ever written is put away and not listed", async () => {
    const root = await temporaryFolder()
    const { desk } = await start(root)
    const writer = await createWriter(desk)
    await writer.type("أ")
    await writer.undo()
    expect(await (await start(root)).desk.listArticles()).toEqual([])
    await writer.leave()
    expect(await readdir(journals(root))).toEqual([])
  })

  test("torn at its end is cut there and goes on", async () => {
    const root = await temporaryFolder()
    const { writer } = await halfSaved(root)
    const path = journalOf(root, writer.id)
    const bytes = await readFile(path)
    await writeFile(path, bytes.subarray(0, bytes.length - 5))
    const { desk, logged, problems } = await start(root)
    const again = await createWriter(desk, await open(desk, writer.id))
    expect(again.doc().textContent).toBe("عنوان١")
    expect(logged).toEqual([expect.stringContaining("torn in writing")])
    expect(problems).toEqual([])
    expect(decodeJournal(await readFile(path)).end).toBe("whole")
    await again.type("٣")
    expect(textOf(await open((await start(root)).desk, writer.id)).textContent).toBe("عنوان١٣")
  })

  test("damaged in the middle gives what is before it, says so, and is kept aside whole", async () => {
    const root = await temporaryFolder()
    const { writer } = await halfSaved(root)
    const path = journalOf(root, writer.id)
    const bytes = await readFile(path)
    const { records } = decodeJournal(bytes)
    const first = encodeJournal(records.slice(0, 1)).length
    bytes[first + 20] = (bytes[first + 20] ?? 0) ^ 0xff
    await writeFile(path, bytes)
    const { desk, problems } = await start(root)
    expect(textOf(await open(desk, writer.id)).textContent).toBe("عنوان")
    expect(problems).toEqual([{ code: "journal-damaged", details: { name: "عنوان" } }])
    const [name] = await kept(root)
    expect(await readFile(join(journals(root), name ?? ""))).toEqual(bytes)
  })

  test("whose steps do not fit gives the last whole document and what fits, and is kept aside", async () => {
    const root = await temporaryFolder()
    const { writer } = await halfSaved(root)
    const path = journalOf(root, writer.id)
    const { records } = decodeJournal(await readFile(path))
    const old = { stepType: "attr", pos: 0, attr: "colour", value: "red" }
    const bad = records.map((record, index) =>
      record.kind === "steps" && index === records.length - 1
        ? { ...record, steps: [{ ...old, pos: 99_999 }] }
        : record,
    )
    await writeFile(path, encodeJournal(bad))
    const { desk, problems } = await start(root)
    const opened = await open(desk, writer.id)
    expect(textOf(opened).textContent).toBe("عنوان١")
    expect(problems.map((problem) => problem.code)).toEqual(["journal-damaged"])
    expect((await kept(root)).length).toBe(1)
  })

  test("of a later Midad is left alone: the file opens, and what is written goes beside it", async () => {
    const root = await temporaryFolder()
    const { writer } = await halfSaved(root)
    const path = journalOf(root, writer.id)
    await writeFile(path, "midad journal 9\nunheard of")
    const { desk, problems } = await start(root)
    const again = await createWriter(desk, await open(desk, writer.id))
    expect(again.doc().textContent).toBe("عنوان")
    expect(problems.map((problem) => problem.code)).toEqual(["journal-newer"])
    await desk.leaveArticle({ id: writer.id, epoch: again.epoch() })
    expect(await readFile(path, "utf8")).toBe("midad journal 9\nunheard of")
    const third = await createWriter(desk, await open(desk, writer.id))
    await third.type("٣")
    const [name] = await kept(root)
    expect(await readFile(join(journals(root), name ?? ""), "utf8")).toBe("midad journal 9\nunheard of")
    expect(textOf(await open((await start(root)).desk, writer.id)).textContent).toBe("عنوان٣")
  })

  test("that somebody removed is written anew with all that it held", async () => {
    const root = await temporaryFolder()
    const { writer } = await halfSaved(root)
    await rm(join(root, ".midad"), { recursive: true })
    await writer.type("٣")
    expect(textOf(await open((await start(root)).desk, writer.id)).textContent).toBe("عنوان١٢٣")
  })

  test("says that the newsroom is gone, and goes on when it is back", async () => {
    const root = await temporaryFolder()
    const { writer } = await halfSaved(root)
    const call = await writer.unsent("٣")
    await rename(root, `${root}-away`)
    onTestFinished(() => rm(`${root}-away`, { recursive: true, force: true }))
    const { desk } = { desk: writer.desk }
    expect(await codeOf(desk.journal(call))).toBe("newsroom-missing")
    expect(
      await readdir(join(root, "..")).then((names) => names.includes(root.split("/").at(-1) ?? "")),
    ).toBe(false)
    await rename(`${root}-away`, root)
    expect(await desk.journal(call)).toEqual({ version: call.from + 1 })
    expect(textOf(await open((await start(root)).desk, writer.id)).textContent).toBe("عنوان١٢٣")
  })

  test("that failed in the middle of an append holds the next one whole", async () => {
    const root = await temporaryFolder()
    let fail: "write" | "datasync" | null = null
    const disk: Disk = {
      ...realDisk,
      async open(path) {
        const file = await realDisk.open(path)
        const refuse = () => Object.assign(new Error("EIO"), { code: "EIO" })
        return {
          ...file,
          async write(bytes) {
            if (fail !== "write") return file.write(bytes)
            await file.write(bytes.subarray(0, 7))
            throw refuse()
          },
          async datasync() {
            if (fail === "datasync") throw refuse()
            await file.datasync()
          },
        }
      },
    }
    const writer = await createWriter((await start(root, disk)).desk)
    await writer.type("أ")
    for (fail of ["write", "datasync"] as const) {
      const call = await writer.unsent("ب")
      expect(await codeOf(writer.desk.journal(call))).toBe("unexpected")
      fail = null
      expect(await writer.desk.journal(call)).toEqual({ version: call.from + 1 })
    }
    const { desk, problems } = await start(root)
    expect(textOf(await open(desk, writer.id)).textContent).toBe("أبب")
    expect(problems).toEqual([])
  })
})

describe("a disk that is full", () => {
  /** A real one of `size`, if this machine lets us mount. */
  async function small(size: string): Promise<string | null> {
    const folder = await temporaryFolder()
    const root = join(folder, "room")
    await mkdir(root)
    try {
      execFileSync("mount", ["-t", "tmpfs", "-o", `size=${size}`, "midad", root], { stdio: "ignore" })
    } catch (error) {
      if (error instanceof Error) return null
      throw error
    }
    onTestFinished(() => {
      execFileSync("umount", [root])
    })
    return root
  }

  test("is said so, loses nothing that was acknowledged, and takes all when there is room", async (context) => {
    const root = await small("2m")
    if (!root) return context.skip("This machine lets nobody mount")
    const { desk } = await start(root)
    const writer = await createWriter(desk)
    await writer.type("أول")
    await writer.save(true)
    await desk.idle()
    const text = "كلام ".repeat(400)
    let refused: CallInput<"journal"> | null = null
    let held = writer.doc()
    await writeFile(join(root, "filler"), new Uint8Array(1_900_000))
    for (let n = 0; n < 100 && !refused; n++) {
      const call = await writer.unsent(text)
      if ((await codeOf(desk.journal(call))) === "none") held = writer.doc()
      else refused = call
    }
    if (!refused) throw new Error("The disk was never full")
    expect(await codeOf(desk.journal(refused))).toBe("disk-full")
    expect(await codeOf(writer.save(false))).toBe("disk-full")
    const { desk: later } = await start(root)
    const crashed = await open(later, writer.id)
    expect(timeless(textOf(crashed)).eq(timeless(held))).toBe(true)
    await later.close()
    await rm(join(root, "filler"))
    expect(await codeOf(desk.journal(refused))).toBe("none")
    expect(await writer.save(false)).toMatchObject({ kind: "saved", name: "أول.html" })
    await desk.idle()
    expect(timeless(textOf(await open((await start(root)).desk, writer.id))).eq(timeless(writer.doc()))).toBe(
      true,
    )
    expect((await readFile(join(root, "أول.html"), "utf8")).length).toBeGreaterThan(
      writeArticle(headlined("")).length,
    )
  })
})
