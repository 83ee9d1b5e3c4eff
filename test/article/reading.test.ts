import { describe, expect, it } from "vitest"
import { fileLimit, readArticle } from "../../main/article/html.ts"
import { type Article, dossierOf } from "../../main/article/schema.ts"
import { article, body, drawing } from "../support/pictures.ts"
import { changed, encoder, file, read, story, textOf } from "./story.ts"

describe("what is no text", () => {
  const utf16 = (source: string, mark: number[]) => {
    const bytes = [...mark]
    for (let index = 0; index < source.length; index++) {
      const unit = source.charCodeAt(index)
      bytes.push(unit & 0xff, unit >> 8)
    }
    return Uint8Array.from(bytes)
  }
  const inputs: [what: string, bytes: Uint8Array, reason: string][] = [
    ["nothing", new Uint8Array(), "empty"],
    ["white space", encoder.encode(" \r\n\t"), "empty"],
    ["a byte order mark alone", Uint8Array.of(0xef, 0xbb, 0xbf), "empty"],
    ["windows-1256", Uint8Array.of(0xe3, 0xdf, 0xca, 0xc8, 0xc9), "not-utf-8"],
    ["UTF-16 with its mark", utf16(file, [0xff, 0xfe]), "not-utf-8"],
    ["UTF-16 without its mark", utf16("<p>Aden</p>", []), "not-text"],
    ["a file cut off inside of a character", encoder.encode("<p>قاعة").slice(0, -1), "not-utf-8"],
    ["a file with NUL", encoder.encode(changed("قاعة", "قا\0عة")), "not-text"],
    ["surrogates in UTF-8", Uint8Array.of(0xed, 0xa0, 0x80), "not-utf-8"],
    ["a picture", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), "not-utf-8"],
    ["more than the limit", new Uint8Array(fileLimit + 1).fill(32), "too-large"],
  ]
  it.each(inputs)("%s is unreadable", (_, bytes, reason) => {
    expect(readArticle(bytes)).toEqual({ kind: "unreadable", reason })
  })
})

describe("an article in another form", () => {
  const indented = changed("&#x9;</p>", "</p>")
    .replace(/^(?=<(meta|title|script|style|article))/gm, "  ")
    .replace(/^<(p|h1|h2)([^>]*)>(.*)<\/\1>$/gm, "    <$1$2>\n      $3\n    </$1>")
    .replace("عودة المكتبة إلى <bdi", "عودة\n      المكتبة إلى\n      <bdi")
  // A formatter cannot tell white space at the edges of a paragraph from its own.
  const formatted = drawing(story).replace('"  <b>', '"<b>').replace('\\t"', '"')
  const inputs: [how: string, source: string, losses: string[]][] = [
    ["with a byte order mark", `\ufeff${file}`, []],
    ["with CRLF", file.replaceAll("\n", "\r\n"), []],
    ["without its last line end", file.trimEnd(), []],
    ["with other quotation marks", file.replaceAll('class="related"', "class=related"), []],
    [
      "with marks in another order",
      changed("<strong> أمس</strong></a>", " أمس</a></strong>").replace(
        '<a href="https://example.org/?',
        '<strong><a href="https://example.org/?',
      ),
      [],
    ],
    ["with a comment", changed("<hr>", "<!-- إلى هنا --><hr>"), ["comment"]],
    ["with another title", changed("<title>عودة المكتبة", "<title>عودة مكتبة"), ["title"]],
    ["with other facts for machines", changed('"dateline":"عدن"', '"dateline":"صنعاء"'), ["facts"]],
    ["with another style", changed("line-height:1.8", "line-height:2"), ["style"]],
  ]
  it.each(inputs)("%s is read as that article", (_, source, losses) => {
    const reading = read(source)
    expect(reading).toMatchObject({ kind: "foreign", reason: "reformatted" })
    if (reading.kind !== "foreign" || !reading.article) return
    expect(drawing(reading.article)).toBe(drawing(story))
    expect(reading.page.losses.map(({ what }) => what)).toEqual(losses)
  })

  it("indented and wrapped by a formatter is read as that article", () => {
    const reading = read(indented)
    expect(reading).toMatchObject({ kind: "foreign", reason: "reformatted", page: { losses: [] } })
    expect(drawing((reading as { article: Article }).article)).toBe(formatted)
  })

  it("whose words were changed by hand is read with them", () => {
    const reading = read(changed("<p>قاعة</p>", "<p>قاعة كبيرة</p>").replace("</h1>", " ثانية</h1>"))
    expect(reading).toMatchObject({ kind: "foreign", reason: "reformatted" })
    expect(
      textOf({ kind: "article", article: (reading as { article: Article }).article, depth: null }),
    ).toContain("قاعة كبيرة")
    expect((reading as { page: { losses: unknown } }).page.losses).toEqual([
      { what: "title", count: 1 },
      { what: "facts", count: 1 },
    ])
  })

  it("is one only if its words are the article's", () => {
    const other = read(changed("قاعة", "قاعات"))
    expect(other.kind).toBe("article")
  })
})

describe("an article that the format does not provide for", () => {
  const inputs: [what: string, source: string, kept: string][] = [
    ["an unknown element", changed("<hr>", "<p><mark>تنبيه</mark></p><hr>"), "تنبيه"],
    ["an unknown block", changed("<hr>", '<aside class="poll"><p>استطلاع</p></aside>'), "استطلاع"],
    ["an unknown attribute", changed("<h2>", '<h2 id="top">'), "ما الجديد"],
    ["text between blocks", changed("<hr>", "ضائع\n<hr>"), "ضائع"],
    ["text after the article", changed("</article>", "</article>\nتذييل"), "تذييل"],
    ["text in a list", changed("<li>كتب</li>", "<li>كتب</li>\nضائع"), "ضائع"],
    ["a script", changed("<hr>", "<script>alert(1)</script><hr>"), "ما الجديد"],
    [
      "a duplicate field",
      changed(
        '<meta name="midad:place"',
        '<meta name="midad:place" content="صنعاء">\n<meta name="midad:place"',
      ),
      "ما الجديد",
    ],
    [
      "an unknown field",
      changed(
        '<meta name="midad:place"',
        '<meta name="midad:weather" content="حار">\n<meta name="midad:place"',
      ),
      "ما الجديد",
    ],
    ["a field that is missing", changed('<meta name="midad:place" content="عدن">\n', ""), "ما الجديد"],
    ["a field of another kind", changed('content="editing"', 'content="lost"'), "ما الجديد"],
    ["an id that is none", changed('content="aden-library-1"', 'content="../../etc"'), "ما الجديد"],
    ["a picture outside of the newsroom", changed('src="صور/', 'src="صور/../../'), "في الصباح"],
    ["a link that runs", changed("https://example.org/?a=1&amp;b=2", "javascript:alert(1)"), "أمس"],
    ["no headline", changed(/<h1>.*<\/h1>\n/.exec(file)![0], ""), "ما الجديد"],
    ["two headlines", changed("<h2>ما الجديد</h2>", "<h1>ما الجديد</h1>"), "ما الجديد"],
    ["no standfirst", changed(/<p class="standfirst">.*\n/.exec(file)![0], ""), "ما الجديد"],
    ["a line break in a headline", changed("<h2>ما الجديد", "<h2>ما<br>الجديد"), "ما\nالجديد"],
    ["a mark in itself", changed("<strong>المدير", "<strong>ال<strong>مدير</strong>"), "المدير"],
    ["tags that overlap", changed("<strong>المدير</strong>", "<strong>ال<em>مدير</strong></em>"), "المدير"],
    ["an end tag too many", changed("<hr>", "</em><hr>"), "ما الجديد"],
    ["an end tag too few", changed("</blockquote>\n", ""), "ما الجديد"],
    ["an attribute twice", changed('<h3 dir="ltr">', '<h3 dir="ltr" dir="rtl">'), "Notes"],
    ["a direction that is none", changed('<h3 dir="ltr">', '<h3 dir="auto">'), "Notes"],
    ["a number that is none", changed('start="3"', 'start="third"'), "نادرة"],
    ["two articles", changed("</article>", "</article>\n<article>\n<h1>آخر</h1>\n</article>"), "آخر"],
  ]
  it.each(inputs)("because of %s is none of Midad's form, and all its text is there", (_, source, kept) => {
    const reading = read(source)
    expect(reading).toMatchObject({ kind: "foreign", page: { format: 1 } })
    expect(reading).toMatchObject({ reason: expect.stringMatching(/^(altered|damaged)$/) })
    const words = textOf(reading)
    expect(words).toContain(kept)
    for (const word of ["المدير", "قاعة", "Hall", "مخطوطات", "نادرة", "أرشيف", "تملأ لاحقا", "الميناء"])
      expect(words).toContain(word)
  })

  it("because of no body is damaged, and its parts are there", () => {
    const reading = read(file.replace(/(?<=<p class="standfirst">.*\n)[\s\S]*(?=<\/article>)/, ""))
    expect(reading).toMatchObject({ kind: "foreign", reason: "damaged", page: { blocks: [] } })
    expect(textOf(reading)).toBe("عودة المكتبة إلى Aden\nبعد عامين من الترميم")
  })

  it("keeps its dossier, its figures and its spaces", () => {
    const reading = read(changed("<hr>", "<table></table><hr>"))
    if (reading.kind !== "foreign") throw new Error(reading.kind)
    const { headline: head, standfirst: under, blocks, dossier, losses } = reading.page
    expect(losses).toEqual([{ what: "table", count: 1 }])
    expect(drawing(article(dossier, head!, under!, body(...blocks)))).toBe(drawing(story))
    expect({ source: "", length: "", ...dossier }).toEqual(dossierOf(story))
  })

  it("by a newer version is said to be that", () => {
    const newer = changed('midad:format" content="1"', 'midad:format" content="4"')
    expect(read(newer)).toMatchObject({ kind: "foreign", reason: "newer-format", page: { format: 4 } })
  })

  it("of another program is another page", () => {
    const other = changed('<meta name="midad:format" content="1">\n', "").replace("midad:id", "id")
    expect(read(other)).toMatchObject({ kind: "foreign", reason: "other-page", page: { format: null } })
    expect(read("نص بلا وسوم")).toMatchObject({ kind: "foreign", reason: "other-page" })
  })
})

describe("a file that is cut off", () => {
  it("at any byte is never an article and never loses what was there", () => {
    const bytes = encoder.encode(file)
    const start = encoder.encode(file.slice(0, file.indexOf("<h1>"))).length
    const words = [
      "عودة",
      "الترميم",
      "المدير",
      "ومضى",
      "الجديد",
      "Notes",
      "Hall",
      "مخطوطات",
      "نادرة",
      "الصباح",
      "لاحقا",
    ]
    const decoder = new TextDecoder("utf-8", { fatal: true })
    for (let length = 0; length < bytes.length; length++) {
      const cut = bytes.slice(0, length)
      const reading = readArticle(cut)
      if (reading.kind === "unreadable") {
        if (length === 0) expect(reading.reason).toBe("empty")
        else {
          expect(reading.reason).toBe("not-utf-8")
          expect(() => decoder.decode(cut)).toThrow(TypeError)
        }
        continue
      }
      expect(reading.kind).toBe("foreign")
      if (length < start) continue
      const there = decoder.decode(cut)
      const text = textOf(reading)
      for (const word of words) if (there.includes(word, file.indexOf("<h1>"))) expect(text).toContain(word)
    }
  })
})
