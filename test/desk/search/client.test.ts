/** What the index answers and tells, from its real thread. */
import sqlite from "node:sqlite"
import { expect, onTestFinished, test } from "vitest"
import type { LibraryQuery } from "../../../main/contract/library.ts"
import { openIndex } from "../../../main/desk/search/client.ts"
import { openStore } from "../../../main/desk/search/store.ts"
import { temporaryFolder } from "../temporary.ts"

const now = new Date("2026-11-24T12:00:00.000Z")
const line = (id: string) => ({
  id,
  kind: "article" as const,
  name: "",
  headline: "خبر لم يُحفظ",
  section: "",
  status: "draft" as const,
  updated: now.toISOString(),
  copyOf: null,
})
const query: LibraryQuery = {
  text: "",
  kinds: "all",
  order: "updated",
  group: "none",
  from: 0,
  count: 10,
  near: null,
}

/** An index that knows nothing yet; `caughtUp` resolves when it says that it has what an answer lacked. */
async function index() {
  const root = await temporaryFolder()
  const caughtUp = Promise.withResolvers<void>()
  const made = openIndex({
    root,
    machine: "machine",
    onProgress: () => undefined,
    onCaughtUp: caughtUp.resolve,
    onLost: () => undefined,
    onMissing: () => undefined,
    log: () => undefined,
  })
  onTestFinished(() => made.close())
  expect(await made.ready).toBe(0)
  const total = async () => (await made.ask("browse", { query, now })).total
  return { root, made, total, caughtUp: caughtUp.promise }
}

test("an answer has the articles without a file that the index was told of just before", async () => {
  const { made, total } = await index()
  made.unfiled([line("article-a")])
  expect(await total()).toBe(1)
})

test("when an answer lacked what another process did not let in, the index says that it has that now", async () => {
  const { root, made, total, caughtUp } = await index()
  const other = openStore(sqlite, root, "machine", false)
  onTestFinished(() => other.close())
  other.begin()
  made.unfiled([line("article-a")])
  expect(await total()).toBe(0)
  other.commit()
  await caughtUp
  expect(await total()).toBe(1)
})
