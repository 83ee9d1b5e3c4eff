import { Node } from "prosemirror-model"
import { EditorState } from "prosemirror-state"
import { describe, expect, it, onTestFinished, vi } from "vitest"
import { schema } from "../../main/article/schema.ts"
import { countWords, headlineLength, plainText, readingMinutes, wordsIn } from "../../main/article/text.ts"
import {
  article,
  body,
  br,
  caption,
  credit,
  figure,
  h2,
  headline,
  hr,
  isolate,
  li,
  note,
  p,
  quote,
  related,
  relatedLink,
  standfirst,
  strong,
  ul,
} from "../support/pictures.ts"

const story = article(
  headline("افتتاح مكتبة في ", isolate("Aden")),
  standfirst("بعد عامين من الترميم"),
  body(
    p("عادت ", strong("المك"), "تبة", br(), "إلى القراء"),
    p(),
    h2("ما الجديد"),
    quote(p("قاعة للأطفال"), p("وأخرى للباحثين")),
    ul(li(p("كتب"), ul(li(p("نادرة"))))),
    figure({ src: "مكتبة.jpg", alt: "واجهة" }, caption("الواجهة"), credit("أرشيف")),
    hr(),
    related({ label: "اقرأ المزيد" }, note("تملأ لاحقا"), relatedLink("عن عدن")),
  ),
)

describe("the plain text of an article", () => {
  it("is a line for each block with text and for each line break", () => {
    expect(plainText(story)).toBe(
      [
        "افتتاح مكتبة في Aden",
        "بعد عامين من الترميم",
        "عادت المكتبة",
        "إلى القراء",
        "ما الجديد",
        "قاعة للأطفال",
        "وأخرى للباحثين",
        "كتب",
        "نادرة",
        "الواجهة",
        "أرشيف",
        "اقرأ المزيد",
        "تملأ لاحقا",
        "عن عدن",
      ].join("\n"),
    )
  })

  it("is nothing for the empty article", () => {
    expect(plainText(article(headline(), standfirst(), body(p())))).toBe("")
  })

  it("keeps every code point", () => {
    const strange = "  كـتَاب\u200f  \u00a0é\ud83d\ude00 "
    expect(plainText(article(headline(strange), standfirst(), body(p())))).toBe(strange)
  })
})

describe("words", () => {
  const examples: [text: string, words: number, because: string][] = [
    ["", 0, "nothing is nothing"],
    ["عام ٢٠٢٤ شهد", 3, "a number is a word"],
    ["  عام\t٢٠٢٤\nشهد\u00a0 ", 3, "any white space parts"],
    ["كتـــاب", 1, "tatweel does not part"],
    ["مُحَمَّدٌ", 1, "tashkeel does not part"],
    ["می‌خواهد", 1, "a zero-width non-joiner does not part"],
    ["رئيس\u200fالوزراء", 1, "a bidi mark does not part"],
    ["ـــ", 0, "tatweel alone is an ornament"],
    ['بـ"نقطة تحول"', 2, "a particle leans on the quoted word"],
    ["و«نقطة تحول»", 2, "without tatweel as well"],
    ['قال"نقطة', 2, "a word does not"],
    ["3.5%", 1, "a percentage is a word"],
    ["٣٫٥ ١٬٠٠٠ 3،5", 3, "Arabic separators stand in numbers"],
    ["10:30 2015-2018 2015–2018 19/1/2022", 4, "times, spans and dates are words"],
    ["الـBBC", 1, "an article leans on a Latin name"],
    ["أ.ف.ب", 1, "an agency is a word"],
    ["(بي.بي.سي)، العربية.نت.", 2, "and so are names spelled out, and sites"],
    ["و3.5", 1, "and leans on a number"],
    ["عام2015", 1, "letters and digits stand together"],
    ["... - ، — « » 😀 % ؟", 0, "punctuation, symbols and emoji alone are none"],
    ["- أول — ثان", 2, "nor do they add to words"],
    ["كلمة،كلمة؛كلمة", 3, "punctuation parts where its space is missing"],
    ["انتهى.وبدأ", 2, "a full stop too"],
    ["U.S. don't AT&T name@example.org", 4, "Latin words keep what stands in them"],
    ["https://example.org/ar/خبر?a=1,2 هنا", 2, "a URL is one"],
    ["#وسم_عربي @user_1", 2, "tags and handles are one"],
    ["𞤀𞤣𞤤𞤢𞤥 𐤀𐤁", 2, "letters beyond the first plane are letters"],
  ]
  it.each(examples)("in %j are %i: %s", (text, words) => {
    expect(countWords(text)).toBe(words)
  })

  it("are counted in a megabyte of text", () => {
    const text = "عادت المكتبة، أمس، إلى القراء بعد «ترميم» دام عامين. ".repeat(20_000)
    expect(countWords(text)).toBe(180_000)
  })

  it("of an article are those of its text but not of its related blocks", () => {
    expect(wordsIn(story)).toBe(22)
    expect(wordsIn(story.child(0))).toBe(4)
    expect(wordsIn(story.child(2).lastChild!)).toBe(4)
  })

  it("are read again only where the article changed", () => {
    const paragraphs = Array.from({ length: 1200 }, (_, index) => p(`فقرة ${index} `.repeat(25)))
    let state = EditorState.create({ doc: article(headline("عنوان"), standfirst(), body(...paragraphs)) })
    expect(wordsIn(state.doc)).toBe(60_001)
    const looks = vi.spyOn(Node.prototype, "isTextblock", "get")
    onTestFinished(() => looks.mockRestore())
    const key = () => {
      state = state.apply(state.tr.insertText(" س", state.doc.content.size - 2))
      looks.mockClear()
      const words = wordsIn(state.doc)
      return { words, looks: looks.mock.calls.length }
    }
    const keys = Array.from({ length: 51 }, key)
    expect(keys.map(({ words }) => words)).toEqual(keys.map((_, index) => 60_002 + index))
    // The document, its body and the paragraph: of 1,200 paragraphs only the one that was typed in.
    expect(keys.map(({ looks }) => looks)).toEqual(keys.map(() => 3))
  })
})

describe("the length of a headline", () => {
  const examples: [text: string, length: number, because: string][] = [
    ["", 0, "nothing is nothing"],
    ["قمة عمان", 8, "letters and spaces count"],
    ["مُحَمَّدٌ", 4, "tashkeel does not"],
    ["كتـــاب", 4, "tatweel does not"],
    ["\u202bقمة\u202c \u2066Davos\u2069\u200f", 9, "bidi controls do not"],
    ["می‌خواهد", 7, "zero-width characters do not"],
    ["e\u0301té", 3, "an accent is part of its letter"],
    ["👩‍👩‍👧‍👦🇯🇴👍🏽", 3, "an emoji is one, however it is made"],
    ["ﷺ", 1, "a ligature is one"],
    ["نص\u0000\n", 2, "control characters do not count"],
  ]
  it.each(examples)("%j is %i: %s", (text, length) => {
    expect(headlineLength(text)).toBe(length)
  })

  it("of a pasted megabyte with emoji is told", () => {
    const text = "😀كلمة".repeat(200_000)
    expect(headlineLength(text)).toBe(1_000_000)
  })
})

describe("reading time", () => {
  it("is whole minutes, at least one, none for no words", () => {
    expect([0, 1, 180, 269, 270, 9000].map((words) => readingMinutes(words, 180))).toEqual([
      0, 1, 1, 1, 2, 50,
    ])
  })

  it("needs a rate", () => {
    expect(() => readingMinutes(10, 0)).toThrow(RangeError)
    expect(() => readingMinutes(10, Number.NaN)).toThrow(RangeError)
  })
})

it("a node without text has no words", () => {
  expect(wordsIn(schema.nodes.divider.create())).toBe(0)
})
