/** Building the index, step by step, on a real index of a real newsroom. */
import { lstatSync } from "node:fs"
import { join } from "node:path"
import sqlite from "node:sqlite"
import { expect, onTestFinished, test } from "vitest"
import { fileStamp } from "../../../main/desk/library/filed.ts"
import { Building } from "../../../main/desk/search/building.ts"
import { Commits } from "../../../main/desk/search/commits.ts"
import { Compaction } from "../../../main/desk/search/compaction.ts"
import { fullTextTables } from "../../../main/desk/search/file.ts"
import { readIndexedText } from "../../../main/desk/search/indexed-text.ts"
import type { Progress } from "../../../main/desk/search/protocol.ts"
import type { ReadingThread, ReadText } from "../../../main/desk/search/reading-thread.ts"
import { lineOf } from "../../../main/desk/search/rows.ts"
import { openStore, type Store } from "../../../main/desk/search/store.ts"
import { article, newsroom } from "./newsroom.ts"

const moment = "2026-11-20T12:00:00.000Z"

/** An index that knows `count` files of a newsroom without their texts. */
async function unread(count: number): Promise<{ root: string; store: Store }> {
  const ids = Array.from({ length: count }, (_, n) => `article-${n}`)
  const root = await newsroom(...ids.map((id) => article({ id }, "زلزال")))
  const store = openStore(sqlite, root, "machine", false)
  onTestFinished(() => store.close())
  for (const id of ids) {
    const name = `${id}.html`
    const stamp = fileStamp(lstatSync(join(root, name)))
    const line = {
      id,
      kind: "article",
      name,
      headline: "زلزال",
      section: "",
      status: "draft",
      updated: moment,
      copyOf: null,
    } as const
    store.put({ name, stamp, own: id, changed: moment, updated: moment, line })
  }
  return { root, store }
}

/** A reading thread that reads when it is told to. */
function threadOf(root: string) {
  const asked: ReadText[][] = []
  const read: ReadText[][] = []
  let ended = 0
  const thread: ReadingThread = {
    get pending() {
      return asked.length + read.length
    },
    ask: (rows) => void asked.push(rows.map((row) => ({ row, text: readIndexedText(root, lineOf(row)) }))),
    next: () => read.shift(),
    end: async () => void ended++,
  }
  return { thread, readOne: () => void read.push(...asked.splice(0, 1)), ended: () => ended }
}

function building(root: string, store: Store, thread: ReadingThread | null = null) {
  const told: (Progress | null)[] = []
  const logged: string[] = []
  let texts = 0
  let fail: (error: unknown) => void = () => undefined
  const made = new Building({
    root,
    store,
    startThread(_onRead, onFailed) {
      fail = onFailed
      if (!thread) throw new Error("No thread was expected")
      return thread
    },
    onReady: () => undefined,
    onTexts: (count) => {
      texts += count
    },
    onProgress: (progress) => told.push(progress),
    log: (message) => logged.push(message),
  })
  return { made, told, logged, texts: () => texts, fail: (error: Error) => fail(error) }
}

test("a few texts are read without a thread, and progress ends with null", async () => {
  const { root, store } = await unread(20)
  const { made, told, texts } = building(root, store)
  expect(made.running).toBe(false)
  while (made.step());
  expect(texts()).toBe(20)
  expect(store.countUnread()).toBe(0)
  expect(made.running).toBe(false)
  expect(told[0]).toEqual({ done: 0, total: 20, stopped: false })
  expect(told.at(-1)).toBe(null)
})

test("many texts are read by the thread, no more than three lists ahead", async () => {
  const { root, store } = await unread(450)
  const { thread, readOne, ended } = threadOf(root)
  const { made, texts } = building(root, store, thread)
  expect(made.step()).toBe(false)
  expect(made.running).toBe(true)
  expect(thread.pending).toBe(3)
  while (made.running) {
    readOne()
    while (made.step());
  }
  expect(texts()).toBe(450)
  expect(ended()).toBe(1)
})

test("stopped, it reads nothing, and it continues where it was", async () => {
  const { root, store } = await unread(20)
  const { made, told, texts } = building(root, store)
  made.step()
  const before = texts()
  made.go(false)
  expect(made.step()).toBe(false)
  expect(texts()).toBe(before)
  expect(told.at(-1)).toMatchObject({ done: before, total: 20, stopped: true })
  made.go(true)
  while (made.step());
  expect(texts()).toBe(20)
})

test("tells that it is stopped also of what comes only then", async () => {
  const { root, store } = await unread(3)
  const rows = store.unread(0, 3)
  store.putTexts(rows.map((row) => ({ row, text: readIndexedText(root, lineOf(row)) })))
  const { made, told } = building(root, store)
  made.go(false)
  expect(told).toEqual([null])
  // The file was written anew: its text is to be read again.
  const name = rows[0]!.name
  store.put({ name, stamp: "another", own: null, changed: moment, updated: null, line: lineOf(rows[0]!) })
  made.grow(1)
  expect(told.at(-1)).toEqual({ done: 0, total: 1, stopped: true })
})

test("without the thread, if it dies, the texts are read all the same", async () => {
  const { root, store } = await unread(450)
  const { thread } = threadOf(root)
  const { made, logged, texts, fail } = building(root, store, thread)
  made.step()
  fail(new Error("The thread died"))
  expect(logged).toEqual(["Texts are read without a thread of their own"])
  while (made.step());
  expect(texts()).toBe(450)
})

test("many small writes are merged into one segment of each table, and then nothing is due", async () => {
  const { root, store } = await unread(40)
  const commits = new Commits(store, () => undefined)
  onTestFinished(() => commits.stop())
  const compaction = new Compaction(store, commits, () => undefined)
  while (compaction.step());
  for (let row = store.unread(0, 1)[0]; row; row = store.unread(0, 1)[0]) {
    store.putTexts([{ row, text: readIndexedText(root, lineOf(row)) }])
    commits.commit()
  }
  const segments = (table: string) =>
    Number(store.on(`SELECT count(DISTINCT segid) AS n FROM ${table}_idx`).get()?.n)
  for (const table of fullTextTables) expect(segments(table)).toBeGreaterThan(1)
  // As many as after an import: then all segments become one.
  compaction.wrote(3000)
  expect(compaction.isDue).toBe(true)
  while (compaction.step());
  expect(compaction.isDue).toBe(false)
  for (const table of fullTextTables) expect(segments(table)).toBe(1)
})
