import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { readAltered } from "../../main/article/altered.ts"
import { readPage } from "../../main/article/foreign.ts"
import type { Reading } from "../../main/article/html.ts"
import type { Article } from "../../main/article/schema.ts"
import { writeArticle } from "../../main/article/writer.ts"
import { arbitraryArticle } from "../support/arbitrary-article.ts"
import { drawing } from "../support/pictures.ts"
import { changed, encoder, file, read, story } from "./story.ts"

type Altered = Extract<Reading, { reason: "reformatted" | "altered" }>

/** What was read of an altered file. */
function altered(source: string): Altered {
  const reading = read(source)
  if (reading.kind !== "foreign" || !reading.article) throw new Error(`${reading.kind} is not our article`)
  return reading as Altered
}
const losses = ({ page }: Altered) => page.losses.map(({ what }) => what)

/** Whether a list item holds nothing but white space. */
function hasBlankItem(article: Article): boolean {
  let found = false
  article.descendants((node) => {
    if (node.type.name === "list_item" && node.textContent !== "" && node.textContent.trim() === "")
      found = true
  })
  return found
}

describe("an article's file that something else altered", () => {
  it("is read as leniently as strictly where nothing was altered", () => {
    fc.assert(
      fc.property(arbitraryArticle, (article) => {
        // White space alone between the tags of an item may be a formatter's.
        fc.pre(!hasBlankItem(article))
        const source = writeArticle(article, 0)
        const read = readAltered(source, readPage(source))
        expect(read?.article.eq(article)).toBe(true)
        expect(read?.missing).toEqual([])
      }),
    )
  })

  it("keeps every word beside what was added by hand, whatever the article", () => {
    const added = fc.constantFrom(
      "<p>وأضاف <b>زميل</b> فقرة.</p>",
      '<p style="color:red">وأضاف <u>زميل</u> فقرة.</p>',
      "<div>وأضاف زميل فقرة.</div>",
      "<P CLASS=note>وأضاف <I>زميل</I> فقرة.</P>",
      "<!-- ملاحظة --><section><p>وأضاف زميل فقرة.</p></section>",
      "وأضاف زميل فقرة.",
      "<pre>وأضاف زميل فقرة.</pre>",
      "<table><tr><td>وأضاف</td><td>زميل فقرة.</td></tr></table>",
    )
    fc.assert(
      fc.property(arbitraryArticle, added, fc.boolean(), (article, more, windows) => {
        fc.pre(!hasBlankItem(article))
        const ours = writeArticle(article, 0).replace("</article>", () => `${more}\n</article>`)
        const read = altered(windows ? `\ufeff${ours.replaceAll("\n", "\r\n")}` : ours)
        const blocks = read.article.child(2)
        const before = article.child(2)
        for (const [at, block] of before.children.slice(0, -1).entries())
          expect(drawingOf(blocks.child(at))).toBe(drawingOf(block))
        expect(blocks.textContent.replace(/\s/g, "")).toContain("وأضاف")
        expect(blocks.textContent.replace(/[\s\t]/g, "")).toMatch(/وأضافزميلفقرة\.$/)
      }),
    )
  })
  const drawingOf = (block: { toString(): string }) => block.toString()

  const inputs: [how: string, source: string, losses: string[], now?: (drawn: string) => string][] = [
    ["with <b> for <strong>", file.replaceAll("strong>", "b>"), []],
    ["with <i> for <em>", file.replaceAll("em>", "i>"), []],
    ["with tags in upper case and <B>", changed("<strong>", "<B>").replace("</strong>", "</B>"), []],
    ["with an attribute", changed("<h2>", '<h2 id="top">'), ["attribute"]],
    ["with a class of a site", changed("<h2>", '<h2 class="wp-block">'), ["attribute"]],
    ["with another <meta>", changed("<title>", '<meta name="robots" content="noindex">\n<title>'), ["facts"]],
    ["with another <style>", changed("<title>", "<style>p{color:red}</style>\n<title>"), ["style"]],
    [
      "with a style sheet",
      changed("<title>", '<link rel="stylesheet" href="x.css">\n<title>'),
      ["style", "attribute"],
    ],
    ["with NULs behind its end", `${file}${"\0".repeat(4096)}`, []],
    ["without its format", changed('<meta name="midad:format" content="1">\n', ""), []],
    [
      "with its format written otherwise",
      changed('midad:format" content="1"', 'midad:format" content="1.0"'),
      [],
    ],
    ["with a script", changed("<hr>", "<script>alert(1)</script><hr>"), ["script"]],
    [
      "with a comment and an attribute",
      changed("<hr>", '<!-- هنا --><hr class="x">'),
      ["comment", "attribute"],
    ],
  ]
  it.each(inputs)("%s is read as that article, and what has no place is named", (_, source, lost) => {
    const read = altered(source)
    expect(drawing(read.article)).toBe(drawing(story))
    expect(losses(read)).toEqual(lost)
  })

  it("names the fields of the dossier that it does not give any more", () => {
    const read = altered(changed('<meta name="midad:place" content="عدن">\n', "").replace("editing", "lost"))
    expect(read.missing).toEqual(["place", "status"])
  })
})

describe("a file that cannot be read into its article without loss", () => {
  const marks = "<<<<<<< HEAD\n<p>قاعة</p>\n=======\n<p>قاعتان</p>\n>>>>>>> theirs\n"
  const inputs: [what: string, source: string][] = [
    ["cut off", file.slice(0, file.indexOf("</article>"))],
    ["with the marks of a conflict", changed("<p>قاعة</p>\n", marks)],
    ["with indented marks", changed("<p>قاعة</p>\n", marks.replace(/^/gm, "  "))],
    ["with marks without names", changed("<p>قاعة</p>\n", marks.replace(/ (?:HEAD|theirs)/g, ""))],
    ["with longer marks", changed("<p>قاعة</p>\n", marks.replace(/([<>=])\1{6}/g, "$&$1"))],
    [
      "with marks and CRLF",
      changed("<p>قاعة</p>\n", marks.replace(/ (?:HEAD|theirs)/g, "")).replaceAll("\n", "\r\n"),
    ],
    ["with a mark inside of a paragraph", changed("<p>قاعة", "<p>\n>>>>>>> theirs\nقاعة")],
    ["with NULs in it", changed("<p>قاعة</p>", "<p>قاعة\0</p>")],
    ["cut off and filled with NULs", `${file.slice(0, file.indexOf("</article>"))}${"\0".repeat(999)}`],
    ["with two articles", changed("</article>", "</article>\n<article>\n<h1>آخر</h1>\n</article>")],
    ["without its id", changed('content="aden-library-1"', 'content=""')],
    [
      "of a newer version, written otherwise",
      changed('midad:format" content="1"', 'midad:format" content="v4.0"'),
    ],
    ["of a newer version", changed('midad:format" content="1"', 'midad:format" content="4"')],
  ]
  it.each(inputs)("%s is not that article", (_, source) => {
    expect((read(source) as { article?: Article }).article ?? null).toBe(null)
  })

  it("cut off at any byte before the article's end is not that article", () => {
    const bytes = encoder.encode(file)
    const end = encoder.encode(file.slice(0, file.indexOf("</article>") + "</article>".length)).length
    for (let length = 0; length < end; length += 7)
      expect(
        (read(new TextDecoder().decode(bytes.slice(0, length))) as { article?: Article }).article ?? null,
      ).toBe(null)
  })
})
