/** What is told of the library's lines after they changed. */
import { describe, expect, test } from "vitest"
import type { ArticleSummary } from "../../../main/contract/library.ts"
import { createLineChanges } from "../../../main/desk/library/line-changes.ts"

const line = (name: string, id: string, headline = ""): ArticleSummary => ({
  id,
  kind: "article",
  name,
  headline,
  section: "",
  status: "draft",
  updated: "2026-11-24T12:00:00.000Z",
  copyOf: null,
})

/** Lines as the library has them, and what is noted of them. */
function library(limit?: number) {
  const lines = new Map<string, ArticleSummary>()
  const changes = createLineChanges((id) => [...lines.values()].find((one) => one.id === id) ?? null, limit)
  return {
    changes,
    note(put: ArticleSummary[], gone: string[] = []) {
      for (const name of gone) lines.delete(name)
      for (const one of put) lines.set(one.name, one)
      changes.note(put, gone)
    },
  }
}

describe("what changed", () => {
  test("is told once, with the line before and now", () => {
    const { changes, note } = library()
    const [before, now] = [line("a.html", "article-a", "قبل"), line("a.html", "article-a", "بعد")]
    note([before])
    expect(changes.take()).toEqual({
      since: 0,
      version: 1,
      changes: [{ id: "article-a", before: null, now: before }],
    })
    note([now])
    expect(changes.take().changes).toEqual([{ id: "article-a", before, now }])
    note([], ["a.html"])
    expect(changes.take().changes).toEqual([{ id: "article-a", before: now, now: null }])
    expect(changes.take()).toEqual({ since: 3, version: 3, changes: [] })
  })

  test("is one change from the first line to the last, however often it was noted", () => {
    const { changes, note } = library()
    const [first, last] = [line("a.html", "article-a", "1"), line("a.html", "article-a", "3")]
    note([first])
    changes.take()
    note([line("a.html", "article-a", "2")])
    note([last])
    expect(changes.take()).toEqual({
      since: 1,
      version: 3,
      changes: [{ id: "article-a", before: first, now: last }],
    })
    note([line("b.html", "article-b")])
    note([], ["b.html"])
    expect(changes.take().changes).toEqual([])
  })

  test("is no article that came and one that went where a file was renamed, in one step or in two", () => {
    const { changes, note } = library()
    const [a, b] = [line("a.html", "article-a"), line("b.html", "article-a")]
    note([a])
    changes.take()
    note([b], ["a.html"])
    expect(changes.take().changes).toEqual([{ id: "article-a", before: a, now: b }])
    const page = line("b.html", "page-of-b")
    note([line("a.html", "article-a"), page])
    changes.take()
    note([b], ["a.html"])
    expect(changes.take().changes).toEqual([
      { id: "article-a", before: a, now: b },
      { id: "page-of-b", before: page, now: null },
    ])
  })

  test("is only said to be many beyond the limit, and named again after that was told", () => {
    const { changes, note } = library(2)
    note([line("a.html", "article-a"), line("b.html", "article-b"), line("c.html", "article-c")])
    expect(changes.take()).toEqual({ since: 0, version: 1, changes: null })
    note([line("d.html", "article-d")])
    note([line("e.html", "article-e")])
    expect(changes.take().changes).toHaveLength(2)
    for (const id of ["f", "g", "h"]) note([line(`${id}.html`, `article-${id}`)])
    expect(changes.take()).toEqual({ since: 3, version: 6, changes: null })
    changes.noteMany()
    note([line("i.html", "article-i")])
    expect(changes.take()).toEqual({ since: 6, version: 8, changes: null })
  })

  test("is many after it begins anew, and then told against the lines that it began with", () => {
    const { changes, note } = library()
    note([line("a.html", "article-a"), line("b.html", "article-b")])
    changes.take()
    const again = line("a.html", "article-a", "بعد")
    changes.begin([again])
    expect(changes.take()).toEqual({ since: 1, version: 2, changes: null })
    note([], ["b.html"])
    expect(changes.take().changes).toEqual([])
  })
})
