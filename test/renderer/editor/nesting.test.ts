/** Lists get no deeper in each other than an article holds them, and what would make them deeper changes nothing. */
import { describe, expect, test } from "vitest"
import { deepestList, listDepth } from "../../../main/article/nesting.ts"
import { li, type Picture, p, ul } from "../../support/pictures.ts"
import { open, press, story } from "./harness.ts"

/** Lists `depth` deep with `inside` as the last items of the innermost. */
const nest = (depth: number, ...inside: Picture[]): Picture =>
  depth > 1 ? ul(li(p("بند"), nest(depth - 1, ...inside))) : ul(...inside)

describe("an item of the deepest list", () => {
  const deepest = (first: string) => story(nest(deepestList, li(p(first)), li(p("آخر<a>"))))

  test("does not go deeper, and the writer is told", async () => {
    const { editor, doc, notices } = await open(deepest("أول"))
    const before = doc()
    await press("Tab")
    expect(doc().eq(before)).toBe(true)
    expect(notices).toEqual([expect.stringContaining(String(deepestList))])
    expect(editor.view.state.doc.eq(before)).toBe(true)
  })

  test("can be written in, divided and taken out", async () => {
    const { doc } = await open(deepest("أول"))
    await press("Enter")
    expect(listDepth(doc())).toBe(deepestList)
    await press("Shift+Tab")
    expect(listDepth(doc())).toBe(deepestList)
  })
})

test("an item of a list above goes as deep as there is room", async () => {
  const { doc, notices } = await open(story(nest(deepestList - 1, li(p("أول")), li(p("آخر<a>")))))
  await press("Tab")
  expect(listDepth(doc())).toBe(deepestList)
  expect(notices).toEqual([])
})
