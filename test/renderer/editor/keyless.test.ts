/** Lines of text that come without a key: from text expansion, dictation, input methods and other programs. */
import { NodeSelection, TextSelection } from "prosemirror-state"
import { describe, expect, test } from "vitest"
import { cdp } from "vitest/browser"
import {
  article,
  body,
  caption,
  credit,
  figure,
  h2,
  headline,
  hr,
  li,
  note,
  ol,
  p,
  quote,
  related,
  relatedLink,
  standfirst,
  ul,
} from "../../support/pictures.ts"
import { type Bench, frame, open, press, same, select, type } from "./harness.ts"

const devtools = () => cdp() as unknown as { send(method: string, parameters: object): Promise<void> }

const inserted = (text: string) => devtools().send("Input.insertText", { text })

/** How text comes without a key. */
const ways: Record<string, (text: string) => Promise<unknown> | unknown> = {
  "from another program": inserted,
  "by a script's command": (text) => document.execCommand("insertText", false, text),
  "as an input method's phrase": async (text) => {
    await devtools().send("Input.imeSetComposition", { text: "سطر", selectionStart: 3, selectionEnd: 3 })
    await inserted(text)
  },
}

/** An article with each kind of block, and `<NAME>` in each field that takes text. */
const full = () =>
  article(
    headline("قمة <headline>عربية"),
    standfirst("المقدمة <standfirst>كاملة"),
    body(
      p("الفقرة <paragraph>الأولى"),
      h2("عنوان <subhead>فرعي"),
      quote(p("قول <quote>مأثور")),
      ul(li(p("بند <item>أول"), ol(li(p("بند <inner>تحته"))))),
      figure({ src: "dot.gif" }, caption("تعليق <caption>الصورة"), credit("تصوير <credit>فلان")),
      related(note("اقرأ <note>أيضا"), relatedLink({ url: "https://example.org" }, "خبر <link>سابق")),
      hr(),
      p("الفقرة <last>الأخيرة"),
    ),
  )

/** The lines of text of the article. */
const linesOf = ({ doc }: Bench) => {
  const found: string[] = []
  doc().descendants((node) => {
    if (node.isTextblock) found.push(...node.textBetween(0, node.content.size, undefined, "\n").split("\n"))
  })
  return found.filter(Boolean)
}

/** The words of `lines` in alphabetical order, without the lines that came. */
const wordsOf = (lines: readonly string[]) =>
  lines
    .flatMap((line) =>
      line
        .replace(/سطر (?:أول|ثان|ثالث)/, " ")
        .split(/\s+/)
        .filter(Boolean),
    )
    .sort()

for (const [way, insert] of Object.entries(ways))
  describe(`lines that come ${way}`, () => {
    for (const place of Object.keys(full().tag))
      test(`at the cursor in the ${place} take nothing away, and none is lost or joined to another`, async () => {
        const picture = full()
        const bench = await open(picture)
        const stood = linesOf(bench)
        const at = picture.tag[place]!
        bench.editor.view.dispatch(
          bench.editor.view.state.tr.setSelection(TextSelection.create(bench.doc(), at)),
        )
        await insert("سطر أول\nسطر ثان\nسطر ثالث")
        await frame()
        const stands = linesOf(bench)
        expect(stands.join(" ").match(/سطر (?:أول|ثان|ثالث)/g)).toEqual(["سطر أول", "سطر ثان", "سطر ثالث"])
        for (const line of ["سطر أول", "سطر ثان", "سطر ثالث"])
          expect(stands.filter((stand) => stand.includes(line))).toHaveLength(1)
        expect(wordsOf(stands)).toEqual(wordsOf(stood))
        bench.doc().check()
      })
  })

test("blocks that a script puts into the page over a wall take nothing away", async () => {
  for (const place of ["headline", "standfirst", "caption"]) {
    const picture = full()
    const bench = await open(picture)
    const stood = linesOf(bench)
    const at = TextSelection.create(bench.doc(), picture.tag[place]!)
    bench.editor.view.dispatch(bench.editor.view.state.tr.setSelection(at))
    document.execCommand("insertHTML", false, "<p>سطر أول</p><p>سطر ثان</p><p>سطر ثالث</p>")
    await frame()
    const stands = linesOf(bench)
    expect(stands.join(" ").match(/سطر (?:أول|ثان|ثالث)/g)).toEqual(["سطر أول", "سطر ثان", "سطر ثالث"])
    expect(wordsOf(stands)).toEqual(wordsOf(stood))
  }
})

test("the rest of the lines for a headline goes to the start of the body, and a notice says so", async () => {
  const bench = await open(
    article(headline("خبر أول<a>"), standfirst(), body(p("الفقرة الأولى."), p("الفقرة الثانية."))),
  )
  await inserted(" سطر أول\nسطر ثان\nسطر ثالث")
  await frame()
  same(
    bench.doc(),
    article(
      headline("خبر أول سطر أول"),
      standfirst(),
      body(p("سطر ثان"), p("سطر ثالث"), p("الفقرة الأولى."), p("الفقرة الثانية.")),
    ),
  )
  expect(bench.notices).toHaveLength(1)
  await press("Control+z")
  same(
    bench.doc(),
    article(headline("خبر أول"), standfirst(), body(p("الفقرة الأولى."), p("الفقرة الثانية."))),
  )
})

for (const [way, insert] of Object.entries(ways)) {
  test(`every kind of line end that comes ${way} parts two lines`, async () => {
    for (const end of ["\n", "\r\n", "\r", "\v", "\f", "\u0085", "\u2028", "\u2029", "\n\n"]) {
      const bench = await open(article(headline("قمة"), standfirst(), body(p("قبل <a>بعد"))))
      await insert(`أول${end}ثان `)
      await frame()
      same(bench.doc(), article(headline("قمة"), standfirst(), body(p("قبل أول"), p("ثان بعد"))))
    }
  })

  // No input method has a phrase of line ends alone.
  if (way === "as an input method's phrase") continue
  test(`line ends with nothing between them that come ${way} are one Enter, also over a selection`, async () => {
    for (const ends of ["\n", "\n\n\n", "  \n  ", "\u2028", "\t\n"]) {
      const bench = await open(article(headline("قمة"), standfirst(), body(p("قبل <a>كلمة<b>بعد"))))
      await insert(ends)
      await frame()
      same(bench.doc(), article(headline("قمة"), standfirst(), body(p("قبل "), p("بعد"))))
    }
  })
}

test("lines over a word that a correction names take the place of that word alone", async () => {
  for (const [text, ...lines] of [
    ["سطر أول\nسطر ثان", "قبل سطر أول", "سطر ثان بعد"],
    ["\n", "قبل ", " بعد"],
  ]) {
    const bench = await open(article(headline("قمة"), standfirst(), body(p("قبل خطأ بعد"), p("آخر<a>"))))
    const words = [...bench.place.querySelectorAll("p")].find((block) => block.textContent === "قبل خطأ بعد")
    const node = words!.firstChild!
    const range = new StaticRange({ startContainer: node, startOffset: 4, endContainer: node, endOffset: 7 })
    const dataTransfer = new DataTransfer()
    dataTransfer.setData("text/plain", text!)
    const told = { inputType: "insertReplacementText", dataTransfer, targetRanges: [range] }
    bench.editor.view.dom.dispatchEvent(
      new InputEvent("beforeinput", { ...told, bubbles: true, cancelable: true }),
    )
    await frame()
    same(bench.doc(), article(headline("قمة"), standfirst(), body(...lines.map((line) => p(line)), p("آخر"))))
  }
})

for (const [way, insert] of Object.entries(ways))
  test(`lines that come ${way} take the place of a selection over several parts, and of nothing else`, async () => {
    const bench = await open(
      article(headline("قمة <a>عربية"), standfirst("كلها"), body(p("أولى <b>باقية"), p("ثانية"))),
    )
    await insert("سطر أول\nسطر ثان")
    await frame()
    same(
      bench.doc(),
      article(headline("قمة سطر أول"), standfirst(), body(p("سطر ثان"), p("باقية"), p("ثانية"))),
    )
  })

test("lines beside a selected block go after it", async () => {
  const picture = article(headline("قمة"), standfirst(), body(p("أولى"), hr(), p("ثانية")))
  const bench = await open(picture)
  const { view } = bench.editor
  let at = -1
  bench.doc().descendants((node, pos) => {
    if (node.type.name === "divider") at = pos
  })
  view.dispatch(view.state.tr.setSelection(NodeSelection.create(bench.doc(), at)))
  await inserted("سطر أول\nسطر ثان")
  await frame()
  same(
    bench.doc(),
    article(headline("قمة"), standfirst(), body(p("أولى"), hr(), p("سطر أول"), p("سطر ثان"), p("ثانية"))),
  )
})

test("typing goes on behind the lines that came", async () => {
  for (const insert of Object.values(ways)) {
    const bench = await open(article(headline("قمة"), standfirst(), body(p("قبل <a>"), p("آخر"))))
    await insert("أول\nثان")
    await frame()
    await type(" ثم")
    same(bench.doc(), article(headline("قمة"), standfirst(), body(p("قبل أول"), p("ثان ثم"), p("آخر"))))
  }
})

test("an Enter that comes without a key goes from the headline to the standfirst, as the key does", async () => {
  const bench = await open(article(headline("قمة<a>عربية"), standfirst("كاملة"), body(p("أولى"))))
  await inserted("\n")
  await frame()
  await inserted("س")
  same(bench.doc(), article(headline("قمةعربية"), standfirst("كاملةس"), body(p("أولى"))))
})

test("nothing comes into an article that is not to be written in", async () => {
  const picture = full()
  const bench = await open(picture)
  bench.editor.setWritable(false)
  for (const insert of Object.values(ways)) {
    select(bench.editor, picture)
    await insert("سطر أول\nسطر ثان")
    await frame()
  }
  same(bench.doc(), picture)
})

describe("an input method's phrase over a selected block", () => {
  const blocks = {
    figure: figure({ src: "dot.gif" }, caption("تعليق"), credit("فلان")),
    related: related(note("اقرأ"), relatedLink({ url: "https://example.org" }, "خبر")),
    divider: hr(),
  }
  for (const [name, block] of Object.entries(blocks))
    test.each([1, 2, 3])(`stands beside or in the ${name} once, after %d drafts`, async (drafts) => {
      const bench = await open(article(headline("قمة"), standfirst(), body(p("قبل"), block, p("بعد"))))
      const { view } = bench.editor
      let at = -1
      bench.doc().descendants((node, pos) => {
        if (node.type.name === name) at = pos
      })
      view.dispatch(view.state.tr.setSelection(NodeSelection.create(bench.doc(), at)))
      view.focus()
      for (const text of ["سط", "سطو", "سطور"].slice(0, drafts)) {
        await devtools().send("Input.imeSetComposition", {
          text,
          selectionStart: text.length,
          selectionEnd: text.length,
        })
        await frame()
      }
      await inserted("سطر")
      await frame()
      expect(linesOf(bench).filter((line) => line.startsWith("سط"))).toEqual(["سطر"])
      expect(linesOf(bench)).toHaveLength(name === "figure" ? 6 : name === "related" ? 6 : 4)
      bench.doc().check()
    })
})
