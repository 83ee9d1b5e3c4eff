/** What listeners are told of the library, and when. */
import { beforeEach, expect, test, vi } from "vitest"
import type { LibraryNews } from "../../../main/contract/library.ts"
import { Announcer } from "../../../main/desk/search/announcer.ts"

beforeEach(() => {
  vi.useFakeTimers()
  return () => vi.useRealTimers()
})

const line = (id: string, headline = id) => ({
  id,
  kind: "article" as const,
  name: `${id}.html`,
  headline,
  section: "",
  status: "draft" as const,
  updated: "2026-11-24T12:00:00.000Z",
  copyOf: null,
})

/** An announcer of a library with these lines, one listener of it, and the links that files have. */
async function announcing(...lines: ReturnType<typeof line>[]) {
  const held = new Map(lines.map((one) => [one.id, one]))
  const links = new Map<string, string[]>()
  const heard: LibraryNews[] = []
  const announcer = new Announcer({
    state: () => ({ total: held.size, indexing: null }),
    lineOf: (id) => held.get(id) ?? null,
    linksOf: async (names) => names.map((name) => links.get(name) ?? null),
  })
  announcer.begin(lines)
  const stop = announcer.listen((news) => void heard.push(news))
  // What was there before counts as many changes.
  announcer.stir()
  await vi.advanceTimersByTimeAsync(120)
  heard.length = 0
  /** Changes the headline of an article. */
  const change = (id: string, headline: string) => {
    held.set(id, line(id, headline))
    announcer.note([line(id, headline)], [])
  }
  return { announcer, heard, links, change, stop }
}

test("changes that come together are told in one event", async () => {
  const { heard, change } = await announcing(line("article-one"), line("article-two"))
  change("article-one", "أ")
  change("article-two", "ب")
  await vi.advanceTimersByTimeAsync(120)
  expect(heard.map(({ changes }) => changes?.map(({ now }) => now?.headline))).toEqual([["أ", "ب"]])
  await vi.advanceTimersByTimeAsync(1000)
  expect(heard).toHaveLength(1)
})

test("a change comes with the articles that it links to; what is no article's id is left out", async () => {
  const { heard, links, change } = await announcing(line("article-one"), line("article-two"))
  links.set("article-one.html", ["article-two", "not an id"])
  change("article-one", "أ")
  change("article-two", "ب")
  await vi.advanceTimersByTimeAsync(120)
  expect(heard[0]?.changes?.map(({ links: found }) => found)).toEqual([["article-two"], null])
})

test("after many changes the event names none", async () => {
  const { announcer, heard, change } = await announcing(line("article-one"))
  change("article-one", "أ")
  announcer.noteMany()
  await vi.advanceTimersByTimeAsync(120)
  expect(heard.map(({ changes }) => changes)).toEqual([null])
})

test("nothing is told while nobody listens, nor after the end", async () => {
  const { announcer, heard, change, stop } = await announcing(line("article-one"))
  stop()
  expect(announcer.isHeard).toBe(false)
  change("article-one", "أ")
  await vi.advanceTimersByTimeAsync(1000)
  announcer.listen((news) => void heard.push(news))
  change("article-one", "ب")
  announcer.close()
  await vi.advanceTimersByTimeAsync(1000)
  expect(heard).toEqual([])
})
