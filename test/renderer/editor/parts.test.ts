import { describe, expect, test } from "vitest"
import type { Article } from "../../../main/article/schema.ts"
import {
  article,
  body,
  br,
  caption,
  credit,
  figure,
  h2,
  headline,
  hr,
  li,
  ol,
  p,
  quote,
  related,
  relatedLink,
  standfirst,
  ul,
} from "../../support/pictures.ts"
import { cursor, open, press, same, select, story, type } from "./harness.ts"

const bodyOf = (doc: Article) => doc.child(2)

describe("three parts", () => {
  test("a whole article is written from nothing with Enter alone", async () => {
    const { editor, doc } = await open(article(headline("<a>"), standfirst(), body(p())))
    await type("قمة عربية")
    await press("Enter")
    await type("تبدأ غداً")
    await press("Enter")
    await type("وصل الوفد")
    await press("Enter")
    await type("وغادر")
    same(doc(), article(headline("قمة عربية"), standfirst("تبدأ غداً"), body(p("وصل الوفد"), p("وغادر"))))
    expect(cursor(editor)).toBe("paragraph: وغادر|")
  })

  test("Enter in the middle of a headline goes on and changes nothing", async () => {
    const before = article(headline("قمة <a>عربية"), standfirst("غداً"), body(p("نص")))
    const { editor, doc } = await open(before)
    await press("Enter")
    same(doc(), before)
    expect(cursor(editor)).toBe("standfirst: غداً|")
  })

  test("Enter with part of a headline selected deletes nothing", async () => {
    const before = article(headline("<a>قمة<b> عربية"), standfirst(), body(p("نص")))
    const { editor, doc } = await open(before)
    await press("Enter")
    same(doc(), before)
    expect(cursor(editor)).toBe("standfirst: |")
  })

  test("from the standfirst Enter goes to the body, and makes a paragraph before a block without text", async () => {
    const { editor, doc } = await open(article(headline("قمة"), standfirst("غداً<a>"), body(hr(), p("نص"))))
    await press("Enter")
    await type("أول")
    same(bodyOf(doc()), body(p("أول"), hr(), p("نص")))
    expect(cursor(editor)).toBe("paragraph: أول|")
  })

  test.each([
    ["Backspace", article(headline("<a>قمة"), standfirst("غداً"), body(p("نص")))],
    ["Delete", article(headline("قمة<a>"), standfirst("غداً"), body(p("نص")))],
    ["Backspace", article(headline("قمة"), standfirst("<a>غداً"), body(p("نص")))],
    ["Delete", article(headline("قمة"), standfirst("غداً<a>"), body(p("نص")))],
    ["Backspace", article(headline("قمة"), standfirst("غداً"), body(p("<a>نص")))],
    ["Delete", article(headline("قمة"), standfirst("غداً"), body(p("نص<a>")))],
    ["Backspace", article(headline(), standfirst("<a>"), body(p()))],
    ["Delete", article(headline("<a>"), standfirst(), body(p()))],
    ["Control+Backspace", article(headline("قمة"), standfirst("<a>غداً"), body(p("نص")))],
    ["Control+Delete", article(headline("قمة"), standfirst("غداً<a>"), body(p("نص")))],
  ])("%s at the edge of a part, pressed twice, changes nothing (%#)", async (key, before) => {
    const { doc } = await open(before)
    await press(key, key)
    same(doc(), before)
  })

  test("Backspace in the body's first, empty paragraph takes it away and stays in the body", async () => {
    const { editor, doc } = await open(story(p("<a>"), p("نص")))
    await press("Backspace", "Backspace")
    same(doc(), story(p("نص")))
    expect(cursor(editor)).toBe("paragraph: |نص")
  })

  test("select all takes the part first, then everything; Backspace keeps the parts", async () => {
    const { editor, doc } = await open(story(p("نص<a>"), p("آخر")))
    await press("Control+a")
    expect(
      editor.view.state.selection
        .content()
        .content.textBetween(0, editor.view.state.selection.content().content.size, "|"),
    ).toBe("نص|آخر")
    await press("Control+a", "Backspace")
    same(doc(), article(headline(), standfirst(), body(p())))
    await press("Control+z")
    same(doc(), story(p("نص"), p("آخر")))
  })

  test("typing over everything keeps the parts", async () => {
    const { doc } = await open(story(p("نص<a>")))
    await press("Control+a", "Control+a")
    await type("جديد")
    same(doc(), article(headline("جديد"), standfirst(), body(p())))
  })

  test.each(["Backspace", "Delete", "x"])(
    "a selection across parts loses what is selected and nothing else (%s)",
    async (key) => {
      const { doc } = await open(
        article(headline("قمة <a>عربية"), standfirst("غداً"), body(p("وصل"), p("الوفد<b> أمس"))),
      )
      if (key === "x") await type("x")
      else await press(key)
      same(doc(), article(headline(key === "x" ? "قمة x" : "قمة "), standfirst(), body(p(" أمس"))))
    },
  )

  test("the key to the body goes to its start, the others to the end of their part", async () => {
    const { editor } = await open(story(p("نص<a>")))
    await press("Control+1")
    expect(cursor(editor)).toBe("headline: قمة|")
    await press("Control+2")
    expect(cursor(editor)).toBe("standfirst: في عمان|")
    await press("Control+3")
    expect(cursor(editor)).toBe("paragraph: |نص")
  })
})

describe("arrows in right-to-left text", () => {
  test("Down and Up cross the parts", async () => {
    const { editor } = await open(article(headline("قم<a>ة"), standfirst("غداً"), body(p("نص"))))
    await press("ArrowDown")
    expect(cursor(editor)).toMatch(/^standfirst/)
    await press("ArrowDown")
    expect(cursor(editor)).toMatch(/^paragraph/)
    await press("ArrowUp", "ArrowUp")
    expect(cursor(editor)).toMatch(/^headline/)
  })

  test("Left goes forward over the edge of a part, Right backward", async () => {
    const { editor } = await open(article(headline("قمة<a>"), standfirst("غداً"), body(p("نص"))))
    await press("ArrowLeft")
    expect(cursor(editor)).toBe("standfirst: |غداً")
    await press("ArrowRight")
    expect(cursor(editor)).toBe("headline: قمة|")
    await press("ArrowLeft", "Control+2", "ArrowLeft")
    expect(cursor(editor)).toBe("paragraph: |نص")
  })

  test("in a left-to-right paragraph Right goes forward", async () => {
    const { editor } = await open(story(p("نص"), p({ dir: "ltr" }, "BBC<a>"), p("آخر")))
    await press("ArrowRight")
    expect(cursor(editor)).toBe("paragraph: |آخر")
    // The same key again goes on; another one goes where it points.
    await press("ArrowRight")
    expect(cursor(editor)).toBe("paragraph: آ|خر")
    await press("Home", "ArrowRight")
    expect(cursor(editor)).toBe("paragraph: BBC|")
  })

  test("forward through a body of blocks without text, stopping at each and between them", async () => {
    const { editor } = await open(
      article(
        headline("قمة"),
        standfirst("عمان<a>"),
        body(hr(), related(), figure({ src: "a.jpg" }, caption("شرح"), credit()), hr()),
      ),
    )
    const seen: string[] = []
    for (let step = 0; step < 11; step++) {
      await press("ArrowDown")
      seen.push(cursor(editor))
    }
    expect(seen).toEqual([
      "[gap 0]",
      "[divider]",
      "[gap 1]",
      "[related]",
      "[gap 2]",
      "[figure]",
      expect.stringMatching(/^caption/),
      "credit: |",
      "[gap 3]",
      "[divider]",
      "[gap 4]",
    ])
    const back: string[] = []
    for (let step = 0; step < 11; step++) {
      await press("ArrowUp")
      back.push(cursor(editor))
    }
    expect(back).toEqual([
      "[divider]",
      "[gap 3]",
      "credit: |",
      expect.stringMatching(/^caption/),
      "[figure]",
      "[gap 2]",
      "[related]",
      "[gap 1]",
      "[divider]",
      "[gap 0]",
      expect.stringMatching(/^standfirst/),
    ])
  })

  test("Left and Right do the same, backward and forward as the text runs", async () => {
    const { editor } = await open(story(p("نص<a>"), hr(), related(), p("آخر")))
    const seen: string[] = []
    for (const key of [
      "ArrowLeft",
      "ArrowLeft",
      "ArrowLeft",
      "ArrowLeft",
      "ArrowRight",
      "ArrowRight",
      "ArrowRight",
      "ArrowRight",
    ]) {
      await press(key)
      seen.push(cursor(editor))
    }
    expect(seen).toEqual([
      "[divider]",
      "[gap 2]",
      "[related]",
      "paragraph: |آخر",
      "[related]",
      "[gap 2]",
      "[divider]",
      "paragraph: نص|",
    ])
  })

  test.each(["[gap 0]", "[gap 1]"])("text can be typed before and after a lone block (%s)", async (gap) => {
    const { editor, doc } = await open(article(headline("قمة"), standfirst("عمان<a>"), body(hr())))
    while (cursor(editor) !== gap) await press("ArrowDown")
    await type("نص")
    same(bodyOf(doc()), gap === "[gap 0]" ? body(p("نص"), hr()) : body(hr(), p("نص")))
  })
})

describe("Enter, Backspace and Tab in the body", () => {
  test("a new paragraph has the direction of the one before", async () => {
    const { doc } = await open(story(p({ dir: "ltr" }, "Reuters<a>")))
    await press("Enter")
    await type("AFP")
    same(bodyOf(doc()), body(p({ dir: "ltr" }, "Reuters"), p({ dir: "ltr" }, "AFP")))
  })

  test("Shift-Enter breaks the line", async () => {
    const { doc } = await open(story(p("سطر<a>")))
    await press("Shift+Enter")
    await type("آخر")
    same(bodyOf(doc()), body(p("سطر", br(), "آخر")))
  })

  test("a subhead is followed by a paragraph, and splits into one", async () => {
    const { doc } = await open(story(h2("خلفية<a> القمة")))
    await press("Enter")
    same(bodyOf(doc()), body(h2("خلفية"), p(" القمة")))
    await press("Control+z")
    await press("End", "Enter")
    await type("نص")
    same(bodyOf(doc()), body(h2("خلفية القمة"), p("نص")))
  })

  test("Enter twice leaves a list and a quote", async () => {
    const { doc } = await open(story(ul(li(p("أول<a>")))))
    await press("Enter")
    await type("ثان")
    await press("Enter", "Enter")
    await type("نص")
    same(bodyOf(doc()), body(ul(li(p("أول")), li(p("ثان"))), p("نص")))
    const other = await open(story(quote(p("قال<a>"))))
    await press("Enter", "Enter")
    await type("نص")
    same(bodyOf(other.doc()), body(quote(p("قال")), p("نص")))
  })

  test("Tab sinks an item and Shift-Tab lifts it", async () => {
    const before = story(ul(li(p("أول")), li(p("ثان<a>"))))
    const { doc } = await open(before)
    await press("Tab")
    same(bodyOf(doc()), body(ul(li(p("أول"), ul(li(p("ثان")))))))
    await press("Shift+Tab")
    same(doc(), before)
  })

  test("Tab leaves the text outside of lists", async () => {
    const { editor, place } = await open(story(p("نص<a>")))
    place.after(Object.assign(document.createElement("button"), { className: "next", textContent: "x" }))
    await press("Tab")
    expect(editor.view.hasFocus()).toBe(false)
    document.querySelector(".next")?.remove()
  })

  test.each([
    ["a subhead", story(h2("<a>خلفية")), body(p("خلفية"))],
    ["a quote", story(quote(p("<a>قال"), p("وأضاف"))), body(p("قال"), quote(p("وأضاف")))],
    ["a list", story(ol(li(p("<a>أول")), li(p("ثان")))), body(p("أول"), ol(li(p("ثان"))))],
  ])("Backspace at the start of %s makes it a paragraph", async (_name, before, after) => {
    const { doc } = await open(before)
    await press("Backspace")
    same(bodyOf(doc()), after)
  })

  test.each([
    ["a paragraph", story(p("أول"), p("<a>ثان")), body(p("أولثان"))],
    ["a list", story(ul(li(p("أول"))), p("<a>ثان")), body(ul(li(p("أولثان"))))],
    ["a quote", story(quote(p("أول")), p("<a>ثان")), body(quote(p("أولثان")))],
    [
      "a subhead, its line breaks made spaces",
      story(h2("أول"), p("<a>ثان", br(), "ثالث")),
      body(h2("أولثان ثالث")),
    ],
    ["an empty line, keeping its own kind", story(p(), quote(p("<a>قال"))), body(p(), p("قال"))],
  ])("Backspace joins a paragraph to %s", async (_name, before, after) => {
    const { doc } = await open(before)
    await press("Backspace")
    same(bodyOf(doc()), after)
  })

  test.each([
    ["a list", story(p("أول<a>"), ul(li(p("ثان")), li(p("ثالث")))), body(p("أولثان"), ul(li(p("ثالث"))))],
    ["a subhead", story(p("أول<a>"), h2("ثان")), body(p("أولثان"))],
    ["the last item's next paragraph", story(ul(li(p("أول<a>"))), p("ثان")), body(ul(li(p("أولثان"))))],
  ])("Delete joins %s", async (_name, before, after) => {
    const { doc } = await open(before)
    await press("Delete")
    same(bodyOf(doc()), after)
  })

  test.each([
    ["Backspace", story(hr(), p("<a>نص"))],
    ["Delete", story(p("نص<a>"), hr())],
  ])("%s beside a block selects it, and removes it the second time", async (key, before) => {
    const { editor, doc } = await open(before)
    await press(key)
    same(doc(), before)
    expect(cursor(editor)).toBe("[divider]")
    await press(key)
    same(bodyOf(doc()), body(p("نص")))
  })

  test.each([hr(), related(relatedLink("أ")), figure({ src: "a.jpg" }, caption("شرح"), credit())])(
    "typing on a selected block never destroys it (%#)",
    async (block) => {
      const before = story("<node>", block)
      const { doc } = await open(before)
      await type("نص")
      const made = doc().child(2)
      expect(made.textContent).toContain("نص")
      expect(made.firstChild!.type.name).toBe(block.type.name)
      expect(made.textContent).toContain(block.textContent)
    },
  )
})

test("a mark's edge: what is typed after a link is no link", async () => {
  const { link } = await import("../../support/pictures.ts")
  const before = story(p("انظر ", link({ href: "https://example.org/" }, "هنا"), "<a>"))
  const { doc, editor } = await open(before)
  select(editor, before)
  await type(" ثم")
  same(bodyOf(doc()), body(p("انظر ", link({ href: "https://example.org/" }, "هنا"), " ثم")))
})
