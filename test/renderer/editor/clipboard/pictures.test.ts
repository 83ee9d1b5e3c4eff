/** Pictures that come in by the clipboard and by dropping. */
import { describe, expect, test } from "vitest"
import {
  article,
  body,
  caption,
  credit,
  figure,
  headline,
  li,
  p,
  standfirst,
  ul,
} from "../../../support/pictures.ts"
import { type Bench, cursor, open, press, same, story, type } from "../harness.ts"

const png = (name = "image.png", kind = "image/png") => new File(["x"], name, { type: kind })

function paste({ editor }: Bench, data: { html?: string; text?: string; files?: File[] }) {
  const transfer = new DataTransfer()
  if (data.html !== undefined) transfer.setData("text/html", data.html)
  if (data.text !== undefined) transfer.setData("text/plain", data.text)
  for (const file of data.files ?? []) transfer.items.add(file)
  editor.view.dom.dispatchEvent(
    new ClipboardEvent("paste", { clipboardData: transfer, bubbles: true, cancelable: true }),
  )
}

/** The figure of a picture of that name, with nothing written under it. */
const empty = (name = "image.png") => figure({ src: `pictures/${name}` }, caption(), credit())

const asked = () => expect.poll(() => document.activeElement?.getAttribute("aria-label")).toBe("وصف الصورة")

describe("a picture", () => {
  test("on the clipboard is a figure at the cursor, which asks for its description first", async () => {
    const bench = await open(story(p("قبل"), p("<a>"), p("بعد")))
    paste(bench, { files: [png()] })
    await asked()
    same(bench.doc(), story(p("قبل"), empty(), p("بعد")))
    await type("وفد")
    await press("Enter")
    await type("شرح")
    same(
      bench.doc(),
      story(p("قبل"), figure({ src: "pictures/image.png", alt: "وفد" }, caption("شرح"), credit()), p("بعد")),
    )
    expect(bench.notices).toEqual([])
  })

  test("that was copied from a page comes in once, and is not called lost", async () => {
    const bench = await open(story(p("<a>نص")))
    paste(bench, { html: '<meta charset="utf-8"><img src="https://example.org/a.png">', files: [png()] })
    await asked()
    same(bench.doc(), story(p("نص"), empty()))
    expect(bench.notices).toEqual([])
  })

  test("beside text comes in with the text", async () => {
    const bench = await open(story(p("قبل "), p("بعد<a>")))
    paste(bench, { html: '<p> كلام <img src="https://example.org/a.png"></p>', text: "كلام", files: [png()] })
    await asked()
    same(bench.doc(), story(p("قبل "), p("بعدكلام"), empty()))
    const other = await open(article(headline("<a>"), standfirst(), body(p())))
    paste(other, { text: "قمة\nأول\nثان", files: [png()] })
    await asked()
    same(other.doc(), article(headline("قمة"), standfirst(), body(empty(), p("أول"), p("ثان"))))
    expect(other.imports).toEqual([])
  })

  test("that only shows the text beside it, as office programs copy, stays out", async () => {
    const bench = await open(story(p("<a>")))
    const html =
      '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><meta name=Generator content="Microsoft Excel 15"><table><tr><td>أ</td><td>ب</td></tr></table></html>'
    paste(bench, { html, text: "أ\tب", files: [png()] })
    same(bench.doc(), story(p("أ | ب")))
    const word = await open(story(p("<a>")))
    const office = '<html xmlns:o="urn:schemas-microsoft-com:office:office">'
    paste(word, { html: `${office}<p>نص <img src="file:///C:/a.png"></p></html>`, files: [png()] })
    same(word.doc(), story(p("نص")))
    expect(word.notices).toHaveLength(1)
    const alone = await open(story(p("<a>نص")))
    paste(alone, { html: `${office}<p><img src="file:///C:/a.png"></p></html>`, files: [png()] })
    await asked()
    same(alone.doc(), story(p("نص"), empty()))
  })

  test("goes to the body from the headline, and after a list and a figure", async () => {
    const bench = await open(article(headline("قم<a>ة"), standfirst(), body(p("نص"))))
    paste(bench, { files: [png()] })
    await asked()
    same(bench.doc(), article(headline("قمة"), standfirst(), body(empty(), p("نص"))))
    const list = await open(story(ul(li(p("بن<a>د"))), p("بعد")))
    paste(list, { files: [png()] })
    await asked()
    same(list.doc(), story(ul(li(p("بند"))), empty(), p("بعد")))
    const other = await open(story(figure({ src: "a.jpg" }, caption("<a>"), credit()), p("بعد")))
    paste(other, { files: [png()] })
    await asked()
    same(other.doc(), story(figure({ src: "a.jpg" }, caption(), credit()), empty(), p("بعد")))
  })

  test("that the newsroom refuses changes nothing, and the text keeps its selection", async () => {
    const bench = await open(story(p("ن<a>ص كامل<b>")))
    const store = Promise.withResolvers<null>()
    bench.store = () => store.promise
    paste(bench, { files: [png("a.heic", "image/heic")] })
    store.resolve(null)
    await expect.poll(() => bench.editor.view.hasFocus()).toBe(true)
    same(bench.doc(), story(p("نص كامل")))
  })

  test("that takes its time goes where it was pasted, and never into another article", async () => {
    const bench = await open(story(p("أول<a>"), p("ثان")))
    const first = Promise.withResolvers<string>()
    bench.store = () => first.promise
    paste(bench, { files: [png()] })
    bench.editor.view.dispatch(
      bench.editor.view.state.tr.insertText(
        "قبل ",
        bench.doc().child(0).nodeSize + bench.doc().child(1).nodeSize + 2,
      ),
    )
    first.resolve("pictures/image.png")
    await asked()
    same(bench.doc(), story(p("قبل أول"), empty(), p("ثان")))
    const second = Promise.withResolvers<string>()
    bench.store = () => second.promise
    paste(bench, { files: [png()] })
    bench.editor.open(story(p("غيره")))
    second.resolve("pictures/image.png")
    await second.promise
    same(bench.doc(), story(p("غيره")))
  })
})

describe("several pictures", () => {
  test("are figures in their order, in one step, and Enter goes from one to the next", async () => {
    const bench = await open(story(p("<a>نص"), p("بعد")))
    const { left, top } = bench.editor.view.coordsAtPos(bench.editor.view.state.selection.from)
    expect(bench.editor.takePictures([png("a.png"), png("b.png")], { left, top: top + 2 })).toBe(true)
    await asked()
    same(bench.doc(), story(p("نص"), empty("a.png"), empty("b.png"), p("بعد")))
    await type("أول")
    await press("Enter", "Enter", "Enter")
    await asked()
    await type("ثان")
    await press("Enter")
    expect(cursor(bench.editor)).toBe("caption: |")
    expect(
      bench
        .doc()
        .child(2)
        .children.map(({ attrs }) => attrs.alt),
    ).toEqual([undefined, "أول", "ثان", undefined])
    bench.editor.run("undo")
    bench.editor.run("undo")
    bench.editor.run("undo")
    same(bench.doc(), story(p("نص"), p("بعد")))
  })

  test("are not taken while the article is read-only", async () => {
    const bench = await open(story(p("<a>نص")))
    bench.editor.setWritable(false)
    expect(bench.editor.takePictures([png()], null)).toBe(false)
  })
})
