/** One article with something of everything in it, the very file that it makes, and what reading a file came to. */
import { expect } from "vitest"
import { type Reading, readArticle } from "../../main/article/html.ts"
import { schema } from "../../main/article/schema.ts"
import { plainText } from "../../main/article/text.ts"
import {
  article,
  body,
  br,
  caption,
  checked,
  credit,
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

export const encoder = new TextEncoder()
export const read = (source: string): Reading => readArticle(encoder.encode(source))

export const story = checked(
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

export const file = `<!doctype html>
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
export function changed(from: string, to: string): string {
  expect(file).toContain(from)
  return file.replace(from, () => to)
}

/** The text of what was read, whatever it was read as. */
export function textOf(reading: Reading): string {
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
