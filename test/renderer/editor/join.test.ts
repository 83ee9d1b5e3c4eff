import { describe, expect, test } from "vitest"
import {
  article,
  body,
  h2,
  headline,
  hr,
  li,
  p,
  quote,
  standfirst,
  strong,
  ul,
} from "../../support/pictures.ts"
import { cursor, open, press, same, story } from "./harness.ts"

describe("joining blocks", () => {
  test("a key joins the paragraph of the cursor and the next, and again the next", async () => {
    const { editor, doc } = await open(story(p("بدأت <a>القمة"), p(strong("أمس"), " في"), p("عمان")))
    await press("Alt+j")
    same(doc(), story(p("بدأت القمة ", strong("أمس"), " في"), p("عمان")))
    expect(cursor(editor)).toBe("paragraph: بدأت |القمة أمس في")
    await press("Alt+j")
    same(doc(), story(p("بدأت القمة ", strong("أمس"), " في عمان")))
    editor.run("undo")
    same(doc(), story(p("بدأت القمة ", strong("أمس"), " في"), p("عمان")))
  })

  test("joins all that the selection holds text of, and adds no second space", async () => {
    const { doc } = await open(story(p("أول"), p("<a>ثان "), p("ثالث"), p(), p("رابع"), p("<b>خامس")))
    await press("Alt+j")
    same(doc(), story(p("أول"), p("ثان ثالث رابع"), p("خامس")))
  })

  test("joins over the edges of lists and quotes, and subheads", async () => {
    const { doc, editor } = await open(story(p("<a>أول"), ul(li(p("ثان")), li(p("ثالث"))), p("رابع")))
    await press("Alt+j")
    same(doc(), story(p("أول ثان"), ul(li(p("ثالث"))), p("رابع")))
    await press("Alt+j")
    same(doc(), story(p("أول ثان ثالث"), p("رابع")))
    expect(editor.can("joinBlocks")).toBe(true)
    const other = await open(story(quote(p("<a>قال")), h2("عنوان")))
    await press("Alt+j")
    same(other.doc(), story(quote(p("قال عنوان"))))
  })

  test("joins nothing over a divider, at the end, or in a headline", async () => {
    const { editor } = await open(story(p("<a>أول"), hr(), p("ثان")))
    expect(editor.can("joinBlocks")).toBe(false)
    const end = await open(story(p("أول"), p("<a>ثان")))
    expect(end.editor.can("joinBlocks")).toBe(false)
    const head = await open(article(headline("<a>قمة"), standfirst("في عمان"), body(p("نص"))))
    expect(head.editor.can("joinBlocks")).toBe(false)
  })
})
