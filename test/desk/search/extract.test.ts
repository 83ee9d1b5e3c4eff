import fc from "fast-check"
import { expect, test } from "vitest"
import { readArticle, writeArticle } from "../../../main/article/html.ts"
import { twin } from "../../../main/desk/sample/twin.ts"
import { extractFrom, extractOf, quickExtract } from "../../../main/desk/search/extract.ts"
import { arbitraryArticle } from "../../support/arbitrary-article.ts"
import { sized } from "../../support/size.ts"

test("the text of any article, taken line by line, is its text as it is read", () => {
  fc.assert(
    fc.property(arbitraryArticle, (article) => {
      const source = writeArticle(article)
      const reading = readArticle(new TextEncoder().encode(source))
      if (reading.kind !== "article") throw new Error("It was not read")
      expect(quickExtract(source)).toEqual(extractOf(reading.article))
    }),
    { numRuns: sized(300) },
  )
})

test("a file that is not as it is written is read after all, or has the text of a page", () => {
  const encode = (text: string) => new TextEncoder().encode(text)
  fc.assert(
    fc.property(arbitraryArticle, (article) => {
      const source = writeArticle(article)
      for (const broken of [source.slice(0, -3), source.replace("<article>", "<article >"), `${source} `])
        expect(quickExtract(broken)).toBe(null)
    }),
    { numRuns: 30 },
  )
  expect(extractFrom(encode("<title>برقية</title><p>نص أول<p>وثان")).body).toBe("نص أول\nوثان")
  expect(extractFrom(encode(twin)).body).toContain("صفاقس")
  expect(extractFrom(new Uint8Array([0xff, 0xfe, 0])).body).toBe("")
})
