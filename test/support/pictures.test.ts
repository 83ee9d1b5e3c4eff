import type { NodeSelection } from "prosemirror-state"
import { describe, expect, it } from "vitest"
import { emptyArticle, schema } from "../../main/article/schema.ts"
import {
  article,
  body,
  br,
  caption,
  checked,
  credit,
  drawing,
  em,
  figure,
  h2,
  h3,
  headline,
  hr,
  isolate,
  li,
  link,
  note,
  ol,
  p,
  quote,
  related,
  relatedLink,
  standfirst,
  stateOf,
  strong,
  text,
  ul,
} from "./pictures.ts"

const everything = article(
  { slug: "قمة" },
  headline("قمة في ", isolate("Davos")),
  standfirst(em("تمهيد")),
  body(
    p("بدأت ", link({ href: "https://example.org/" }, strong("القمة"), " أمس"), br(), "وانتهت"),
    h2("الخلفية"),
    h3({ dir: "ltr" }, "Notes"),
    quote(p("قول")),
    ul(li(p("أول"), ol({ start: 3 }, li(p("ثالث"))))),
    figure({ src: "صور/قمة.jpg" }, caption("تعليق"), credit("وكالة")),
    hr(),
    related(note("يملأ لاحقًا"), relatedLink({ url: "https://example.org/" }, "شاهد")),
  ),
)

describe("a picture", () => {
  it("can hold every node and mark of the schema", () => {
    checked(everything)
    const nodes = new Set<string>(["doc"])
    const marks = new Set<string>()
    everything.descendants((node) => {
      nodes.add(node.type.name)
      for (const mark of node.marks) marks.add(mark.type.name)
    })
    expect([...nodes].sort()).toEqual(Object.keys(schema.nodes).sort())
    expect([...marks].sort()).toEqual(Object.keys(schema.marks).sort())
  })

  it("of nothing is the empty article", () => {
    expect(article(headline(), standfirst(), body(p())).eq(emptyArticle())).toBe(true)
  })

  it("marks positions", () => {
    const picture = article(headline("قم<a>ة"), standfirst(), body(p("نص <b>آخر")))
    expect(picture.tag).toEqual({ a: 3, b: 12 })
    expect(picture.textContent).toBe("قمةنص آخر")
  })

  it("takes text that looks like a mark", () => {
    expect(p(text("<a>")).textContent).toBe("<a>")
  })

  it("becomes a state with its selection", () => {
    const range = stateOf(article(headline("<a>قمة<b>"), standfirst(), body(p()))).selection
    expect([range.from, range.to]).toEqual([1, 4])
    const chosen = stateOf(article(headline(), standfirst(), body(p(), "<node>", hr()))).selection
    expect((chosen as NodeSelection).node.type.name).toBe("divider")
  })

  it("that is no article is refused by checked", () => {
    expect(() => checked(article(headline(), body(p())))).toThrow(RangeError)
  })

  it("is drawn with what differs from the defaults", () => {
    expect(drawing(everything)).toBe(
      [
        'doc(slug="قمة")',
        '  headline | "قمة في " | "Davos" isolate(dir="ltr" lang=null)',
        '  standfirst | "تمهيد" emphasis',
        "  body",
        '    paragraph | "بدأت " | "القمة" link(href="https://example.org/") strong | " أمس" link(href="https://example.org/") | line_break | "وانتهت"',
        '    subhead | "الخلفية"',
        '    subhead(dir="ltr" level=3) | "Notes"',
        "    quote",
        '      paragraph | "قول"',
        "    bullet_list",
        "      list_item",
        '        paragraph | "أول"',
        "        numbered_list(start=3)",
        "          list_item",
        '            paragraph | "ثالث"',
        '    figure(src="صور/قمة.jpg")',
        '      caption | "تعليق"',
        '      credit | "وكالة"',
        "    divider",
        "    related",
        '      related_note | "يملأ لاحقًا"',
        '      related_link(url="https://example.org/") | "شاهد"',
      ].join("\n"),
    )
  })
})
