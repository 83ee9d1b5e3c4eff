/**
 * What the window asks of the desk after a save, here or by anybody else: nothing about what it does not show, and
 * about what it shows only what the news of the library does not say.
 */
import { describe, expect, test, vi } from "vitest"
import type { ArticleSummary } from "../../../../main/contract/library.ts"
import { press, type } from "../../editor/harness.ts"
import { type Bench, chosen, chosenHeadline, drawn, list, many, open, options } from "../harness.ts"

/** The questions that follow from `act`, with the ids that they ask about; every waiting timer has run by then. */
async function questions(bench: Bench, act: () => void): Promise<string[]> {
  const before = bench.calls.length
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] })
  try {
    act()
    await vi.advanceTimersByTimeAsync(3000)
  } finally {
    vi.useRealTimers()
  }
  await drawn()
  return bench.calls.slice(before).map(({ name, input }) => {
    const { id, ids, from } = input as { id?: string; ids?: string[]; from?: number }
    return [name, id ?? ids?.join(" ") ?? from].join(" ").trim()
  })
}

const idOf = (at: number) => `article-${String(at).padStart(5, "0")}`

/** Somebody saves the article `id`: it is the newest now. */
function save(bench: Bench, id: string, change: Partial<ArticleSummary> = {}): void {
  const old = bench.articles.find((article) => article.id === id)!
  const saved = { ...old, updated: new Date(Date.now() + 60_000).toISOString(), ...change }
  bench.articles = [saved, ...bench.articles.filter((article) => article !== old)]
  bench.changed()
}

/** Somebody changes a line of the library whose place does not depend on that. */
function change(bench: Bench, id: string, fields: Partial<ArticleSummary>): void {
  bench.articles = bench.articles.map((old) => (old.id === id ? { ...old, ...fields } : old))
  bench.changed()
}

function remove(bench: Bench, id: string): void {
  bench.articles = bench.articles.filter((article) => article.id !== id)
  bench.changed()
}

/** A window with an article that is written, whose dossier names another one and which yet another links to. */
async function written(size = 300): Promise<Bench> {
  const bench = await open(many(size))
  bench.related = { [idOf(0)]: [idOf(7)] }
  bench.linkers = { [idOf(0)]: [idOf(9)] }
  await bench.session.open(idOf(0))
  await expect.poll(() => document.querySelector(".related-articles .token")?.textContent).toContain("رقم 7")
  await expect.poll(() => document.querySelector(".linked-from")?.textContent).toContain("رقم 9")
  await drawn()
  return bench
}

const first = () => options().find((option) => option.ariaPosInSet === "1")?.textContent

describe("after the save of an article that is not shown", () => {
  test("nothing is asked", async () => {
    const bench = await written()
    expect(await questions(bench, () => change(bench, idOf(250), { section: "ثقافة" }))).toEqual([])
  })

  test("nothing is asked if it comes to the top of the list, where it is shown then", async () => {
    const bench = await written()
    const asked = await questions(bench, () => save(bench, idOf(250), { headline: "خبر من زميل" }))
    expect(asked).toEqual([])
    expect(first()).toContain("خبر من زميل")
    expect(options()[0]?.ariaSetSize).toBe("300")
  })

  test("nothing is asked if it is a new one", async () => {
    const bench = await written()
    const asked = await questions(bench, () => {
      const fresh = { ...many(1)[0]!, id: "article-new", name: "new.html", headline: "خبر جديد" }
      bench.articles = [{ ...fresh, updated: new Date(Date.now() + 60_000).toISOString() }, ...bench.articles]
      bench.changed()
    })
    expect(asked).toEqual([])
    expect(first()).toContain("خبر جديد")
    expect(options()[0]?.ariaSetSize).toBe("301")
    expect(document.querySelector(".list-count")?.textContent).toContain("301")
  })

  test("nothing is asked if it is gone from below what is seen", async () => {
    const bench = await written()
    expect(await questions(bench, () => remove(bench, idOf(250)))).toEqual([])
    expect(options()[0]?.ariaSetSize).toBe("299")
  })
})

describe("after the save of an article that is shown", () => {
  test("in the list, nothing is asked: the news has its line", async () => {
    const bench = await written()
    const asked = await questions(bench, () => save(bench, idOf(3), { headline: "خبر محدّث" }))
    expect(asked).toEqual([])
    expect(first()).toContain("خبر محدّث")
  })

  test("as related article, nothing is asked: the news says what it is called now", async () => {
    const bench = await written()
    const asked = await questions(bench, () => save(bench, idOf(7), { headline: "عنوان آخر" }))
    expect(asked).toEqual([])
    expect(document.querySelector(".related-articles .token")?.textContent).toContain("عنوان آخر")
  })

  test("as related article that is gone, it is asked what became of that one", async () => {
    const bench = await written()
    const asked = await questions(bench, () => remove(bench, idOf(7)))
    expect(asked).toContain(`describe ${idOf(7)}`)
    expect(asked.filter((question) => !question.startsWith("browse"))).toEqual([`describe ${idOf(7)}`])
    expect(document.querySelector(".related-articles .token")?.getAttribute("data-wrong")).toBe("missing")
  })

  test("beside the text, it alone is read again", async () => {
    const bench = await written()
    await bench.session.beside.show(idOf(5))
    await drawn()
    const asked = await questions(bench, () => save(bench, idOf(5), { headline: "خبر من الوكالة" }))
    expect(asked).toEqual([`peek ${idOf(5)}`])
    expect(document.querySelector(".beside h1")?.textContent).toBe("خبر من الوكالة")
    expect(await questions(bench, () => save(bench, idOf(6)))).toEqual([])
  })

  test("that links to the open one, the articles that link there are asked for", async () => {
    const bench = await written()
    const asked = await questions(bench, () => {
      bench.linkers = { [idOf(0)]: [idOf(11), idOf(9)] }
      save(bench, idOf(11))
    })
    expect(asked).toEqual([`linkedFrom ${idOf(0)}`])
    expect(document.querySelector(".linked-from")?.textContent).toContain("رقم 11")
    // One that does not link there any more is known by having been shown.
    const again = await questions(bench, () => {
      bench.linkers = { [idOf(0)]: [idOf(11)] }
      save(bench, idOf(9))
    })
    expect(again).toEqual([`linkedFrom ${idOf(0)}`])
    expect(document.querySelector(".linked-from")?.textContent).not.toContain("رقم 9")
  })

  test("as conflict copy of the open one, its copies are asked for", async () => {
    const bench = await written()
    const copy: ArticleSummary = { ...many(1)[0]!, id: "page-copy", kind: "foreign", name: "copy.html" }
    const asked = await questions(bench, () => {
      bench.articles = [
        { ...copy, updated: new Date(Date.now() + 60_000).toISOString(), copyOf: idOf(0) },
        ...bench.articles,
      ]
      bench.changed()
    })
    expect(asked).toEqual([`listCopies ${idOf(0)}`])
    expect(document.querySelector(".notices")?.textContent).not.toBe("")
  })

  test("on the board, nothing is asked, and the card goes to its column", async () => {
    const bench = await open(many(50))
    await press("Control+Shift+k")
    await expect.poll(chosenHeadline).toBe("خبر رقم 0")
    const count = (status: string) =>
      document.querySelector(`.column[data-status=${status}] .column-count`)?.textContent
    expect([count("draft"), count("editing")]).toEqual(["10", "10"])
    expect(await questions(bench, () => save(bench, idOf(5), { status: "editing" }))).toEqual([])
    expect([count("draft"), count("editing")]).toEqual(["9", "11"])
    expect(document.querySelector(".column[data-status=editing] .card")?.textContent).toContain("رقم 5")
    expect(chosenHeadline()).toBe("خبر رقم 0")
  })
})

test("while something is searched for, what is seen of the answer is asked for again, and nothing else", async () => {
  const bench = await written()
  await press("Control+k")
  await type("رقم 25")
  await expect.poll(() => options()[0]?.ariaSetSize).toBe("13")
  const asked = await questions(bench, () => save(bench, idOf(3), { headline: "خبر رقم 25 مكرر" }))
  expect(asked).toEqual(["browse 0"])
  expect(options()[0]?.ariaSetSize).toBe("14")
})

test("after many changes at once, everything that is shown is asked for, and nothing that was shown before", async () => {
  const bench = await written()
  // Two that another article named, which is not shown any more.
  bench.related[idOf(1)] = [idOf(20), idOf(21)]
  await bench.session.open(idOf(1))
  await expect.poll(() => document.querySelectorAll(".related-articles .token").length).toBe(2)
  await bench.session.open(idOf(0))
  await expect.poll(() => document.querySelector(".related-articles .token")?.textContent).toContain("رقم 7")
  await bench.session.beside.show(idOf(5))
  await press("Control+d", "Control+d")
  await drawn()
  const asked = await questions(bench, () => bench.manyChanged())
  expect(asked.filter((question) => !question.startsWith("browse")).sort()).toEqual(
    [`describe ${idOf(7)}`, `linkedFrom ${idOf(0)}`, `listCopies ${idOf(0)}`].sort(),
  )
  expect(asked).toContain("browse 0")
})

test("the chosen line and where the list stands are not disturbed by what others save", async () => {
  const bench = await open(many(300))
  await press("Control+k", "ArrowDown", "PageDown", "PageDown", "PageDown")
  await drawn()
  const line = chosen()
  expect(chosenHeadline()).toBe("خبر رقم 25")
  const top = () => chosen()!.getBoundingClientRect().top
  const before = top()
  expect(await questions(bench, () => save(bench, idOf(250)))).toEqual([])
  expect(chosen()).toBe(line)
  expect(chosen()?.ariaPosInSet).toBe("27")
  expect(Math.abs(top() - before)).toBeLessThan(2)
  expect(document.activeElement).toBe(list())
  await press("ArrowUp")
  expect(chosenHeadline()).toBe("خبر رقم 24")
})
