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

describe("an article leaves the newsroom", () => {
  test("as text: headline, standfirst, one line a block", () => {
    expect(exportArticle(whole, "text").split("\n")).toEqual([
      "قطار الجبل",
      "",
      "سطر وسطر غليظ ورابط",
      "ليل المحطة",
      "قال ومضى",
      "• معطف 3. من صوف • ماء",
      "[train.jpg | قطار | في الثلج | سامر]",
      "* * *",
      "BBC",
      "",
      "اقرأ المزيد: ملاحظة | أول https://example.org/a | ثان article:other-article",
      "Read more",
      "",
    ])
  })

  test("as JSON: every block with its parts, and the dossier", () => {
    const data = JSON.parse(exportArticle(whole, "json"))
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

  test("as HTML: a file that the newsroom reads back as the same article", () => {
    const reading = readArticle(new TextEncoder().encode(exportArticle(whole, "html")))
    expect(reading.kind === "article" && reading.article.eq(whole)).toBe(true)
  })
})
