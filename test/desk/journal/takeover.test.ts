/** A desk that was away, as a machine that slept, on the journal of an article that another desk took over meanwhile. */
import { readdir, readFile, writeFile } from "node:fs/promises"
import { dirname } from "node:path"
import { describe, expect, test } from "vitest"
import { type Article, dossierOf, schema } from "../../../main/article/schema.ts"
import type { ArticleJSON } from "../../../main/contract/desk.ts"
import { type Disk, realDisk } from "../../../main/desk/disk/disk.ts"
import { createJournals, type Journals } from "../../../main/desk/journal/journal.ts"
import { tapped } from "../../torture/tap.ts"
import { codeOf } from "../refusal.ts"
import { temporaryFolder } from "../temporary.ts"
import { journalOf, kept } from "./newsroom.ts"
import { headlined } from "./writer.ts"

const article = headlined("عنوان")
const { id } = dossierOf(article)
const place = { anchor: 1, head: 1, scroll: 0 }

const longer = (headline: string): Article =>
  article.copy(
    article.content.replaceChild(0, schema.nodes.headline.create(null, schema.text(`عنوان${headline}`))),
  )

/** A desk's journals, with the article opened as `epoch`. */
async function opened(root: string, epoch: string, disk: Disk = realDisk): Promise<Journals> {
  const journals = createJournals({
    root,
    disk,
    clock: () => new Date("2026-11-23T12:00:00.000Z"),
    log: () => undefined,
    onProblem: () => undefined,
  })
  await journals.read(id, true)
  await journals.open(id, { epoch, hash: null, name: "", doc: article, unsaved: 0 })
  return journals
}

/** The first call of an opening. */
const whole = (epoch: string, doc: Article) => ({
  id,
  epoch,
  from: 1,
  doc: doc.toJSON() as ArticleJSON,
  steps: [],
  place,
})
/** A call after it, with where the writer is and nothing else. */
const more = (epoch: string) => ({ id, epoch, from: 1, doc: null, steps: [], place })

/** What a desk that starts now finds. */
const found = async (root: string) => (await (await opened(root, "later")).read(id, false))?.doc.textContent

describe("what the desk that took over has journaled", () => {
  test("stays when the other one wakes and sends its first key", async () => {
    const root = await temporaryFolder()
    const slept = await opened(root, "slept")
    const took = await opened(root, "took")
    await took.append(whole("took", longer("!")))
    expect(await codeOf(slept.append(whole("slept", longer("?"))))).toBe("journal-gap")
    expect(await found(root)).toBe("عنوان!")
    expect(await codeOf(took.append(more("took")))).toBe("none")
  })

  test("stays when the other one tries again what its disk had refused", async () => {
    const root = await temporaryFolder()
    let away = false
    const disk: Disk = {
      ...realDisk,
      async open(path) {
        const file = await realDisk.open(path)
        return {
          ...file,
          async datasync() {
            if (away) throw Object.assign(new Error("EIO"), { code: "EIO" })
            await file.datasync()
          },
        }
      },
    }
    const slept = await opened(root, "slept", disk)
    await slept.append(whole("slept", article))
    away = true
    expect(await codeOf(slept.append(more("slept")))).toBe("unexpected")
    away = false
    const took = await opened(root, "took")
    await took.append(whole("took", longer(" أطول من كل ما كان هناك قبله بكثير".repeat(9))))
    const there = await readFile(journalOf(root, id))
    expect(await codeOf(slept.append(more("slept")))).toBe("journal-gap")
    expect(await readFile(journalOf(root, id))).toEqual(there)
  })

  test("stays when the other one saves what it had", async () => {
    const root = await temporaryFolder()
    const slept = await opened(root, "slept")
    await slept.append(whole("slept", article))
    const took = await opened(root, "took")
    await took.append(whole("took", longer(" جديد")))
    const saved = { version: 1, hash: "a".repeat(64), name: "عنوان.html", article }
    expect(await codeOf(slept.cut(id, "slept", saved))).toBe("journal-gap")
    expect(await found(root)).toBe("عنوان جديد")
  })

  test("stays when the other one leaves the article", async () => {
    const root = await temporaryFolder()
    const slept = await opened(root, "slept")
    const took = await opened(root, "took")
    await took.append(whole("took", longer("!")))
    await slept.leave(id, "slept", null, () => true)
    expect(await found(root)).toBe("عنوان!")
  })

  test("stays when the other one has written as much, to the byte", async () => {
    const root = await temporaryFolder()
    const slept = await opened(root, "slept")
    await slept.append(whole("slept", longer("?")))
    const { length } = await readFile(journalOf(root, id))
    const took = await opened(root, "taken")
    await took.append(whole("taken", longer("!")))
    expect(await readFile(journalOf(root, id))).toHaveLength(length)
    expect(await codeOf(slept.append(more("slept")))).toBe("journal-gap")
    expect(await found(root)).toBe("عنوان!")
    expect(await codeOf(took.append(more("taken")))).toBe("none")
    expect(await found(root)).toBe("عنوان!")
  })

  test("takes the place of what it had read there when it began", async () => {
    const root = await temporaryFolder()
    await (await opened(root, "first")).append(whole("first", longer("!")))
    const second = await opened(root, "second")
    await second.append(whole("second", longer("!!")))
    expect(await found(root)).toBe("عنوان!!")
    expect(await kept(root)).toEqual([])
    await second.open(id, { epoch: "third", hash: null, name: "", doc: longer("!!"), unsaved: 1 })
    expect(await second.append(whole("third", longer("!!!")))).toBe(1)
    expect(await found(root)).toBe("عنوان!!!")
  })
})

describe("what a desk types that does not know yet that it was taken over", () => {
  /** All that a desk that starts now finds: the journal's text, and the texts beside it. */
  async function allFound(root: string): Promise<(string | undefined)[]> {
    const later = await opened(root, "later")
    const beside = (await later.aparts(id)).map(({ journaled }) => journaled.doc.textContent)
    return [await found(root), ...beside]
  }

  /** The disk, and `act` is done once before the first of these operations on the journal. */
  const preceded = (names: readonly string[], act: () => Promise<unknown>): Disk => {
    let done = false
    return tapped(realDisk, async (operation, run) => {
      const target = operation.to ?? operation.path
      if (!done && names.includes(operation.name) && target.endsWith(".journal")) {
        done = true
        await act()
      }
      return run()
    })
  }

  test("stays when the desk that took over leaves the article", async () => {
    const root = await temporaryFolder()
    const typing = await opened(root, "typing")
    await typing.append(whole("typing", article))
    const took = await opened(root, "took")
    await typing.append(whole("typing", longer("!")))
    await took.leave(id, "took", null, () => true)
    expect(await allFound(root)).toContain("عنوان!")
  })

  test("stays when the desk that took over deletes the article", async () => {
    const root = await temporaryFolder()
    const typing = await opened(root, "typing")
    await typing.append(whole("typing", article))
    const took = await opened(root, "took")
    await typing.append(whole("typing", longer("!")))
    await took.discard(id)
    expect(await allFound(root)).toContain("عنوان!")
  })

  test("stays when it comes right before the other desk's journal takes the place of its own", async () => {
    const root = await temporaryFolder()
    const typing = await opened(root, "typing")
    await typing.append(whole("typing", article))
    const disk = preceded(["rename", "replace"], () => typing.append(whole("typing", longer("!"))))
    const took = await opened(root, "took", disk)
    await took.append(whole("took", longer("?")))
    expect(await allFound(root)).toEqual(["عنوان?", "عنوان!"])
  })

  test("stays when the desk that takes over keeps the journal that it had read right after that", async () => {
    const root = await temporaryFolder()
    const typing = await opened(root, "typing")
    await typing.append(whole("typing", article))
    let done = false
    const disk = tapped(realDisk, async (operation, run) => {
      if (!done && operation.name === "rename" && operation.to?.endsWith(".apart")) {
        done = true
        await typing.appendApart({ ...whole("typing", longer("!!")), from: 2 })
      }
      return run()
    })
    const took = await opened(root, "took", disk)
    await typing.append(whole("typing", longer("!")))
    await took.append(whole("took", longer("?")))
    expect(await allFound(root)).toEqual(["عنوان?", "عنوان!!"])
    const later = await opened(root, "later")
    for (const { remove } of await later.aparts(id)) await remove()
    expect(await allFound(root)).toEqual(["عنوان?"])
  })

  test("is written apart once, however often the desk is asked", async () => {
    const root = await temporaryFolder()
    const typing = await opened(root, "typing")
    await typing.append(whole("typing", article))
    for (const marks of ["!", "!!", "!!!"]) await typing.appendApart(whole("typing", longer(marks)))
    const names = await readdir(dirname(journalOf(root, id)))
    expect(names.filter((name) => name.endsWith(".apart"))).toHaveLength(1)
    expect(await allFound(root)).toEqual(["عنوان", "عنوان!!!"])
  })

  test("stays when its journal is replaced while it is written", async () => {
    const root = await temporaryFolder()
    let took: Journals | null = null
    const typing = await opened(
      root,
      "typing",
      preceded(["file.write"], async () => took?.append(whole("took", longer("?")))),
    )
    await typing.append(whole("typing", article))
    took = await opened(root, "took")
    expect(await codeOf(typing.append(whole("typing", longer("!"))))).toBe("journal-gap")
    expect(await allFound(root)).toEqual(["عنوان?", "عنوان!"])
  })
})

describe("the journal of an article that is deleted", () => {
  test("is kept aside if not all of it could be read", async () => {
    for (const ending of ["midad journal 9\nunheard of", "no journal"]) {
      const root = await temporaryFolder()
      const journals = await opened(root, "one")
      await journals.append(whole("one", article))
      await writeFile(journalOf(root, id), ending)
      await journals.discard(id)
      const [name] = await kept(root)
      expect(await readFile(`${journalOf(root, id).slice(0, -`${id}.journal`.length)}${name}`, "utf8")).toBe(
        ending,
      )
    }
  })

  test("is gone if all of it is in the file", async () => {
    const root = await temporaryFolder()
    const journals = await opened(root, "one")
    await journals.append(whole("one", article))
    await journals.discard(id)
    expect(await found(root)).toBeUndefined()
    expect(await kept(root)).toEqual([])
  })
})
