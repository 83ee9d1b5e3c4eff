/** The article that a call gives to save is the one that it names, or none is saved. */
import { expect, test } from "vitest"
import { emptyArticle } from "../../../main/article/schema.ts"
import type { ArticleJSON, CallInput } from "../../../main/contract/desk.ts"
import { checked, givenArticle, savedId } from "../../../main/desk/saving/given.ts"
import { codeOf } from "../refusal.ts"

const article = emptyArticle({ id: "article-one" })
const whole = article.toJSON() as ArticleJSON
const journaled = (id: string) => ({ type: "journaled", journaled: id }) as CallInput<"saveArticle">["doc"]
const journal = { epoch: "one", version: 3 }

/** A journal that has the article after three steps of its opening. */
const journals = {
  at: async (id: string, epoch: string, version: number) =>
    id === "article-one" && epoch === "one" && version === 3 ? article : null,
}

test("a whole document is taken as it is", async () => {
  expect((await givenArticle({ doc: whole, journal: null }, journals)).eq(article)).toBe(true)
  expect(savedId({ doc: whole })).toBe("article-one")
})

test("a place in the journal is the document after so many steps of that opening", async () => {
  const given = await givenArticle({ doc: journaled("article-one"), journal }, journals)
  expect(given.eq(article)).toBe(true)
})

test.each([
  ["no place", null],
  ["a later place", { epoch: "one", version: 4 }],
  ["the place of another opening", { epoch: "two", version: 3 }],
])("%s in the journal is a gap", async (_, place) => {
  const given = givenArticle({ doc: journaled("article-one"), journal: place }, journals)
  expect(await codeOf(given)).toBe("journal-gap")
})

test("what is no article, or has no identity, is refused", async () => {
  const refused = async (doc: unknown) => checked(doc)
  expect(await codeOf(refused({ type: "doc" }))).toBe("invalid-call")
  expect(await codeOf(refused(emptyArticle().toJSON()))).toBe("invalid-call")
  const named = async () => savedId({ doc: journaled("../article-one") })
  expect(await codeOf(named())).toBe("invalid-call")
})
