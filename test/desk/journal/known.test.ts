import { readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import type { ArticleJSON } from "../../../main/contract/desk.ts"
import { realDisk } from "../../../main/desk/disk/disk.ts"
import { decodeJournal, encodeJournal, type JournalRecord } from "../../../main/desk/journal/record.ts"
import { temporaryFolder } from "../temporary.ts"
import { halfSaved, journalOf, open, start, textOf } from "./newsroom.ts"
import { createWriter } from "./writer.ts"

describe("between the file's name and the cut of the journal, the file is known to be ours", () => {
  const recordsAt = async (root: string, id: string) =>
    decodeJournal(await readFile(journalOf(root, id))).records

  test("by the time of the steps that it holds, which it bears", async () => {
    const root = await temporaryFolder()
    const { writer, started } = await halfSaved(root)
    const before = await recordsAt(root, writer.id)
    const saved = await writer.saveJournaled()
    await started.desk.idle()
    expect(before.map(({ kind }) => kind)).toEqual(["base", "steps", "steps"])
    expect(saved).toMatchObject({ updated: before.at(-1)?.at })
    await writeFile(journalOf(root, writer.id), encodeJournal(before))
    expect(await open((await start(root)).desk, writer.id)).toMatchObject({
      recovered: null,
      base: writer.base(),
    })
  })

  test("and what was written since goes on from it", async () => {
    const root = await temporaryFolder()
    const { writer, started } = await halfSaved(root)
    const before = await recordsAt(root, writer.id)
    await writer.saveJournaled()
    await started.desk.idle()
    await writer.type("٣")
    const since = (await recordsAt(root, writer.id)).slice(-1)
    await writeFile(journalOf(root, writer.id), encodeJournal([...before, ...since]))
    const opened = await open((await start(root)).desk, writer.id)
    expect(opened).toMatchObject({ recovered: { steps: 1 }, base: writer.base() })
    expect(textOf(opened).textContent).toBe("عنوان١٢٣")
  })

  test("but not one that somebody changed since, though it says the same time", async () => {
    const root = await temporaryFolder()
    const { writer, started } = await halfSaved(root)
    const base = writer.base()
    const before = await recordsAt(root, writer.id)
    await writer.saveJournaled()
    await started.desk.idle()
    const path = join(root, "عنوان.html")
    await writeFile(path, (await readFile(path, "utf8")).replaceAll("عنوان١٢", "عنوان١٢٤"))
    await writeFile(journalOf(root, writer.id), encodeJournal(before))
    expect(await open((await start(root)).desk, writer.id)).toMatchObject({
      recovered: { steps: 2 },
      base,
    })
  })

  test("though the document was given anew in between", async () => {
    const root = await temporaryFolder()
    let cuts = true
    const { desk, logged } = await start(root, {
      ...realDisk,
      async open(path) {
        if (!cuts && path.endsWith(".journal")) throw Object.assign(new Error("On purpose"), { code: "EIO" })
        return realDisk.open(path)
      },
    })
    const writer = await createWriter(desk)
    await writer.type("عنوان")
    await writer.saveJournaled()
    await desk.idle()
    await writer.type("١")
    cuts = false
    await writer.saveJournaled()
    await desk.idle()
    expect(logged).toEqual([`Could not cut the journal of ${writer.id}`])
    cuts = true
    await desk.journal({
      ...(await writer.unsent("٢")),
      doc: writer.doc().toJSON() as ArticleJSON,
      steps: [],
    })
    const opened = await open((await start(root)).desk, writer.id)
    expect(opened).toMatchObject({ recovered: { steps: 1 }, base: writer.base() })
    expect(textOf(opened).textContent).toBe("عنوان١٢")
  })

  test("by a note, where the journal did not get just what was saved", async () => {
    const root = await temporaryFolder()
    const { writer, started } = await halfSaved(root)
    const before = await recordsAt(root, writer.id)
    await writer.save(false)
    await started.desk.idle()
    const [base] = before
    if (base?.kind !== "base") throw new Error("It begins with no document")
    const noted: JournalRecord = {
      kind: "saving",
      epoch: base.epoch,
      version: writer.version(),
      hash: writer.base() ?? "",
      merged: false,
      at: base.at,
    }
    await writeFile(journalOf(root, writer.id), encodeJournal([...before, noted]))
    expect(await open((await start(root)).desk, writer.id)).toMatchObject({
      recovered: null,
      base: writer.base(),
    })
  })
})
