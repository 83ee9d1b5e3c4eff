/** Words that were changed in the window and in the file: whatever happens while the writer is asked, no side's text is lost. */
import { describe, expect, test } from "vitest"
import { wordsIn } from "../../../../main/contract/words/index.ts"
import {
  asks,
  aWhile,
  type Bench,
  composeAfter,
  holdsEverywhere,
  open,
  press,
  said,
  settle,
  state,
  story,
  typeAfter,
  wait,
} from "./desk.ts"

const { notices } = wordsIn("ar").window
const colleague = { who: "سلمى", where: "المكتب", since: "2026-11-23T10:00:00.000Z" }
const byColleague = story("a", "خبر", "الأولى.", "الثانية لزميل.")

/** The article a on the page, its second paragraph changed here and by a colleague; the window asks which one stays. */
async function inConflict(): Promise<Bench> {
  const bench = await open(story("a", "خبر", "الأولى.", "الثانية."), story("b", "ثان", "نص."))
  bench.write(byColleague)
  await typeAfter(bench, "الثانية", " لنا")
  await wait(1000)
  await settle()
  expect(asks()).toBe(true)
  return bench
}

/** Presses these keys in the dialog, then Enter. */
async function choose(...keys: string[]): Promise<void> {
  for (const key of [...keys, "Enter"]) await press(key)
  await settle()
}

describe("a conflict is asked about once the writer rests, and", () => {
  test("our words stay by 1", async () => {
    const bench = await inConflict()
    await choose("1")
    await holdsEverywhere(bench, "a", "خبر", "الأولى.", "الثانية. لنا")
  })

  test("theirs by 2, which undo takes back", async () => {
    const bench = await inConflict()
    await choose("2")
    await holdsEverywhere(bench, "a", "خبر", "الأولى.", "الثانية لزميل.")
    bench.session.editor()?.run("undo")
    await holdsEverywhere(bench, "a", "خبر", "الأولى.", "الثانية. لنا")
  })

  test("both by 3", async () => {
    const bench = await inConflict()
    await choose("3")
    await holdsEverywhere(bench, "a", "خبر", "الأولى.", "الثانية. لنا", "الثانية لزميل.")
  })

  test("Escape leaves both as they are; what is typed then is journaled, and asked about with the rest", async () => {
    const bench = await inConflict()
    await press("Escape")
    await settle()
    await typeAfter(bench, "الثانية", " أيضاً")
    await aWhile()
    expect(bench.journaled("a")).toBe("خبر\nالأولى.\nالثانية. لنا أيضاً")
    expect(bench.file("a")).toBe("خبر\nالأولى.\nالثانية لزميل.")
    await bench.session.save()
    await settle()
    await choose("3")
    await holdsEverywhere(bench, "a", "خبر", "الأولى.", "الثانية. لنا أيضاً", "الثانية لزميل.")
  })
})

test("a conflict that comes while somebody types takes no keys: it is told, and asked about on request", async () => {
  const bench = await open(story("a", "خبر", "الأولى.", "الثانية."))
  bench.write(byColleague)
  bench.hold("saveArticle")
  await typeAfter(bench, "الثانية", " لنا")
  await wait(1000)
  await typeAfter(bench, "الثانية", " ونزيد")
  bench.let("saveArticle")
  await bench.next("saveArticle").go()
  expect(asks()).toBe(false)
  expect(said(bench)).toEqual([notices.conflict])
  await typeAfter(bench, "الثانية", " ونزيد")
  expect(bench.text()).toBe("خبر\nالأولى.\nالثانية. لنا ونزيد ونزيد")
  bench.session.notices.answer()
  await settle()
  await choose("3")
  await holdsEverywhere(bench, "a", "خبر", "الأولى.", "الثانية. لنا ونزيد ونزيد", "الثانية لزميل.")
})

describe("text that comes in while the question is open", () => {
  test("stays where it is in other words than those that are asked about", async () => {
    const bench = await inConflict()
    composeAfter(bench, "الأولى", " متأخرة")
    await choose("2")
    await holdsEverywhere(bench, "a", "خبر", "الأولى. متأخرة", "الثانية لزميل.")
  })

  test("in the very words has them asked about again, with it", async () => {
    const bench = await inConflict()
    composeAfter(bench, "الثانية", " متأخرة")
    await choose("2")
    expect(bench.text()).toBe("خبر\nالأولى.\nالثانية. لنا متأخرة")
    expect(state(bench)).toBe("conflict")
    await bench.session.save()
    await settle()
    expect(asks()).toBe(true)
    await choose("3")
    await holdsEverywhere(bench, "a", "خبر", "الأولى.", "الثانية. لنا متأخرة", "الثانية لزميل.")
  })
})

describe("while the question is open", () => {
  test("the file may change once more: that is asked about, not written over", async () => {
    const bench = await inConflict()
    bench.write(story("a", "خبر", "الأولى.", "الثانية لزميل آخر."))
    await bench.outside("a", "changed")
    await choose("1")
    expect(bench.file("a")).toBe("خبر\nالأولى.\nالثانية لزميل آخر.")
    expect(state(bench)).toBe("conflict")
    await bench.session.save()
    await settle()
    await choose("3")
    await holdsEverywhere(bench, "a", "خبر", "الأولى.", "الثانية. لنا", "الثانية لزميل آخر.")
  })

  test("another article may come on the page: the choice is for the one that was asked about", async () => {
    const bench = await inConflict()
    await bench.tell("open", { id: "article-b" })
    await choose("3")
    await aWhile()
    expect(bench.text()).toBe("ثان\nنص.")
    expect(bench.file("b")).toBe("ثان\nنص.")
    expect(bench.file("a")).toBe("خبر\nالأولى.\nالثانية. لنا\nالثانية لزميل.")
  })

  test("another desk may take the article: the choice is asked again when it is given back, and nothing is dropped", async () => {
    const bench = await inConflict()
    await bench.lock("a", colleague)
    await choose("2")
    await aWhile()
    expect(bench.text()).toBe("خبر\nالأولى.\nالثانية. لنا")
    await bench.lock("a", null)
    await aWhile()
    expect(bench.file("a")).toBe("خبر\nالأولى.\nالثانية لزميل.")
    expect(state(bench)).toBe("conflict")
    await bench.session.save()
    await settle()
    await choose("2")
    await holdsEverywhere(bench, "a", "خبر", "الأولى.", "الثانية لزميل.")
  })

  test("the conflict may pass by itself: then the question goes, and the keys are the text's again", async () => {
    const bench = await inConflict()
    await bench.lock("a", colleague)
    bench.write(story("a", "خبر", "الأولى لزميل.", "الثانية."))
    await bench.lock("a", null)
    expect(asks()).toBe(false)
    expect(bench.session.dialog.peek()).toBeNull()
    await typeAfter(bench, "الثانية", " أيضاً")
    await holdsEverywhere(bench, "a", "خبر", "الأولى لزميل.", "الثانية. لنا أيضاً")
  })

  test("the window may be closed: the journal has our text, and the file theirs", async () => {
    const bench = await inConflict()
    composeAfter(bench, "الأولى", " متأخرة")
    await bench.tell("flush", {})
    expect(bench.calls("flushed")).toHaveLength(1)
    expect(bench.journaled("a")).toBe("خبر\nالأولى. متأخرة\nالثانية. لنا")
    expect(bench.file("a")).toBe("خبر\nالأولى.\nالثانية لزميل.")
  })
})
