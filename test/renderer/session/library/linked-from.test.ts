/** The articles that link to the open one: asked for when they may be others, and only then. */
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import type { ArticleSummary, LibraryNews } from "../../../../main/contract/library.ts"
import type { Desk } from "../../../../renderer/session/desk.ts"
import { createLinkedFrom } from "../../../../renderer/session/library/linked-from.ts"

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] })
})
afterEach(() => {
  vi.useRealTimers()
})

const line = (id: string): ArticleSummary => ({
  id,
  kind: "article",
  name: `${id}.html`,
  headline: id,
  section: "",
  status: "draft",
  updated: "2026-11-24T12:00:00.000Z",
  copyOf: null,
})
const news = (changes: LibraryNews["changes"], indexing: LibraryNews["indexing"] = null): LibraryNews => ({
  total: 10,
  indexing,
  since: 1,
  version: 2,
  changes,
})
const saved = (id: string, links: string[] | null) => ({ id, before: line(id), now: line(id), links })

function setUp() {
  const asked: string[] = []
  let linkers = ["article-b"]
  const attempt = async (_name: string, { id }: { id: string }) => {
    asked.push(id)
    return linkers.map(line)
  }
  const linkedFrom = createLinkedFrom({ attempt: attempt as Desk["attempt"] })
  /** How many questions follow from `act`. */
  const questions = async (act: () => void) => {
    const before = asked.length
    act()
    await vi.advanceTimersByTimeAsync(2000)
    return asked.length - before
  }
  const found = () => linkedFrom.found.value?.articles.map(({ id }) => id)
  return {
    linkedFrom,
    questions,
    found,
    link(...ids: string[]) {
      linkers = ids
    },
  }
}

test("an article that links there since, or that did and was saved, is reason to ask; any other is none", async () => {
  const { linkedFrom, questions, found, link } = setUp()
  expect(await questions(() => linkedFrom.watch("article-a"))).toBe(1)
  expect(found()).toEqual(["article-b"])
  expect(await questions(() => linkedFrom.changed(news([saved("article-c", ["article-d"])])))).toBe(0)
  link("article-c", "article-b")
  expect(await questions(() => linkedFrom.changed(news([saved("article-c", ["article-a"])])))).toBe(1)
  expect(found()).toEqual(["article-c", "article-b"])
  link("article-c")
  expect(await questions(() => linkedFrom.changed(news([saved("article-b", [])])))).toBe(1)
  expect(found()).toEqual(["article-c"])
})

test("it is asked where links are not known, after many changes, and when the index is complete", async () => {
  const { linkedFrom, questions } = setUp()
  await questions(() => linkedFrom.watch("article-a"))
  expect(await questions(() => linkedFrom.changed(news([saved("article-c", null)])))).toBe(1)
  expect(await questions(() => linkedFrom.changed(news(null)))).toBe(1)
  const building = { done: 1, total: 2, stopped: false }
  expect(await questions(() => linkedFrom.changed(news([], building)))).toBe(0)
  expect(await questions(() => linkedFrom.changed(news([])))).toBe(1)
})

test("changes within half a second are one question, and nobody who looked away asks", async () => {
  const { linkedFrom, questions } = setUp()
  let stop = () => {}
  await questions(() => {
    stop = linkedFrom.watch("article-a")
  })
  const often = () => {
    for (let times = 0; times < 5; times++) linkedFrom.changed(news(null))
  }
  expect(await questions(often)).toBe(1)
  expect(
    await questions(() => {
      often()
      stop()
    }),
  ).toBe(0)
  expect(await questions(often)).toBe(0)
})
