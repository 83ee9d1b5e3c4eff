import fc from "fast-check"
import { expect, test } from "vitest"
import { writeArticle } from "../../../main/article/html.ts"
import { type Article, withDossier } from "../../../main/article/schema.ts"
import { bytesOf } from "../../../main/desk/files/bytes.ts"
import { arbitraryArticle } from "../../support/arbitrary-article.ts"
import { acted, deeds } from "../journal/chance.ts"

const text = (article: Article) => Buffer.from(bytesOf(article, 0)).toString("utf8")

test("a file that takes over what was written before is the same as one that was written whole", () => {
  fc.assert(
    fc.property(arbitraryArticle, deeds(20), (article, all) => {
      const one = withDossier(article, { id: "an-article" })
      for (const { doc } of acted(one, all)) expect(text(doc)).toBe(writeArticle(doc))
      // Back to where it began, and once more as it is.
      expect(text(one)).toBe(writeArticle(one))
      expect(text(one)).toBe(writeArticle(one))
    }),
    { numRuns: 60 },
  )
})

test("articles that are written by turns do not get into each other's files", () => {
  fc.assert(
    fc.property(fc.array(arbitraryArticle, { minLength: 2, maxLength: 8 }), (articles) => {
      for (const article of [...articles, ...articles]) expect(text(article)).toBe(writeArticle(article))
    }),
    { numRuns: 30 },
  )
})
