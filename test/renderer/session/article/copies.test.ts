/** Conflict copies: what one holds goes into its article, and it is put away only once the disk has it there. */
import { describe, expect, test } from "vitest"
import { wordsIn } from "../../../../main/contract/words/index.ts"
import {
  asks,
  aWhile,
  type Bench,
  composeAfter,
  holdsEverywhere,
  idOf,
  open,
  press,
  said,
  settle,
  state,
  story,
  typeAfter,
} from "./desk.ts"

const { notices } = wordsIn("ar").window
const colleague = { who: "سلمى", where: "المكتب", since: "2026-11-23T10:00:00.000Z" }
const first = story("a", "خبر", "الأولى.", "الثانية.")

/** The article a on the page, with a conflict copy beside it in which a colleague changed the second paragraph. */
async function withCopy(): Promise<Bench> {
  const bench = await open(first, story("b", "ثان", "نص."))
  bench.copy("copy", "a", first, story("a", "خبر", "الأولى.", "الثانية لزميل."))
  return bench
}

/** Opens the copy, which is merged into its article. */
async function merge(bench: Bench): Promise<void> {
  void bench.session.open(idOf("copy"))
  await settle()
}

/** Presses these keys in the dialog, then Enter. */
async function choose(...keys: string[]): Promise<void> {
  for (const key of [...keys, "Enter"]) await press(key)
  await settle()
}

describe("a conflict copy", () => {
  test("is offered, goes in with one key beside what was typed here, and into the bin", async () => {
    const bench = await withCopy()
    await typeAfter(bench, "الأولى", " لنا")
    await bench.tell("library", { total: 3, indexing: null, since: 1, version: 2, changes: null })
    expect(said(bench)).toEqual([notices.copies(1)])
    bench.session.notices.answer()
    await settle()
    expect(bench.binned).toEqual([idOf("copy")])
    await holdsEverywhere(bench, "a", "خبر", "الأولى. لنا", "الثانية لزميل.")
  })

  test("is one change of the text, which undo takes back", async () => {
    const bench = await withCopy()
    await merge(bench)
    await holdsEverywhere(bench, "a", "خبر", "الأولى.", "الثانية لزميل.")
    bench.session.editor()?.run("undo")
    await holdsEverywhere(bench, "a", "خبر", "الأولى.", "الثانية.")
  })

  test("stays until the disk has what it held", async () => {
    const bench = await withCopy()
    bench.hold("saveArticle")
    await merge(bench)
    expect(bench.text()).toBe("خبر\nالأولى.\nالثانية لزميل.")
    expect(bench.binned).toEqual([])
    bench.let("saveArticle")
    await bench.next("saveArticle").refuse("disk-full")
    expect(bench.binned).toEqual([])
    await aWhile()
    expect(bench.file("a")).toBe("خبر\nالأولى.\nالثانية لزميل.")
    expect(bench.binned).toEqual([idOf("copy")])
  })

  test("keeps what is typed while it is being read", async () => {
    const bench = await withCopy()
    bench.hold("readCopy")
    await merge(bench)
    await typeAfter(bench, "الأولى", " كتبت")
    await bench.next("readCopy").go()
    await holdsEverywhere(bench, "a", "خبر", "الأولى. كتبت", "الثانية لزميل.")
    expect(bench.binned).toEqual([idOf("copy")])
  })

  test("goes into no other article that comes on the page while it is being read, and stays", async () => {
    const bench = await withCopy()
    bench.hold("readCopy")
    await merge(bench)
    await bench.session.open(idOf("b"))
    await bench.next("readCopy").go()
    await aWhile()
    expect(bench.text()).toBe("ثان\nنص.")
    expect([bench.file("a"), bench.file("b")]).toEqual(["خبر\nالأولى.\nالثانية.", "ثان\nنص."])
    expect(bench.binned).toEqual([])
  })

  test("of an article that somebody else writes in stays, and that is said", async () => {
    const bench = await withCopy()
    await bench.lock("a", colleague)
    await merge(bench)
    expect(said(bench)).toContain(notices.copyLocked)
    expect(bench.text()).toBe("خبر\nالأولى.\nالثانية.")
    expect(bench.binned).toEqual([])
  })
})

describe("a conflict copy that changed the words that were changed here", () => {
  /** The window asks which side stays. */
  async function inConflict(): Promise<Bench> {
    const bench = await withCopy()
    await typeAfter(bench, "الثانية", " لنا")
    await merge(bench)
    expect(asks()).toBe(true)
    return bench
  }

  test("is asked about, and put away when the choice is on disk", async () => {
    const bench = await inConflict()
    expect(bench.binned).toEqual([])
    await choose("3")
    expect(bench.binned).toEqual([idOf("copy")])
    await holdsEverywhere(bench, "a", "خبر", "الأولى.", "الثانية. لنا", "الثانية لزميل.")
  })

  test("stays where the writer puts the question off", async () => {
    const bench = await inConflict()
    await press("Escape")
    await aWhile()
    expect(bench.binned).toEqual([])
    await merge(bench)
    expect(asks()).toBe(true)
  })

  test("keeps what comes into other words while the question is open", async () => {
    const bench = await inConflict()
    composeAfter(bench, "الأولى", " متأخرة")
    await choose("2")
    await holdsEverywhere(bench, "a", "خبر", "الأولى. متأخرة", "الثانية لزميل.")
  })

  test("is asked about again with what comes into the very words while the question is open", async () => {
    const bench = await inConflict()
    composeAfter(bench, "الثانية", " متأخرة")
    await choose("2")
    expect(bench.text()).toBe("خبر\nالأولى.\nالثانية. لنا متأخرة")
    expect(asks()).toBe(true)
    expect(bench.binned).toEqual([])
    await choose("3")
    await holdsEverywhere(bench, "a", "خبر", "الأولى.", "الثانية. لنا متأخرة", "الثانية لزميل.")
    expect(bench.binned).toEqual([idOf("copy")])
  })

  test("stays where another desk takes the article before the choice: the text cannot be changed then", async () => {
    const bench = await inConflict()
    await bench.lock("a", colleague)
    await choose("2")
    expect(said(bench)).toContain(notices.copyLocked)
    await aWhile()
    expect(bench.text()).toBe("خبر\nالأولى.\nالثانية. لنا")
    expect(bench.binned).toEqual([])
  })

  test("stays where another article comes on the page before the choice", async () => {
    const bench = await inConflict()
    await bench.tell("open", { id: idOf("b") })
    await choose("2")
    await aWhile()
    expect(bench.text()).toBe("ثان\nنص.")
    expect(bench.file("a")).toBe("خبر\nالأولى.\nالثانية. لنا")
    expect(bench.binned).toEqual([])
  })
})

test("a conflict with the file comes before one with a copy: one question at a time, and the copy stays", async () => {
  const bench = await withCopy()
  bench.write(story("a", "خبر", "الأولى لزميل.", "الثانية."))
  await typeAfter(bench, "الأولى", " لنا")
  await merge(bench)
  expect(state(bench)).toBe("conflict")
  await choose("3")
  await holdsEverywhere(bench, "a", "خبر", "الأولى. لنا", "الأولى لزميل.", "الثانية.")
  expect(bench.binned).toEqual([])
})
