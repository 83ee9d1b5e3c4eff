/** Searching while one types: no answer is overtaken by an older one, and nothing flickers on the way. */
import { expect, test } from "vitest"
import { press, type } from "../../editor/harness.ts"
import { drawn, field, many, open, options } from "../harness.ts"

const headlines = () => options().map((option) => option.querySelector(".entry-headline")?.textContent)

test("what was found is marked in headline and text", async () => {
  await open(many(30))
  await press("Control+k")
  await type("رقم 27")
  await expect.poll(headlines).toEqual(["خبر رقم 27"])
  expect([...options()[0]!.querySelectorAll("mark")].map((mark) => mark.textContent)).toEqual(["رقم", "27"])
  expect(options()[0]?.querySelector(".entry-snippet")?.textContent).toBe("نص خبر رقم 27")
})

test("one question is under way at a time, and of those typed meanwhile only the last is asked", async () => {
  const bench = await open(many(300))
  await press("Control+k")
  bench.slow = true
  const before = bench.queries().length
  await type("رقم 29")
  const asked = () =>
    bench
      .queries()
      .slice(before)
      .map(({ text }) => text)
  expect(asked()).toEqual(["ر"])
  bench.slow = false
  for (const go of bench.waiting.splice(0)) go()
  await expect.poll(asked).toEqual(["ر", "رقم 29"])
  await expect.poll(() => headlines()[0]).toBe("خبر رقم 29")
})

test("the lines stay until the answer is there, and Enter waits for it", async () => {
  const bench = await open(many(300))
  await press("Control+k")
  const before = headlines()
  bench.slow = true
  await type("299")
  await press("Enter")
  await drawn()
  expect(headlines()).toEqual(before)
  expect(bench.session.current.value).toBeNull()
  bench.slow = false
  for (const go of bench.waiting.splice(0)) go()
  await expect.poll(() => bench.session.current.value?.id).toBe("article-00299")
  expect(field().value).toBe("299")
})

test("a change of the library draws no line anew that is as it was", async () => {
  const bench = await open(many(300))
  const before = options()
  const seen: MutationRecord[] = []
  const watcher = new MutationObserver((records) => seen.push(...records))
  watcher.observe(document.querySelector(".rows")!, { subtree: true, childList: true, characterData: true })
  bench.manyChanged()
  await expect.poll(() => bench.queries().length).toBeGreaterThan(1)
  await bench.session.library.listing.answered()
  await drawn()
  watcher.disconnect()
  expect(options()).toEqual(before)
  expect(
    seen.map(
      ({ type, target }) =>
        `${type} ${target.parentElement?.outerHTML} ${JSON.stringify(target.textContent)}`,
    ),
  ).toEqual([])
})

test("an article that comes in above does not move what is being looked at", async () => {
  const bench = await open(many(300))
  await press("Control+k")
  for (let at = 0; at < 5; at++) await press("PageDown")
  const place = () =>
    options()
      .find((option) => option.dataset.active === "true")
      ?.getBoundingClientRect().top ?? 0
  const before = place()
  bench.articles = [{ ...many(1)[0]!, id: "article-new", headline: "عاجل" }, ...bench.articles]
  bench.changed()
  await expect
    .poll(() =>
      options()
        .find((option) => option.dataset.active === "true")
        ?.getAttribute("aria-posinset"),
    )
    .toBe("42")
  await drawn()
  expect(Math.abs(place() - before)).toBeLessThan(2)
})

test("how far the index is stands above the list, and is stopped by a key", async () => {
  const bench = await open(many(30))
  bench.changed({ done: 12, total: 30, stopped: false })
  await expect.poll(() => document.querySelector(".building")?.textContent).toContain("12 من 30")
  await press("Control+k", "Alt+i")
  expect(bench.calls.find(({ name }) => name === "buildIndex")?.input).toEqual({ go: false })
})

test("who clears the search is back at the open article, wherever it stands in the list", async () => {
  const bench = await open(many(2000))
  await bench.session.open("article-01500")
  await press("Control+k")
  await type("27")
  await expect.poll(() => headlines()[0]).toBe("خبر رقم 27")
  await press("Escape")
  await expect.poll(() => field().value).toBe("")
  const line = () => options().find((option) => option.dataset.active === "true")
  await expect.poll(() => line()?.dataset.id).toBe("article-01500")
  await drawn()
  const box = document.querySelector(".rows")!.getBoundingClientRect()
  const { top, bottom } = line()!.getBoundingClientRect()
  expect(top).toBeGreaterThanOrEqual(box.top - 1)
  expect(bottom).toBeLessThanOrEqual(box.bottom + 1)
})
