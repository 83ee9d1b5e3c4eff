import fc from "fast-check"
import { TextSelection } from "prosemirror-state"
import { describe, expect, test } from "vitest"
import { cdp, userEvent } from "vitest/browser"
import { withDossier } from "../../../main/article/schema.ts"
import { type CommandId, commandIds } from "../../../main/contract/commands.ts"
import {
  article,
  body,
  caption,
  credit,
  figure,
  h2,
  headline,
  hr,
  isolate,
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
import { cursor, framed, open, paste, press, same, select, settled, story, type } from "./harness.ts"

describe("the dossier", () => {
  test("typing in a field draws nothing anew, and keeps focus and selection", async () => {
    const { editor, place, doc } = await open(story(p("نص<a>"), related(relatedLink("أ"))))
    const drawn = [...place.querySelectorAll("*")]
    editor.setDossier("section", "دوليات")
    editor.stamp({ updated: "2026-11-23T20:27:08.000Z" })
    editor.setDossier("topics", ["قمة"])
    expect([...place.querySelectorAll("*")].every((element, index) => element === drawn[index])).toBe(true)
    expect(cursor(editor)).toBe("paragraph: نص|")
    await type("!")
    expect(doc().child(2).firstChild!.textContent).toBe("نص!")
    expect(doc().attrs).toMatchObject({
      section: "دوليات",
      topics: ["قمة"],
      updated: "2026-11-23T20:27:08.000Z",
    })
    expect([...place.querySelectorAll("*")].every((element, index) => element === drawn[index])).toBe(true)
  })

  test("a composition goes on while the desk stamps", async () => {
    const { editor, doc } = await open(story(p("نص <a>")))
    const session = cdp() as unknown as { send(method: string, parameters: object): Promise<void> }
    await session.send("Input.imeSetComposition", { text: "سل", selectionStart: 2, selectionEnd: 2 })
    expect(editor.view.composing).toBe(true)
    const node = document.getSelection()?.focusNode
    editor.stamp({ updated: "2026-11-23T20:27:08.000Z" })
    expect(editor.view.composing).toBe(true)
    expect(document.getSelection()?.focusNode).toBe(node)
    await session.send("Input.insertText", { text: "سلام" })
    expect(doc().child(2).textContent).toBe("نص سلام")
  })

  test("undo covers text and dossier in their order; typing in one field is one step", async () => {
    const { editor, doc } = await open(story(p("نص<a>")))
    await type("!")
    for (const value of ["د", "دو", "دول"]) editor.setDossier("section", value)
    editor.setDossier("place", "عمان")
    await type("؟")
    expect(doc().child(2).textContent).toBe("نص!؟")
    const states: string[] = []
    for (let step = 0; step < 4; step++) {
      await press("Control+z")
      states.push(`${doc().child(2).textContent} ${doc().attrs.section} ${doc().attrs.place}`)
    }
    expect(states).toEqual(["نص! دول عمان", "نص! دول ", "نص!  ", "نص  "])
    for (let step = 0; step < 4; step++) await press("Control+Shift+z")
    expect(`${doc().child(2).textContent} ${doc().attrs.section} ${doc().attrs.place}`).toBe("نص!؟ دول عمان")
  })

  test("a stamp is no change of the user's and is never undone", async () => {
    const { editor, doc, changes } = await open(story(p("نص<a>")))
    await type("!")
    changes.length = 0
    editor.stamp({ id: "second-one", updated: "2026-11-23T20:27:08.000Z" })
    expect(changes.map(({ doc: changed }) => changed)).toEqual([false])
    await press("Control+z")
    expect(doc().child(2).textContent).toBe("نص")
    expect(doc().attrs).toMatchObject({ id: "second-one", updated: "2026-11-23T20:27:08.000Z" })
    expect(changes.at(-1)?.doc).toBe(true)
  })

  test("a value that a field does not take is refused", async () => {
    const { editor, doc } = await open(story(p("نص")))
    // A status that there is not, as a fault elsewhere might give it.
    expect(() => editor.setDossier("status", "lost" as "draft")).toThrow(RangeError)
    expect(doc().attrs.status).toBe("draft")
  })
})

describe("the article as a whole", () => {
  test("a replaced article comes back with one undo, text and dossier", async () => {
    const before = article(
      { id: "first-one", section: "محليات" },
      headline("قمة<a>"),
      standfirst(),
      body(p("نص")),
    )
    const { editor, doc } = await open(before)
    await type("!")
    const after = article(
      { id: "first-one", section: "دوليات" },
      headline("غيرها"),
      standfirst("م"),
      body(h2("ن"), p("ص")),
    )
    editor.replace(after)
    same(doc(), after)
    await press("Control+z")
    expect(doc().attrs.section).toBe("محليات")
    expect(doc().firstChild!.textContent).toBe("قمة!")
  })

  test("opening forgets what was undone before and starts at the top", async () => {
    const { editor, doc, changes } = await open(story(p("نص<a>")))
    await type("!")
    const next = withDossier(story(p("غيره")), { id: "article-other" })
    editor.open(next)
    expect(editor.can("undo")).toBe(false)
    expect(changes.at(-1)?.doc).toBe(false)
    expect(cursor(editor)).toBe("headline: |قمة")
    same(doc(), next)
  })

  test("placeholders stand in empty parts only, and follow the interface's language", async () => {
    const bench = await open(article(headline("<a>"), standfirst(), body(p())))
    const shown = () =>
      [".headline", ".standfirst", ".body > p"].map(
        (part) => getComputedStyle(bench.place.querySelector(part)!, "::before").content,
      )
    expect(shown()[0]).toContain("العنوان")
    expect(shown()[1]).toContain("المقدمة")
    expect(shown()[2]).toContain("المتن")
    await type("قمة")
    expect(shown()[0]).toBe("none")
    bench.language = "en"
    bench.editor.relabel()
    expect(shown()[1]).toContain("Standfirst")
    expect(bench.editor.view.dom.getAttribute("aria-label")).toBe("Text of the article")
    expect(bench.doc().textContent).toBe("قمة")
  })

  test("it is a right-to-left textbox in the article's language, without the browser's spelling", async () => {
    const { editor } = await open(article({ language: "fa" }, headline(), standfirst(), body(p())))
    const { dom } = editor.view
    expect([dom.role, dom.dir, dom.lang, dom.spellcheck, dom.ariaMultiLine]).toEqual([
      "textbox",
      "rtl",
      "fa",
      false,
      "true",
    ])
    editor.setDossier("language", "ar")
    expect(dom.lang).toBe("ar")
  })

  test("controls of direction are seen as soon as they are there, and go with them", async () => {
    const { editor, place } = await open(story(p("أ\u200fب"), p("ج<a>")))
    const chips = () => [...place.querySelectorAll(".control")].map((chip) => chip.getAttribute("data-name"))
    expect(chips()).toEqual(["RLM"])
    paste(editor, { text: "\u2068x\u2069" })
    expect(chips()).toEqual(["RLM", "FSI", "PDI"])
    await press("Backspace")
    expect(chips()).toEqual(["RLM", "FSI"])
    await press("Control+a", "Backspace")
    expect(chips()).toEqual([])
  })

  test("in a long article the cursor is found, shown and moved where blocks were never laid out", async () => {
    const many = Array.from({ length: 600 }, (_, index) => p(`${index} ${"كلمة ".repeat(60)}`))
    const { editor, place } = await open(story(...many, p("الآخر<a>")))
    place.style.cssText = "block-size: 600px; overflow-y: auto"
    editor.view.dispatch(editor.view.state.tr.scrollIntoView())
    const seen = () => {
      const box = editor.view.coordsAtPos(editor.view.state.selection.head)
      const frame = place.getBoundingClientRect()
      return box.top >= frame.top && box.bottom <= frame.bottom
    }
    await expect.poll(seen).toBe(true)
    await framed()
    await press("ArrowUp")
    expect(cursor(editor)).toMatch(/^paragraph: 599/)
    expect(seen()).toBe(true)
    editor.focus("headline")
    await expect.poll(seen).toBe(true)
    await press("Control+3", "Control+Shift+End")
    const { from, to } = editor.view.state.selection
    expect(editor.view.state.doc.textBetween(from, to, " ")).toContain("599")
  })
})

describe("blocks that were not drawn yet", () => {
  test("opening lays out none of them ahead; a new one is laid out at once", async () => {
    const long = "كلمة ".repeat(60)
    const { editor, place } = await open(story(...Array.from({ length: 200 }, () => p(long)), p("<a>")))
    let early = 0
    place.addEventListener("transitionrun", ({ propertyName }) => {
      if (propertyName === "content-visibility") early++
    })
    const other = story(p(long, "<a>", long), ...Array.from({ length: 200 }, () => p(long)))
    editor.open(other)
    await framed()
    expect(early).toBe(0)
    select(editor, other)
    await press("Enter")
    await expect.poll(() => early).toBeGreaterThan(0)
    expect(early).toBeLessThan(3)
  })

  test("an article that is opened before the page is shown has none of them laid out ahead either", async () => {
    const long = "كلمة ".repeat(60)
    const { editor, place } = await open(story(p("<a>")))
    let early = 0
    place.addEventListener("transitionrun", ({ propertyName }) => {
      if (propertyName === "content-visibility") early++
    })
    place.hidden = true
    const other = story(p(long, "<a>", long), ...Array.from({ length: 200 }, () => p(long)))
    editor.open(other)
    await framed()
    place.hidden = false
    await framed()
    await framed()
    expect(early).toBe(0)
    editor.focus()
    select(editor, other)
    await press("Enter")
    await expect.poll(() => early).toBeGreaterThan(0)
    expect(early).toBeLessThan(3)
  })

  test("keys that come faster than frames keep their order in new blocks", async () => {
    const { doc } = await open(story(p("<a>")))
    await userEvent.keyboard(Array.from({ length: 25 }, (_, index) => `ab${index}`).join("{Enter}"))
    same(doc(), story(...Array.from({ length: 25 }, (_, index) => p(`ab${index}`))))
  })
})

test("what is typed beside marks, chips and edges is drawn as the document has it", async () => {
  const start = story(
    p("أب", strong("أب"), "أب\u200fد", link({ href: "https://example.org/" }, "هو")),
    p(),
    p("ز"),
  )
  const { editor, place } = await open(start)
  const { view } = editor
  for (let pos = view.state.doc.content.size - 1; pos > 0; pos--) {
    const selection = TextSelection.between(view.state.doc.resolve(pos), view.state.doc.resolve(pos))
    if (selection.head !== pos) continue
    view.dispatch(view.state.tr.setSelection(selection))
    await type("سx")
    expect(view.state.selection.head).toBe(pos + 2)
    expect(view.state.doc.textBetween(pos, pos + 2)).toBe("سx")
    const blocks = [...place.querySelectorAll(".body > p")].map((block) => block.textContent)
    expect(blocks).toEqual(view.state.doc.lastChild!.children.map((block) => block.textContent))
  }
})

describe("whatever is run", () => {
  const words = fc.constantFrom("نص", "BBC 24", "قال: «نعم»", "\u200f٢٠٢٤")
  const textblock = fc.tuple(words, fc.constantFrom("rtl", "ltr"))
  const block = fc.oneof(
    textblock.map(([text, dir]) => p({ dir }, text)),
    textblock.map(([text]) =>
      p(strong(text), " و", link({ href: "https://example.org/" }, text), isolate("x")),
    ),
    fc.constant(p()),
    words.map((text) => h2(text)),
    words.map((text) => quote(p(text), p())),
    words.map((text) => ul(li(p(text)), li(p(text), ul(li(p(text)))))),
    fc.constant(hr()),
    words.map((text) => figure({ src: "dot.gif" }, caption(text), credit())),
    words.map((text) => related(note(text), relatedLink({ url: "https://example.org/" }, text))),
    fc.constant(related()),
  )
  const articles = fc
    .tuple(words, fc.array(block, { minLength: 1, maxLength: 5 }))
    .map(([text, blocks]) => article(headline(text), standfirst(text), body(...blocks)))
  const runnable = commandIds.filter((id) => !id.startsWith("go") && id !== "undo" && id !== "redo")
  const act = fc.oneof(
    fc.record({ command: fc.constantFrom<CommandId>(...runnable) }),
    fc.record({
      key: fc.constantFrom(
        "Enter",
        "Backspace",
        "Delete",
        "Tab",
        "Escape",
        "ArrowUp",
        "ArrowLeft",
        "ArrowDown",
      ),
    }),
    fc.record({ input: fc.constantFrom("x", "/", "- ") }),
    fc.record({ anchor: fc.nat(), head: fc.nat() }),
  )

  test("the article stays one that the schema allows, and undo brings all of it back", async () => {
    const bench = await open(story(p("<a>")))
    const { editor } = bench
    const { view } = editor
    await fc.assert(
      fc.asyncProperty(articles, fc.array(act, { minLength: 1, maxLength: 12 }), async (picture, acts) => {
        editor.open(picture)
        bench.answers.splice(0, bench.answers.length, {
          title: "ع",
          href: "https://example.org/",
          article: null,
        })
        bench.picture = { src: "dot.gif", alt: "" }
        for (const one of acts) {
          if ("command" in one) {
            const could = editor.can(one.command)
            if (!could) expect(editor.run(one.command)).toBe(false)
            else editor.run(one.command)
            await settled()
          } else if ("key" in one) {
            const event = new KeyboardEvent("keydown", { key: one.key, bubbles: true, cancelable: true })
            view.someProp("handleKeyDown", (handle) => handle(view, event))
            await settled()
          } else if ("input" in one) {
            const { from, to } = view.state.selection
            const plain = () => view.state.tr.insertText(one.input, from, to)
            if (!view.someProp("handleTextInput", (handle) => handle(view, from, to, one.input, plain)))
              view.dispatch(plain())
          } else {
            const size = view.state.doc.content.size
            const [anchor, head] = [one.anchor % (size + 1), one.head % (size + 1)]
            const { doc, tr } = view.state
            view.dispatch(tr.setSelection(TextSelection.between(doc.resolve(anchor), doc.resolve(head))))
          }
          bench.doc().check()
        }
        while (editor.run("undo")) bench.doc().check()
        same(bench.doc(), picture)
      }),
      { numRuns: 150 },
    )
  })

  test.each(["Backspace", "Delete"])("%s on a selection takes that text and no other", async (key) => {
    const { editor } = await open(story(p("<a>")))
    const { view } = editor
    fc.assert(
      fc.property(articles, fc.nat(), fc.nat(), (picture, a, b) => {
        editor.open(picture)
        const { doc } = view.state
        const at = (pos: number) => doc.resolve(pos % (doc.content.size + 1))
        const selection = TextSelection.between(at(a), at(b))
        fc.pre(!selection.empty)
        view.dispatch(view.state.tr.setSelection(selection))
        const { from, to } = selection
        const rest = doc.textBetween(0, from) + doc.textBetween(to, doc.content.size)
        const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true })
        view.someProp("handleKeyDown", (handle) => handle(view, event))
        view.state.doc.check()
        expect(view.state.doc.textContent).toBe(rest)
      }),
      { numRuns: 200 },
    )
  })

  test.each([
    "subhead",
    "quote",
    "bulletList",
    "numberedList",
    "paragraph",
    "flipDirection",
    "moveBlockBackward",
    "moveBlockForward",
    "divider",
    "related",
    "strong",
  ] as const)("%s keeps every letter", async (id) => {
    const { editor } = await open(story(p("<a>")))
    const { view } = editor
    const letters = (text: string) => [...text].sort().join("")
    fc.assert(
      fc.property(articles, fc.nat(), fc.nat(), (picture, a, b) => {
        editor.open(picture)
        const { doc } = view.state
        const at = (pos: number) => doc.resolve(pos % (doc.content.size + 1))
        view.dispatch(view.state.tr.setSelection(TextSelection.between(at(a), at(b))))
        editor.run(id)
        view.state.doc.check()
        expect(letters(view.state.doc.textContent)).toBe(letters(doc.textContent))
      }),
      { numRuns: 60 },
    )
  })
})
