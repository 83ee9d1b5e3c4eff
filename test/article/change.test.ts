/** A change in a line: words that came and went, and where. */
import { expect, test } from "vitest"
import { changeOf } from "../../main/article/change.ts"
import { diffArticles } from "../../main/article/diff.ts"
import { type Article, emptyArticle, schema, withDossier } from "../../main/article/schema.ts"

const { nodes } = schema
const blank = emptyArticle({ id: "article-one", created: "2026-11-01T08:00:00.000Z" })

function article(headline: string, ...paragraphs: string[]): Article {
  return blank.copy(
    blank.content.replaceChild(0, nodes.headline.create(null, schema.text(headline))).replaceChild(
      2,
      nodes.body.create(
        null,
        paragraphs.map((text) => nodes.paragraph.create(null, schema.text(text))),
      ),
    ),
  )
}

const change = (before: Article, after: Article) => changeOf(diffArticles(before, after))
const none = { added: 0, removed: 0, headline: false, standfirst: false, blocks: [], fields: [] }

test("nothing, and the same number of words in other places, are told apart", () => {
  const before = article("خبر أول", "قالت البلدية إن العمل بدأ أمس.", "ويمتد شهراً.")
  expect(change(before, before)).toEqual(none)
  const here = article("خبر أول", "قالت الوزارة إن العمل بدأ أمس.", "ويمتد شهراً.")
  expect(change(before, here)).toEqual({ ...none, added: 1, removed: 1, blocks: [1] })
  const there = article("خبر ثان", "قالت البلدية إن العمل بدأ أمس.", "ويمتد شهراً.")
  expect(change(before, there)).toEqual({ ...none, added: 1, removed: 1, headline: true })
})

test("blocks that came are counted where they are, those that went where they were", () => {
  const before = article("خبر", "أولى الفقرات هنا.", "ثانية.", "ثالثة من الفقرات.")
  const after = article("خبر", "أولى الفقرات هنا.", "ثالثة من الفقرات.", "رابعة جديدة تماماً.")
  expect(change(before, after)).toEqual({ ...none, added: 3, removed: 1, blocks: [2, 3] })
})

test("fields of the dossier are named", () => {
  const before = article("خبر", "نص.")
  const after = withDossier(before, { status: "ready", section: "اقتصاد" })
  expect(new Set(change(before, after).fields)).toEqual(new Set(["status", "section"]))
})
