import { describe, expect, test } from "vitest"
import { readArticle } from "../../../main/article/html.ts"
import { type Article, withDossier } from "../../../main/article/schema.ts"
import { exportArticle } from "../../../main/desk/export/export.ts"
import {
  article,
  body,
  br,
  caption,
  credit,
  figure,
  h3,
  headline,
  hr,
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
} from "../../support/pictures.ts"

const whole: Article = withDossier(
  article(
    headline("قطار الجبل"),
    standfirst(),
    body(
      p("سطر", br(), "وسطر ", strong("غليظ"), " و", link({ href: "https://example.org/" }, "رابط")),
      h3("ليل المحطة"),
      quote(p("قال"), p("ومضى")),
      ul(li(p("معطف"), ol({ start: 3 }, li(p("من صوف")))), li(p("ماء"))),
      figure({ src: "train.jpg", alt: "قطار" }, caption("في الثلج"), credit("سامر")),
      hr(),
      p({ dir: "ltr" }, "BBC"),
      p(),
      related(
        note("ملاحظة"),
        relatedLink({ url: "https://example.org/a" }, "أول"),
        relatedLink({ article: "other-article" }, "ثان"),
      ),
      related({ label: "Read more" }),
    ),
  ),
  { id: "article-one", section: "طقس" },
)

/** The smallest GIF: one dot. */
const dot = Buffer.from("R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==", "base64")

/** The text of the export of `exported`, in a newsroom whose one picture is a dot. */
const exportedAs = async (format: "text" | "json" | "html", exported = whole) =>
  (
    await exportArticle(exported, format, async (src) =>
      src === "train.jpg" ? { mime: "image/gif", bytes: dot } : null,
    )
  ).text

describe("an article leaves the newsroom", () => {
  test("as text: headline, standfirst, one line a block", async () => {
    expect((await exportedAs("text")).split("\n")).toEqual([
      "قطار الجبل",
      "",
      "سطر وسطر غليظ ورابط",
      "ليل المحطة",
      "قال ومضى",
      "• معطف 3. من صوف • ماء",
      "[في الثلج | سامر]",
      "* * *",
      "BBC",
      "",
      "اقرأ المزيد: أول https://example.org/a | ثان",
      "Read more",
      "",
    ])
  })

  test("as JSON: every block with its parts, and the dossier", async () => {
    const data = JSON.parse(await exportedAs("json"))
    expect(Object.keys(data)).toEqual(["id", "headline", "standfirst", "blocks", "dossier"])
    expect(data).toMatchObject({
      id: "article-one",
      headline: "قطار الجبل",
      standfirst: "",
      dossier: { section: "طقس" },
    })
    expect(data.blocks).toEqual([
      { kind: "paragraph", dir: "rtl", text: "سطر\nوسطر غليظ ورابط" },
      { kind: "subhead", dir: "rtl", text: "ليل المحطة", level: 3 },
      { kind: "quote", dir: "rtl", text: "قال\nومضى" },
      {
        kind: "list",
        dir: "rtl",
        text: "معطف\nمن صوف\nماء",
        ordered: false,
        start: 1,
        items: [
          { text: "معطف", lists: [{ ordered: true, start: 3, items: [{ text: "من صوف", lists: [] }] }] },
          { text: "ماء", lists: [] },
        ],
      },
      {
        kind: "figure",
        dir: "rtl",
        text: "في الثلج\nسامر",
        src: "train.jpg",
        alt: "قطار",
        caption: "في الثلج",
        credit: "سامر",
      },
      { kind: "divider", dir: "rtl", text: "" },
      { kind: "paragraph", dir: "ltr", text: "BBC" },
      { kind: "paragraph", dir: "rtl", text: "" },
      {
        kind: "related",
        dir: "rtl",
        text: "ملاحظة\nأول\nثان",
        label: "اقرأ المزيد",
        note: "ملاحظة",
        links: [
          { title: "أول", url: "https://example.org/a", article: null },
          { title: "ثان", url: "", article: "other-article" },
        ],
      },
      { kind: "related", dir: "rtl", text: "", label: "Read more", note: null, links: [] },
    ])
  })

  test("as HTML: a page with its picture in it, and nothing of the newsroom's", async () => {
    const dossier = { bylines: ["سامر علي"], topics: ["ثلج"], summary: "خلاصة", status: "editing" as const }
    const page = await exportedAs("html", withDossier(whole, dossier))
    expect(page.slice(page.indexOf("<body>"))).toBe(
      [
        "<body>",
        "<article>",
        "<h1>قطار الجبل</h1>",
        '<p>سطر<br>وسطر <strong>غليظ</strong> و<a href="https://example.org/">رابط</a></p>',
        "<h3>ليل المحطة</h3>",
        "<blockquote>",
        "<p>قال</p>",
        "<p>ومضى</p>",
        "</blockquote>",
        "<ul>",
        "<li>",
        "<p>معطف</p>",
        '<ol start="3">',
        "<li>من صوف</li>",
        "</ol>",
        "</li>",
        "<li>ماء</li>",
        "</ul>",
        `<figure><img src="data:image/gif;base64,${dot.toString("base64")}" alt="قطار"><figcaption><p>في الثلج</p><p class="credit">سامر</p></figcaption></figure>`,
        "<hr>",
        '<p dir="ltr">BBC</p>',
        "<p></p>",
        '<aside class="related">',
        '<p class="related-label">اقرأ المزيد</p>',
        "<ul>",
        '<li><a href="https://example.org/a">أول</a></li>',
        "<li>ثان</li>",
        "</ul>",
        "</aside>",
        "</article>",
        "</body>",
        "</html>",
        "",
      ].join("\n"),
    )
    for (const fact of ["سامر علي", "ثلج", "خلاصة"]) expect(page).toContain(fact)
    for (const inside of ["article-one", "other-article", "editing", "ملاحظة", "midad:", "ld+json"])
      expect(page).not.toContain(inside)
  })

  test("as HTML: what it cannot take along is counted", async () => {
    const story = article(
      headline(),
      standfirst(),
      body(
        p("نص ", link({ href: "article:other-article" }, "إلى مادة")),
        figure({ src: "gone.jpg" }, caption(), credit()),
        related(relatedLink({ article: "other-article" }, "ثان")),
        p(),
        p(),
      ),
    )
    const { text, left } = await exportArticle(story, "html", async () => null)
    expect(left).toEqual({ pictures: 1, links: 2 })
    expect(text.slice(text.indexOf("<article>"), text.indexOf("</article>")).split("\n")).toEqual([
      "<article>",
      "<p>نص إلى مادة</p>",
      '<aside class="related">',
      '<p class="related-label">اقرأ المزيد</p>',
      "<ul>",
      "<li>ثان</li>",
      "</ul>",
      "</aside>",
      "",
    ])
  })

  test("counts a link with emphasis in it once", async () => {
    const href = "article:other-article"
    const story = article(
      headline("قمة"),
      standfirst(),
      body(p("قرأت ", link({ href }, "خبرا ", strong("عاجلا"), " أمس"), " و", link({ href }, "آخر"))),
    )
    expect((await exportArticle(story, "html", async () => null)).left).toEqual({ pictures: 0, links: 2 })
  })

  test("as HTML: one who opens the page in Midad imports its text", async () => {
    const reading = readArticle(new TextEncoder().encode(await exportedAs("html")))
    expect(reading.kind).toBe("foreign")
  })
})
