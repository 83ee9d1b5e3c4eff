/** Which articles only a journal has, when surveys and deletions meet. */
import { expect, test } from "vitest"
import { emptyArticle } from "../../../main/article/schema.ts"
import type { Journaled } from "../../../main/desk/journal/replay.ts"
import { createUnfiled } from "../../../main/desk/opening/unfiled.ts"

const at = "2026-11-24T12:00:00.000Z"

/** What a journal holds that has one step and no file. */
function journaled(id: string): Journaled {
  const doc = emptyArticle({ id, updated: at, topics: ["زلزال"] })
  const start = { version: 0, doc, unsaved: 1 }
  return { epoch: "e", hash: "h", name: "", start, steps: [], doc, ends: [], savings: [], place: null, at }
}

/** Surveys that each wait, after they listed the journals, until the test lets them go on. */
function surveys() {
  const journals = new Set<string>()
  const waiting: (() => void)[] = []
  const unfiled = createUnfiled({
    journals: { ids: async () => [...journals] },
    library: { find: () => null },
    async read(id) {
      await new Promise<void>((resolve) => waiting.push(resolve))
      return journaled(id)
    },
    log: () => undefined,
  })
  /** Begins a survey that sees one journal; returns how to let it end. */
  async function begin() {
    const ended = unfiled.survey()
    await new Promise((done) => setImmediate(done))
    const goOn = waiting.at(-1)!
    return async () => {
      goOn()
      await ended
    }
  }
  return { journals, unfiled, begin, ids: () => unfiled.list().map(({ id }) => id) }
}

test("a survey that ends late does not take away what a later one has found", async () => {
  const { journals, begin, ids } = surveys()
  journals.add("article-a")
  const first = await begin()
  journals.delete("article-a")
  journals.add("article-b")
  const second = await begin()
  await second()
  expect(ids()).toEqual(["article-b"])
  await first()
  expect(ids()).toEqual(["article-b"])
})

test("a survey that goes on while an article is deleted does not bring it back, and the next one may", async () => {
  const { journals, unfiled, begin, ids } = surveys()
  journals.add("article-a")
  const first = await begin()
  unfiled.remove("article-a")
  await first()
  expect(ids()).toEqual([])
  await (await begin())()
  expect(ids()).toEqual(["article-a"])
})
