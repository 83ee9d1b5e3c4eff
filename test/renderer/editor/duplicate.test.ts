/** Duplicating, splitting and turning blocks, and going from one to the next. */
import { describe, expect, test } from "vitest"
import {
  br,
  caption,
  credit,
  figure,
  h2,
  hr,
  li,
  ol,
  p,
  quote,
  related,
  relatedLink,
  strong,
  ul,
} from "../../support/pictures.ts"
import { cursor, frame, open, press, same, story, type } from "./harness.ts"

describe("duplicating blocks", () => {
  test("puts a copy behind, with the cursor at the same place in it, in one step of undo", async () => {
    const { doc } = await open(story(p("بدأت ", strong("الق<a>مة")), p("ثم")))
    await press("Alt+c")
    same(doc(), story(p("بدأت ", strong("القمة")), p("بدأت ", strong("القمة")), p("ثم")))
    await type("x")
    same(doc(), story(p("بدأت ", strong("القمة")), p("بدأت ", strong("القxمة")), p("ثم")))
    await press("Control+z", "Control+z")
    same(doc(), story(p("بدأت ", strong("القمة")), p("ثم")))
  })

  test("takes the blocks that the selection holds text of, and not the next", async () => {
    const { doc } = await open(story(p("أول<a>"), p("ثان"), h2("ثالث"), p("<b>رابع")))
    await press("Alt+c")
    same(doc(), story(p("أول"), p("ثان"), h2("ثالث"), p("ثان"), h2("ثالث"), p("رابع")))
  })

  test("of an item, a link, a divider and a figure", async () => {
    const list = await open(story(ul(li(p("أ<a>ول")), li(p("ثان")))))
    await press("Alt+c")
    same(list.doc(), story(ul(li(p("أول")), li(p("أول")), li(p("ثان")))))
    const link = await open(story(related(relatedLink("أ<a>"))))
    await press("Alt+c")
    same(link.doc(), story(related(relatedLink("أ"), relatedLink("أ"))))
    const divider = await open(story(p("أول"), "<node>", hr()))
    await press("Alt+c")
    same(divider.doc(), story(p("أول"), hr(), hr()))
    const picture = () => figure({ src: "dot.gif" }, caption("شرح"), credit())
    const figures = await open(story(p("أول"), "<node>", picture()))
    await press("Alt+c")
    same(figures.doc(), story(p("أول"), picture(), picture()))
    expect(cursor(figures.editor)).toBe("[figure]")
    await press("Control+1")
    expect(figures.editor.can("duplicateBlock")).toBe(false)
  })
})

describe("splitting blocks", () => {
  test("at the cursor, as what the block is", async () => {
    const { doc, editor } = await open(story(h2("عنوان<a> آخر"), p("نص")))
    await press("Alt+Enter")
    same(doc(), story(h2("عنوان"), h2(" آخر"), p("نص")))
    expect(cursor(editor)).toBe("subhead: | آخر")
    expect(editor.can("splitBlock")).toBe(false)
  })

  test("makes the selection a block of its own", async () => {
    const { doc, editor } = await open(story(p("أول. <a>ثان. <b>ثالث.")))
    await press("Alt+Enter")
    same(doc(), story(p("أول. "), p("ثان. "), p("ثالث.")))
    const { from, to } = editor.view.state.selection
    expect(doc().textBetween(from, to)).toBe("ثان. ")
    expect(editor.can("splitBlock")).toBe(false)
    const item = await open(story(ul(li(p("أول <a>ثان<b>")))))
    await press("Alt+Enter")
    same(item.doc(), story(ul(li(p("أول ")), li(p("ثان")))))
  })

  test("parts a list or quote at the start of an item, and goes on with its numbers", async () => {
    const { doc } = await open(story(ol({ start: 3 }, li(p("ثالث")), li(p("<a>رابع")), li(p("خامس")))))
    await press("Alt+Enter")
    same(doc(), story(ol({ start: 3 }, li(p("ثالث"))), ol({ start: 4 }, li(p("رابع")), li(p("خامس")))))
    const quoted = await open(story(quote(p("قال"), p("<a>وأضاف"))))
    await press("Alt+Enter")
    same(quoted.doc(), story(quote(p("قال")), quote(p("وأضاف"))))
    const first = await open(story(ul(li(p("<a>أول")), li(p("ثان")))))
    expect(first.editor.can("splitBlock")).toBe(false)
    const middle = await open(story(ul(li(p("أو<a>ل")))))
    await press("Alt+Enter")
    same(middle.doc(), story(ul(li(p("أو")), li(p("ل")))))
  })
})

test("joining leaves alone the block behind a selection", async () => {
  const { editor, doc } = await open(story(p("<a>أول"), p("<b>ثان")))
  expect(editor.can("joinBlocks")).toBe(false)
  await press("Alt+j")
  same(doc(), story(p("أول"), p("ثان")))
})

describe("a block turns into any other at once", () => {
  const items = () => story(ul(li(p("أول")), li(p("ث<a>ان")), li(p("ثالث"))))
  test.each([
    ["subhead", () => story(ul(li(p("أول"))), h2("ثان"), ul(li(p("ثالث"))))],
    ["quote", () => story(ul(li(p("أول"))), quote(p("ثان")), ul(li(p("ثالث"))))],
    ["paragraph", () => story(ul(li(p("أول"))), p("ثان"), ul(li(p("ثالث"))))],
  ] as const)("an item into a %s", async (command, turned) => {
    const { editor, doc } = await open(items())
    expect(editor.can(command)).toBe(true)
    editor.run(command)
    same(doc(), turned())
    editor.run("undo")
    same(doc(), items())
  })

  test("a quote into a list and a subhead, a subhead into a list", async () => {
    const list = await open(story(quote(p("ق<a>ال"), p("وأضاف"))))
    list.editor.run("numberedList")
    same(list.doc(), story(ol(li(p("قال"))), quote(p("وأضاف"))))
    const head = await open(story(quote(p("ق<a>ال", br(), "ثم"))))
    head.editor.run("minorSubhead")
    expect(cursor(head.editor)).toBe("subhead: ق|ال ثم")
    const subhead = await open(story(h2("عن<a>وان")))
    subhead.editor.run("bulletList")
    same(subhead.doc(), story(ul(li(p("عنوان")))))
  })

  test("those that the selection holds text of, of whatever kinds, and not the next", async () => {
    const { editor, doc } = await open(story(p("<a>أول"), ul(li(p("ثان")), li(p("<b>ثالث")))))
    editor.run("subhead")
    same(doc(), story(h2("أول"), h2("ثان"), ul(li(p("ثالث")))))
  })
})

describe("Ctrl with an arrow up or down", () => {
  test("goes to the start of the paragraph, then of the one before, and of the next; at last to the end", async () => {
    const { editor } = await open(story(p("أول"), hr(), p("ثا<a>ن"), ul(li(p("ثالث")))))
    const places: string[] = []
    for (const key of ["ArrowUp", "ArrowUp", "ArrowDown", "ArrowDown", "ArrowDown"]) {
      await press(`Control+${key}`)
      await frame()
      places.push(cursor(editor))
    }
    expect(places).toEqual(["|ثان", "|أول", "|ثان", "|ثالث", "ثالث|"].map((place) => `paragraph: ${place}`))
    for (let times = 0; times < 6; times++) await press("Control+ArrowUp")
    expect(cursor(editor)).toBe("headline: |قمة")
  })

  test("selects with Shift", async () => {
    const { editor, doc } = await open(story(p("أول"), p("ثا<a>ن"), p("ثالث")))
    await press("Control+Shift+ArrowUp", "Control+Shift+ArrowUp")
    await frame()
    const { from, to } = editor.view.state.selection
    expect(doc().textBetween(from, to, "|")).toBe("أول|ثا")
    await press("Control+Shift+ArrowDown")
    expect(doc().textBetween(editor.view.state.selection.from, editor.view.state.selection.to, "|")).toBe(
      "ثا",
    )
  })
})
