/** Which block the text of a page becomes. */
import type { Node, NodeType } from "prosemirror-model"
import { describe, expect, test } from "vitest"
import { blockOf, isBlank, tidied } from "../../../main/article/foreign/block.ts"
import { schema } from "../../../main/article/schema.ts"
import { outside, within } from "./place.ts"

const text = (...texts: string[]) => texts.map((one) => schema.text(one))
const lineBreak = () => schema.nodes.line_break.create()
const part = (type: NodeType, attributes: Record<string, unknown>, content: readonly Node[]) =>
  type.create(attributes, content as Node[])

/** The block of a text inside of these elements, as its type and attributes. */
function become(...elements: string[]) {
  const { node, role, wordItem } = blockOf(text("نص"), within(elements), part)
  return { type: node.type.name, text: node.textContent, role, wordItem, ...node.attrs }
}

describe("a text", () => {
  test("is a paragraph, wherever nothing says otherwise, in the direction of its place", () => {
    expect(become()).toMatchObject({ type: "paragraph", text: "نص", dir: "rtl", role: null })
    expect(become('<div dir="ltr">', "<span>")).toMatchObject({ type: "paragraph", dir: "ltr" })
  })

  test("in a heading is a subhead of one of two levels, but a paragraph where no subhead is allowed", () => {
    expect(become("<h1>")).toMatchObject({ type: "subhead", level: 2, role: "headline" })
    expect(become("<h2>", "<i>")).toMatchObject({ type: "subhead", level: 2 })
    expect(become("<h5>")).toMatchObject({ type: "subhead", level: 3 })
    expect(become("<blockquote>", "<h2>")).toMatchObject({ type: "paragraph" })
  })

  test("in a link of a related block is that link", () => {
    expect(become('<aside class="related">', '<a href="https://example.org/a">')).toMatchObject({
      type: "related_link",
      url: "https://example.org/a",
      article: null,
    })
  })

  test("in a paragraph of one of Word's lists is its item's", () => {
    expect(become('<p style="mso-list:l0 level1 lfo1">', "<b>").wordItem).toMatchObject({ level: 1 })
    expect(become("<p>").wordItem).toBe(null)
  })
})

describe("white space behind a text", () => {
  const spaced = () => text("نص \n")
  const read = (nodes: readonly Node[]) => nodes.map((node) => node.text ?? "⏎").join("")

  test("is layout in a page of others", () => {
    expect(read(tidied(spaced(), false, "text"))).toBe("نص")
  })

  test("is text in a file of Midad's", () => {
    expect(read(tidied(spaced(), true, "text"))).toBe("نص \n")
  })

  test("is layout in a file of Midad's that a program has broken into lines", () => {
    expect(read(tidied(text("نص\n  ثان\n"), true, "formatting"))).toBe("نص ثان")
  })
})

test("nothing but white space is blank; a line break and a space that keeps words together are not", () => {
  expect(isBlank([], false)).toBe(true)
  expect(isBlank(text(" \n", "\t"), true)).toBe(true)
  expect(isBlank([lineBreak()], false)).toBe(false)
  expect(isBlank(text("\u00a0"), true)).toBe(false)
  expect(isBlank(text("\u00a0"), false)).toBe(true)
  expect(isBlank(text(" ", "نص"), false)).toBe(false)
})

test("a place at the beginning of a page is one for any block", () => {
  expect(blockOf(text("نص"), outside(), part).node.type).toBe(schema.nodes.paragraph)
})
