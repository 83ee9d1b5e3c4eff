import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { readArticle, writeArticle } from "../../main/article/html.ts"
import { deepestList } from "../../main/article/nesting.ts"
import { type Article, schema, withDossier } from "../../main/article/schema.ts"
import { summaryOf } from "../../main/desk/files/summary.ts"
import { quickExtract } from "../../main/desk/search/extract.ts"
import { arbitraryArticle } from "../support/arbitrary-article.ts"
import { article, body, drawing, headline, li, p, standfirst, strong, text, ul } from "../support/pictures.ts"
import { sized } from "../support/size.ts"
import { encoder, file, read, story, textOf } from "./story.ts"

const articles = sized(10_000)

describe("the file of an article", () => {
  it("is a web page with one block a line", () => {
    expect(writeArticle(story)).toBe(file)
  })

  it("comes back as the article", () => {
    const reading = read(file)
    expect(reading.kind).toBe("article")
    expect(drawing((reading as { article: Article }).article)).toBe(drawing(story))
  })

  it(`comes back whole, and writes the same bytes again, whatever is in it (${articles} articles)`, () => {
    fc.assert(
      fc.property(arbitraryArticle, (written) => {
        const bytes = encoder.encode(writeArticle(written))
        const reading = readArticle(bytes)
        if (reading.kind !== "article") throw new Error(`Read as ${reading.kind}: ${reading.reason}`)
        if (!reading.article.eq(written)) expect(drawing(reading.article)).toBe(drawing(written))
        expect(encoder.encode(writeArticle(reading.article))).toEqual(bytes)
      }),
      { numRuns: articles },
    )
  })

  it("without a source is of the first version, and with one of the second, whose line stands among the others", () => {
    expect(file).not.toContain("midad:source")
    const sourced = writeArticle(withDossier(story, { source: "أ ف ب" }))
    expect(sourced).toBe(
      file
        .replace('midad:format" content="1"', 'midad:format" content="2"')
        .replace('<meta name="midad:section"', '<meta name="midad:source" content="أ ف ب">\n$&')
        .replace(
          '"articleSection"',
          '"sourceOrganization":{"@type":"Organization","name":"أ ف ب"},"articleSection"',
        ),
    )
    expect(read(sourced)).toMatchObject({ kind: "article" })
    expect(quickExtract(sourced)?.dossier.source).toBe("أ ف ب")
    expect(summaryOf(encoder.encode(sourced))).toMatchObject({ kind: "article" })
  })

  it("with a field that its version has not, or without one that it has, is no article as it stands", () => {
    const line = '<meta name="midad:source" content="أ ف ب">\n'
    const extra = file.replace('<meta name="midad:section"', `${line}$&`)
    expect(read(extra)).toMatchObject({ kind: "foreign", reason: "altered" })
    expect(read(file.replace('content="1"', 'content="2"'))).toMatchObject({
      kind: "foreign",
      reason: "altered",
    })
  })

  it("comes back whole from any folder, with its pictures' names inside the newsroom", () => {
    fc.assert(
      fc.property(arbitraryArticle, fc.integer({ min: 0, max: 4 }), (written, depth) => {
        const source = writeArticle(written, depth)
        const reading = readArticle(encoder.encode(source))
        if (reading.kind !== "article") throw new Error(`Read as ${reading.kind}: ${reading.reason}`)
        expect(drawing(reading.article)).toBe(drawing(written))
        const pictured = written.child(2).children.some(({ type }) => type.name === "figure")
        expect(reading.depth).toBe(pictured ? depth : null)
      }),
      { numRuns: 500 },
    )
  })

  it("is none of ours when its pictures' addresses lead to different folders", () => {
    const { nodes } = schema
    const figure = nodes.figure.create({ src: "pictures/a.png" }, [
      nodes.caption.create(),
      nodes.credit.create(),
    ])
    const source = writeArticle(article({}, headline("خبر"), standfirst(), body(figure, figure)), 1)
    expect(read(source.replace('src="../pictures', 'src="pictures')).kind).toBe("foreign")
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
      { numRuns: sized(500) },
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
    const reading = readArticle(bytes)
    expect(reading.kind === "article" && reading.article.eq(long)).toBe(true)
  })

  it("holds lists as deep as an article can", () => {
    const nest = (depth: number): ReturnType<typeof ul> =>
      ul(li(p("بند"), ...(depth > 1 ? [nest(depth - 1)] : [])))
    const deep = article(headline(), standfirst(), body(nest(deepestList)))
    expect(read(writeArticle(deep)).kind).toBe("article")
    const deeper = read(writeArticle(article(headline(), standfirst(), body(nest(deepestList + 1)))))
    expect(deeper).toMatchObject({ kind: "foreign" })
    expect(textOf(deeper).match(/بند/g)).toHaveLength(deepestList + 1)
  })
})

function insideRelated(lines: readonly string[], index: number): boolean {
  const before = lines.slice(0, index)
  return (
    before.findLastIndex((line) => line.startsWith('<aside class="related"')) > before.lastIndexOf("</aside>")
  )
}
