import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { lossNames } from "../../main/article/foreign/losses.ts"
import { type ForeignPage, readPage } from "../../main/article/foreign.ts"
import { schema } from "../../main/article/schema.ts"
import { plainText } from "../../main/article/text.ts"
import {
  article,
  body,
  br,
  caption,
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
  ul,
} from "../support/pictures.ts"
import { sized } from "../support/size.ts"

/** The page as an article; an empty paragraph stands for no blocks. */
function whole({ headline: head, standfirst: under, blocks }: ForeignPage) {
  const made = article(
    head ?? headline(),
    under ?? standfirst(),
    body(...(blocks.length > 0 ? blocks : [p()])),
  )
  made.check()
  return made
}

const drawn = (source: string) => drawing(whole(readPage(source)).child(2))
const losses = (source: string) =>
  Object.fromEntries(readPage(source).losses.map(({ what, count }) => [what, count]))

describe("a web page", () => {
  it("becomes the parts of an article", () => {
    const page = readPage(`<!doctype html>
<html lang="ar"><head>
<title>عودة المكتبة - موقع الأخبار</title>
<meta property="og:title" content="عودة المكتبة">
<meta property="og:description" content="افتتحت أمس">
<meta name="author" content="ليلى سالم">
<meta property="article:section" content="ثقافة">
<meta property="article:tag" content="كتب"><meta property="article:tag" content="عدن">
<meta property="article:published_time" content="2026-11-20T11:00:00+03:00">
</head><body>
<header><h1>موقع الأخبار</h1><a href="/">الرئيسية</a></header>
<main>
<h1>عودة <b>المكتبة</b></h1>
<p class="article-subtitle">بعد عامين</p>
<p>قال <strong>المدير</strong>   <i>أمس</i>
   <a href="https://example.org/">هنا</a>.<br>ومضى</p>
<h2>خلفية</h2><h4>تفصيل</h4>
<blockquote>قول<p>آخر</p></blockquote>
<ol start="4"><li>أربعة<ul><li>فرع</li></ul></li></ol>
<p dir="ltr">Call <bdi dir="rtl">عدن</bdi></p>
<hr>
<aside class="related"><h3>اقرأ أيضا</h3><p>ملاحظة</p><ul><li><a href="https://example.org/1">أول</a></ul></aside>
</main></body></html>`)
    expect(drawing(whole(page))).toBe(
      drawing(
        article(
          headline("عودة المكتبة"),
          standfirst("بعد عامين"),
          body(
            h2("موقع الأخبار"),
            p("الرئيسية"),
            p(
              "قال ",
              strong("المدير"),
              " ",
              em("أمس"),
              " ",
              link({ href: "https://example.org/" }, "هنا"),
              ".",
              br(),
              "ومضى",
            ),
            h2("خلفية"),
            h3("تفصيل"),
            quote(p("قول"), p("آخر")),
            ol({ start: 4 }, li(p("أربعة"), ul(li(p("فرع"))))),
            p({ dir: "ltr" }, "Call ", isolate({ dir: "rtl" }, "عدن")),
            hr(),
            related(
              { label: "اقرأ أيضا" },
              note("ملاحظة"),
              relatedLink({ url: "https://example.org/1" }, "أول"),
            ),
          ),
        ),
      ),
    )
    expect(page.dossier).toEqual({
      language: "ar",
      bylines: ["ليلى سالم"],
      section: "ثقافة",
      topics: ["كتب", "عدن"],
      published: "2026-11-20T08:00:00.000Z",
      summary: "افتتحت أمس",
    })
    expect(page.losses).toEqual([
      { what: "link", count: 1 },
      { what: "title", count: 1 },
    ])
    expect(page.format).toBe(null)
  })

  it("that leaves out end tags is read as a browser reads it", () => {
    expect(drawn("<p>أول<p>ثان<ul><li>بند<li>آخر</ul><h2>عنوان<p>ثالث<dl><dt>كلمة<dd>معنى</dl>")).toBe(
      drawing(
        body(
          p("أول"),
          p("ثان"),
          ul(li(p("بند")), li(p("آخر"))),
          h2("عنوان"),
          p("ثالث"),
          p("كلمة"),
          p("معنى"),
        ),
      ),
    )
  })

  it("whose marks overlap keeps them", () => {
    expect(drawn("<p><b>أ<i>ب</b>ج</i>د")).toBe(drawing(body(p(strong("أ", em("ب")), em("ج"), "د"))))
    expect(drawn("<b>أ<p>ب</b>ج</p>د")).toBe(drawing(body(p(strong("أ")), p(strong("ب"), "ج"), p("د"))))
  })

  it("parts paragraphs by two line breaks, not by one", () => {
    expect(drawn("أ<br>ب<br> <br>ج<br>")).toBe(drawing(body(p("أ", br(), "ب"), p("ج"))))
  })

  it("collapses white space, but not where it is kept", () => {
    expect(drawn("<p>  أ \n\t ب <b> ج</b> </p>")).toBe(drawing(body(p("أ ب ", strong("ج")))))
    expect(drawn("<pre>أ  ب\nج</pre>")).toBe(drawing(body(p("أ  ب", br(), "ج"))))
    expect(drawn("<p>أ\u00a0 \u00a0ب\u200f</p>")).toBe(drawing(body(p("أ\u00a0 \u00a0ب\u200f"))))
  })

  it("takes a table's rows as lines, and a table for layout as its paragraphs", () => {
    expect(drawn("<table><tr><th>فريق<th>نقاط<tr><td>التلال<td>20</table>")).toBe(
      drawing(body(p("فريق\tنقاط"), p("التلال\t20"))),
    )
    expect(drawn("<table><tr><td><p>أول</p><p>ثان</p></td></tr></table>")).toBe(
      drawing(body(p("أول"), p("ثان"))),
    )
  })

  it("in a language from left to right is left to right", () => {
    expect(drawn('<html lang="en"><p>News<p dir="rtl">أخبار')).toBe(
      drawing(body(p({ dir: "ltr" }, "News"), p("أخبار"))),
    )
  })

  it("gets its headline from what it says of itself if it shows none", () => {
    const machines =
      '{"@graph":[{"@type":"WebPage","headline":"لا"},{"@type":["NewsArticle"],"headline":"نعم"}]}'
    expect(readPage(`<script type="application/ld+json">${machines}</script>نص`).headline?.textContent).toBe(
      "نعم",
    )
    expect(readPage("<title>عنوان الصفحة</title>نص").headline?.textContent).toBe("عنوان الصفحة")
    expect(readPage("<p>نص").headline).toBe(null)
  })

  it("gets its standfirst from its description, unless that repeats its text", () => {
    const described = '<meta name="description" content="خبر طويل عن المكتبة">'
    expect(readPage(`${described}<p>نص آخر`).standfirst?.textContent).toBe("خبر طويل عن المكتبة")
    expect(readPage(`${described}<p>خَبر طويل عن المكتبة وما فيها`).standfirst).toBe(null)
  })

  it("gets its dossier from schema.org", () => {
    const facts = {
      "@type": "NewsArticle",
      author: [{ "@type": "Person", name: "ليلى سالم" }, "عمر ناجي"],
      articleSection: ["ثقافة", "محليات"],
      keywords: "كتب، عدن",
      dateline: "عدن",
      dateCreated: "2026-11-20",
      datePublished: "no date",
      dateModified: "2026-11-21T00:00:00Z",
      description: "خلاصة",
    }
    expect(readPage(`<script type="application/ld+json">${JSON.stringify(facts)}</script>`).dossier).toEqual({
      bylines: ["ليلى سالم", "عمر ناجي"],
      section: "ثقافة",
      topics: ["كتب", "عدن"],
      place: "عدن",
      created: "2026-11-20T00:00:00.000Z",
      updated: "2026-11-21T00:00:00.000Z",
      summary: "خلاصة",
    })
  })

  it("that lies about itself does no harm", () => {
    const lies = [
      '{"@type":',
      "null",
      '[[[{"@type":7}]]]',
      '{"@type":"Article","author":{"name":{}},"headline":[]}',
    ]
    for (const lie of lies) {
      const page = readPage(`<script type="application/ld+json">${lie}</script><p>نص`)
      expect(whole(page).textContent).toBe("نص")
    }
    const deep = `${"[".repeat(50_000)}${"]".repeat(50_000)}`
    expect(whole(readPage(`<script type="application/ld+json">${deep}</script><p>نص`)).textContent).toBe("نص")
  })
})

it("a damaged file of ours keeps its pictures, whatever folder it lies in", () => {
  const page = readPage(
    '<meta name="midad:format" content="1"><figure><img src="../../pictures/a.jpg" alt="وفد"><figcaption><p>شرح</p></figcaption></figure>',
  )
  expect(drawing(whole(page).child(2))).toBe(
    drawing(body(figure({ src: "pictures/a.jpg", alt: "وفد" }, caption("شرح"), credit()))),
  )
  expect(page.losses).toEqual([])
})

describe("what an article has no place for", () => {
  const examples: [what: (typeof lossNames)[number], source: string, text: string][] = [
    ["script", "<script>alert(1)</script>نص", "نص"],
    ["style", "<style>p{}</style>نص", "نص"],
    ["comment", "نص<!-- سر -->", "نص"],
    ["picture", '<p>أ <img src="https://example.org/a.jpg" alt="صورة"> ب', "أ صورة ب"],
    ["video", "<video><track>بديل</video>", "بديل"],
    ["audio", "<audio>بديل</audio>", "بديل"],
    ["frame", "<iframe>بديل</iframe>", "بديل"],
    ["object", "<object>بديل</object>", "بديل"],
    ["drawing", "<svg><title>رسم</title><style>a{}</style><text>نص</text></svg>", "رسمنص"],
    ["formula", "<p><math><mi>س</mi></math>", "س"],
    ["table", "<table><tr><td>خلية</table>", "خلية"],
    ["nesting", `${"<ul><li>ب".repeat(9)}`, "ب\nب\nب\nب\nب\nب\nب\nب\nب"],
    ["form", "<form><label>اسم<input></label><button>أرسل</button></form>", "اسم\nأرسل"],
    ["link", '<p><a href="javascript:alert(1)">رابط</a>', "رابط"],
    ["formatting", "<p>H<sub>2</sub>O", "H2O"],
    ["title", "<title>صفحة</title><h1>عنوان</h1>", "عنوان"],
    ["facts", '<meta name="midad:format" content="1"><meta name="midad:weather" content="حار">نص', "نص"],
    ["deletion", "<p>قال <del>سرا</del>علنا", "قال علنا"],
    ["remark", "<p class=MsoCommentText>تأكد</p>نص", "نص"],
    ["footnote", "<div style='mso-element:footnote'>حاشية</div>نص", "نص"],
    ["hidden", "<p>قبل<span hidden>سر</span></p>", "قبل"],
  ]
  it.each(examples)("%s is counted and the story around it kept", (what, source, text) => {
    expect(losses(source)[what]).toBe(1)
    expect(plainText(whole(readPage(source)))).toBe(text)
  })

  it("has a name for each loss, and an example of each here", () => {
    // Attributes count only in an article's own file, which has few; every other page is full of them.
    expect([...examples.map(([what]) => what), "attribute"]).toEqual([...lossNames])
  })

  it("is counted each time", () => {
    expect(losses("<!--a--><!--b--><u>ج</u><s>د</s><img><img><img>")).toEqual({
      comment: 2,
      formatting: 2,
      picture: 3,
    })
  })
})

describe("the text of a page", () => {
  it("is never dropped, whatever is around it, and always fits an article", () => {
    const names = [
      ...[
        "p",
        "div",
        "h1",
        "h2",
        "h5",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "pre",
        "table",
        "tr",
        "td",
      ],
      ...[
        "b",
        "i",
        "a",
        "span",
        "bdi",
        "u",
        "font",
        "article",
        "main",
        "aside",
        "figure",
        "figcaption",
        "nav",
      ],
      ...[
        "svg",
        "math",
        "foreignObject",
        "select",
        "option",
        "button",
        "form",
        "iframe",
        "noscript",
        "template",
      ],
      ...["x-unknown", "br", "hr", "img", "html", "body", "head", "frameset", "center", "textarea", "xmp"],
    ]
    const attributes = fc.constantFrom(
      ...[
        "",
        "",
        "",
        ' class="related"',
        ' class="related-label"',
        ' class="lead"',
        ' dir="ltr"',
        ' dir="rtl"',
      ],
      ...[' href="https://example.org/"', ' href="#"', ' lang="en"', ' start="7"', " hidden", ' alt=""'],
    )
    const tag = fc.oneof(
      fc.tuple(fc.constantFrom(...names), attributes).map(([name, rest]) => `<${name}${rest}>`),
      fc.constantFrom(...names).map((name) => `</${name}>`),
    )
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.array(fc.tuple(fc.array(tag, { maxLength: 4 }), fc.constantFrom(" ", "", "\n")), {
          maxLength: 25,
        }),
        (own, pieces) => {
          const words = pieces.map((_, index) => `ك${index}م`)
          const source = [
            own ? '<meta name="midad:format" content="1">' : "",
            ...pieces.map(([tags, space], index) => `${tags.join("")}${space}${words[index]}`),
          ].join("")
          // In these, tags are text.
          fc.pre(
            !/<(textarea|xmp)/.test(source) ||
              !source.slice(source.search(/<(textarea|xmp)/) + 4).includes("<"),
          )
          const page = readPage(source)
          const made = whole(page)
          const text = [plainText(made), ...page.omitted.map((each) => each.text)].join("\n")
          expect(words.filter((word) => !text.includes(word))).toEqual([])
          // In their order, but for the headline, the standfirst and the label, which have their places.
          expect(text.match(/ك\d+م/g) ?? []).toHaveLength(words.length)
        },
      ),
      { numRuns: sized(5000) },
    )
  })

  it("keeps every character of every kind", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 30 }), (text) => {
        const clean = text
          .toWellFormed()
          .replaceAll("\0", "")
          .replace(/[\t\n\f\r ]+/g, "")
        const source = `<p>${clean.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</p>`
        expect(whole(readPage(source)).child(2).textContent).toBe(clean)
      }),
      { numRuns: sized(2000) },
    )
  })
})

it("the schema takes every block of every page", () => {
  expect(schema.nodes.body.validContent(whole(readPage("")).child(2).content)).toBe(true)
})
