import fc from "fast-check"
import { EditorState, TextSelection } from "prosemirror-state"
import { expect, test } from "vitest"
import { type Article, emptyArticle, schema } from "../../../main/article/schema.ts"
import { adopt } from "../../../renderer/editor/adopt.ts"
import { arbitraryArticle } from "../../support/arbitrary-article.ts"

/** An article of these paragraphs. */
function story(...paragraphs: string[]): Article {
  const blank = emptyArticle({ id: "article-0001" })
  const blocks = paragraphs.map((text) =>
    schema.nodes.paragraph.create(null, text ? schema.text(text) : null),
  )
  return blank.copy(blank.content.replaceChild(2, schema.nodes.body.create(null, blocks)))
}

test("any article becomes any other, to the letter", () => {
  fc.assert(
    fc.property(arbitraryArticle, arbitraryArticle, (before, after) => {
      expect(adopt(EditorState.create({ doc: before }), after).doc.toJSON()).toEqual(after.toJSON())
    }),
    { numRuns: 100 },
  )
})

test("the cursor stays with its words when others change, come and go around it", () => {
  const before = story("الأولى", "الثانية", "الثالثة")
  const after = story("جديدة", "الأولى كما صارت", "الثانية")
  const at = before.content.size - 2 - "الثالثة".length - 2 - 3
  const doc = EditorState.create({ doc: before, selection: TextSelection.create(before, at) })
  const tr = adopt(doc, after)
  const { $head } = doc.apply(tr).selection
  expect(doc.selection.$head.parent.textContent).toBe("الثانية")
  expect([$head.parent.textContent, $head.parentOffset]).toEqual([
    "الثانية",
    doc.selection.$head.parentOffset,
  ])
})

test("one word changed is one small step", () => {
  const tr = adopt(EditorState.create({ doc: story("أ ب ج", "د") }), story("أ بت ج", "د"))
  expect(tr.steps.map((step) => JSON.stringify(step.toJSON()))).toHaveLength(1)
  expect(JSON.stringify(tr.steps[0]?.toJSON())).toContain('"text":"ت"')
})
