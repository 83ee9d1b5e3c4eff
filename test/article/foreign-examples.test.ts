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
