/** The blocks that are checked, and their names. */
import { expect, test } from "vitest"
import type { Article } from "../../../../main/article/schema.ts"
import { blocksOf, createNames } from "../../../../renderer/session/checks/blocks.ts"
import { article, body, headline, p, quote, standfirst } from "../../../support/pictures.ts"

test("every block with text is checked, in the order of the article, and empty ones are not", () => {
  const doc = article(headline("قمة"), standfirst(), body(p("أول"), p(), quote(p("ثان")))) as Article
  expect(blocksOf(doc).map(({ kind, number, text }) => [kind, number, text])).toEqual([
    ["headline", 0, "قمة"],
    ["paragraph", 1, "أول"],
    ["quote", 3, "ثان"],
  ])
})

test("a block keeps its name, and another one has another, also with the same text", () => {
  const nameOf = createNames()
  const [one, other] = [p("نص"), p("نص")]
  const name = nameOf(one)
  expect(nameOf(other)).not.toBe(name)
  expect(nameOf(one)).toBe(name)
})
