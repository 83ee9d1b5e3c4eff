/** A line of the library is as high as its headline needs, and keys, clicks and scrolling find the lines where they are. */
import { beforeEach, describe, expect, onTestFinished, test } from "vitest"
import { page, userEvent } from "vitest/browser"
import { press, type } from "../../editor/harness.ts"
import { chosen, chosenHeadline, drawn, list, many, open, options } from "../harness.ts"

beforeEach(() => page.viewport(1440, 900))

const long = {
  ar: "في عنوان طويل يحتاج إلى سطرين كاملين في القائمة ولا يكفيه سطر واحد منها مهما كان",
  en: "with a headline that is far too long for one line of the list, and even for two of them",
}

/** `count` articles; every third headline, and those that `also` names, are long. */
const mixed = (count: number, language: "ar" | "en" = "ar") =>
  many(count).map((article, at) => ({
    ...article,
    headline: at % 3 === 1 ? `${article.headline} ${long[language]}` : article.headline,
  }))

const box = () => document.querySelector<HTMLElement>(".rows")!
const edges = (element: Element) => {
  const { top, bottom } = element.getBoundingClientRect()
  return { top, bottom }
}
/** The lines that are drawn, in the order of the screen. */
const inOrder = () => options().sort((one, other) => edges(one).top - edges(other).top)
const seen = () =>
  inOrder().filter((line) => edges(line).bottom > edges(box()).top && edges(line).top < edges(box()).bottom)
/** The gaps between the lines that are seen, in pixels. */
const gaps = () =>
  seen()
    .slice(1)
    .map((line, at) => edges(line).top - edges(seen()[at]!).bottom)
const isWhole = (line: Element) =>
  edges(line).top >= edges(box()).top - 1 && edges(line).bottom <= edges(box()).bottom + 1

function expectEven() {
  expect(seen().length).toBeGreaterThan(3)
  // Between two groups there is a head as well.
  for (const gap of gaps()) expect(gap > 30 ? gap - 36 : gap).toBeCloseTo(2, 0)
  const places = seen().map((line) => Number(line.ariaPosInSet))
  expect(places).toEqual(places.map((_, at) => places[0]! + at))
}

describe.each(["ar", "en"] as const)("in %s", (language) => {
  test("a short headline leaves no gap below it, a long one has two lines, and rows are evenly apart", async () => {
    await open(mixed(60, language), { language })
    const [short, tall] = [options()[0]!, options()[1]!]
    const line = Number.parseFloat(getComputedStyle(short.querySelector(".entry-headline")!).lineHeight)
    expect(edges(tall).bottom - edges(tall).top - (edges(short).bottom - edges(short).top)).toBeCloseTo(
      line,
      0,
    )
    for (const row of [short, tall]) {
      const headline = row.querySelector(".entry-headline")!
      expect(edges(row.querySelector(".entry-facts")!).top).toBeCloseTo(edges(headline).bottom, 0)
      expect(headline.getBoundingClientRect().height).toBeLessThan(2 * line + 1)
    }
    expectEven()
  })
})

test("a row with two lines of headline is as high as a row is taken for before it is measured", async () => {
  const articles = many(400).map((article) => ({ ...article, headline: `${article.headline} ${long.ar}` }))
  await open(articles)
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  expect(list().getBoundingClientRect().height).toBeCloseTo(400 * 5.125 * rem, 0)
})

test("arrows down and up show every line whole, and move no other line but by scrolling", async () => {
  await open(mixed(90), { group: "section" })
  await press("Control+k")
  await press("ArrowDown")
  await drawn()
  for (const key of ["ArrowDown", "ArrowUp"])
    for (let times = 0; times < 30; times++) {
      const before = new Map(seen().map((line) => [line.dataset.id, edges(line).top]))
      const at = Number(chosen()!.ariaPosInSet)
      await press(key)
      await drawn()
      expect(Number(chosen()!.ariaPosInSet)).toBe(at + (key === "ArrowDown" ? 1 : -1))
      expect(isWhole(chosen()!)).toBe(true)
      expectEven()
      const moves = seen()
        .filter((line) => before.has(line.dataset.id))
        .map((line) => Math.round(edges(line).top - before.get(line.dataset.id)!))
      expect(new Set(moves).size).toBe(1)
      // As much as shows the next line, and a head over it.
      expect(Math.abs(moves[0]!)).toBeLessThan(5.125 * 16 + 2.25 * 16 + 2)
    }
})

test("the ends, and a page at a time, show the chosen line whole with even rows around it", async () => {
  await open(mixed(50_000))
  await press("Control+k")
  await press("ArrowDown")
  for (const key of ["End", "PageUp", "PageUp", "PageUp", "PageDown", "ArrowUp", "End", "Home", "PageDown"]) {
    await press(key)
    await expect.poll(() => chosen()).not.toBeNull()
    await drawn()
    await expect.poll(() => seen().length).toBeGreaterThan(3)
    expect(isWhole(chosen()!)).toBe(true)
    expectEven()
    if (key === "End") {
      expect(chosen()!.ariaPosInSet).toBe("50000")
      expect(box().scrollTop + box().clientHeight).toBeGreaterThan(box().scrollHeight - 9)
    }
  }
})

test("scrolling up into lines that were never drawn moves what is seen by as much as was scrolled", async () => {
  await open(mixed(2000))
  box().scrollTo({ top: 60_000 })
  await expect.poll(() => seen().length).toBeGreaterThan(3)
  await drawn()
  for (let times = 0; times < 40; times++) {
    const before = new Map(seen().map((line) => [line.dataset.id, edges(line).top]))
    box().scrollBy({ top: -150 })
    await drawn()
    const moves = seen()
      .filter((line) => before.has(line.dataset.id))
      .map((line) => Math.round(edges(line).top - before.get(line.dataset.id)!))
    expect(moves.length).toBeGreaterThan(1)
    for (const move of moves) expect(Math.abs(move - 150)).toBeLessThanOrEqual(1)
    expectEven()
  }
})

test("a click opens the line that is under it", async () => {
  const { session } = await open(mixed(300))
  box().scrollTo({ top: 2500 })
  await drawn()
  const line = seen()[4]!
  const { top, bottom } = edges(line)
  expect(
    document.elementFromPoint(box().getBoundingClientRect().left + 40, bottom - 3)?.closest(".entry"),
  ).toBe(line)
  expect(document.elementFromPoint(box().getBoundingClientRect().left + 40, top + 3)?.closest(".entry")).toBe(
    line,
  )
  const { id } = line.dataset
  await userEvent.click(line)
  await expect.poll(() => session.current.value?.id).toBe(id)
})

test("a headline that becomes long as it is typed makes its row higher, and what is below goes down", async () => {
  const { session } = await open(many(40))
  await session.open("article-00001")
  await drawn()
  const before = edges(options()[2]!).top
  await press("Control+1", "End")
  await type(` ${long.ar}`)
  await expect.poll(() => edges(options()[2]!).top).toBeGreaterThan(before + 15)
  expectEven()
})

test("a narrower list breaks its headlines anew", async () => {
  const articles = many(60).map((article) => ({ ...article, headline: "مدارس الموصل تستعيد مكتباتها: كتب" }))
  await open(articles)
  expectEven()
  const total = list().getBoundingClientRect().height
  box().style.inlineSize = "10rem"
  await expect.poll(() => list().getBoundingClientRect().height).toBeGreaterThan(total)
  await drawn()
  expectEven()
})

test("no line that comes while others are measured is a fault of the window", async () => {
  const faults: string[] = []
  const note = (event: ErrorEvent) => faults.push(event.message)
  window.addEventListener("error", note)
  onTestFinished(() => window.removeEventListener("error", note))
  for (const count of [8, 9, 10, 11, 12, 13, 14, 15, 16, 400]) {
    const { session } = await open(many(count))
    await press("Control+k")
    await press("ArrowDown", "End")
    await drawn()
    expect(chosenHeadline()).toBe(`خبر رقم ${count - 1}`)
    session.library.type("1")
    await expect.poll(() => session.library.listing.answer.value?.question.text).toBe("1")
    await drawn()
    document.querySelector("#window")?.remove()
  }
  expect(faults).toEqual([])
})
