/** What the desk is asked about an article, and what is known of it after an answer. */
import { expect, test } from "vitest"
import type { Article } from "../../../../main/article/schema.ts"
import { type Answers, createAnswers } from "../../../../renderer/session/checks/answers.ts"
import { createNames } from "../../../../renderer/session/checks/blocks.ts"
import { article, body, headline, p, standfirst } from "../../../support/pictures.ts"
import { findingOf } from "./finding.ts"

/** An article of a headline, a standfirst and two paragraphs, and the same with another second paragraph. */
function texts() {
  const [head, stand, first, second] = [headline("قمة"), standfirst("في عمان"), p("زار مدينه"), p("ثم حديقه")]
  return {
    before: article(head, stand, body(first, second)) as Article,
    after: article(head, stand, body(first, p("ثم ساحة"))) as Article,
  }
}

/** What is found in the blocks of an article, one finding a block; and the blocks that the desk does not know. */
type Found = { own?: Record<number, string>; across?: Record<number, string>; missing?: number[] }

/** Asks about an article, and takes up an answer. */
function answer(answers: Answers, doc: Article, { own = {}, across = {}, missing = [] }: Found = {}) {
  const question = answers.question(doc)!
  const { order } = question
  const isIn = (key: string) => question.changed.some((block) => block.key === key)
  const known = answers.take(question, {
    own: Object.fromEntries(
      order.flatMap((key, at) =>
        isIn(key) && !missing.includes(at) ? [[key, own[at] ? [findingOf(own[at], 4)] : []]] : [],
      ),
    ),
    across: Object.fromEntries(
      order.flatMap((key, at) => (across[at] ? [[key, [findingOf(across[at])]]] : [])),
    ),
    missing: missing.map((at) => order[at]!),
  })
  return { question, known }
}

/** The words that were found in each of the blocks of a question. */
const found = (answers: Answers, order: readonly string[]) =>
  order.map((key) => answers.foundIn(key).map(({ text }) => text))

test("the first question is about every block, the next about what changed, and there is none about what is known", () => {
  const answers = createAnswers(createNames())
  const { before, after } = texts()
  const { question } = answer(answers, before)
  expect(question.changed.map(({ kind, text }) => [kind, text])).toEqual([
    ["headline", "قمة"],
    ["standfirst", "في عمان"],
    ["text", "زار مدينه"],
    ["text", "ثم حديقه"],
  ])
  expect(answers.question(before)).toBeNull()
  const next = answers.question(after)!
  expect(next.changed.map(({ text }) => text)).toEqual(["ثم ساحة"])
  expect(next.order.slice(0, 3)).toEqual(question.order.slice(0, 3))
})

test("a block that is gone is asked about as well, as what goes across blocks may be another", () => {
  const answers = createAnswers(createNames())
  const { before } = texts()
  answer(answers, before)
  const first = before.child(2).child(0)
  const shorter = article(before.child(0), before.child(1), body(first as never)) as Article
  expect(answers.question(shorter)).toMatchObject({ changed: [], order: { length: 3 } })
})

test("what was found in a block stays while it does not change, and what goes across blocks is as the last answer says", () => {
  const answers = createAnswers(createNames())
  const { before, after } = texts()
  const { question } = answer(answers, before, { own: { 2: "مدينه", 3: "حديقه" }, across: { 0: "قمة" } })
  expect(found(answers, question.order)).toEqual([["قمة"], [], ["مدينه"], ["حديقه"]])
  const { question: next } = answer(answers, after, { own: { 3: "ساحة" } })
  expect(found(answers, next.order)).toEqual([[], [], ["مدينه"], ["ساحة"]])
  expect(answers.foundIn(question.order[3]!)).toEqual([])
})

test("what the desk does not know any more is asked again, and nothing is told of it meanwhile", () => {
  const answers = createAnswers(createNames())
  const { before } = texts()
  answer(answers, before, { own: { 2: "مدينه", 3: "حديقه" } })
  answers.askAll()
  const { question, known } = answer(answers, before, { own: { 3: "حديقه" }, missing: [2] })
  expect(known).toBe(false)
  expect(found(answers, question.order)).toEqual([[], [], [], ["حديقه"]])
  expect(answers.question(before)!.changed.map(({ text }) => text)).toEqual(["زار مدينه"])
  expect(answer(answers, before, { own: { 2: "مدينه" } }).known).toBe(true)
  expect(found(answers, question.order)).toEqual([[], [], ["مدينه"], ["حديقه"]])
})

test("to ask about all keeps what was found until the answer, and to clear forgets it", () => {
  const answers = createAnswers(createNames())
  const { before } = texts()
  const { question } = answer(answers, before, { own: { 2: "مدينه" } })
  answers.askAll()
  expect(answers.question(before)!.changed).toHaveLength(4)
  expect(found(answers, question.order)).toEqual([[], [], ["مدينه"], []])
  answers.clear()
  expect(answers.question(before)!.changed).toHaveLength(4)
  expect(found(answers, question.order)).toEqual([[], [], [], []])
})
