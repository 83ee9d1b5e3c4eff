import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { fileLimit, type Reading, readArticle, writeArticle } from "../../main/article/html.ts"
import { type Article, dossierOf, schema } from "../../main/article/schema.ts"
import { plainText } from "../../main/article/text.ts"
import { arbitraryArticle } from "../support/arbitrary-article.ts"
import {
  article,
  body,
  br,
  caption,
  checked,
  credit,
  drawing,
  em,
  figure,
  h2,
  h3,
  headline,
  hr,
  isolate,
  li,
  link,
  note,
  ol,
  p,
  quote,
  related,
  relatedLink,
  standfirst,
  strong,
  text,
  ul,
} from "../support/pictures.ts"

const encoder = new TextEncoder()
const read = (source: string): Reading => readArticle(encoder.encode(source))

const story = checked(
  article(
    {
      id: "aden-library-1",
      slug: "عودة-المكتبة",
      bylines: ["ليلى سالم", "عمر ناجي"],
      place: "عدن",
      section: "ثقافة",
      topics: ["كتب"],
      status: "editing",
      created: "2026-11-20T08:00:00.000Z",
      updated: "2026-11-23T09:30:00.000Z",
      summary: 'عادت "المكتبة"\nإلى القراء',
      related: ["aden-port-2026"],
    },
    headline("عودة المكتبة إلى ", isolate({ lang: "en" }, "Aden")),
    standfirst("بعد عامين من ", em("الترميم")),
    body(
      p(
        "قال ",
        strong("المدير", link({ href: "https://example.org/?a=1&b=2" }, " أمس")),
        ": «أهلا»",
        br(),
        "ومضى",
      ),
      h2("ما الجديد"),
      h3({ dir: "ltr" }, "Notes"),
      quote(p("قاعة"), p({ dir: "ltr" }, "Hall")),
      ul(li(p("كتب")), li(p("مخطوطات"), ol({ start: 3 }, li(p("نادرة"))))),
      figure({ src: "صور/واجهة.jpg", alt: "الواجهة" }, caption("في الصباح"), credit("أرشيف")),
      hr(),
      related(
        note("تملأ لاحقا"),
        relatedLink({ url: "https://example.org/", article: "aden-port-2026" }, "الميناء"),
      ),
      related(),
      p(text("  <b> & \u00a0\u200f\t")),
    ),
  ),
)

const file = `<!doctype html>
<html lang="ar" dir="rtl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Midad">
<title>عودة المكتبة إلى Aden</title>
<meta name="midad:format" content="1">
<meta name="midad:id" content="aden-library-1">
<meta name="midad:slug" content="عودة-المكتبة">
<meta name="midad:bylines" content="ليلى سالم&#xA;عمر ناجي">
<meta name="midad:place" content="عدن">
<meta name="midad:section" content="ثقافة">
<meta name="midad:topics" content="كتب">
<meta name="midad:status" content="editing">
<meta name="midad:language" content="ar">
<meta name="midad:created" content="2026-11-20T08:00:00.000Z">
<meta name="midad:updated" content="2026-11-23T09:30:00.000Z">
<meta name="midad:published" content="">
<meta name="midad:summary" content="عادت &quot;المكتبة&quot;&#xA;إلى القراء">
<meta name="midad:related" content="aden-port-2026">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","identifier":"aden-library-1","headline":"عودة المكتبة إلى Aden","abstract":"بعد عامين من الترميم","description":"عادت \\"المكتبة\\"\\nإلى القراء","inLanguage":"ar","author":[{"@type":"Person","name":"ليلى سالم"},{"@type":"Person","name":"عمر ناجي"}],"dateline":"عدن","articleSection":"ثقافة","keywords":["كتب"],"creativeWorkStatus":"editing","dateCreated":"2026-11-20T08:00:00.000Z","dateModified":"2026-11-23T09:30:00.000Z","image":["صور/واجهة.jpg"]}</script>
<style>body{max-width:40em;margin:auto;padding:1em;line-height:1.8}img{max-width:100%}h1,h2,h3,p{white-space:pre-wrap}</style>
</head>
<body>
<article>
<h1>عودة المكتبة إلى <bdi dir="ltr" lang="en">Aden</bdi></h1>
<p class="standfirst">بعد عامين من <em>الترميم</em></p>
<p>قال <strong>المدير</strong><a href="https://example.org/?a=1&amp;b=2"><strong> أمس</strong></a>: «أهلا»<br>ومضى</p>
<h2>ما الجديد</h2>
<h3 dir="ltr">Notes</h3>
<blockquote>
<p>قاعة</p>
<p dir="ltr">Hall</p>
</blockquote>
<ul>
<li>كتب</li>
<li>
<p>مخطوطات</p>
<ol start="3">
<li>نادرة</li>
</ol>
</li>
</ul>
<figure><img src="صور/واجهة.jpg" alt="الواجهة"><figcaption><p>في الصباح</p><p class="credit">أرشيف</p></figcaption></figure>
<hr>
<aside class="related">
<p class="related-label">اقرأ المزيد</p>
<p class="related-note">تملأ لاحقا</p>
<ul>
<li><a href="https://example.org/" data-article="aden-port-2026">الميناء</a></li>
</ul>
</aside>
<aside class="related">
<p class="related-label">اقرأ المزيد</p>
</aside>
<p>  &lt;b&gt; &amp; &nbsp;&#x200F;&#x9;</p>
</article>
</body>
</html>
`

/** `file` with one thing changed. */
function changed(from: string, to: string): string {
  expect(file).toContain(from)
  return file.replace(from, () => to)
}

describe("the file of an article", () => {
  it("is a web page with one block a line", () => {
    expect(writeArticle(story)).toBe(file)
  })

  it("comes back as the article", () => {
    const reading = read(file)
    expect(reading.kind).toBe("article")
    expect(drawing((reading as { article: Article }).article)).toBe(drawing(story))
  })

  it("comes back whole, and writes the same bytes again, whatever is in it (10,000 articles)", () => {
    fc.assert(
      fc.property(arbitraryArticle, (written) => {
        const bytes = encoder.encode(writeArticle(written))
        const reading = readArticle(bytes)
        if (reading.kind !== "article") throw new Error(`Read as ${reading.kind}: ${reading.reason}`)
        if (!reading.article.eq(written)) expect(drawing(reading.article)).toBe(drawing(written))
        expect(encoder.encode(writeArticle(reading.article))).toEqual(bytes)
      }),
      { numRuns: 10_000 },
    )
  })

  it("has one block a line, whatever is in it", () => {
    fc.assert(
      fc.property(arbitraryArticle, (written) => {
        let count = 0
        written.child(2).descendants((node, _, parent) => {
          // A figure stands on one line, and so does a list item of one paragraph.
          const isLine = node.isTextblock ? parent?.type.name !== "figure" : node.isBlock
          if (isLine && node.type.name !== "list_item") count++
        })
        const lines = writeArticle(written).split(/[\n\r\f\v\u2028\u2029]/)
        const blocks = lines.slice(lines.indexOf("<article>") + 3, lines.indexOf("</article>"))
        const closings = blocks.filter((line) =>
          /^<\/|^<li>$|^<li dir="\w+">$|^<p class="related-label">/.test(line),
        )
        const linkLists = blocks.filter((line, index) => line === "<ul>" && insideRelated(blocks, index))
        expect(blocks.length - closings.length - linkLists.length).toBe(count)
      }),
      { numRuns: 500 },
    )
  })

  it("cannot hold NUL and half characters, and holds U+FFFD instead", () => {
    const broken = article({ section: "أ\0" }, headline("ن\0ص\ud83d"), standfirst(), body(p("\udc00 نص")))
    const source = writeArticle(broken)
    const whole = article(
      { section: "أ\ufffd" },
      headline("ن\ufffdص\ufffd"),
      standfirst(),
      body(p("\ufffd نص")),
    )
    expect(source).toBe(writeArticle(whole))
    expect(source.isWellFormed()).toBe(true)
    expect(read(source)).toMatchObject({ kind: "article" })
  })

  it("has nothing that runs, whatever is in the text", () => {
    const attack = '</title></script><script>alert(1)</script><!--<img src=x onerror="alert(1)">'
    const source = writeArticle(
      article(
        { section: attack, topics: [attack] },
        headline(text(attack)),
        standfirst(text(attack)),
        body(p(text(attack))),
      ),
    )
    expect(source.match(/<script/g)).toHaveLength(1)
    expect(source).not.toContain("<img")
    expect(source).not.toContain("<!--")
    const machines = /<script type="application\/ld\+json">(.*)<\/script>/.exec(source)?.[1]
    expect(JSON.parse(machines!)).toMatchObject({ headline: attack, articleSection: attack })
  })

  it("joins neighbours of equal marks", () => {
    const split = schema.nodes.paragraph.create(null, [
      schema.text("أ", [schema.marks.strong.create()]),
      schema.text("ب", [schema.marks.strong.create(), schema.marks.emphasis.create()]),
      schema.text("ج", [schema.marks.strong.create()]),
    ])
    const source = writeArticle(article(headline(), standfirst(), body(split)))
    expect(source).toContain("<p><strong>أ<em>ب</em>ج</strong></p>")
  })

  it("of 20 MB is read and written", () => {
    const words = "عادت المكتبة، أمس، إلى القراء بعد «ترميم» دام عامين. ".repeat(12)
    const long = article(
      headline("طويل"),
      standfirst(),
      body(...Array.from({ length: 18_500 }, (_, index) => p(strong(`${index} `), words))),
    )
    const bytes = encoder.encode(writeArticle(long))
    expect(bytes.length).toBeGreaterThan(20_000_000)
    const start = performance.now()
    const reading = readArticle(bytes)
    expect(performance.now() - start).toBeLessThan(20_000)
    expect(reading.kind === "article" && reading.article.eq(long)).toBe(true)
  })

  it("holds lists 500 deep", () => {
    const nest = (depth: number): ReturnType<typeof ul> =>
      ul(li(p("بند"), ...(depth > 1 ? [nest(depth - 1)] : [])))
    const deep = article(headline(), standfirst(), body(nest(500)))
    expect(read(writeArticle(deep)).kind).toBe("article")
    const deeper = read(writeArticle(article(headline(), standfirst(), body(nest(501)))))
    expect(deeper).toMatchObject({ kind: "foreign", reason: "damaged" })
    expect(textOf(deeper).match(/بند/g)).toHaveLength(501)
  })
})

function insideRelated(lines: readonly string[], index: number): boolean {
  const before = lines.slice(0, index)
  return (
    before.findLastIndex((line) => line.startsWith('<aside class="related"')) > before.lastIndexOf("</aside>")
  )
}

/** The text of what was read, whatever it was read as. */
function textOf(reading: Reading): string {
  if (reading.kind === "unreadable") return ""
  if (reading.kind === "article") return plainText(reading.article)
  const { headline: head, standfirst: under, blocks } = reading.page
  return plainText(
    schema.nodes.doc.create(null, [
      head ?? headline(),
      under ?? standfirst(),
      schema.nodes.body.create(null, blocks),
    ]),
  )
}

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
    expect(textOf({ kind: "article", article: (reading as { article: Article }).article })).toContain(
      "قاعة كبيرة",
    )
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
    ["a picture outside of the newsroom", changed('src="صور/', 'src="../صور/'), "في الصباح"],
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
  it.each(inputs)("because of %s is damaged, and all its text is there", (_, source, kept) => {
    const reading = read(source)
    expect(reading).toMatchObject({ kind: "foreign", reason: "damaged", article: null, page: { format: 1 } })
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
    expect(dossier).toEqual(dossierOf(story))
  })

  it("by a newer version is said to be that", () => {
    const newer = changed('midad:format" content="1"', 'midad:format" content="2"')
    expect(read(newer)).toMatchObject({ kind: "foreign", reason: "newer-format", page: { format: 2 } })
  })

  it("of another program is another page", () => {
    const other = changed('<meta name="midad:format" content="1">\n', "")
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

describe("hostile files", () => {
  const bombs: [what: string, piece: string][] = [
    ["divisions", "<div>"],
    ["lists", "<ul><li>"],
    ["quotes", "<blockquote>"],
    ["marks", "<b>"],
    ["paragraphs with marks", '<p><b id="1">'],
    ["links", '<a href="https://example.org/">'],
    ["tables", "<table><tr><td>"],
    ["drawings", "<svg><foreignObject>"],
    ["related blocks", '<aside class="related">'],
  ]
  const within = (source: string, limit: number): Reading => {
    const start = performance.now()
    const reading = read(source)
    expect(performance.now() - start).toBeLessThan(limit)
    return reading
  }

  it.each(bombs)("of 100,000 nested %s are read at once", (_, piece) => {
    const reading = within(`${piece.repeat(100_000)}قلب${"</x>".repeat(100_000)}`, 5000)
    expect(textOf(reading)).toContain("قلب")
  })

  it.each(bombs)("of ours with 100,000 nested %s are read at once", (_, piece) => {
    const reading = within(changed("<hr>", `${piece.repeat(100_000)}قلب`), 5000)
    expect(textOf(reading)).toContain("قلب")
  })

  it("of 20 MB of somebody else's paragraphs are read", () => {
    const reading = within(`<p>${"كلمة نص ".repeat(20)}</p>\n`.repeat(69_000), 20_000)
    expect(reading.kind === "foreign" && reading.page.blocks.length).toBe(69_000)
  })

  it("with a million attributes or entities are read", () => {
    const attributes = Array.from({ length: 300_000 }, (_, index) => `a${index}`).join(" ")
    expect(textOf(within(`<p ${attributes}>نص</p>`, 10_000))).toBe("نص")
    expect(textOf(within(`<p>${"&amp;".repeat(1_000_000)}</p>`, 10_000))).toHaveLength(1_000_000)
  })

  it("changed anywhere are read as what they are, and nothing throws", () => {
    const pieces = fc.constantFrom(
      ...[
        "<p>",
        "</p>",
        "<ul>",
        "<li>",
        "</ul>",
        "<b>",
        "</a>",
        "&",
        "&#",
        "<!--",
        "-->",
        '"',
        ">",
        "<",
        "\n",
        " ",
      ],
      ...[
        "<script>",
        "<svg>",
        "<![CDATA[",
        "</article>",
        '<meta name="midad:x" content="y">',
        "<template>",
        "نص",
      ],
    )
    fc.assert(
      fc.property(
        fc.nat(file.length),
        fc.nat(40),
        fc.array(pieces, { maxLength: 3 }),
        (at, length, added) => {
          const source = file.slice(0, at) + added.join("") + file.slice(at + length)
          const reading = read(source)
          if (reading.kind === "article") expect(writeArticle(reading.article)).toBe(source)
          else expect(reading.kind).toBe("foreign")
        },
      ),
      { numRuns: 3000 },
    )
  })
})
