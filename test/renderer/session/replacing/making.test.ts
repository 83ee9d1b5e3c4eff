/** Replacements that are made and taken back: what has to be on the disk first, and what the desk and the editor change. */
import { signal } from "@preact/signals"
import { expect, test } from "vitest"
import { queryFor } from "../../../../main/article/find/query.ts"
import type { CallName } from "../../../../main/contract/desk.ts"
import type { ReplacementPlan } from "../../../../main/contract/replacing.ts"
import { wordsIn } from "../../../../main/contract/words/index.ts"
import { createMaking, type Made, type MakingOptions } from "../../../../renderer/session/replacing/making.ts"

const operation = "20261124T120000000-aaaaaa"
const ids = (count: number) => Array.from({ length: count }, (_, at) => `article-${at}`)
const planFor = (list: string[]): ReplacementPlan => ({
  query: queryFor("احمد"),
  replacement: { text: "حامد", keep: true },
  articles: list.map((id) => ({ id, hash: "0".repeat(64), skipped: [] })),
})

/** A window on which `onPage` is shown and `open` are open, over a desk that replaces one hit in every article. */
function bench({ onPage = null as string | null, open = [] as string[] } = {}) {
  const log: string[] = []
  const undone: Made[] = []
  let offered: (() => Promise<void>) | null = null
  const answers: Partial<Record<CallName, (input: never) => unknown>> = {
    replaceArticles: ({ ids }: { ids: string[] }) => ids.map((id) => ({ id, hits: 1, left: null })),
    undoReplacement: ({ ids }: { ids: string[] }) => ids.map((id) => ({ id, hits: 1, left: null })),
    endReplacement: () => ({}),
  }
  const desk = {
    here: () => desk,
    async ask(name: CallName, input: never) {
      const list = (input as { ids?: string[] }).ids
      log.push(list ? `${name} ${list.length > 3 ? list.length : list.join(" ")}` : name)
      during?.(name)
      return answers[name]!(input)
    },
  }
  let during: ((name: CallName) => void) | null = null
  const saver = (id: string) => ({ flush: async () => void log.push(`flush ${id}`) })
  const making = createMaking({
    desk,
    // No article is drawn, so the one on the page stays as it was.
    page: { currentId: signal(onPage), current: signal(null), editor: () => null },
    openings: { get: (id: string) => (open.includes(id) ? { saver: saver(id) } : undefined) },
    notices: { warn: () => undefined, say: (text: string) => void log.push(text) },
    undoList: {
      add: (_: string, undo: () => Promise<void>) => {
        offered = undo
      },
    },
    words: () => wordsIn("en"),
    language: () => "en",
    headlineOf: () => "",
    undo: async (made: Made) => void undone.push(made),
  } as unknown as MakingOptions)
  return {
    making,
    log,
    undone,
    undo: () => offered?.(),
    onCall: (what: (name: CallName) => void) => {
      during = what
    },
  }
}

test("what was typed in an open article is in its file before the desk changes it", async () => {
  const { making, log } = bench({ open: ["article-1"] })
  await making.make(operation, ids(3), planFor(ids(3)))
  expect(log).toEqual(["flush article-1", "replaceArticles article-0 article-1 article-2", "endReplacement"])
})

test("the same before a replacement is taken back", async () => {
  const { making, log } = bench({ open: ["article-1"] })
  await making.takeBack({ operation, done: ids(2) })
  expect(log.slice(0, 2)).toEqual(["flush article-1", "undoReplacement article-0 article-1"])
})

test("the desk never changes the article on the page of a plan, and changes that of one that was cut off", async () => {
  const { making, log } = bench({ onPage: "article-1" })
  await making.make(operation, ids(3), planFor(ids(3)))
  expect(log).toEqual(["replaceArticles article-0 article-2", "endReplacement"])
  expect(making.results.peek().get("article-1")).toEqual({ id: "article-1", hits: 0, left: "changed" })
  log.length = 0
  await making.make(operation, ids(3), null)
  expect(log).toEqual(["replaceArticles article-0 article-1 article-2", "endReplacement"])
})

test("a replacement that is stopped ends after the articles under way, and only these are taken back", async () => {
  const { making, log, undone, undo, onCall } = bench()
  onCall((name) => name === "replaceArticles" && making.stop())
  await making.make(operation, ids(120), planFor(ids(120)))
  expect(log).toEqual(["replaceArticles 50", "endReplacement", wordsIn("en").window.replacing.stopped])
  await undo()
  expect(undone).toEqual([{ operation, done: ids(50) }])
  expect(making.progress.peek()).toBeNull()
})

test("what the desk refuses ends the work, and nothing is under way any more", async () => {
  const { making, onCall } = bench()
  onCall(() => {
    throw new Error("refused")
  })
  await expect(making.make(operation, ids(2), planFor(ids(2)))).rejects.toThrow("refused")
  expect(making.progress.peek()).toBeNull()
})
