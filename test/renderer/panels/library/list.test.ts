/** The library's list: fifty thousand lines of which a few are drawn, gone through and selected by keys alone. */
import { describe, expect, onTestFinished, test } from "vitest"
import { press, type } from "../../editor/harness.ts"
import {
  chosen,
  chosenHeadline,
  drawn,
  field,
  focused,
  list,
  many,
  open,
  options,
  selected,
} from "../harness.ts"

const library = () => press("Control+k")

describe("fifty thousand articles", () => {
  test("are a list as long as all of them, of which only what is seen is drawn and a page fetched", async () => {
    const bench = await open(many(50_000))
    expect(options().length).toBeGreaterThan(5)
    expect(options().length).toBeLessThan(40)
    expect(options()[0]?.getAttribute("aria-setsize")).toBe("50000")
    expect(options().map((option) => Number(option.getAttribute("aria-posinset")))).toEqual(
      options().map((_, at) => at + 1),
    )
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
    // Those that were drawn are lower, as their headlines are short.
    const lower = options().length * 1.5 * rem
    expect(list().getBoundingClientRect().height).toBeLessThanOrEqual(50_000 * 5.125 * rem)
    expect(list().getBoundingClientRect().height).toBeGreaterThan(50_000 * 5.125 * rem - lower)
    expect(new Set(bench.queries().map(({ from }) => from))).toEqual(new Set([0]))
    expect(Math.max(...bench.queries().map(({ count }) => count))).toBeLessThanOrEqual(50)
  })

  test("are crossed with End and Home; of what lies between nothing is fetched", async () => {
    const bench = await open(many(50_000))
    await library()
    await press("ArrowDown", "End")
    await expect.poll(chosenHeadline).toBe("خبر رقم 49999")
    expect(chosen()?.getAttribute("aria-posinset")).toBe("50000")
    expect(bench.queries().filter(({ from }) => from > 100 && from < 49_800)).toEqual([])
    await press("Home")
    await expect.poll(chosenHeadline).toBe("خبر رقم 0")
    expect(options().length).toBeLessThan(40)
  })

  test("scroll without an empty list, and the chosen line stays named though it is out of sight", async () => {
    await open(many(50_000))
    await library()
    await press("ArrowDown")
    document.querySelector(".rows")?.scrollTo({ top: 1_000_000 })
    await expect.poll(() => chosenHeadline()).toBe("خبر رقم 1")
    const box = document.querySelector(".rows")!.getBoundingClientRect()
    const seen = () =>
      options().filter((option) => {
        const { top, bottom } = option.getBoundingClientRect()
        return bottom > box.top && top < box.bottom
      })
    await expect.poll(() => seen().length).toBeGreaterThanOrEqual(Math.floor(box.height / 82))
  })

  test("have no more than a few lines drawn anew for a key", async () => {
    await open(many(50_000))
    await library()
    await press("ArrowDown")
    await expect.poll(chosenHeadline).toBe("خبر رقم 1")
    await drawn()
    const seen: MutationRecord[] = []
    const watcher = new MutationObserver((records) => seen.push(...records))
    onTestFinished(() => watcher.disconnect())
    watcher.observe(list(), { subtree: true, childList: true, attributes: true })
    await press("ArrowDown")
    await expect.poll(chosenHeadline).toBe("خبر رقم 2")
    await drawn()
    const lines = new Set(seen.map(({ target }) => (target as Element).closest("[role=option]")))
    lines.delete(null)
    // The one that was chosen, and the one that is.
    expect(lines.size).toBe(2)
  })
})

describe("by keys", () => {
  test("arrows go from the field into the list and back, Enter opens and goes to the text", async () => {
    const { session } = await open(many(30))
    await library()
    expect(focused()).toBe(field())
    await press("ArrowDown")
    expect(focused()).toBe(list())
    expect(chosenHeadline()).toBe("خبر رقم 1")
    await press("ArrowDown", "PageDown", "ArrowUp")
    expect(chosenHeadline()).toBe("خبر رقم 9")
    await press("Home", "ArrowUp")
    expect(focused()).toBe(field())
    await press("ArrowDown", "Enter")
    await expect.poll(() => session.current.value?.id).toBe("article-00001")
    await expect.poll(() => document.activeElement?.classList.contains("ProseMirror")).toBe(true)
  })

  test("the space types in the field and selects in the list, where letters go on into the field", async () => {
    await open(many(30))
    await library()
    await type("خبر رقم")
    expect(field().value).toBe("خبر رقم")
    await expect.poll(() => options().length).toBeGreaterThan(5)
    await press("ArrowDown")
    await press("Space")
    expect(selected()).toEqual(["خبر رقم 1"])
    await type("ا")
    expect(focused()).toBe(field())
    expect(field().value).toBe("خبر رقما")
    await press("Backspace")
    expect(field().value).toBe("خبر رقم")
  })

  test("a line that is chosen while the library changes stays the chosen one", async () => {
    const bench = await open(many(200))
    await library()
    await press("ArrowDown")
    bench.slow = true
    bench.articles.unshift({ ...many(1)[0]!, id: "article-new", name: "new.html", headline: "خبر جديد" })
    bench.manyChanged()
    await expect.poll(() => bench.waiting.length).toBe(1)
    await press("ArrowDown", "ArrowDown")
    expect(chosenHeadline()).toBe("خبر رقم 3")
    bench.slow = false
    for (const go of bench.waiting.splice(0)) go()
    await expect.poll(() => options()[0]?.textContent).toContain("خبر جديد")
    expect(chosenHeadline()).toBe("خبر رقم 3")
  })

  test("Shift and the arrows select a range that grows and shrinks from where it began", async () => {
    await open(many(30))
    await library()
    await press("ArrowDown", "Shift+ArrowDown", "Shift+ArrowDown")
    expect(selected()).toEqual(["خبر رقم 1", "خبر رقم 2", "خبر رقم 3"])
    await press("Shift+ArrowUp", "Shift+ArrowUp", "Shift+ArrowUp")
    expect(selected()).toEqual(["خبر رقم 0", "خبر رقم 1"])
    await press("ArrowDown")
    expect(selected()).toHaveLength(2)
    await press("Escape")
    expect(selected()).toEqual([])
    await press("Escape")
    expect(focused()).toBe(field())
  })

  test("Ctrl A selects all from the empty field, and the words in a field that has some", async () => {
    const { session } = await open(many(700))
    await library()
    await press("Control+a")
    // As many as can be changed at once.
    await expect.poll(() => session.library.selected.value.size).toBe(500)
    await press("Escape", "Escape")
    await type("رقم 69")
    await press("Control+a")
    expect([field().selectionStart, field().selectionEnd]).toEqual([0, 6])
    expect(session.library.selected.value.size).toBe(0)
  })

  test("who types on before all are there has nothing selected", async () => {
    const bench = await open(many(700))
    await library()
    bench.slow = true
    await press("Control+a")
    await expect.poll(() => bench.waiting.length).toBe(1)
    await type("خبر رقم 69")
    bench.slow = false
    for (const go of bench.waiting.splice(0)) go()
    await expect.poll(() => options()[0]?.getAttribute("aria-setsize")).toBe("17")
    expect(bench.session.library.selected.value.size).toBe(0)
  })

  test("the groups are named with their counts", async () => {
    await open(many(30), { group: "section" })
    await expect
      .poll(() => document.querySelector(".rows-list [role=group]")?.getAttribute("aria-label"))
      .toBe("اقتصاد، 10")
    await library()
    await press("Alt+g")
    await expect.poll(() => document.querySelector(".rows-list [role=group]")?.ariaLabel).toBe("مسودة، 6")
  })

  test("order and grouping are remembered, but not those of a search", async () => {
    const { session } = await open(many(30))
    await library()
    await press("Alt+o")
    await expect.poll(() => session.settings.value.order).toBe("headline")
    await type("خبر")
    expect(session.library.listing.question.value.order).toBe("best")
    await press("Alt+o")
    expect(session.settings.value.order).toBe("headline")
    expect(session.library.listing.question.value.order).toBe("updated")
    await press("Escape")
    expect(session.library.listing.question.value.order).toBe("headline")
  })
})

describe("a list without lines", () => {
  test("takes no focus: the arrows stay in the field, and from the last line the focus goes there", async () => {
    const bench = await open(many(10))
    await library()
    await type("zzz")
    await expect.poll(() => options().length).toBe(0)
    await press("ArrowDown")
    expect(focused()).toBe(field())
    await press("Control+a")
    await type("7")
    await expect.poll(() => options().length).toBe(1)
    await press("ArrowDown", "Delete")
    await expect.poll(() => bench.articles.length).toBe(9)
    await expect.poll(focused).toBe(field())
  })
})

describe("what is selected", () => {
  test("changes its status, says which a colleague has, and is undone with Ctrl Z in the list", async () => {
    const bench = await open(many(10))
    bench.locked.add("article-00002")
    await library()
    await press("ArrowDown", "Shift+ArrowDown", "Control+Shift+s")
    await expect.poll(() => document.querySelector("dialog h2 small")?.textContent).toBe("مادتان")
    await type("3")
    await expect.poll(() => bench.articles[1]?.status).toBe("ready")
    expect(bench.articles[2]?.status).toBe("ready")
    expect(document.querySelector(".notices")?.textContent).toContain(
      "«\u2068خبر رقم 2\u2069»: \u2068سلمى\u2069",
    )
    list().focus()
    await press("Control+z")
    await expect.poll(() => bench.articles[1]?.status).toBe("editing")
  })

  test("goes to the bin with Delete, says who links to it, and comes back with the notice's key", async () => {
    const bench = await open(many(10))
    bench.linkers = { "article-00001": ["article-00005"] }
    await library()
    await press("ArrowDown", "Delete")
    await expect.poll(() => bench.articles.length).toBe(9)
    await expect.poll(() => document.querySelector(".notices")?.textContent).toContain("مادة واحدة تحيل")
    await press("F2")
    await expect
      .poll(() => document.querySelector("dialog [role=option]")?.textContent)
      .toContain("خبر رقم 5")
    await press("Escape")
    await press("F2")
    await expect.poll(() => bench.articles.length).toBe(10)
  })
})
