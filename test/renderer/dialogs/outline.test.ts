/** The outline of the open article: its subheads, and any block by its words. */
import { expect, test } from "vitest"
import { schema } from "../../../main/article/schema.ts"
import { press, type } from "../editor/harness.ts"
import { drawn, many, open } from "../panels/harness.ts"

const names = () => [...document.querySelectorAll("dialog .choice-name")].map((name) => name.textContent)

test("lists headline and subheads, goes to the chosen one, and to any block by its words", async () => {
  const { session } = await open(many(2))
  await session.open("article-00000")
  const { view } = session.editor()!
  const { nodes } = schema
  const text = (words: string) => schema.text(words)
  view.dispatch(
    view.state.tr.insert(view.state.doc.content.size - 1, [
      nodes.subhead.create({ level: 2 }, text("حسابات المزارعين")),
      nodes.paragraph.create(null, text("لكن القمح قليل")),
      nodes.subhead.create({ level: 3 }, text("في إربد")),
    ]),
  )
  await press("Control+3", "Control+g")
  await expect.poll(names).toEqual(["خبر رقم 0", "حسابات المزارعين", "في إربد"])
  await press("ArrowDown", "Enter")
  const where = () => {
    const { $head } = view.state.selection
    return [$head.parent.textContent, $head.parentOffset, view.hasFocus()]
  }
  await expect.poll(where).toEqual(["حسابات المزارعين", 0, true])
  await press("Control+g")
  await expect
    .poll(() => document.querySelector("dialog .choice[data-active=true]")?.textContent)
    .toBe("حسابات المزارعين")
  await type("القمح")
  await drawn()
  expect(names()).toEqual(["لكن القمح قليل"])
  await press("Enter")
  await expect.poll(where).toEqual(["لكن القمح قليل", 0, true])
  await press("Alt+PageUp")
  await expect.poll(where).toEqual(["حسابات المزارعين", 0, true])
})
