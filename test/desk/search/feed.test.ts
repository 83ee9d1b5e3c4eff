/** What the index is told of the library's files, and what not. */
import { describe, expect, test } from "vitest"
import type { Filed } from "../../../main/desk/library/filed.ts"
import { Feed } from "../../../main/desk/search/feed.ts"

const line = (name: string, headline: string) => ({
  id: `id-of-${name.replace(".html", "")}`,
  kind: "article" as const,
  name,
  headline,
  section: "",
  status: "draft" as const,
  updated: "2026-11-24T12:00:00.000Z",
  copyOf: null,
})

const filed = (name: string, stamp = "1", headline = name): Filed => ({
  name,
  stamp,
  own: null,
  changed: "2026-11-24T12:00:00.000Z",
  updated: null,
  line: line(name, headline),
})

/** A feed between a library with `files` and an index that remembers `remembered`, whose changes are recorded. */
function feedOf(files: readonly Filed[], remembered: readonly Filed[] = []) {
  const held = new Map(files.map((file) => [file.name, file]))
  const told: { put: string[]; gone: string[] }[] = []
  let behind = 0
  const index = {
    change: (put: Filed[], gone: string[]) => void told.push({ put: put.map(({ name }) => name), gone }),
    ask: async (_question: string, { after }: { after: string }) => ({
      files: remembered.filter(({ name }) => name > after).slice(0, 2),
    }),
  }
  const state = { index: index as never as Parameters<Feed["meet"]>[0] | null }
  const feed: Feed = new Feed({
    library: {
      names: () => held.keys(),
      file: (name) => held.get(name) ?? null,
      seed(seeded) {
        const fresh = seeded.filter(({ name }) => !held.has(name))
        for (const file of fresh) held.set(file.name, file)
        // As the library tells its listeners.
        feed.note(fresh, [])
        return seeded.map(({ name }) => held.get(name) ?? null)
      },
    },
    index: () => state.index as never,
    onBehind: () => void behind++,
  })
  return { feed, told, state, held, meet: () => feed.meet(index as never), behind: () => behind }
}

const settle = () => new Promise((done) => setImmediate(() => setImmediate(done)))

describe("files that are noted", () => {
  test("are told soon, once, as they are then", async () => {
    const { feed, told } = feedOf([filed("a.html")])
    feed.note([filed("a.html")], ["b.html"])
    feed.note([filed("a.html", "2")], [])
    expect(told).toEqual([])
    await settle()
    expect(told).toEqual([{ put: ["a.html"], gone: ["b.html"] }])
    expect(feed.isEmpty).toBe(true)
  })

  test("are told at once before a question, and not again after it", async () => {
    const { feed, told } = feedOf([filed("a.html")])
    feed.noteAll()
    feed.tell()
    expect(told).toEqual([{ put: ["a.html"], gone: [] }])
    await settle()
    expect(told).toHaveLength(1)
  })

  test("are told in portions where they are many, and that the index is behind is said", async () => {
    const many = Array.from({ length: 501 }, (_, at) => filed(`${String(at).padStart(4, "0")}.html`))
    const { feed, told, behind } = feedOf(many)
    feed.noteAll()
    feed.tell()
    expect(told.map(({ put }) => put.length)).toEqual([500])
    expect(behind()).toBe(1)
    await settle()
    expect(told.map(({ put }) => put.length)).toEqual([500, 1])
    expect(behind()).toBe(1)
  })
})

describe("when the index and the library meet", () => {
  test("the library takes what the index remembers, and the index is told what it lacks or has otherwise", async () => {
    const remembered = [filed("a.html"), filed("b.html"), filed("c.html"), filed("d.html")]
    const { told, held, meet } = feedOf(
      [filed("a.html"), filed("b.html", "2"), filed("c.html", "1", "عنوان آخر"), filed("e.html")],
      remembered,
    )
    await meet()
    await settle()
    expect([...held.keys()].sort()).toEqual(["a.html", "b.html", "c.html", "d.html", "e.html"])
    expect(told).toEqual([{ put: ["b.html", "c.html", "e.html"], gone: [] }])
  })

  test("nothing is told to an index that was left meanwhile", async () => {
    const { told, state, meet } = feedOf([filed("a.html")], [filed("b.html")])
    state.index = null
    await meet()
    await settle()
    expect(told).toEqual([])
  })
})
