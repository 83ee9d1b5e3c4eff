import { describe, expect, test } from "vitest"
import {
  br,
  caption,
  credit,
  em,
  figure,
  h2,
  h3,
  hr,
  isolate,
  li,
  link,
  note,
  ol,
  type Picture,
  p,
  quote,
  related,
  relatedLink,
  strong,
  ul,
} from "../../support/pictures.ts"
import { cursor, open, paste, press, same, settled, story, type } from "./harness.ts"

const answer = (title: string | null, href: string, target: string | null = null) => ({
  title,
  href,
  article: target,
})

describe("the related block", () => {
  test("gets a note by Tab, which goes on to the rows", async () => {
    const { editor, doc } = await open(story("<node>", related()))
    await press("Tab")
    await type("للمكتب")
    same(doc(), story(related(note("للمكتب"))))
    await press("Tab")
    expect(cursor(editor)).toBe("[related]")
  })

  test("has one note at most: Tab from a row goes to the one that is there, and back", async () => {
    const { editor, doc } = await open(story(related(note("للمكتب"), relatedLink("أ<a>"))))
    await press("Tab")
    expect(cursor(editor)).toBe("related_note: للمكتب|")
    await press("Tab")
    expect(cursor(editor)).toBe("related_link: أ|")
    same(doc(), story(related(note("للمكتب"), relatedLink("أ"))))
  })

  test("its command puts it in the place of an empty paragraph, selected; a key adds links", async () => {
    const { editor, doc, answers, asked } = await open(story(p("نص"), p("<a>")))
    answers.push(answer("سابق", "https://example.org/1"), answer("آخر", "", "abcd-1234"))
    await press("Control+Shift+r")
    same(doc(), story(p("نص"), related()))
    expect(cursor(editor)).toBe("[related]")
    await press("Control+l")
    await settled()
    expect(asked).toEqual([answer("", "")])
    expect(cursor(editor)).toBe("related_link: سابق|")
    await press("Enter")
    await settled()
    same(
      doc(),
      story(
        p("نص"),
        related(
          relatedLink({ url: "https://example.org/1" }, "سابق"),
          relatedLink({ article: "abcd-1234" }, "آخر"),
        ),
      ),
    )
    await press("Escape")
    await type("بعد")
    expect(doc().child(2).lastChild!.textContent).toBe("بعد")
    expect(editor.view.hasFocus()).toBe(true)
  })

  test("its title is typed in place, its target pasted in place", async () => {
    const { editor, doc } = await open(story("<node>", related()))
    await type("سابق")
    paste(editor, { text: "https://example.org/1" })
    same(doc(), story(related(relatedLink({ url: "https://example.org/1" }, "سابق"))))
    paste(editor, { text: "https://example.org/2" })
    await type("آخر")
    same(
      doc(),
      story(
        related(
          relatedLink({ url: "https://example.org/1" }, "سابق"),
          relatedLink({ url: "https://example.org/2" }, "آخر"),
        ),
      ),
    )
  })

  test("the link key edits the row, and can remove it", async () => {
    const { editor, doc, answers, asked } = await open(
      story(related(relatedLink({ url: "https://example.org/1" }, "ساب<a>ق"))),
    )
    answers.push(answer("لاحق", "https://example.org/2"), answer(null, "javascript:1"), "remove")
    await press("Control+l")
    await settled()
    expect(asked).toEqual([answer("سابق", "https://example.org/1")])
    same(doc(), story(related(relatedLink({ url: "https://example.org/2" }, "لاحق"))))
    await press("Control+l")
    await settled()
    same(doc(), story(related(relatedLink({ url: "https://example.org/2" }, "لاحق"))))
    await press("Control+l")
    await settled()
    same(doc(), story(related()))
    expect(cursor(editor)).toBe("[related]")
  })

  test("rows move by keyboard and stay in their block, after its note", async () => {
    const { doc, editor } = await open(
      story(related(note("للمكتب"), relatedLink("أ"), relatedLink("ب<a>")), p("نص")),
    )
    await press("Alt+ArrowUp", "Alt+ArrowUp")
    same(doc(), story(related(note("للمكتب"), relatedLink("ب"), relatedLink("أ")), p("نص")))
    expect(cursor(editor)).toBe("related_link: ب|")
    await press("Alt+ArrowDown", "Alt+ArrowDown")
    same(doc(), story(related(note("للمكتب"), relatedLink("أ"), relatedLink("ب")), p("نص")))
  })

  test("Backspace empties a row, removes it, selects the block, removes the block", async () => {
    const { editor, doc } = await open(story(p("نص"), related(relatedLink("أ<a>"))))
    await press("Backspace")
    same(doc(), story(p("نص"), related(relatedLink())))
    await press("Backspace")
    same(doc(), story(p("نص"), related()))
    expect(cursor(editor)).toBe("[related]")
    await press("Backspace")
    same(doc(), story(p("نص")))
  })

  test("it may stay empty with its note", async () => {
    const { doc, place } = await open(story(related(note("من حقل المواد المرتبطة")), p("<a>")))
    same(doc(), story(related(note("من حقل المواد المرتبطة")), p()))
    expect(getComputedStyle(place.querySelector(".teach")!).display).toBe("block")
  })

  test("rows show section and date, or the site, and the current one is marked with its keys", async () => {
    const { editor, place, summaries } = await open(
      story(
        related(
          relatedLink({ article: "abcd-1234" }, "أ"),
          relatedLink({ url: "https://www.example.org/x" }, "ب<a>"),
        ),
      ),
    )
    summaries.push({
      id: "abcd-1234",
      kind: "article",
      name: "a.html",
      headline: "أ",
      section: "دوليات",
      status: "draft",
      updated: "2026-11-20T10:00:00.000Z",
      copyOf: null,
    })
    editor.relabel()
    expect([...place.querySelectorAll(".facts")].map((facts) => facts.textContent)).toEqual([
      "دوليات · 20 نوفمبر",
      "example.org",
    ])
    expect(place.querySelectorAll(".row.current")).toHaveLength(1)
    expect(place.querySelector(".row.current")?.textContent).toContain("ب")
    expect(getComputedStyle(place.querySelector(".keys")!).display).toBe("flex")
    expect(place.querySelector(".keys bdi")?.getAttribute("dir")).toBe("ltr")
  })

  test("an answer that comes after another article was opened changes nothing", async () => {
    const bench = await open(story("<node>", related()))
    bench.answers.push(answer("سابق", "https://example.org/1"))
    await press("Enter")
    const other = story(p("غيره"))
    bench.editor.open(other)
    await settled()
    same(bench.doc(), other)
  })
})

describe("the insert menu", () => {
  test("a slash opens it, typing narrows it in either language, Enter takes", async () => {
    const { editor, doc, place } = await open(story(p("<a>")))
    await type("/")
    const options = () => [...place.querySelectorAll("[role=option]")].map((option) => option.id)
    expect(options()).toHaveLength(8)
    expect(editor.view.dom.getAttribute("aria-activedescendant")).toBe("insert-related")
    await press("ArrowDown")
    expect(editor.view.dom.getAttribute("aria-activedescendant")).toBe("insert-figure")
    await type("quo")
    expect(options()).toEqual(["insert-quote"])
    await press("Backspace", "Backspace", "Backspace")
    await type("اقرأ المزيد")
    expect(options()).toEqual(["insert-related"])
    await press("Enter")
    same(doc(), story(related()))
    expect(cursor(editor)).toBe("[related]")
    expect(place.querySelector("[role=listbox]")).toBeNull()
    expect(editor.view.dom.hasAttribute("aria-activedescendant")).toBe(false)
  })

  test("Escape leaves what was typed, and the next Enter is an ordinary one", async () => {
    const { doc, place } = await open(story(p("<a>")))
    await type("/صو")
    await press("Escape")
    expect(place.querySelector("[role=listbox]")).toBeNull()
    await press("Enter")
    same(doc(), story(p("/صو"), p()))
  })

  test("what no offer fits is plain text", async () => {
    const { doc, place } = await open(story(p("<a>")))
    await type("/غير ذلك")
    expect(place.querySelector("[role=listbox]")).toBeNull()
    await press("Enter")
    same(doc(), story(p("/غير ذلك"), p()))
  })

  test.each([
    ["عنوان فرعي", story(h2("س"))],
    ["numbered", story(ol(li(p("س"))))],
    ["قائمه", story(ul(li(p("س"))))],
    ["فاصل", story(hr(), p("س"))],
  ])("«/%s» makes one", async (name, after) => {
    const { doc } = await open(story(p("<a>")))
    await type(`/${name}`)
    await press("Enter")
    await type("س")
    same(doc(), after)
  })

  test("it opens at the line, at its start", async () => {
    const { place } = await open(story(p("نص"), p("<a>")))
    await type("/")
    const menu = place.querySelector("[role=listbox]")!.getBoundingClientRect()
    const line = place.querySelectorAll(".body > p")[1]!.getBoundingClientRect()
    expect(menu.top).toBeGreaterThan(line.top)
    expect(menu.top - line.bottom).toBeLessThan(20)
    expect(Math.abs(menu.right - line.right)).toBeLessThan(12)
  })
})

describe("figures", () => {
  test("a chosen picture comes in and asks for its description; Enter goes on to caption, credit and text", async () => {
    const bench = await open(story(p("<a>")))
    bench.picture = { src: "dot.gif", alt: "" }
    await press("Control+Shift+g")
    await settled()
    await expect.poll(() => document.activeElement?.getAttribute("aria-label")).toBe("وصف الصورة")
    await type("وفد")
    await press("Enter")
    await type("شرح")
    await press("Enter")
    await type("خاص")
    await press("Enter")
    await type("نص")
    same(bench.doc(), story(figure({ src: "dot.gif", alt: "وفد" }, caption("شرح"), credit("خاص")), p("نص")))
  })

  test("its three lines say what they are, in the language of the interface", async () => {
    const bench = await open(story(figure({ src: "dot.gif", alt: "وفد" }, caption("<a>شرح"), credit("خاص"))))
    const labels = () =>
      ["alt", "caption", "credit"].map(
        (name) => getComputedStyle(bench.place.querySelector(`figure .${name}`)!, "::before").content,
      )
    expect(labels()).toEqual(['"الوصف"', '"الشرح"', '"المصدر"'])
    bench.language = "en"
    bench.editor.relabel()
    expect(labels()).toEqual(['"Description"', '"Caption"', '"Credit"'])
    expect(bench.place.querySelector(".alt.none")).toBe(null)
  })

  test("Enter on the picture opens its description; Enter keeps it, Escape does not", async () => {
    const { editor, doc, place } = await open(
      story("<node>", figure({ src: "dot.gif" }, caption(), credit())),
    )
    await press("Enter")
    expect(place.querySelector("input")).toBe(document.activeElement)
    await type("وفد")
    await press("Enter")
    same(doc(), story(figure({ src: "dot.gif", alt: "وفد" }, caption(), credit())))
    expect(cursor(editor)).toBe("caption: |")
    expect(editor.view.hasFocus()).toBe(true)
    await press("ArrowUp", "Enter")
    await type("غيره")
    await press("Escape")
    same(doc(), story(figure({ src: "dot.gif", alt: "وفد" }, caption(), credit())))
    expect(place.querySelector("img")?.alt).toBe("وفد")
  })

  test("a picture that is not there is said plainly", async () => {
    const { place } = await open(story(figure({ src: "وفد.jpg" }, caption("<a>"), credit())))
    await expect.poll(() => place.querySelector(".missing")?.textContent).toContain("وفد.jpg")
  })
})

describe("formatting", () => {
  test("strong and emphasis in text, never in a headline", async () => {
    const { editor, doc } = await open(story(p("قال <a>الوزير<b>")))
    await press("Control+b", "Control+i")
    same(doc(), story(p("قال ", strong(em("الوزير")))))
    expect(editor.active("strong")).toBe(true)
    await press("Control+1", "Control+a")
    expect(editor.can("strong")).toBe(false)
    await press("Control+b")
    same(doc(), story(p("قال ", strong(em("الوزير")))))
  })

  test("a link is put on the selection, edited, opened and removed", async () => {
    const { doc, answers, asked, opened } = await open(story(p("انظر <a>هنا<b>")))
    answers.push(answer(null, "https://example.org/1"), answer(null, "", "abcd-1234"), "remove")
    await press("Control+l")
    await settled()
    same(doc(), story(p("انظر ", link({ href: "https://example.org/1" }, "هنا"))))
    await press("Control+Enter")
    expect(opened).toEqual(["https://example.org/1"])
    await press("Control+l")
    await settled()
    same(doc(), story(p("انظر ", link({ href: "article:abcd-1234" }, "هنا"))))
    await press("Control+l")
    await settled()
    same(doc(), story(p("انظر هنا")))
    expect(asked.map(({ href }) => href)).toEqual(["", "https://example.org/1", "article:abcd-1234"])
  })

  test("without a selection the dialog's title is the link's text", async () => {
    const { doc, answers } = await open(story(p("انظر <a>")))
    answers.push(answer("هنا", "https://example.org/1"))
    await press("Control+l")
    await settled()
    await type(" ثم")
    same(doc(), story(p("انظر ", link({ href: "https://example.org/1" }, "هنا"), " ثم")))
  })

  test("isolate takes the Latin run at the cursor, and gives it back", async () => {
    const { doc } = await open(story(p("اتصل على +962 6 123<a> 4567 غداً")))
    await press("Control+Shift+l")
    same(doc(), story(p("اتصل على ", isolate("+962 6 123 4567"), " غداً")))
    await press("Control+Shift+l")
    same(doc(), story(p("اتصل على +962 6 123 4567 غداً")))
  })

  test("blocks turn into one another and keep their direction and text", async () => {
    const { doc } = await open(story(p({ dir: "ltr" }, "a", br(), "b<a>")))
    await press("Control+Shift+h")
    same(doc(), story(h2({ dir: "ltr" }, "a b")))
    await press("Control+Shift+j")
    same(doc(), story(h3({ dir: "ltr" }, "a b")))
    await press("Control+Shift+b")
    same(doc(), story(quote({ dir: "ltr" }, p({ dir: "ltr" }, "a b"))))
    await press("Control+Shift+0")
    same(doc(), story(p({ dir: "ltr" }, "a b")))
    await press("Control+Shift+8")
    same(doc(), story(ul({ dir: "ltr" }, li({ dir: "ltr" }, p({ dir: "ltr" }, "a b")))))
    await press("Control+Shift+7")
    same(doc(), story(ol({ dir: "ltr" }, li({ dir: "ltr" }, p({ dir: "ltr" }, "a b")))))
    await press("Control+Shift+7")
    same(doc(), story(p({ dir: "ltr" }, "a b")))
  })

  test("direction is turned for all touched blocks, and only for them", async () => {
    const { doc, place } = await open(story(p("<a>أ"), ul(li(p("ب<b>")), li(p("ج")))))
    await press("Control+Shift+x")
    same(doc(), story(p({ dir: "ltr" }, "أ"), ul(li({ dir: "ltr" }, p({ dir: "ltr" }, "ب")), li(p("ج")))))
    expect([...place.querySelectorAll(".body p")].map((line) => line.getAttribute("dir"))).toEqual([
      "ltr",
      "ltr",
      "rtl",
    ])
  })

  test("blocks move past their neighbours with the cursor in them", async () => {
    const { editor, doc } = await open(story(p("أ"), hr(), p("ب<a>")))
    await press("Alt+ArrowUp")
    same(doc(), story(p("أ"), p("ب"), hr()))
    await press("Alt+ArrowUp", "Alt+ArrowUp")
    same(doc(), story(p("ب"), p("أ"), hr()))
    await press("Alt+ArrowDown")
    same(doc(), story(p("أ"), p("ب"), hr()))
    expect(cursor(editor)).toBe("paragraph: ب|")
  })

  test.each([
    ["- ", ul(li(p("س")))],
    ["* ", ul(li(p("س")))],
    ["1. ", ol(li(p("س")))],
    ["٣. ", ol({ start: 3 }, li(p("س")))],
  ])("«%s» begins a list", async (typed, after) => {
    const { doc } = await open(story(p("<a>")))
    await type(`${typed}س`)
    same(doc(), story(after))
  })

  test("Backspace right after takes the list back", async () => {
    const { doc } = await open(story(p("<a>")))
    await type("- ")
    same(doc(), story(ul(li(p()))))
    await press("Backspace")
    same(doc(), story(p("- ")))
  })
})

describe("a selection that only reaches a block", () => {
  /** The article with the middle one of three paragraphs selected as `<a>` and `<b>` say. */
  const pictures = {
    "ends at the start of the next": () => story(p("أول"), p("<a>ثان"), p("<b>ثالث")),
    "begins at the end of the one before": () => story(p("أول<a>"), p("ثان<b>"), p("ثالث")),
    "does both": () => story(p("أول<a>"), p("ثان"), p("<b>ثالث")),
    "does both, backward": () => story(p("أول<b>"), p("ثان"), p("<a>ثالث")),
    "ends behind an empty one": () => story(p("أول"), p("<a>ثان"), p(), p("<b>ثالث")),
  }
  const middle = {
    "Control+Shift+h": (...rest: Picture[]) => [p("أول"), h2("ثان"), ...rest],
    "Control+Shift+j": (...rest: Picture[]) => [p("أول"), h3("ثان"), ...rest],
    "Control+Shift+b": (...rest: Picture[]) => [p("أول"), quote(p("ثان")), ...rest],
    "Control+Shift+8": (...rest: Picture[]) => [p("أول"), ul(li(p("ثان"))), ...rest],
    "Control+Shift+7": (...rest: Picture[]) => [p("أول"), ol(li(p("ثان"))), ...rest],
    "Alt+ArrowUp": (...rest: Picture[]) => [p("ثان"), p("أول"), ...rest],
  }
  for (const [name, picture] of Object.entries(pictures))
    for (const [key, changed] of Object.entries(middle))
      test(`and ${name} leaves that block as it is: ${key}`, async () => {
        const { doc } = await open(picture())
        await press(key)
        const rest = name.includes("empty") ? [p(), p("ثالث")] : [p("ثالث")]
        same(doc(), story(...changed(...rest)))
      })

  test("of a list ends at the start of the next item: Tab and Shift-Tab move the item alone", async () => {
    const { doc } = await open(story(ul(li(p("أول")), li(p("<a>ثان")), li(p("<b>ثالث")))))
    await press("Tab")
    same(doc(), story(ul(li(p("أول"), ul(li(p("ثان")))), li(p("ثالث")))))
    await press("Shift+Tab")
    same(doc(), story(ul(li(p("أول")), li(p("ثان")), li(p("ثالث")))))
  })

  test("holds no text at all: the command is for the block that it begins in", async () => {
    const { doc } = await open(story(p("أول<a>"), p("<b>ثان")))
    await press("Control+Shift+h")
    expect(doc().child(2).child(0).type.name).toBe("subhead")
  })
})
