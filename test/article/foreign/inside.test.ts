/** What an element makes of its content, by where it stands. */
import { describe, expect, test } from "vitest"
import { gathering } from "../../../main/article/foreign/containers.ts"
import { insideOf, leftOut, type Place } from "../../../main/article/foreign/inside.ts"
import { element, outside, within } from "./place.ts"

const inside = (source: string, place: Place = outside()) => insideOf(element(source, place.isOwn), place)
const related = () => within(['<aside class="related">'])

describe("a role", () => {
  test("is that of a headline, a standfirst by its class, or a related block's label", () => {
    expect(inside("<h1>").role).toBe("headline")
    expect(inside('<p class="MsoTitle">').role).toBe("headline")
    expect(inside('<div class="article-subtitle">').role).toBe("standfirst")
    expect(inside('<p itemprop="alternativeHeadline">').role).toBe("standfirst")
    expect(inside('<p class="leader">').role).toBe(null)
    expect(inside("<h3>", related()).role).toBe("label")
    expect(inside('<p class="related-label">', related()).role).toBe("label")
  })

  test("goes on inside of the element", () => {
    expect(within(["<h1>", "<span>"]).top?.role).toBe("headline")
  })
})

describe("a direction", () => {
  test("is the element's own, else that of the text around it", () => {
    expect(inside('<p dir="ltr">').dir).toBe("ltr")
    expect(inside('<p dir="ltr" style="direction:rtl">').dir).toBe("rtl")
    expect(inside("<p>", outside({ dir: "ltr" })).dir).toBe("ltr")
  })

  test("of a run of text is in its mark and not its block's", () => {
    const { dir, own } = inside('<span dir="ltr">')
    expect(dir).toBe("rtl")
    expect(own.map(({ type, attrs }) => [type.name, attrs.dir])).toEqual([["isolate", "ltr"]])
  })

  test("that a run has already needs no second mark", () => {
    expect(inside('<span dir="ltr">', within(['<bdi dir="ltr">'])).own).toEqual([])
    expect(inside('<span dir="rtl">', within(['<bdi dir="ltr">'])).own).toHaveLength(1)
  })
})

describe("marks", () => {
  test("add up from element to element", () => {
    const names = within(["<p>", "<b>", "<i>"]).top?.marks.map(({ type }) => type.name)
    expect(names?.sort()).toEqual(["emphasis", "strong"])
  })

  test("of bold are none in a heading, which is bold anyway, unless the file is Midad's", () => {
    expect(within(["<h2>", "<b>"]).top?.marks).toEqual([])
    expect(within(["<h2>", "<b>"], outside({ isOwn: true })).top?.marks).toHaveLength(1)
  })
})

describe("a link", () => {
  test("of a related block has a target, with the article where it names one", () => {
    const link = '<a href="https://example.org/a" data-article="aden-library-1">'
    expect(inside(link, related()).target).toEqual({
      url: "https://example.org/a",
      article: "aden-library-1",
    })
    expect(inside('<a href="https://example.org/a" data-article="?">', related()).target?.article).toBe(null)
    expect(inside(link).target).toBe(null)
  })

  test("that an article cannot hold knows how much text was before it", () => {
    const place = outside({ length: 12 })
    expect(inside('<a href="javascript:void(0)">', place).lostAt).toBe(12)
    expect(inside('<a href="https://example.org">', place).lostAt).toBe(null)
    expect(inside('<a href="#top">', place).lostAt).toBe(null)
    expect(inside("<a>", place).lostAt).toBe(null)
  })
})

describe("a paragraph of one of Word's lists", () => {
  const item = '<p style="mso-list:l0 level2 lfo1">'

  test("is an item with its level, in the series at hand; its bullet is a sign", () => {
    const place = within([item], outside({ series: 3 }))
    expect(place.top?.wordItem).toEqual({ level: 2, sign: "", isSymbol: false, series: 3 })
    const sign = inside('<span style="mso-list:Ignore;font-family:Symbol">', place)
    expect([sign.use, sign.isSymbol, sign.wordItem]).toEqual(["sign", true, place.top?.wordItem])
  })

  test("is none in a list or quote, as a heading, or where no style says so", () => {
    expect(inside(item, outside({ inside: gathering("list") })).wordItem).toBe(null)
    expect(inside(item.replace("<p", "<h2")).wordItem).toBe(null)
    expect(inside("<p>").wordItem).toBe(null)
    expect(inside('<span style="mso-list:Ignore">').use).toBe("text")
  })
})

describe("a textblock", () => {
  test("is the paragraph or heading around the text, until a container begins", () => {
    const place = within(["<h2>", "<span>"])
    expect(place.top?.textblock?.name).toBe("h2")
    expect(within(["<ul>"], place).top?.textblock).toBe(null)
  })

  test("is to be written even if it is empty only in a file of Midad's", () => {
    expect(inside("<p>").unwritten).toBe(false)
    expect(inside("<p>", outside({ isOwn: true })).unwritten).toBe(true)
    expect(inside("<div>", outside({ isOwn: true })).unwritten).toBe(false)
  })
})

test("white space is text in preformatted elements and inside of them, unless a style says otherwise", () => {
  expect(within(["<pre>", "<b>"]).top?.whiteSpace).toBe("text")
  expect(within(["<pre>", '<span style="white-space:normal">']).top?.whiteSpace).toBe("layout")
  expect(inside("<p>").whiteSpace).toBe("layout")
})

test("what is left out changes nothing of the text around it, and its own text is not used", () => {
  const place = within(['<h2 dir="ltr">', "<i>"])
  const { marks, dir, role, gathering: into, textblock, use, isBlock } = leftOut("svg", place, null)
  expect({ marks, dir, role, into, textblock }).toEqual({
    marks: place.top?.marks,
    dir: "ltr",
    role: null,
    into: place.inside,
    textblock: place.top?.textblock,
  })
  expect([use, isBlock]).toEqual(["none", false])
  expect(within(["<b>"], { ...place, top: leftOut("svg", place, null) }).top?.use).toBe("none")
})
