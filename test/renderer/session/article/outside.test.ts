/** What others write into the file of an open article while somebody types in it: neither side's text is lost. */
import { describe, expect, test } from "vitest"
import { wordsIn } from "../../../../main/contract/words/index.ts"
import {
  asks,
  aWhile,
  composeAfter,
  holdsEverywhere,
  open,
  said,
  settle,
  state,
  story,
  type,
  typeAfter,
  wait,
} from "./desk.ts"

const { notices } = wordsIn("ar").window
const colleague = { who: "سلمى", where: "المكتب", since: "2026-11-23T10:00:00.000Z" }

/** An article of two paragraphs, on the page. */
const opened = () => open(story("a", "خبر", "الأولى.", "الثانية."))
const byColleague = story("a", "خبر", "الأولى.", "الثانية لزميل.")

describe("a file that another program changed", () => {
  test("is taken over where nothing was written here, and the cursor stays with its words", async () => {
    const bench = await opened()
    await typeAfter(bench, "الأولى", " لنا")
    await aWhile()
    bench.write(story("a", "خبر", "سطر لزميل.", "الأولى. لنا", "الثانية."))
    await bench.outside("a", "changed")
    expect(said(bench)).toEqual([notices.reloaded])
    await type(" أيضاً")
    await holdsEverywhere(bench, "a", "خبر", "سطر لزميل.", "الأولى. لنا أيضاً", "الثانية.")
  })

  test("in its form only is no news", async () => {
    const bench = await opened()
    bench.write(story("a", "خبر", "الأولى.", "الثانية."))
    await bench.outside("a", "changed")
    expect(bench.calls("openArticle")).toHaveLength(2)
    expect(said(bench)).toEqual([])
  })

  test("into nothing, or into what cannot be read, is said for what it is", async () => {
    const bench = await opened()
    await bench.outside("a", "empty")
    await bench.outside("a", "unreadable")
    expect(said(bench)).toEqual([notices.emptied("a.html"), notices.unreadable("a.html")])
  })

  test("keeps what is typed while it is being read", async () => {
    const bench = await opened()
    bench.write(byColleague)
    bench.hold("openArticle")
    await bench.outside("a", "changed")
    await typeAfter(bench, "الأولى", " كتبت")
    await bench.next("openArticle").go()
    expect(bench.text()).toBe("خبر\nالأولى. كتبت\nالثانية لزميل.")
    await holdsEverywhere(bench, "a", "خبر", "الأولى. كتبت", "الثانية لزميل.")
  })

  test("is asked about where what is typed meanwhile is in the same words, and neither is written over", async () => {
    const bench = await opened()
    bench.write(byColleague)
    bench.hold("openArticle")
    await bench.outside("a", "changed")
    await typeAfter(bench, "الثانية", " كتبت")
    await bench.next("openArticle").go()
    expect(state(bench)).toBe("conflict")
    await aWhile()
    expect(bench.text()).toBe("خبر\nالأولى.\nالثانية. كتبت")
    expect(bench.journaled("a")).toBe("خبر\nالأولى.\nالثانية. كتبت")
    expect(bench.file("a")).toBe("خبر\nالأولى.\nالثانية لزميل.")
  })

  test("is saved against where something was written here, and both go together", async () => {
    const bench = await opened()
    await typeAfter(bench, "الأولى", " لنا")
    bench.write(byColleague)
    await bench.outside("a", "changed")
    expect(bench.calls("openArticle")).toHaveLength(1)
    expect(said(bench)).toEqual([notices.merged])
    await holdsEverywhere(bench, "a", "خبر", "الأولى. لنا", "الثانية لزميل.")
  })

  test("and cannot be read leaves the text, which goes on being saved", async () => {
    const bench = await opened()
    bench.write(byColleague)
    bench.refuse("openArticle", "file-busy")
    await bench.outside("a", "changed")
    await typeAfter(bench, "الأولى", " لنا")
    await holdsEverywhere(bench, "a", "خبر", "الأولى. لنا", "الثانية لزميل.")
  })
})

describe("a save that comes back with others' changes", () => {
  test("keeps what was typed while it was on its way", async () => {
    const bench = await opened()
    bench.write(byColleague)
    bench.hold("saveArticle")
    await typeAfter(bench, "الأولى", " قبل")
    await wait(1000)
    await typeAfter(bench, "الأولى", " وبعد")
    bench.let("saveArticle")
    await bench.next("saveArticle").go()
    expect(bench.text()).toBe("خبر\nالأولى. قبل وبعد\nالثانية لزميل.")
    await holdsEverywhere(bench, "a", "خبر", "الأولى. قبل وبعد", "الثانية لزميل.")
  })

  test("asks where what was typed meanwhile is in the same words", async () => {
    const bench = await opened()
    bench.write(byColleague)
    bench.hold("saveArticle")
    await typeAfter(bench, "الأولى", " قبل")
    await wait(1000)
    await typeAfter(bench, "الثانية", " وبعد")
    bench.let("saveArticle")
    await bench.next("saveArticle").go()
    expect(state(bench)).toBe("conflict")
    await aWhile()
    expect(bench.text()).toBe("خبر\nالأولى. قبل\nالثانية. وبعد")
    expect(bench.journaled("a")).toBe(bench.text())
    // Both sides stand in the file but for the word that is asked about.
    expect(bench.file("a")).toBe("خبر\nالأولى. قبل\nالثانية لزميل.")
  })

  test("goes into the text of an article that the writer has left", async () => {
    const bench = await open(story("a", "خبر", "الأولى.", "الثانية."), story("b", "ثان", "نص."))
    bench.write(byColleague)
    bench.hold("saveArticle")
    await typeAfter(bench, "الأولى", " لنا")
    await bench.session.open("article-b")
    await bench.next("saveArticle").go()
    bench.let("saveArticle")
    expect(bench.text()).toBe("ثان\nنص.")
    await bench.session.open("article-a")
    await holdsEverywhere(bench, "a", "خبر", "الأولى. لنا", "الثانية لزميل.")
  })
})

describe("a file that is gone", () => {
  test("leaves the text where it is, and is written again by one key", async () => {
    const bench = await opened()
    bench.remove("a")
    await bench.outside("a", "gone")
    expect(bench.text()).toBe("خبر\nالأولى.\nالثانية.")
    await aWhile()
    expect(bench.file("a")).toBeUndefined()
    expect(bench.session.notices.answer()).toBe(true)
    await settle()
    expect(bench.file("a")).toBe("خبر\nالأولى.\nالثانية.")
    expect(state(bench)).toBe("saved")
  })

  test("is written again by itself with what is typed then", async () => {
    const bench = await opened()
    bench.remove("a")
    await bench.outside("a", "gone")
    await typeAfter(bench, "الأولى", " لنا")
    await holdsEverywhere(bench, "a", "خبر", "الأولى. لنا", "الثانية.")
  })

  test("does not take what was typed and not saved yet with it", async () => {
    const bench = await opened()
    await typeAfter(bench, "الأولى", " لنا")
    bench.remove("a")
    bench.refuse("saveArticle", "newsroom-missing")
    await bench.outside("a", "gone")
    await aWhile()
    expect(state(bench)).toBe("failed")
    expect(bench.journaled("a")).toBe("خبر\nالأولى. لنا\nالثانية.")
    bench.refuse("saveArticle", null)
    await holdsEverywhere(bench, "a", "خبر", "الأولى. لنا", "الثانية.")
  })
})

test("a file that was moved is the article's under its new name, and what is typed goes on into it", async () => {
  const bench = await opened()
  await typeAfter(bench, "الأولى", " لنا")
  await bench.outside("a", "moved")
  expect(bench.session.current.peek()?.name.peek()).toBe("moved.html")
  await holdsEverywhere(bench, "a", "خبر", "الأولى. لنا", "الثانية.")
})

describe("a lock that another desk takes and gives back", () => {
  test("keeps the writer from writing, and what was typed before is saved with what the other desk wrote", async () => {
    const bench = await opened()
    await typeAfter(bench, "الأولى", " لنا")
    await bench.lock("a", colleague)
    await typeAfter(bench, "الثانية", " ممنوع")
    expect(bench.text()).toBe("خبر\nالأولى. لنا\nالثانية.")
    await aWhile()
    expect(bench.file("a")).toBe("خبر\nالأولى.\nالثانية.")
    bench.write(byColleague)
    await bench.lock("a", null)
    expect(said(bench)).toContain(notices.lockBack)
    await typeAfter(bench, "الثانية", " والآن")
    await holdsEverywhere(bench, "a", "خبر", "الأولى. لنا", "الثانية لزميل. والآن")
  })

  test("and wrote in the same words is asked about when it is given back", async () => {
    const bench = await opened()
    await typeAfter(bench, "الثانية", " لنا")
    await bench.lock("a", colleague)
    bench.write(byColleague)
    await bench.lock("a", null)
    expect(state(bench)).toBe("conflict")
    await aWhile()
    expect(bench.text()).toBe("خبر\nالأولى.\nالثانية. لنا")
    expect(bench.journaled("a")).toBe(bench.text())
    expect(bench.file("a")).toBe("خبر\nالأولى.\nالثانية لزميل.")
  })

  test("before a save came back does not make that save pass for one of the text that was read since", async () => {
    const bench = await opened()
    bench.hold("saveArticle")
    await typeAfter(bench, "الأولى", " لنا")
    await wait(1000)
    const save = bench.next("saveArticle")
    await bench.lock("a", colleague)
    bench.write(byColleague)
    await bench.lock("a", null)
    bench.let("saveArticle")
    await save.refuse("locked")
    await holdsEverywhere(bench, "a", "خبر", "الأولى. لنا", "الثانية لزميل.")
  })

  test("has the keys since the last batch in its journal at once when it is lost", async () => {
    const bench = await opened()
    await typeAfter(bench, "الأولى", " لنا")
    await bench.lock("a", colleague)
    expect(bench.journaled("a")).toBe("خبر\nالأولى. لنا\nالثانية.")
  })

  test("is taken back by the writer with what was typed before and what the other desk wrote", async () => {
    const bench = await opened()
    await typeAfter(bench, "الأولى", " لنا")
    await bench.lock("a", colleague)
    bench.write(byColleague)
    await bench.session.locks.takeOver()
    await typeAfter(bench, "الثانية", " والآن")
    await holdsEverywhere(bench, "a", "خبر", "الأولى. لنا", "الثانية لزميل. والآن")
  })

  test("is taken over with what its writer had not saved yet, and nobody is asked", async () => {
    const bench = await opened()
    await bench.lock("a", colleague)
    bench.unsaved(story("a", "خبر", "الأولى. لزميل", "الثانية."))
    await bench.outside("a", "changed")
    expect(bench.text()).toBe("خبر\nالأولى. لزميل\nالثانية.")
    bench.unsaved(story("a", "خبر", "الأولى. لزميل قبل", "الثانية."))
    await bench.session.locks.takeOver()
    expect(asks()).toBe(false)
    await holdsEverywhere(bench, "a", "خبر", "الأولى. لزميل قبل", "الثانية.")
  })

  test("while the file is being read anew leaves the article read-only, with all of its text", async () => {
    const bench = await opened()
    await typeAfter(bench, "الأولى", " لنا")
    await bench.lock("a", colleague)
    bench.hold("openArticle")
    await bench.lock("a", null)
    await bench.lock("a", colleague)
    await bench.next("openArticle").go()
    bench.let("openArticle")
    composeAfter(bench, "الثانية", " ممنوع")
    expect(bench.text()).toBe("خبر\nالأولى. لنا\nالثانية.")
    expect(asks()).toBe(false)
    await bench.lock("a", null)
    await holdsEverywhere(bench, "a", "خبر", "الأولى. لنا", "الثانية.")
  })
})
