/** The list as the last session left it, until the desk has said how it is now. */
import { expect, test } from "vitest"
import { drawn, many, open, options } from "../harness.ts"

const shown = () => options().map((option) => option.querySelector(".entry-headline")?.textContent)
const renamed = many(2).map((article) => ({ ...article, headline: `${article.headline} كما كان` }))

test("the list of the last session is drawn before the desk is asked, and the desk's answer takes its place", async () => {
  const bench = await open(many(2), {}, renamed)
  expect(bench.queries()).toEqual([])
  expect(shown()).toEqual(["خبر رقم 0 كما كان", "خبر رقم 1 كما كان"])
  await bench.session.library.listing.refresh()
  await drawn()
  expect(shown()).toEqual(["خبر رقم 0", "خبر رقم 1"])
})

test("an article that is opened has the desk asked for the list", async () => {
  const bench = await open(many(2), {}, renamed)
  await bench.session.open(many(2)[1]!.id)
  await bench.session.library.listing.answered()
  await drawn()
  expect(shown()).toEqual(["خبر رقم 0", "خبر رقم 1"])
  expect(bench.session.library.chosen.value).toBe(1)
})

test("where nothing is known of a last session the desk is asked at once", async () => {
  const bench = await open(many(2))
  expect(bench.queries().length).toBeGreaterThan(0)
})
