import { describe, expect, test } from "vitest"
import { readOwn } from "../../main/article/html.ts"
import { countOf, lengthField, lengthOf, linesIn } from "../../main/article/length.ts"
import { emptyArticle } from "../../main/article/schema.ts"
import { charactersIn, extentBetween, headlineLength, textOf } from "../../main/article/text.ts"
import { writeArticle } from "../../main/article/writer.ts"
import { article, body, br, headline, p, related, relatedLink, standfirst } from "../support/pictures.ts"

describe("a wanted length", () => {
  test("is a field of the dossier", () => {
    expect(lengthOf("550 words")).toEqual({ count: 550, unit: "words" })
    expect(lengthOf("")).toBeNull()
    expect(lengthField({ count: 40, unit: "lines" })).toBe("40 lines")
    expect(lengthField(null)).toBe("")
    for (const wrong of ["550", "0 words", "5 pages", "1000000 words", " 5 words"])
      expect(() => emptyArticle({ length: wrong }).check(), wrong).toThrow(RangeError)
  })

  test("is read in the digits of any script", () => {
    expect(["550", " ٥٥٠ ", "۵۵۰", "५५०"].map(countOf)).toEqual([550, 550, 550, 550])
    expect(["", "0", "-5", "5.5", "خمسون", "1000000", "5 كلمات"].map(countOf)).toEqual(Array(7).fill(null))
  })

  test("makes its file one of version 3, and no other", () => {
    const format = (length: string) =>
      /midad:format" content="(\d)"/.exec(writeArticle(emptyArticle({ length }), 0))?.[1]
    expect([format(""), format("550 words")]).toEqual(["1", "3"])
    const source = writeArticle(emptyArticle({ id: "abcd-1234", length: "550 words" }), 0)
    expect(readOwn(new TextEncoder().encode(source))?.attrs.length).toBe("550 words")
  })
})

const story = article(
  headline("قمة عمان"),
  standfirst("خمسة قادة"),
  body(p("وصل ", "ثلاثة", br(), "أمس"), p("a".repeat(41)), related(relatedLink("لا يُحسب"))),
)

describe("how long an article is", () => {
  test("in characters: as a reader sees them, without line breaks and related blocks", () => {
    expect(charactersIn(story)).toBe(8 + 9 + 12 + 41)
    expect(charactersIn(p("مُحَمَّد"))).toBe(4)
  })

  test("in lines of print: each block begins one", () => {
    expect(linesIn(story, 40)).toBe(1 + 1 + 1 + 2)
  })

  test("the characters of a long paragraph are right after every change, though only what changed is read", () => {
    let text = "كلمة مُشكّلة 😀 ".repeat(200)
    for (let at = 0; at < 60; at++) {
      const cut = (at * 7919) % text.length
      text =
        `${text.slice(0, cut)}${["س", " ", "\u0651", "", "é"][at % 5]}${text.slice(cut + (at % 3))}`.toWellFormed()
      expect(charactersIn(p(text))).toBe(headlineLength(textOf(p(text))))
    }
  })

  test("between two places: parts of words count as words, whole blocks as they are", () => {
    expect(extentBetween(story, 0, story.content.size)).toEqual({ words: 8, characters: 70 })
    // From the second word of the headline to the first of the standfirst.
    expect(extentBetween(story, 5, 15)).toEqual({ words: 2, characters: 8 })
    expect(extentBetween(story, 5, 5)).toEqual({ words: 0, characters: 0 })
  })
})
