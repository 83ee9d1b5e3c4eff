/** A listing and the news of the library: which it follows by itself, and when it says that the desk must be asked. */
import { describe, expect, test } from "vitest"
import type { ArticleSummary, LibraryNews, LibraryQuery } from "../../../../main/contract/library.ts"
import { type Question, rowAt } from "../../../../renderer/session/library/answer.ts"
import { createListing } from "../../../../renderer/session/library/listing.ts"

const line = (at: number, headline = `خبر ${at}`): ArticleSummary => ({
  id: `article-${String(at).padStart(4, "0")}`,
  kind: "article",
  name: `${at}.html`,
  headline,
  section: "",
  status: "draft",
  updated: new Date(Date.UTC(2026, 10, 24) - at * 60_000).toISOString(),
  copyOf: null,
})

/** A listing over a desk with `count` lines, of which the first fifty are seen. */
async function setUp(count = 200, change: Partial<Question> = {}) {
  let lines = Array.from({ length: count }, (_, at) => line(at))
  let version: number | null = 1
  const queries: LibraryQuery[] = []
  /** While it is set, answers wait. */
  let hold: Promise<void> | null = null
  const listing = createListing({
    async browse(query) {
      queries.push(query)
      const rows = lines.slice(query.from, query.from + query.count)
      const page = {
        total: lines.length,
        more: false,
        at: null,
        groups: [{ key: "", count: lines.length }],
        rows: rows.map((row) => ({ ...row, marks: [], snippet: "", snippetMarks: [] })),
        ms: 1,
        version,
      }
      await hold
      return page
    },
    first: { text: "", kinds: "all", order: "updated", group: "none", ...change },
    seen: () => [{ from: 0, to: 50 }],
    near: () => null,
    fault(error) {
      throw error
    },
  })
  await listing.refresh()
  return {
    listing,
    queries,
    first: () => rowAt(listing.answer.value, 0)?.headline,
    /** The newest line is changed at the desk; returns the news of it. */
    change(headline: string): LibraryNews {
      const before = lines[0]!
      const now = { ...before, headline }
      lines = [now, ...lines.slice(1)]
      const since = version ?? 0
      version = since + 1
      const changes = [{ id: now.id, before, now, links: [] }]
      return { total: lines.length, indexing: null, since, version, changes }
    },
    forgetVersion() {
      version = null
    },
    /** Has answers wait; returns how to let them go. */
    wait(): () => void {
      let go = () => {}
      hold = new Promise((done) => {
        go = () => {
          hold = null
          done()
        }
      })
      return go
    },
  }
}

describe("a listing follows the news", () => {
  test("that say what changed since its answer, and asks nothing", async () => {
    const { listing, queries, first, change } = await setUp()
    expect(listing.follow(change("الأول"))).toBe(true)
    expect(listing.follow(change("الثاني"))).toBe(true)
    expect(first()).toBe("الثاني")
    expect(queries).toHaveLength(1)
  })

  test("that its answer has already, without taking them over twice", async () => {
    const { listing, first, change } = await setUp()
    const news = change("الأول")
    await listing.refresh()
    const answer = listing.answer.value
    expect(listing.follow(news)).toBe(true)
    expect(listing.answer.value).toBe(answer)
    expect(first()).toBe("الأول")
  })

  test("that the index goes on, but not while it is built or when it is complete: it finds more then", async () => {
    const { listing, change } = await setUp()
    const news = { ...change("الأول"), indexing: { done: 1, total: 2, stopped: false } }
    expect(listing.follow(news)).toBe(false)
    await listing.refresh()
    const complete = { ...news, since: news.version, indexing: null, changes: [] }
    expect(listing.follow(complete)).toBe(false)
    expect(listing.follow(complete)).toBe(true)
  })
})

describe("the desk must be asked", () => {
  test("if news are missing between the answer and these", async () => {
    const { listing, change } = await setUp()
    change("الأول")
    expect(listing.follow(change("الثاني"))).toBe(false)
  })

  test("if the answer has a part of the changes", async () => {
    const { listing, change } = await setUp()
    const { since } = change("الأول")
    await listing.refresh()
    expect(listing.follow({ ...change("الثاني"), since })).toBe(false)
  })

  test("while an answer is on its way, which may have the changes or not", async () => {
    const { listing, first, change, wait } = await setUp()
    const go = wait()
    const asked = listing.refresh()
    expect(listing.follow(change("الأول"))).toBe(false)
    const again = listing.refresh()
    go()
    await Promise.all([asked, again])
    expect(first()).toBe("الأول")
  })

  test("if the changes are many, if pages say no version, and if another number of lines is said to be there", async () => {
    const { listing, change, forgetVersion } = await setUp()
    const news = change("الأول")
    expect(listing.follow({ ...news, changes: null })).toBe(false)
    expect(listing.follow({ ...news, total: 7 })).toBe(false)
    expect(listing.follow(news)).toBe(true)
    forgetVersion()
    await listing.refresh()
    expect(listing.follow({ ...news, since: 0, version: 1 })).toBe(false)
  })

  test("while something is searched for", async () => {
    const { listing, change } = await setUp(200, { text: "خبر" })
    expect(listing.follow(change("الأول"))).toBe(false)
  })

  test("if a line that is seen would be missing until its page is here", async () => {
    const { listing, change } = await setUp()
    const news = change("الأول")
    const [{ before, id }] = news.changes as [NonNullable<LibraryNews["changes"]>[number]]
    expect(listing.follow({ ...news, total: 199, changes: [{ id, before, now: null, links: [] }] })).toBe(
      false,
    )
  })
})
