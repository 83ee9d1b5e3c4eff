/** Signs over characters that nobody sees, and the act that removes those that nobody means. */
import { expect, test } from "vitest"
import { p, strong } from "../../support/pictures.ts"
import { cursor, open, press, same, select, story, type } from "./harness.ts"

const signs = (place: HTMLElement) =>
  [...place.querySelectorAll(".invisible")].map((sign) => sign.getAttribute("data-name"))

test("a key shows hard spaces, joiners, non-joiners and tatweel, and hides them again", async () => {
  const { editor, place, doc, changes } = await open(
    story(p("👨\u200d👩\u200d👧 می\u200cروم\u00a0<a>مـد"), p(strong("ه\u200d"), "\u202f")),
  )
  const before = doc()
  expect(signs(place)).toEqual([])
  await press("Control+Shift+9")
  expect(signs(place)).toEqual(["ZWNJ", "NBSP", null, "ZWJ", "NNBSP"])
  expect(editor.active("invisibles")).toBe(true)
  expect(cursor(editor)).toBe("paragraph: 👨\u200d👩\u200d👧 می\u200cروم\u00a0|مـد")
  await press("Control+Shift+9")
  expect(signs(place)).toEqual([])
  expect(editor.active("invisibles")).toBe(false)
  same(doc(), before)
  expect(changes.some((change) => change.doc)).toBe(false)
})

test("what is typed while they are shown has its sign, and so has the next article", async () => {
  const { editor, place } = await open(story(p("قال<a>")))
  await press("Control+Shift+9")
  await type("مـ")
  expect(signs(place)).toEqual([null])
  await press("Backspace")
  expect(signs(place)).toEqual([])
  await type("\u200d")
  expect(signs(place)).toEqual(["ZWJ"])
  editor.open(story(p("م\u200cد")))
  expect(signs(place)).toEqual(["ZWNJ"])
})

test("letters beside a tatweel that is shown stay joined, and no line becomes longer", async () => {
  const { editor, place } = await open(story(p("محمــد ذهــب<a>")))
  const width = () => {
    const range = document.createRange()
    range.selectNodeContents(place.querySelector(".body p")!)
    return range.getBoundingClientRect().width
  }
  const before = width()
  editor.run("invisibles")
  expect(signs(place)).toHaveLength(4)
  expect(width()).toBeCloseTo(before, 1)
})

test("hidden controls of the whole article go in one act, which is one step of undo; direction marks stay", async () => {
  const picture = story(p("قال \u202eBBC\u202c\u200f أ\u200bم<a>س"), p(strong("\ufeffكلم\u00adة"), "\u200e"))
  const { editor, place, doc } = await open(picture)
  expect(editor.run("removeControls")).toBe(true)
  same(doc(), story(p("قال BBC\u200f أمس"), p(strong("كلمة"), "\u200e")))
  expect(cursor(editor)).toBe("paragraph: قال BBC\u200f أم|س")
  expect(place.querySelectorAll(".control")).toHaveLength(2)
  expect(editor.can("removeControls")).toBe(false)
  await press("Control+z")
  same(doc(), picture)
})

test("in a selection they go there alone, with the direction marks", async () => {
  const picture = story(p("أ\u202e<a>ب\u200fت\u202c<b>ث\u200f"))
  const { editor, doc } = await open(picture)
  editor.run("removeControls")
  same(doc(), story(p("أ\u202eبتث\u200f")))
  select(editor, story(p("<a>أ<b>")))
  expect(editor.can("removeControls")).toBe(false)
})
