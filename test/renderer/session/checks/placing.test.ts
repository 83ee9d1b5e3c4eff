/** Where in the document findings are placed, and the words around them. */
import { expect, test } from "vitest"
import type { Article } from "../../../../main/article/schema.ts"
import type { Finding } from "../../../../main/contract/checking.ts"
import { createNames } from "../../../../renderer/session/checks/blocks.ts"
import { createPlacing, wordsAround } from "../../../../renderer/session/checks/placing.ts"
import { article, body, headline, p, standfirst } from "../../../support/pictures.ts"
import { findingOf } from "./finding.ts"

/** Placing in which `found` is found in these blocks. */
function placingOf(...found: [block: ReturnType<typeof p>, finding: Finding][]) {
  const nameOf = createNames()
  return createPlacing(nameOf, (name) =>
    found.filter(([block]) => nameOf(block) === name).map(([, finding]) => finding),
  )
}

test("a finding is at its words, with its block and what stands around it there", () => {
  const wrong = p("زار مدينه كبيرة")
  const doc = article(headline("قمة"), standfirst("في عمان"), body(p("أول"), wrong)) as Article
  const [placed] = placingOf([wrong, findingOf("مدينه", 4)]).place(doc)
  expect(doc.textBetween(placed!.from, placed!.to)).toBe("مدينه")
  expect(placed!.noted).toMatchObject({ kind: "paragraph", number: 2, before: "زار ", after: " كبيرة" })
})

test("what is told of a finding stays the same object until its block is another one of the body", () => {
  const wrong = p("زار مدينه")
  const around = [headline("قمة"), standfirst("في عمان")]
  const placing = placingOf([wrong, findingOf("مدينه", 4)])
  const notedIn = (...blocks: Parameters<typeof body>) =>
    placing.place(article(...around, body(...blocks)) as Article)[0]!.noted
  const first = notedIn(wrong)
  expect(notedIn(wrong, p("بعد"))).toBe(first)
  const moved = notedIn(p("قبل"), wrong)
  expect(moved).not.toBe(first)
  expect(moved.number).toBe(2)
})

test("the words around a finding are cut between words, and say that there are more", () => {
  const text = `${"كلمة ".repeat(8)}هنا ${"أخرى ".repeat(8)}`
  const from = text.indexOf("هنا")
  expect(wordsAround(text, from, from + 3)).toEqual({
    before: "…كلمة كلمة كلمة ",
    after: " أخرى أخرى أخرى أخرى أخرى…",
  })
  expect(wordsAround("من هنا إلى", 3, 6)).toEqual({ before: "من ", after: " إلى" })
})
