/** One search across the newsroom: what is taken of it, and what is not any more. */
import { signal } from "@preact/signals"
import { expect, test } from "vitest"
import { queryFor } from "../../../../main/article/find/query.ts"
import { emptyArticle } from "../../../../main/article/schema.ts"
import type { CallName } from "../../../../main/contract/desk.ts"
import { DeskError } from "../../../../main/contract/problem.ts"
import type { SoughtArticle } from "../../../../main/contract/replacing.ts"
import { createLeftOut } from "../../../../renderer/session/replacing/left-out.ts"
import {
  createSeeking,
  type Question,
  type SeekingOptions,
} from "../../../../renderer/session/replacing/seeking.ts"
import { article, body, headline, p, standfirst } from "../../../support/pictures.ts"

const id = "article-0"
const text = article(emptyArticle({ id }).attrs, headline("خبر"), standfirst(), body(p("خبر أول")))
const question: Question = {
  query: queryFor("خبر"),
  scope: { kind: "newsroom" },
  published: false,
  part: null,
}
const part = { from: 0, to: 4 }

/** A search over a desk that tells of one article in every answer, and ends with the second. */
function bench() {
  const log: string[] = []
  let told = 0
  let during: (name: CallName) => void = () => undefined
  const desk = {
    here: () => desk,
    async ask(name: CallName) {
      log.push(name)
      during(name)
      if (name === "seek") return { run: 1, total: 9 }
      told++
      return { found: [{ id: `article-${told}` }], looked: told, total: 9, done: told === 2 }
    },
    explain: (error: Error) => void log.push(`explained ${error.message}`),
  }
  const saver = { flush: async () => void log.push("flush") }
  let onEditor: () => void = () => undefined
  const editor = () => {
    onEditor()
    return { view: { state: { doc: text } } }
  }
  const leftOut = createLeftOut()
  const page = { current: signal({ saver }), editor }
  const seeking = createSeeking({ desk, page, leftOut } as unknown as SeekingOptions)
  return {
    seeking,
    leftOut,
    log,
    found: () => seeking.found.peek().map((one: SoughtArticle) => one.id),
    onCall: (what: typeof during) => {
      during = what
    },
    onEditor: (what: () => void) => {
      onEditor = what
    },
  }
}

test("what was typed is in its file before files are read, and what is found comes in order", async () => {
  const { seeking, log, found } = bench()
  await seeking.begin(question)
  expect(log).toEqual(["flush", "seek", "seekMore", "seekMore"])
  expect(found()).toEqual(["article-1", "article-2"])
  expect(seeking.looked.peek()).toEqual({ looked: 2, total: 9, done: true })
})

test("nothing more is taken of a search that was dropped", async () => {
  const { seeking, log, found, onCall } = bench()
  onCall((name) => name === "seekMore" && seeking.drop())
  await seeking.begin(question)
  expect(log).toEqual(["flush", "seek", "seekMore"])
  expect(found()).toEqual([])
})

test("hits in the article on the page outside of the part that was searched are left out", async () => {
  const { seeking, leftOut } = bench()
  await seeking.begin({ ...question, part })
  expect([...leftOut.hits.peek()]).toEqual([`${id} 1`])
})

test("a search that is dropped while the article on the page is looked through changes nothing", async () => {
  const { seeking, leftOut, found, onEditor } = bench()
  onEditor(() => seeking.drop())
  await seeking.begin({ ...question, part })
  expect(found()).toEqual(["article-1"])
  expect(leftOut.hits.peek().size).toBe(0)
})

test("an expression that is none is said by the search, and any other problem to the user", async () => {
  const { seeking, log, onCall } = bench()
  onCall(() => {
    throw new DeskError("bad-expression")
  })
  await seeking.begin(question)
  expect(seeking.problem.peek()?.code).toBe("bad-expression")
  onCall(() => {
    throw new Error("broken")
  })
  await seeking.begin(question)
  expect(log.at(-1)).toBe("explained broken")
})
