/** One arrow key through blocks of both directions. */
import { expect, test } from "vitest"
import { p } from "../../support/pictures.ts"
import { cursor, frame, open, press, story } from "./harness.ts"

const mixed = (first: string, last: string) =>
  story(p(`عنوان${first}`), p({ dir: "ltr" }, "Latin"), p(`${last}نهاية`))

/** Presses `key` as often as it takes to see each place, which are all it may come to. */
async function passes(key: string, editor: Parameters<typeof cursor>[0], places: readonly string[]) {
  for (const place of places) {
    await press(key)
    await frame()
    expect(cursor(editor)).toBe(`paragraph: ${place}`)
  }
}

test("a key that is held passes through a paragraph of the other direction, and does not swing at its edge", async () => {
  const { editor } = await open(mixed("<a>", ""))
  await passes("ArrowLeft", editor, [
    "|Latin",
    "L|atin",
    "La|tin",
    "Lat|in",
    "Lati|n",
    "Latin|",
    "|نهاية",
    "ن|هاية",
  ])
  // Another key goes its own way: to the right is back.
  await passes("ArrowRight", editor, [
    "|نهاية",
    "Latin|",
    "Lati|n",
    "Lat|in",
    "La|tin",
    "L|atin",
    "|Latin",
    "عنوان|",
  ])
})

test("so does one that goes by words, or selects", async () => {
  const { editor } = await open(mixed("<a>", ""))
  await press("Control+ArrowLeft", "Control+ArrowLeft", "Control+ArrowLeft", "Control+ArrowLeft")
  await frame()
  expect(cursor(editor)).toContain("نهاية")
  const other = await open(mixed("<a>", ""))
  for (let times = 0; times < 7; times++) await press("Shift+ArrowLeft")
  await frame()
  const { from, to } = other.editor.view.state.selection
  expect(other.doc().textBetween(from, to, "|")).toContain("Latin")
})

test("in a paragraph that one came to otherwise, a key goes where it points", async () => {
  const { editor } = await open(story(p("عنوان"), p({ dir: "ltr" }, "La<a>tin"), p("نهاية")))
  await passes("ArrowLeft", editor, ["L|atin", "|Latin", "عنوان|"])
  await press("End")
  await passes("ArrowLeft", editor, ["|Latin"])
  await press("End")
  await passes("ArrowLeft", editor, ["Lati|n"])
})
