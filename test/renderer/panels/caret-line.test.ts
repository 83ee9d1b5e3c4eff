/** The line of the cursor has room around it, and so has what hangs on it, at every size of the letters. */
import { TextSelection } from "prosemirror-state"
import { describe, expect, test } from "vitest"
import { page } from "vitest/browser"
import { press, type } from "../editor/harness.ts"
import { drawn, many, open } from "./harness.ts"

const sheet = () => document.querySelector(".sheet")!.getBoundingClientRect()
const bodyLine = () => Number.parseFloat(getComputedStyle(document.querySelector(".article")!).lineHeight)

/** The window with letters of a size, and an article of many paragraphs in it. */
async function long(zoom: number, height: number) {
  await page.viewport(1280, height)
  const bench = await open(many(2), { zoom })
  await bench.session.open("article-00000")
  await press("Control+3")
  const { view } = bench.session.editor()!
  const { tr, schema } = view.state
  const lines = Array.from({ length: 40 }, (_, at) =>
    schema.nodes.paragraph!.create(null, schema.text(`سطر ${at}`)),
  )
  view.dispatch(tr.insert(tr.doc.content.size - 1, lines))
  await drawn()
  /** Puts the cursor at the end of the body's block `at`, without scrolling. */
  const goTo = (at: number) => {
    const { doc } = view.state
    let end = doc.child(0).nodeSize + doc.child(1).nodeSize + 1
    for (let index = 0; index <= at; index++) end += doc.child(2).child(index).nodeSize
    view.dispatch(view.state.tr.setSelection(TextSelection.create(doc, end - 1)))
    view.focus()
  }
  /** The room that the cursor has above and below it, at most three lines or what the sheet has. */
  const room = () => {
    const { top, bottom } = view.coordsAtPos(view.state.selection.head)
    const box = sheet()
    const most = Math.min(3 * bodyLine(), (box.height - (bottom - top)) / 2) - 2
    return { above: top - box.top >= most, below: box.bottom - bottom >= most }
  }
  return { ...bench, view, goTo, room }
}

const both = { above: true, below: true }
const sizes = [
  [1, 800],
  [2, 800],
  [3, 700],
  [1, 320],
] as const

describe.each(sizes)("at %s times the letters in a window %s high", (zoom, height) => {
  test("three lines stay free where one types, at the end and going back up", async () => {
    const { goTo, room, view } = await long(zoom, height)
    goTo(20)
    for (let times = 0; times < 8; times++) await press("Enter")
    await type("كلمة")
    await drawn()
    expect(room()).toEqual(both)
    goTo(38)
    await type("كلمة")
    await drawn()
    expect(room()).toEqual(both)
    goTo(10)
    view.dispatch(view.state.tr.scrollIntoView())
    await drawn()
    expect(room()).toEqual(both)
    for (let times = 0; times < 12; times++) await press("ArrowDown")
    await drawn()
    expect(room()).toEqual(both)
  })

  test("suggestions are whole on the sheet, and do not lie over their block", async () => {
    const { goTo, suggestions } = await long(zoom, height)
    suggestions.push(...many(5).map((article) => ({ ...article, marks: [], snippet: "", snippetMarks: [] })))
    for (const at of [3, 30]) {
      goTo(at)
      await press("Control+Shift+r")
      const shown = () => document.querySelector(".suggestions:not([hidden]) li")
      await expect.poll(shown).not.toBeNull()
      await drawn()
      const list = document.querySelector(".suggestions")!.getBoundingClientRect()
      const block = document.querySelectorAll("aside.related")[at === 3 ? 0 : 1]!.getBoundingClientRect()
      const box = sheet()
      expect(list.top).toBeGreaterThanOrEqual(box.top)
      expect(list.bottom).toBeLessThanOrEqual(box.bottom)
      expect(list.bottom <= block.top + 1 || list.top >= block.bottom - 1).toBe(true)
      await press("Escape")
    }
  })

  test("the insert menu is whole on the sheet, and does not lie over its line", async () => {
    const { goTo, view } = await long(zoom, height)
    for (const at of [3, 20, 38]) {
      goTo(at)
      await press("Enter")
      await type("/")
      await expect.poll(() => document.querySelector(".insert-menu")).not.toBeNull()
      await drawn()
      const menu = document.querySelector(".insert-menu")!.getBoundingClientRect()
      const line = view.coordsAtPos(view.state.selection.head)
      const box = sheet()
      expect(menu.top).toBeGreaterThanOrEqual(box.top)
      expect(menu.bottom).toBeLessThanOrEqual(box.bottom)
      expect(menu.bottom <= line.top + 1 || menu.top >= line.bottom - 1).toBe(true)
      await press("ArrowUp")
      await drawn()
      const chosen = document.querySelector(".insert-menu [aria-selected=true]")!.getBoundingClientRect()
      expect(chosen.bottom).toBeLessThanOrEqual(menu.bottom + 1)
      await press("Escape")
      await press("Backspace")
    }
  })
})
