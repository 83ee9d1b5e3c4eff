/** Which article the desk is asked about, and what becomes of late answers. */
import { expect, test } from "vitest"
import { type Article, emptyArticle } from "../../../../main/article/schema.ts"
import type { Question } from "../../../../renderer/session/checks/answers.ts"
import { type AskingOptions, createAsking } from "../../../../renderer/session/checks/asking.ts"

/**
 * Asking about articles of which nothing is known. The test lets every answer go: with `missing` the desk does not know
 * that many blocks. `log` has what the desk is asked, `taken` how many blocks were missing in the answers taken up.
 */
function bench() {
  const log: string[] = []
  const taken: number[] = []
  const waiting: { answer(missing?: number): void; fail(): void }[] = []
  const page: { doc: Article | null; question: Question | null } = {
    doc: emptyArticle(),
    question: { changed: [], order: ["b1", "b2"] },
  }
  const desk = {
    ask(name: string, { id }: { id: string }) {
      log.push(`${name} ${id}`)
      if (name === "endChecks") return Promise.reject(new Error())
      return new Promise((resolve, reject) => {
        waiting.push({
          answer: (missing = 0) => resolve({ own: {}, across: {}, missing: ["b1", "b2"].slice(0, missing) }),
          fail: () => reject(new Error("stopped")),
        })
      })
    },
  } as unknown as AskingOptions["desk"]
  const asking = createAsking({
    desk,
    answers: {
      question: () => page.question,
      take(_question, { missing }) {
        taken.push(missing.length)
        return missing.length === 0
      },
    },
    doc: () => page.doc,
  })
  return { asking, log, taken, page, answer: (missing = 0) => waiting.shift()!.answer(missing), waiting }
}

test("the desk forgets an article when another one is taken up, and not when it is the same", () => {
  const { asking, log } = bench()
  expect(asking.take("one")).toBe(true)
  expect(asking.take("one")).toBe(false)
  expect(asking.take("two")).toBe(true)
  expect(asking.take(null)).toBe(true)
  expect(log).toEqual(["endChecks one", "endChecks two"])
  expect(asking.article()).toBeNull()
})

test("the desk of another newsroom is not told of an article that it never had", () => {
  const { asking, log } = bench()
  asking.take("one")
  asking.reset()
  asking.take("two")
  expect(log).toEqual([])
})

test("nothing is asked about no article, without an editor, or where all is known", async () => {
  const { asking, log, page } = bench()
  await asking.ask()
  asking.take("one")
  page.question = null
  await asking.ask()
  Object.assign(page, { doc: null, question: { changed: [], order: [] } })
  await asking.ask()
  expect(log).toEqual([])
})

test("what the desk does not know any more is asked once again, and not a third time", async () => {
  const { asking, log, taken, answer, waiting } = bench()
  asking.take("one")
  const asked = asking.ask()
  answer(2)
  await expect.poll(() => waiting.length).toBe(1)
  answer(1)
  await asked
  expect(log).toEqual(["checkArticle one", "checkArticle one"])
  expect(taken).toEqual([2, 1])
})

test("an answer that comes when another article was taken up is dropped", async () => {
  const { asking, log, taken, answer } = bench()
  asking.take("one")
  const asked = asking.ask()
  asking.take("two")
  answer(2)
  await asked
  expect(log).toEqual(["checkArticle one", "endChecks one"])
  expect(taken).toEqual([])
})

test("what the desk refuses is thrown", async () => {
  const { asking, waiting } = bench()
  asking.take("one")
  const asked = asking.ask()
  waiting[0]!.fail()
  await expect(asked).rejects.toThrow("stopped")
})
