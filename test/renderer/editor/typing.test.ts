import fc from "fast-check"
import type { Node } from "prosemirror-model"
import { TextSelection } from "prosemirror-state"
import { EditorView } from "prosemirror-view"
import { describe, expect, test, vi } from "vitest"
import { cdp } from "vitest/browser"
import {
  article,
  body,
  caption,
  credit,
  figure,
  h2,
  headline,
  li,
  link,
  note,
  p,
  quote,
  related,
  relatedLink,
  standfirst,
  strong,
  ul,
} from "../../support/pictures.ts"
import { type Bench, cursor, open, press, same, select, settled, story } from "./harness.ts"

const devtools = () => cdp() as unknown as { send(method: string, parameters: object): Promise<void> }

/** Types each character of `text` by a key press; what the tests' keyboard has no key for, it would insert without one. */
async function type(text: string) {
  for (const character of text) {
    const key = { key: character, text: character, unmodifiedText: character }
    await devtools().send("Input.dispatchKeyEvent", { type: "keyDown", ...key })
    await devtools().send("Input.dispatchKeyEvent", { type: "keyUp", key: character })
  }
}

/** The description of the drawn document, in prosemirror-view's inside: see renderer/editor/drawn.ts. */
const docView = (view: EditorView) =>
  (view as unknown as { docView: { node: Node; update(): boolean } }).docView

/** The page as it is drawn, without what only says how it was come by. */
const html = (view: EditorView) => view.dom.innerHTML.replaceAll(/ class="(?:long)?"| rebuilt/g, "")

/** Expects page, selection and document to be what they would be if the article were drawn anew. */
function expectDrawn({ editor }: Bench) {
  const { view } = editor
  const place = document.createElement("div")
  const fresh = new EditorView(place, { state: view.state, nodeViews: view.props.nodeViews! })
  expect(html(view)).toBe(html(fresh))
  fresh.destroy()
  // An undo may bring back an equal document, of which the view keeps the one that it drew.
  expect(docView(view).node.eq(view.state.doc)).toBe(true)
  const { anchorNode, anchorOffset, focusNode, focusOffset } = document.getSelection()!
  const { selection } = view.state
  if (!(selection instanceof TextSelection)) return
  expect(view.posAtDOM(anchorNode!, anchorOffset, -1)).toBe(selection.anchor)
  expect(view.posAtDOM(focusNode!, focusOffset, -1)).toBe(selection.head)
}

/** Expects the steps that the window was told of to lead from `first` to the document. */
function expectTold(first: Bench["doc"] extends () => infer Doc ? Doc : never, { changes, doc }: Bench) {
  let told = first
  for (const { steps } of changes) for (const step of steps) told = step.apply(told).doc!
  same(told, doc())
}

describe("a plain character that is typed", () => {
  test("is drawn into the text that is there, and prosemirror-view finds nothing left to draw", async () => {
    const bench = await open(story(p("أول"), p("قبل<a>بعد"), p("آخر")))
    await type("ا")
    const { view } = bench.editor
    const text = document.getSelection()!.focusNode
    const updated = vi.spyOn(docView(view), "update")
    const moved = vi.spyOn(Selection.prototype, "collapse")
    await type("بت ث")
    expect(updated).not.toHaveBeenCalled()
    expect(moved).not.toHaveBeenCalled()
    expect(document.getSelection()!.focusNode).toBe(text)
    expect(cursor(bench.editor)).toBe("paragraph: قبلابت ث|بعد")
    expectDrawn(bench)
    moved.mockRestore()
  })

  test("is drawn in every part of an article, at the end, at the start and in the middle of its text", async () => {
    for (const picture of [
      article(headline("عنو<a>ان"), standfirst(), body(p("نص"))),
      article(headline("عنوان"), standfirst("مق<a>دمة"), body(p("نص"))),
      story(h2("عنو<a>")),
      story(quote(p("قو<a>ل"))),
      story(ul(li(p("بند")), li(p("<a>بند")))),
      story(p("نص ", strong("غليظ<a>"), " نص")),
      story(p("نص ", link({ href: "https://a.example/" }, "را<a>بط"), " نص")),
      story(p("نص", strong("غليظ"), "<a> نص")),
      story(p("<a>")),
      article(headline("<a>"), standfirst(), body(p())),
      story(figure({ src: "dot.gif" }, caption("شر<a>ح"), credit("مصور"))),
      story(figure({ src: "dot.gif" }, caption("شرح"), credit("مصور<a>"))),
      story(related(note("ملا<a>حظة"), relatedLink("أ"))),
      story(related(relatedLink("عنو<a>ان"), relatedLink("ب"))),
    ]) {
      const bench = await open(picture)
      const first = bench.doc()
      const before = cursor(bench.editor)
      await type("اب ت")
      expect(cursor(bench.editor)).toBe(before.replace("|", "اب ت|"))
      expectDrawn(bench)
      expectTold(first, bench)
    }
  })

  test("stands right beside a chip, and one that is a chip itself is drawn as one", async () => {
    const bench = await open(story(p("أ\u200f<a>ب")))
    await type("ج")
    expectDrawn(bench)
    await press("ArrowRight", "ArrowRight")
    await type("د")
    expectDrawn(bench)
    await type("\u200e")
    expectDrawn(bench)
    expect(bench.place.querySelectorAll(".control")).toHaveLength(2)
  })

  test("takes the marks that were chosen for it, and undo takes back what was typed in one go", async () => {
    const bench = await open(story(p("نص<a>")))
    await press("Control+b")
    await type("اب")
    await press("Control+b")
    await type("جد")
    expectDrawn(bench)
    same(bench.doc(), story(p("نص", strong("اب"), "جد")))
    while (bench.editor.can("undo")) await press("Control+z")
    expectDrawn(bench)
    same(bench.doc(), story(p("نص")))
  })

  test("brings the cursor back into sight, and leaves the page alone where it is in sight", async () => {
    const bench = await open(story(p("نص<a>"), ...Array.from({ length: 60 }, () => p("فقرة"))))
    bench.place.className = "sheet"
    Object.assign(bench.place.style, { blockSize: "300px", overflowY: "auto" })
    bench.place.scrollTop = bench.place.scrollHeight
    await type("ا")
    const { top, bottom } = bench.place.getBoundingClientRect()
    const caret = document.getSelection()!.getRangeAt(0).getClientRects()[0]!
    expect(caret.top).toBeGreaterThan(top)
    expect(caret.bottom).toBeLessThan(bottom)
    const { scrollTop } = bench.place
    await type("ب")
    expect(bench.place.scrollTop).toBe(scrollTop)
    expectDrawn(bench)
  })

  test("is the view's own doing: it takes neither text nor cursor for something that the user did since", async () => {
    const bench = await open(story(p("قبل<a>بعد")))
    await type("اب")
    await settled()
    expect(bench.changes.filter(({ doc }) => doc)).toHaveLength(2)
    expect(cursor(bench.editor)).toBe("paragraph: قبلاب|بعد")
    await press("Shift+ArrowLeft", "Shift+ArrowLeft")
    expect(bench.editor.view.state.selection.empty).toBe(false)
    await type("ت")
    expect(cursor(bench.editor)).toBe("paragraph: قبلابت|د")
    expectDrawn(bench)
  })

  test("is not written where the article is locked", async () => {
    const bench = await open(story(p("نص<a>")))
    bench.editor.setWritable(false)
    await type("اب")
    same(bench.doc(), story(p("نص")))
    expectDrawn(bench)
  })

  test("beyond the first plane is typed whole, also over a selection of several blocks", async () => {
    const bench = await open(story(p("نص<a>")))
    await type("😀")
    await settled()
    same(bench.doc(), story(p("نص😀")))
    expectDrawn(bench)
    const over = await open(story(p("أو<a>ل"), p("آخ<b>ر")))
    await type("😀")
    await settled()
    same(over.doc(), story(p("أو😀ر")))
    expectDrawn(over)
  })

  test("goes on after what another program wrote into the page", async () => {
    const bench = await open(story(p("نص<a>"), p("غيره")))
    await type("ا")
    const other = bench.place.querySelectorAll(".body > p")[1]!.firstChild as Text
    other.appendData("ب")
    bench.editor.view.dom.dispatchEvent(
      new KeyboardEvent("keypress", { charCode: 0x62a, key: "ت", bubbles: true, cancelable: true }),
    )
    await expect.poll(() => bench.doc().child(2).textContent).toBe("نصاتغيرهب")
    expectDrawn(bench)
  })

  test("whatever is typed, moved, deleted and typed over, page and document never differ", async () => {
    const keys = fc.oneof(
      {
        weight: 6,
        arbitrary: fc.constantFrom(..."ابتث جح،.a1-/").map((text) => ({ text, press: "" })),
      },
      {
        weight: 4,
        arbitrary: fc
          .constantFrom(
            ...["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "Backspace", "Delete"],
            ...["Enter", "Shift+Enter", "Shift+ArrowLeft", "Shift+ArrowRight", "Shift+ArrowDown"],
            ...["Control+b", "Control+z", "Control+Shift+z", "Escape"],
          )
          .map((press) => ({ text: "", press })),
      },
    )
    const picture = story(
      p("نص ", strong("غليظ"), " و", link({ href: "https://a.example/" }, "رابط<a>"), "."),
      p("أ\u200fب"),
      ul(li(p("بند"))),
      p("آخر"),
    )
    const bench = await open(picture)
    await fc.assert(
      fc.asyncProperty(fc.array(keys, { minLength: 3, maxLength: 14 }), async (pressed) => {
        bench.editor.open(picture)
        bench.editor.focus()
        select(bench.editor, picture)
        bench.changes.length = 0
        const first = bench.doc()
        for (const key of pressed) {
          if (key.text) await type(key.text)
          else await press(key.press)
          expectDrawn(bench)
        }
        expectTold(first, bench)
      }),
      { numRuns: 25 },
    )
  }, 180_000)
})

test("a composition is the browser's, and typing goes on after it", async () => {
  const bench = await open(story(p("نص <a>")))
  await type("ا")
  await devtools().send("Input.imeSetComposition", { text: "سل", selectionStart: 2, selectionEnd: 2 })
  await devtools().send("Input.insertText", { text: "سلام" })
  await type("ب")
  await expect.poll(() => cursor(bench.editor)).toBe("paragraph: نص اسلامب|")
  expectDrawn(bench)
})
