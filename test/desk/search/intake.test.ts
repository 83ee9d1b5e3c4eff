/** What the index is told of, noted in a real index. */
import sqlite from "node:sqlite"
import { describe, expect, onTestFinished, test } from "vitest"
import type { Filed } from "../../../main/desk/library/filed.ts"
import { indexedTextOfLine } from "../../../main/desk/search/indexed-text.ts"
import { Intake } from "../../../main/desk/search/intake.ts"
import { lineOf } from "../../../main/desk/search/rows.ts"
import { openStore } from "../../../main/desk/search/store.ts"
import { temporaryFolder } from "../temporary.ts"

const moment = "2026-11-20T12:00:00.000Z"

const line = (id: string, headline = "زلزال") => ({
  id,
  kind: "article" as const,
  name: `${id}.html`,
  headline,
  section: "",
  status: "draft" as const,
  updated: moment,
  copyOf: null,
})

const filed = (id: string): Filed => ({
  name: `${id}.html`,
  stamp: "1",
  own: id,
  changed: moment,
  updated: moment,
  line: line(id),
})

const many = (count: number, from = 0) =>
  Array.from({ length: count }, (_, at) => filed(`article-${from + at}`))

/** An intake beside an empty index, and what the building of its texts hears. */
async function intake() {
  const root = await temporaryFolder()
  const store = openStore(sqlite, root, "machine", false)
  onTestFinished(() => store.close())
  const wrote: number[] = []
  const read: string[] = []
  const building = {
    stopped: false,
    running: false,
    grown: 0,
    grow(count: number) {
      building.grown += count
    },
    readNow: (rows: readonly Parameters<typeof lineOf>[0][]) =>
      void read.push(...rows.map((row) => lineOf(row).id)),
  }
  const made = new Intake((count) => wrote.push(count))
  return { root, made, store, building, to: { store, building }, wrote, read }
}

describe("changed files", () => {
  test("are noted in the order in which they came, a portion at a time", async () => {
    const { made, store, to, wrote } = await intake()
    made.add({ put: many(150), gone: [] })
    made.add({ put: [], gone: ["article-0.html"] })
    expect(made.note(to)).toBe(true)
    expect(store.countFiles()).toBe(100)
    expect([made.note(to), made.note(to)]).toEqual([true, true])
    expect(store.countFiles()).toBe(149)
    expect(made.note(to)).toBe(false)
    expect(wrote).toEqual([100, 50, 1])
  })

  test("are read at once if they are few, else the building hears of them", async () => {
    const { made, building, to, read } = await intake()
    made.add({ put: many(2), gone: [] })
    made.note(to)
    expect([read, building.grown]).toEqual([["article-0", "article-1"], 0])
    made.add({ put: many(41, 100), gone: [] })
    made.note(to)
    expect([read.length, building.grown]).toEqual([2, 41])
  })

  test("are left to a building that runs or was stopped, however few they are", async () => {
    const { made, building, to, read } = await intake()
    building.running = true
    made.add({ put: many(1), gone: [] })
    made.note(to)
    building.running = false
    building.stopped = true
    made.add({ put: many(1, 5), gone: [] })
    made.note(to)
    expect([read, building.grown]).toEqual([[], 2])
  })

  test("that another process has put in already are not put in again", async () => {
    const { made, store, to, wrote } = await intake()
    const row = store.put(filed("article-0"))
    store.putTexts([{ row, text: indexedTextOfLine(line("article-0")) }])
    made.add({ put: many(2), gone: [] })
    made.note(to)
    expect(wrote).toEqual([1])
  })

  test("are forgotten when a new index is begun", async () => {
    const { made, to } = await intake()
    made.add({ put: many(2), gone: [] })
    made.forget()
    expect(made.note(to)).toBe(false)
  })
})

describe("before a question", () => {
  test("small changes are noted, but none that stands behind a large one", async () => {
    const { made, store, to } = await intake()
    made.add({ put: many(1), gone: [] })
    made.add({ put: many(40, 10), gone: [] })
    made.add({ put: many(41, 100), gone: [] })
    made.add({ put: many(1, 200), gone: [] })
    made.noteSmall(to)
    expect(store.countFiles()).toBe(41)
  })

  test("nothing is lost while another process writes", async () => {
    const { root, made, store, to } = await intake()
    const other = openStore(sqlite, root, "machine", false)
    onTestFinished(() => other.close())
    other.begin()
    made.add({ put: many(1), gone: [] })
    expect(() => made.noteSmall(to)).toThrow(/locked/)
    expect(() => made.note(to)).toThrow(/locked/)
    other.commit()
    expect(made.note(to)).toBe(true)
    expect(store.countFiles()).toBe(1)
  })
})

describe("articles that are only in a journal", () => {
  test("are those that were told last", async () => {
    const { made, store, to } = await intake()
    const headlines = () =>
      store
        .unfiled()
        .map(({ headline }) => headline)
        .sort()
    made.setUnfiled([line("article-a", "أ"), line("article-b", "ب")])
    expect(made.note(to)).toBe(true)
    expect(headlines()).toEqual(["أ", "ب"])
    made.setUnfiled([line("article-a", "أ"), line("article-b", "ج")])
    made.setUnfiled([line("article-b", "ج")])
    expect(made.note(to)).toBe(true)
    expect(headlines()).toEqual(["ج"])
    expect(made.note(to)).toBe(false)
  })

  test("come after the files that were changed", async () => {
    const { made, store, to } = await intake()
    made.setUnfiled([line("article-a")])
    made.add({ put: many(1), gone: [] })
    made.note(to)
    expect(store.unfiled()).toEqual([])
    made.note(to)
    expect(store.unfiled()).toHaveLength(1)
  })

  test("are noted before a question, so that its answer has them", async () => {
    const { made, store, to } = await intake()
    made.setUnfiled([line("article-a")])
    expect(made.noteSmall(to)).toBe(true)
    expect(store.unfiled()).toHaveLength(1)
    expect(made.note(to)).toBe(false)
  })

  test("wait behind a question if they are many, and that they wait is said", async () => {
    const { made, store, to } = await intake()
    made.setUnfiled(many(41).map(({ line }) => line))
    expect(made.noteSmall(to)).toBe(false)
    expect(store.unfiled()).toEqual([])
    made.note(to)
    expect(store.unfiled()).toHaveLength(41)
    expect(made.noteSmall(to)).toBe(true)
  })

  test("are not lost while another process writes", async () => {
    const { root, made, store, to } = await intake()
    const other = openStore(sqlite, root, "machine", false)
    onTestFinished(() => other.close())
    other.begin()
    made.setUnfiled([line("article-a")])
    expect(() => made.noteSmall(to)).toThrow(/locked/)
    other.commit()
    expect(made.noteSmall(to)).toBe(true)
    expect(store.unfiled()).toHaveLength(1)
  })
})
