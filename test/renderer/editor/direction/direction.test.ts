/**
 * Keys in lines of both directions. Each is done in the editor, and then in the same page without an editor: what the
 * browser does by itself is what writers know from everywhere. Where the editor does something else, the row says why.
 */
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { commands } from "vitest/browser"
import { article, body, headline, p, standfirst } from "../../../support/pictures.ts"
import { cursor, open, press, select } from "../harness.ts"
import { arrows } from "./arrows.ts"
import { blocks } from "./blocks.ts"
import { clicks } from "./clicks.ts"
import { controls } from "./controls.ts"
import { erasing } from "./erasing.ts"
import { homeAndEnd } from "./home-and-end.ts"
import { act } from "./keys.ts"
import { linesOf, pictureOf } from "./lines.ts"
import { choosePlain, plainLinesOf, plainPage } from "./plain.ts"
import { selecting } from "./selecting.ts"
import { type Row, reasons, type Tables } from "./tables.ts"
import { typing } from "./typing.ts"
import { words } from "./words.ts"
import { wrapped } from "./wrapped.ts"

const isLinux = navigator.platform.startsWith("Linux")

/** Windows and macOS have rules of their own for words and lines: there the browser alone says what is right. */
const isOfSystem = (what: string) => /Control|Home|End/.test(what)

let place: HTMLElement
beforeEach(() => {
  place = document.createElement("div")
  document.body.append(place)
})
afterEach(() => place.remove())

/** What the browser alone makes of a row. */
async function plainly([before, what]: Row): Promise<string> {
  const picture = pictureOf(before)
  const page = plainPage(place, picture)
  choosePlain(page, picture)
  await act(what, page)
  const after = plainLinesOf(page)
  place.replaceChildren()
  return after
}

async function check(rows: Row[]) {
  const bench = await open(pictureOf(rows[0]![0]))
  const { editor } = bench
  for (const row of rows) {
    const [before, what, after, difference] = row
    const picture = pictureOf(before)
    bench.place.style.display = ""
    editor.open(picture)
    editor.focus()
    select(editor, picture)
    expect(linesOf(editor.view.state)).toBe(before)
    await act(what, editor.view.dom)
    editor.settle()
    const is = linesOf(editor.view.state)
    bench.place.style.display = "none"
    const plain = await plainly(row)
    const label = `${before} [${what}]`
    if (isLinux || !isOfSystem(what)) {
      expect.soft(is, label).toBe(after)
      if (difference?.plain !== null) expect.soft(plain, `${label} alone`).toBe(difference?.plain ?? after)
    } else expect.soft(is, label).toBe(difference ? after : plain)
  }
}

const all: Record<string, Tables> = {
  arrows,
  blocks,
  "home and end": homeAndEnd,
  words,
  selecting,
  erasing,
  typing,
  clicks,
  controls,
}

for (const [subject, tables] of Object.entries(all))
  describe(subject, () => {
    for (const [title, rows] of Object.entries(tables)) test(title, () => check(rows))
  })

describe("wrapped lines", () => {
  const style = document.createElement("style")
  style.textContent = ".editor .article { inline-size: 0; overflow-wrap: normal }"
  beforeEach(() => document.head.append(style))
  afterEach(() => style.remove())
  for (const [title, rows] of Object.entries(wrapped)) test(title, () => check(rows))
})

test("docs/direction.md has each reason for a difference, and no other", async () => {
  const page = await commands.readFile("docs/direction.md")
  const listed = [...page.matchAll(/^\| `(\w+)` +\|/gm)].map(([, name]) => name)
  expect(listed.toSorted()).toEqual(reasons.toSorted())
  const used = Object.values({ ...all, wrapped }).flatMap((tables) =>
    Object.values(tables).flatMap((rows) => rows.flatMap(([, , , difference]) => difference?.why ?? [])),
  )
  expect([...new Set(used)].toSorted()).toEqual(reasons.toSorted())
})

test("the first key after the text took the focus moves the caret, also to the very start", async () => {
  const { editor } = await open(article(headline("ق<a>مة"), standfirst(), body(p())))
  await press("Shift")
  editor.view.dom.blur()
  editor.focus()
  await press("ArrowRight")
  editor.settle()
  expect(cursor(editor)).toBe("headline: |قمة")
})

test("a key right after the focus is not taken back by what the text does then about its selection", async () => {
  const { editor } = await open(article(headline("ق<a>مة"), standfirst(), body(p())))
  const { dom } = editor.view
  const [line] = dom.querySelector("h1")!.childNodes
  await press("Shift")
  dom.blur()
  // A page whose text gets the focus may have its caret at the very start by then.
  getSelection()!.collapse(line!, 0)
  editor.focus()
  // The key acts before anybody hears of the caret, as on a machine with much other work.
  const silence = (event: Event) => event.stopImmediatePropagation()
  window.addEventListener("selectionchange", silence, { capture: true })
  dom.dispatchEvent(new KeyboardEvent("keydown", { key: "Home", bubbles: true, cancelable: true }))
  getSelection()!.collapse(line!, 0)
  await new Promise((resolve) => setTimeout(resolve, 30))
  window.removeEventListener("selectionchange", silence, { capture: true })
  editor.settle()
  expect(cursor(editor)).toBe("headline: |قمة")
})

test("another article, and the text that is left, end the way of a key", async () => {
  const picture = pictureOf("عنوان ¶ →La|tin ¶ نهاية")
  const bench = await open(pictureOf("عنوان| ¶ →Latin ¶ نهاية"))
  const { editor } = bench
  await act("ArrowLeft*3", editor.view.dom)
  editor.open(picture)
  select(editor, picture)
  await act("ArrowLeft", editor.view.dom)
  editor.settle()
  expect(linesOf(editor.view.state)).toBe("عنوان ¶ →L|atin ¶ نهاية")
  const before = pictureOf("عنوان| ¶ →Latin ¶ نهاية")
  editor.open(before)
  select(editor, before)
  await act("ArrowLeft*3", editor.view.dom)
  const button = document.createElement("button")
  place.append(button)
  button.focus()
  select(editor, picture)
  editor.focus()
  await act("ArrowLeft", editor.view.dom)
  editor.settle()
  expect(linesOf(editor.view.state)).toBe("عنوان ¶ →L|atin ¶ نهاية")
})
