import fc from "fast-check"
import type { Node } from "prosemirror-model"
import { describe, expect, it } from "vitest"
import { changesIn, findIn, isSame, withChanges } from "../../../main/article/find/in-article.ts"
import { queryFor } from "../../../main/article/find/query.ts"
import { searchFor } from "../../../main/article/find/search.ts"
import { type Article, dossierOf, emptyArticle, schema } from "../../../main/article/schema.ts"
import { arbitraryArticle } from "../../support/arbitrary-article.ts"
import { sized } from "../../support/size.ts"

const { nodes, marks } = schema
const text = (words: string, ...on: ReturnType<typeof marks.strong.create>[]) => schema.text(words, on)

/** An article that has أحمد in every place where text can be. */
function everywhere(): Article {
  const link = marks.link.create({ href: "https://example.org/a" })
  const strong = marks.strong.create()
  const body: Node[] = [
    nodes.paragraph.create(null, [text("قال "), text("وأح", strong), text("مد", strong, link), text(" نعم")]),
    nodes.subhead.create(null, text("عن أحمد")),
    nodes.quote.create(
      null,
      nodes.paragraph.create(null, [text("لأحمد"), nodes.line_break.create(), text("أحمد")]),
    ),
    nodes.bullet_list.create(null, nodes.list_item.create(null, nodes.paragraph.create(null, text("أحمد")))),
    nodes.figure.create({ src: "a.png", alt: "صورة أحمد" }, [
      nodes.caption.create(null, text("أحمد في عدن")),
      nodes.credit.create(null, text("تصوير أحمد")),
    ]),
    nodes.related.create({ label: "عن أحمد أيضاً" }, [
      nodes.related_note.create(null, text("أحمد")),
      nodes.related_link.create({ url: "https://example.org/b" }, text("كتابه أحمد")),
    ]),
  ]
  const blank = emptyArticle({
    id: "article-one",
    slug: "أحمد",
    bylines: ["أحمد علي", "سعاد"],
    place: "بيت أحمد",
    source: "أحمد",
    section: "أحمد",
    topics: ["أحمد"],
    summary: "أحمد\nأحمد",
  })
  return blank.copy(
    blank.content
      .replaceChild(0, nodes.headline.create(null, text("أحمد اليوم")))
      .replaceChild(1, nodes.standfirst.create(null, text("أحمد أمس")))
      .replaceChild(2, nodes.body.create(null, body)),
  )
}

const search = searchFor(queryFor("احمد"))
const by = { text: "حامد", keep: true }

describe("in an article", () => {
  it("finds every place of text, in order", () => {
    expect(
      findIn(everywhere(), search).map(({ place, hits }) => [place.kind, place.number, hits.length]),
    ).toEqual([
      ["headline", 0, 1],
      ["standfirst", 0, 1],
      ["paragraph", 1, 1],
      ["subhead", 2, 1],
      ["quote", 3, 2],
      ["list", 4, 1],
      ["alt", 5, 1],
      ["caption", 5, 1],
      ["credit", 5, 1],
      ["label", 6, 1],
      ["related", 6, 1],
      ["related", 6, 1],
      ["bylines", 0, 1],
      ["place", 0, 1],
      ["source", 0, 1],
      ["section", 0, 1],
      ["topics", 0, 1],
      ["summary", 0, 2],
    ])
  })

  it("puts another word everywhere, and keeps what is around it", () => {
    const article = everywhere()
    const changed = withChanges(article, changesIn(article, search, by))
    changed.check()
    const expected = JSON.stringify(article.toJSON())
      .replaceAll("أحمد", "حامد")
      .replace('"slug":"حامد"', '"slug":"أحمد"')
    const paragraph = changed.child(2).child(0)
    expect(paragraph.textContent).toBe("قال وحامد نعم")
    // The hit has the marks of its first letter.
    expect(paragraph.children.map((child) => [child.text, child.marks.map(({ type }) => type.name)])).toEqual(
      [
        ["قال ", []],
        ["وحامد", ["strong"]],
        [" نعم", []],
      ],
    )
    const rest = (json: string) => json.replace(/\{"type":"paragraph".*?\}\]\}/, "")
    expect(rest(JSON.stringify(changed.toJSON()))).toBe(rest(expected))
  })

  it("leaves out what is skipped", () => {
    const article = everywhere()
    const changes = changesIn(article, search, by)
    const some = withChanges(
      article,
      changes.filter(({ index }) => index !== 0 && index !== 5),
    )
    expect(some.child(0).textContent).toBe("أحمد اليوم")
    expect(findIn(some, search)).toHaveLength(2)
    expect(some.child(2).child(2).firstChild?.textBetween(0, 10, "", "\n")).toBe("لحامد\nأحمد")
  })

  it("changes nothing by nothing", () => {
    const article = everywhere()
    expect(withChanges(article, [])).toEqual(article)
    const same = changesIn(article, searchFor(queryFor("نعم")), { text: "نعم", keep: true })
    expect(same.map(isSame)).toEqual([true])
  })

  it("takes a name out of a list that becomes empty or another one's like", () => {
    const article = emptyArticle({ id: "article-two", topics: ["أحمد", "حامد"], bylines: ["أحمد"] })
    const both = withChanges(article, changesIn(article, search, by))
    expect(dossierOf(both).topics).toEqual(["حامد"])
    const gone = withChanges(article, changesIn(article, search, { text: "", keep: true }))
    expect(dossierOf(gone)).toMatchObject({ topics: ["حامد"], bylines: [] })
  })

  it("gives valid articles, and touches no block without a hit", () => {
    const words = fc.constantFrom("ا", "a", "مكتبة", "2", " ", "é", "😀", "ال", "\n")
    fc.assert(
      fc.property(
        arbitraryArticle,
        words,
        fc.string({ maxLength: 3 }),
        fc.boolean(),
        (article, word, next, keep) => {
          const any = searchFor(queryFor(word))
          const changed = withChanges(article, changesIn(article, any, { text: next, keep }))
          changed.check()
          const touched = new Set(findIn(article, any).map(({ place }) => place.number))
          article.child(2).children.forEach((block, at) => {
            if (!touched.has(at + 1)) expect(changed.child(2).child(at)).toBe(block)
          })
          expect(dossierOf(changed).slug).toBe(dossierOf(article).slug)
        },
      ),
      { numRuns: sized(300) },
    )
  })
})
