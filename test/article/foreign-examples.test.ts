import fc from "fast-check"
import { expect, it } from "vitest"
import { readFragment, readPage } from "../../main/article/foreign.ts"
import { foreignExamples } from "../support/foreign-examples.ts"
import { body, drawing } from "../support/pictures.ts"

it.each(foreignExamples)("an import reads $what", ({ html, blocks }) => {
  const made = body(...readPage(html).blocks)
  made.check()
  expect(drawing(made).replaceAll("\\t", " | ")).toBe(drawing(body(...blocks())))
})

it.each(foreignExamples)("a piece of a page reads $what", ({ html, blocks }) => {
  expect(drawing(body(...readFragment(html, "rtl").blocks))).toBe(drawing(body(...blocks())))
})

it("a piece of a page loses no text that a browser shows, whatever is around it", () => {
  const shown = fc.constantFrom(
    ...["p", "div", "h1", "ul", "ol", "li", "blockquote", "pre", "table", "tr", "td", "b", "i", "a", "span"],
    ...["bdi", "font", "article", "figure", "form", "noscript", "br", "hr", "x-unknown"],
  )
  const attributes = fc.constantFrom(
    ...["", "", ' style="display:block"', ' style="white-space:pre"', ' style="mso-list:l0 level2"'],
    ...[' dir="ltr"', ' href="https://example.org/"', ' class="MsoQuote"'],
  )
  const instead = fc.constantFrom("svg", "math", "video", "select", "object", "iframe", "canvas")
  const piece = fc.oneof(
    fc.tuple(shown, attributes).map(([name, rest]) => `<${name}${rest}>`),
    shown.map((name) => `</${name}>`),
    fc.tuple(instead, shown).map(([name, inside]) => `<${name}><${inside}>بديل</${name}>`),
  )
  fc.assert(
    fc.property(fc.array(fc.array(piece, { maxLength: 3 }), { maxLength: 20 }), (pieces) => {
      const source = pieces.map((tags, index) => `${tags.join("")}ك${index}م `).join("")
      const made = body(...readFragment(source, "rtl").blocks)
      const text = JSON.stringify(made.toJSON())
      expect(pieces.map((_, index) => `ك${index}م`).filter((word) => !text.includes(word))).toEqual([])
      expect(text).not.toContain("بديل")
    }),
    { numRuns: 2000 },
  )
})
