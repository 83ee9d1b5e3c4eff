import { readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import type { Hit, LibraryPage, LibraryQuery } from "../../main/contract/library.ts"
import { openLastSeen } from "../../main/shell/last-seen.ts"
import { temporaryFolder } from "../desk/temporary.ts"

const newsroom = "/documents/newsroom"
const settings = { order: "updated", group: "age" } as const
const everything: LibraryQuery = {
  text: "",
  kinds: "all",
  ...settings,
  from: 0,
  count: 50,
  near: null,
}

const row = (id: string, updated: string): Hit => ({
  id,
  kind: "article",
  name: `2026-11/${id}.html`,
  headline: `خبر ${id}`,
  section: "",
  status: "draft",
  updated,
  copyOf: null,
  marks: [],
  snippet: "",
  snippetMarks: [],
})

const page = (total: number, ...rows: Hit[]): LibraryPage => ({
  total,
  more: false,
  at: null,
  groups: [{ key: "today", count: total }],
  rows,
  ms: 1,
  version: null,
})

/** Sessions one after the other on one file, at a moment each. */
async function sessions() {
  const path = join(await temporaryFolder(), "last-seen.json")
  const logged: string[] = []
  const session = (now = "2026-11-26T12:00:00.000Z") =>
    openLastSeen(path, { clock: () => new Date(now), log: (message) => logged.push(message) })
  return { path, logged, session }
}

describe("what the window showed last", () => {
  test("is known to the next session: the list, and the file of the article that was open", async () => {
    const { session } = await sessions()
    const first = await session()
    first.opened(newsroom, "article-one", "one.html")
    first.answered(newsroom, everything, page(1, row("article-two", "2026-11-26T08:00:00.000Z")))
    await first.keep()
    const second = await session()
    expect(second.nameOf(newsroom, "article-one")).toBe("one.html")
    expect(second.nameOf(newsroom, "article-two")).toBe("2026-11/article-two.html")
    expect(second.nameOf(newsroom, "article-three")).toBeNull()
    expect(second.pageOf(newsroom, settings)?.rows.map(({ id }) => id)).toEqual(["article-two"])
  })

  test("follows the open article to the file in which it was saved, and no other", async () => {
    const { session } = await sessions()
    const seen = await session()
    seen.opened(newsroom, "article-one", "one.html")
    seen.saved(newsroom, "article-two", "two.html")
    seen.saved(newsroom, "article-one", "renamed.html")
    expect(seen.nameOf(newsroom, "article-one")).toBe("renamed.html")
    expect(seen.nameOf(newsroom, "article-two")).toBeNull()
  })

  test("is the beginning of the whole list, not what was searched for or scrolled to", async () => {
    const { session } = await sessions()
    const seen = await session()
    const answer = page(1, row("article-one", "2026-11-26T08:00:00.000Z"))
    seen.answered(newsroom, { ...everything, text: "قطار" }, answer)
    seen.answered(newsroom, { ...everything, from: 50 }, answer)
    seen.answered(newsroom, { ...everything, count: 0 }, answer)
    seen.answered(newsroom, { ...everything, kinds: "articles" }, answer)
    expect(seen.pageOf(newsroom, settings)).toBeNull()
  })

  test("is passed over for another newsroom, and for another order", async () => {
    const { session } = await sessions()
    const seen = await session()
    seen.opened(newsroom, "article-one", "one.html")
    seen.answered(newsroom, everything, page(1, row("article-one", "2026-11-26T08:00:00.000Z")))
    expect(seen.pageOf("/elsewhere", settings)).toBeNull()
    expect(seen.nameOf("/elsewhere", "article-one")).toBeNull()
    expect(seen.pageOf(newsroom, { ...settings, order: "headline" })).toBeNull()
  })

  test("is grouped by the ages of the day on which it is shown", async () => {
    const { session } = await sessions()
    const first = await session("2026-11-26T12:00:00.000Z")
    const rows = [
      row("article-one", "2026-11-26T10:00:00.000Z"),
      row("article-two", "2026-11-26T09:00:00.000Z"),
    ]
    first.answered(newsroom, everything, page(70, ...rows))
    await first.keep()
    const second = await session("2026-11-27T12:00:00.000Z")
    expect(second.pageOf(newsroom, settings)?.groups).toEqual([{ key: "yesterday", count: 70 }])
  })

  test("is nothing where the file is broken or made by somebody else, which is logged", async () => {
    const good = await sessions()
    const first = await good.session()
    first.opened(newsroom, "article-one", "one.html")
    await first.keep()
    const kept = JSON.parse(await readFile(good.path, "utf8")) as Record<string, unknown>
    const outside = (name: string) => ({ ...kept, open: { id: "article-one", name } })
    const foreign = [
      "{",
      "[]",
      JSON.stringify({ ...kept, more: 1 }),
      ...[
        "../one.html",
        "/etc/one.html",
        "a/../../one.html",
        ".midad/one.html",
        "a\\one.html",
        "one.txt",
      ].map((name) => JSON.stringify(outside(name))),
    ]
    for (const text of foreign) {
      const { path, logged, session } = await sessions()
      await writeFile(path, text)
      const seen = await session()
      expect(seen.nameOf(newsroom, "article-one"), text).toBeNull()
      expect(logged, text).toEqual([`Passed over ${path}`])
    }
  })

  test("is nothing at the first start, and that is no fault", async () => {
    const { logged, session } = await sessions()
    const seen = await session()
    expect(seen.pageOf(newsroom, settings)).toBeNull()
    await seen.keep()
    expect(logged).toEqual([])
  })
})
