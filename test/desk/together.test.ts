/** Two desks on one newsroom. */
import { describe, expect, onTestFinished, test } from "vitest"
import { articleFromJSON } from "../../main/article/schema.ts"
import type { EventData, OpenedArticle } from "../../main/contract/desk.ts"
import { createDesk, type Desk } from "../../main/desk/desk.ts"
import { createWriter } from "./journal/writer.ts"
import { temporaryFolder } from "./temporary.ts"

/** A desk of `who`, and the next thing that it is told of a lock. */
function start(root: string, who: string): { desk: Desk; told: () => Promise<EventData<"lock">> } {
  const news: EventData<"lock">[] = []
  let wake = () => undefined as undefined
  const desk = createDesk({
    root,
    who,
    where: "هنا",
    onLock(one) {
      news.push(one)
      wake()
    },
  })
  onTestFinished(() => desk.close())
  return {
    desk,
    async told() {
      for (let one = news.shift(); ; one = news.shift()) {
        if (one) return one
        await new Promise<void>((resolve) => {
          wake = () => void resolve() as undefined
        })
      }
    },
  }
}

async function open(desk: Desk, id: string): Promise<OpenedArticle> {
  const opened = await desk.openArticle({ id })
  if (opened.kind !== "article") throw new Error("It opened as an import")
  return opened
}

const locked = { problem: { code: "locked" } }

describe("an article that somebody writes in", () => {
  test("opens elsewhere with their name, and cannot be written in there", async () => {
    const root = await temporaryFolder()
    const [sara, omar] = [start(root, "سارة"), start(root, "عمر")]
    const writer = await createWriter(sara.desk)
    await writer.type("عنوان")
    const opened = await open(omar.desk, writer.id)
    expect(opened).toMatchObject({ lock: { who: "سارة", where: "هنا" } })
    const reader = await createWriter(omar.desk, opened)
    await expect(reader.type("!")).rejects.toMatchObject(locked)
    await expect(reader.save(false)).rejects.toMatchObject(locked)
    await expect(omar.desk.deleteArticle({ id: writer.id })).rejects.toMatchObject(locked)
    await writer.type("١")
    await writer.save(true)
  })

  test("is read elsewhere with what was typed last, which is nothing that is to be saved there", async () => {
    const root = await temporaryFolder()
    const [sara, omar] = [start(root, "سارة"), start(root, "عمر")]
    const writer = await createWriter(sara.desk)
    await writer.type("عنوان")
    await writer.save(true)
    await writer.type("!")
    const opened = await open(omar.desk, writer.id)
    expect(articleFromJSON(opened.doc).textContent).toBe("عنوان!")
    expect(opened).toMatchObject({ lock: { who: "سارة" }, recovered: null })
    // Who takes over has it to save.
    const taken = await omar.desk.takeOver({ id: writer.id })
    expect(taken).toMatchObject({ lock: null, recovered: { steps: 1 } })
  })

  test("may be written in elsewhere when it was left, once it is opened anew", async () => {
    const root = await temporaryFolder()
    const [sara, omar] = [start(root, "سارة"), start(root, "عمر")]
    const writer = await createWriter(sara.desk)
    await writer.type("عنوان")
    await writer.save(true)
    await open(omar.desk, writer.id)
    await writer.leave()
    expect(await omar.told()).toEqual({ id: writer.id, lock: null })
    const next = await createWriter(omar.desk, await open(omar.desk, writer.id))
    await next.type("!")
    expect(await next.save(false)).toMatchObject({ kind: "saved" })
  })

  test("can be taken over with every letter, and then its writer is told and can write no more", async () => {
    const root = await temporaryFolder()
    const [sara, omar] = [start(root, "سارة"), start(root, "عمر")]
    const writer = await createWriter(sara.desk)
    await writer.type("عنوان")
    await open(omar.desk, writer.id)
    const taken = await omar.desk.takeOver({ id: writer.id })
    if (taken.kind !== "article") throw new Error("It opened as an import")
    expect(taken.lock).toBeNull()
    expect(articleFromJSON(taken.doc).eq(writer.doc())).toBe(true)
    const next = await createWriter(omar.desk, taken)
    await next.type("!")
    expect(await sara.told()).toMatchObject({ id: writer.id, lock: { who: "عمر" } })
    await expect(writer.type("?")).rejects.toMatchObject(locked)
    await next.type("!")
    expect(articleFromJSON((await open(sara.desk, writer.id)).doc).textContent).toBe("عنوان!!")
  })

  /** What opening `id` anew offers as conflict copies, by a desk that begins after a crash of the others. */
  async function offeredAfterCrash(root: string, id: string): Promise<string[]> {
    const { desk } = start(root, "سارة")
    await open(desk, id)
    const lines = await desk.listCopies({ id })
    const copies = await Promise.all(lines.map((line) => desk.readCopy({ id, copy: line.id })))
    return copies.map(({ doc }) => articleFromJSON(doc).textContent)
  }

  test("keeps on the disk at once what its first writer types after it was taken over, and offers it", async () => {
    const root = await temporaryFolder()
    const [sara, omar] = [start(root, "سارة"), start(root, "عمر")]
    const writer = await createWriter(sara.desk)
    await writer.type("عنوان")
    await writer.save(true)
    await omar.desk.takeOver({ id: writer.id })
    expect(await sara.told()).toMatchObject({ lock: { who: "عمر" } })
    await expect(writer.type("؟")).rejects.toMatchObject(locked)
    await expect(writer.type("!")).rejects.toMatchObject(locked)
    expect(await offeredAfterCrash(root, writer.id)).toEqual(["عنوان؟!"])
  })

  test("keeps what its first writer types before hearing that another has begun to write", async () => {
    const root = await temporaryFolder()
    const [sara, omar] = [start(root, "سارة"), start(root, "عمر")]
    const writer = await createWriter(sara.desk)
    await writer.type("عنوان")
    await writer.save(true)
    const taken = await omar.desk.takeOver({ id: writer.id })
    if (taken.kind !== "article") throw new Error("It opened as an import")
    // It reaches the journal that the other desk has read already, and is about to replace.
    await writer.type("؟").catch(() => undefined)
    const next = await createWriter(omar.desk, taken)
    await next.type("!")
    expect(await offeredAfterCrash(root, writer.id)).toEqual(["عنوان؟"])
  })

  test("offers what was typed after it was taken over once the writer has left it, and not before", async () => {
    const root = await temporaryFolder()
    const [sara, omar] = [start(root, "سارة"), start(root, "عمر")]
    const writer = await createWriter(sara.desk)
    await writer.type("عنوان")
    await writer.save(true)
    await omar.desk.takeOver({ id: writer.id })
    expect(await sara.told()).toMatchObject({ lock: { who: "عمر" } })
    await expect(writer.type("؟")).rejects.toMatchObject(locked)
    await open(sara.desk, writer.id)
    expect(await sara.desk.listCopies({ id: writer.id })).toEqual([])
    await writer.leave()
    await open(sara.desk, writer.id)
    expect(await sara.desk.listCopies({ id: writer.id })).toHaveLength(1)
  })

  test("offers it also if the window sent the whole text at once", async () => {
    const root = await temporaryFolder()
    const [sara, omar] = [start(root, "سارة"), start(root, "عمر")]
    const first = await createWriter(sara.desk)
    await first.type("عنوان")
    await first.save(true)
    await first.leave()
    const writer = await createWriter(sara.desk, await open(sara.desk, first.id))
    await omar.desk.takeOver({ id: writer.id })
    expect(await sara.told()).toMatchObject({ lock: { who: "عمر" } })
    const { from, steps, ...call } = await writer.unsent("؟")
    const whole = { ...call, doc: writer.doc().toJSON(), from: from + steps.length, steps: [] }
    await expect(sara.desk.journal(whole)).rejects.toMatchObject(locked)
    expect(await offeredAfterCrash(root, writer.id)).toEqual(["عنوان؟"])
  })

  test("keeps that text as a version, too, as another program may ruin the copy", async () => {
    const root = await temporaryFolder()
    const [sara, omar] = [start(root, "سارة"), start(root, "عمر")]
    const writer = await createWriter(sara.desk)
    await writer.type("عنوان")
    await writer.save(true)
    await omar.desk.takeOver({ id: writer.id })
    expect(await sara.told()).toMatchObject({ lock: { who: "عمر" } })
    await expect(writer.type("؟")).rejects.toMatchObject(locked)
    await open(start(root, "سارة").desk, writer.id)
    const texts: string[] = []
    for (const { hash } of await omar.desk.listVersions({ id: writer.id }))
      texts.push(articleFromJSON((await omar.desk.readVersion({ id: writer.id, hash })).doc).textContent)
    expect(texts).toEqual(["عنوان؟", "عنوان"])
  })

  test("offers nothing that the article has by then", async () => {
    const root = await temporaryFolder()
    const [sara, omar] = [start(root, "سارة"), start(root, "عمر")]
    const writer = await createWriter(sara.desk)
    await writer.type("عنوان")
    await writer.save(true)
    const taken = await omar.desk.takeOver({ id: writer.id })
    if (taken.kind !== "article") throw new Error("It opened as an import")
    expect(await sara.told()).toMatchObject({ lock: { who: "عمر" } })
    await expect(writer.type("؟")).rejects.toMatchObject(locked)
    const next = await createWriter(omar.desk, taken)
    await next.type("؟")
    await next.save(false)
    expect(await offeredAfterCrash(root, writer.id)).toEqual([])
  })

  test("keeps what its first writer has typed and could not journal any more, as a version", async () => {
    const root = await temporaryFolder()
    const [sara, omar] = [start(root, "سارة"), start(root, "عمر")]
    const writer = await createWriter(sara.desk)
    await writer.type("عنوان")
    const taken = await omar.desk.takeOver({ id: writer.id })
    if (taken.kind !== "article") throw new Error("It opened as an import")
    expect(await sara.told()).toMatchObject({ lock: { who: "عمر" } })
    await writer.unsent(" لم يصل")
    await expect(writer.save(false)).rejects.toMatchObject(locked)
    await expect(writer.save(true)).rejects.toMatchObject(locked)
    const versions = await omar.desk.listVersions({ id: writer.id })
    expect(versions.map(({ cause }) => cause)).toEqual(["conflict"])
    const { doc } = await omar.desk.readVersion({ id: writer.id, hash: versions[0]?.hash ?? "" })
    expect(articleFromJSON(doc).textContent).toBe("عنوان لم يصل")
  })
})
