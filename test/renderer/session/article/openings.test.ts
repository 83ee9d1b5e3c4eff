/** From one article to another: what is typed on the way is the article's that it was typed in, and it is on disk before that is let go. */
import { describe, expect, test } from "vitest"
import { wordsIn } from "../../../../main/contract/words/index.ts"
import { aWhile, holdsEverywhere, idOf, open, settle, state, story, typeAfter } from "./desk.ts"

const words = wordsIn("ar")

/** A newsroom of three articles, with the first on the page. */
const three = () => open(story("a", "أول", "نص أ."), story("b", "ثان", "نص ب."), story("c", "ثالث", "نص ج."))

describe("while another article is on its way from the disk", () => {
  test("what is typed goes into the one on the page, and is saved there", async () => {
    const bench = await three()
    bench.hold("openArticle")
    void bench.session.open(idOf("b"))
    await settle()
    await typeAfter(bench, "نص أ", " كتبت")
    expect(bench.text()).toBe("أول\nنص أ. كتبت")
    await bench.next("openArticle").go()
    expect(bench.text()).toBe("ثان\nنص ب.")
    await aWhile()
    expect(bench.file("a")).toBe("أول\nنص أ. كتبت")
    await typeAfter(bench, "نص ب", " وهنا")
    await holdsEverywhere(bench, "b", "ثان", "نص ب. وهنا")
    expect(bench.file("a")).toBe("أول\nنص أ. كتبت")
  })

  test("the writer may stay: then it does not come on the page, and its lock is given back", async () => {
    const bench = await three()
    bench.hold("openArticle")
    void bench.session.open(idOf("b"))
    await settle()
    await bench.session.open(idOf("a"))
    expect(bench.session.loading.peek()).toBe(false)
    await bench.next("openArticle").go()
    expect(bench.text()).toBe("أول\nنص أ.")
    expect(bench.calls("leaveArticle").map(({ id }) => id)).toEqual([idOf("b")])
    await typeAfter(bench, "نص أ", " كتبت")
    await holdsEverywhere(bench, "a", "أول", "نص أ. كتبت")
  })
})

describe("an opening that fails", () => {
  test("leaves the article on the page, which goes on being written and saved", async () => {
    const bench = await three()
    bench.refuse("openArticle", "article-missing")
    await bench.session.open(idOf("b"))
    expect(bench.session.notices.list.peek().map(({ text }) => text)).toEqual([
      words.problems["article-missing"],
    ])
    expect(bench.session.loading.peek()).toBe(false)
    await typeAfter(bench, "نص أ", " كتبت")
    await holdsEverywhere(bench, "a", "أول", "نص أ. كتبت")
  })

  test("for a new article ends the wait for one that it overtook", async () => {
    const bench = await three()
    bench.hold("openArticle")
    bench.refuse("newArticle", "disk-full")
    void bench.session.open(idOf("b"))
    await bench.session.create()
    expect(bench.session.loading.peek()).toBe(false)
    await bench.next("openArticle").go()
    expect(bench.text()).toBe("أول\nنص أ.")
  })
})

describe("openings that overtake each other", () => {
  for (const order of ["first asked, first answered", "last asked, first answered"])
    test(`end with the article that was asked for last: ${order}`, async () => {
      const bench = await three()
      await typeAfter(bench, "نص أ", " كتبت")
      bench.hold("openArticle")
      void bench.session.open(idOf("b"))
      void bench.session.open(idOf("c"))
      await settle()
      const [b, c] = [bench.next("openArticle"), bench.next("openArticle")]
      for (const call of order.startsWith("first") ? [b, c] : [c, b]) await call.go()
      expect(bench.text()).toBe("ثالث\nنص ج.")
      await aWhile()
      expect(bench.file("a")).toBe("أول\nنص أ. كتبت")
      // Nobody writes in these here any more, so others may.
      expect(
        bench
          .calls("leaveArticle")
          .map(({ id }) => id)
          .sort(),
      ).toEqual([idOf("a"), idOf("b")])
      await typeAfter(bench, "نص ج", " وهنا")
      await holdsEverywhere(bench, "c", "ثالث", "نص ج. وهنا")
    })

  test("of one article twice open it once, under the newer of the two", async () => {
    const bench = await three()
    bench.hold("openArticle")
    void bench.session.open(idOf("b"))
    void bench.session.open(idOf("b"))
    await settle()
    await bench.next("openArticle").go()
    await bench.next("openArticle").go()
    await typeAfter(bench, "نص ب", " كتبت")
    await holdsEverywhere(bench, "b", "ثان", "نص ب. كتبت")
  })

  test("of a new article and an old one end with the old one, and the new one is let go", async () => {
    const bench = await three()
    bench.hold("newArticle")
    void bench.session.create()
    await bench.session.open(idOf("b"))
    await bench.next("newArticle").go()
    expect(bench.text()).toBe("ثان\nنص ب.")
    expect(bench.calls("leaveArticle")).toHaveLength(2)
  })
})

describe("an article that the writer has left", () => {
  test("and comes back to before the disk has it is as it was left, not as the file has it", async () => {
    const bench = await three()
    bench.hold("saveArticle")
    await typeAfter(bench, "نص أ", " كتبت")
    await bench.session.open(idOf("b"))
    await bench.session.open(idOf("a"))
    expect(bench.text()).toBe("أول\nنص أ. كتبت")
    await typeAfter(bench, "نص أ", " وعدت")
    bench.let("saveArticle")
    await bench.next("saveArticle").go()
    await holdsEverywhere(bench, "a", "أول", "نص أ. كتبت وعدت")
    expect(bench.calls("leaveArticle").map(({ id }) => id)).toEqual([idOf("b")])
  })

  test("while its save fails is saved by itself later, and let go then", async () => {
    const bench = await three()
    await typeAfter(bench, "نص أ", " كتبت")
    bench.refuse("saveArticle", "disk-full")
    await bench.session.open(idOf("b"))
    await settle()
    expect(bench.file("a")).toBe("أول\nنص أ.")
    expect(bench.calls("leaveArticle")).toEqual([])
    bench.refuse("saveArticle", null)
    await aWhile()
    expect(bench.file("a")).toBe("أول\nنص أ. كتبت")
    expect(bench.calls("leaveArticle").map(({ id }) => id)).toEqual([idOf("a")])
  })

  test("while its save fails, and comes back to, is not let go by the save that goes well at last", async () => {
    const bench = await three()
    await typeAfter(bench, "نص أ", " كتبت")
    bench.refuse("saveArticle", "disk-full")
    await bench.session.open(idOf("b"))
    await settle()
    await bench.session.open(idOf("a"))
    bench.refuse("saveArticle", null)
    await aWhile()
    await typeAfter(bench, "نص أ", " وعدت")
    await holdsEverywhere(bench, "a", "أول", "نص أ. كتبت وعدت")
    expect(bench.calls("leaveArticle").map(({ id }) => id)).toEqual([idOf("b")])
  })

  test("is named before the window closes if neither file nor journal has its text", async () => {
    const bench = await three()
    bench.refuse("saveArticle", "invalid-call")
    await typeAfter(bench, "نص أ", " كتبت")
    await bench.tell("flush", {})
    expect(bench.calls("flushed")).toEqual([{ unkept: [] }])
    bench.refuse("journal", "invalid-call")
    await typeAfter(bench, "نص أ", " وكتبت")
    await bench.tell("flush", {})
    expect(bench.calls("flushed").at(-1)).toEqual({ unkept: ["أول"] })
  })

  test("is whole on disk before the window closes, with the one on the page", async () => {
    const bench = await three()
    bench.refuse("saveArticle", "server-away")
    await typeAfter(bench, "نص أ", " كتبت")
    await bench.session.open(idOf("b"))
    await typeAfter(bench, "نص ب", " وهنا")
    bench.refuse("saveArticle", null)
    await bench.tell("flush", {})
    expect(bench.calls("flushed")).toEqual([{ unkept: [] }])
    expect([bench.file("a"), bench.file("b")]).toEqual(["أول\nنص أ. كتبت", "ثان\nنص ب. وهنا"])
    expect(state(bench)).toBe("saved")
  })
})

describe("another newsroom with the same ids", () => {
  test("gets nothing of an article whose saves went on failing, which goes into its own", async () => {
    const bench = await three()
    bench.refuse("saveArticle", "server-away")
    await typeAfter(bench, "نص أ", " كتبت")
    await aWhile()
    const scene = {
      ...bench.session.scene.peek(),
      key: "newsroom-2",
      newsroom: { name: "نسخة", path: "/copy" },
    }
    await bench.tell("newsroom", { ...scene, open: idOf("a") })
    // The article of the same id is another one, and not the one that was left.
    expect(bench.text()).toBe("أول\nنص أ.")
    expect(bench.newsrooms("openArticle")).toEqual(["newsroom-1", "newsroom-2"])
    bench.refuse("saveArticle", null)
    await aWhile()
    expect(bench.file("a")).toBe("أول\nنص أ. كتبت")
    expect(bench.newsrooms("saveArticle")).toEqual(["newsroom-1"])
    expect(bench.newsrooms("journal")).toEqual(["newsroom-1"])
    expect(bench.newsrooms("leaveArticle")).toEqual(["newsroom-1"])
  })
})

describe("an article on its way to the bin", () => {
  test("takes no more text, which would be lost with it", async () => {
    const bench = await three()
    await typeAfter(bench, "نص أ", " كتبت")
    bench.hold("deleteArticle")
    void bench.session.bin.remove()
    await settle()
    expect(bench.file("a")).toBe("أول\nنص أ. كتبت")
    await typeAfter(bench, "نص أ", " ضائع")
    expect(bench.text()).toBe("أول\nنص أ. كتبت")
    await bench.next("deleteArticle").go()
    await aWhile()
    expect(bench.session.current.peek()).toBeNull()
    expect(bench.file("a")).toBeUndefined()
  })

  test("that cannot be put there goes on being written and saved", async () => {
    const bench = await three()
    bench.hold("deleteArticle")
    void bench.session.bin.remove()
    await settle()
    await bench.next("deleteArticle").refuse("file-busy")
    await typeAfter(bench, "نص أ", " كتبت")
    await holdsEverywhere(bench, "a", "أول", "نص أ. كتبت")
  })
})
