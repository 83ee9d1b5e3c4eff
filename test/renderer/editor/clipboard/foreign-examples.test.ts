import { expect, it } from "vitest"
import { foreignExamples } from "../../../support/foreign-examples.ts"
import { body, drawing, p } from "../../../support/pictures.ts"
import { open, paste, story } from "../harness.ts"

it.each(foreignExamples)("a paste reads $what", async ({ html, blocks }) => {
  const { editor, doc } = await open(story(p("<a>")))
  paste(editor, { html })
  expect(drawing(doc().child(2))).toBe(drawing(body(...blocks())))
})
