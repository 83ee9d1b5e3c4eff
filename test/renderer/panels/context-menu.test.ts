/** What the window asks for when the context menu is wanted: in the text, in fields and in what is only read. */
import { expect, test } from "vitest"
import { page } from "vitest/browser"
import type { CallInput } from "../../../main/contract/desk.ts"
import { press } from "../editor/harness.ts"
import { type Bench, field, many, open } from "./harness.ts"

type Asked = CallInput<"contextMenu">

const asked = ({ calls }: Bench) =>
  calls.filter(({ name }) => name === "contextMenu").map(({ input }) => input as Asked)

/** The menu that `wanting` asks for. */
async function menuOf(bench: Bench, wanting: () => Promise<unknown>): Promise<Asked> {
  const before = asked(bench).length
  await wanting()
  await expect.poll(() => asked(bench).length).toBe(before + 1)
  return asked(bench).at(-1)!
}

/** Opens the window on an article and puts the caret in its body. */
async function writing(): Promise<Bench> {
  const bench = await open(many(3))
  await bench.session.open("article-00000")
  await press("Control+3")
  return bench
}

test.each(["ContextMenu", "Shift+F10"])("%s asks for it at the caret of the text", async (key) => {
  const bench = await writing()
  const menu = await menuOf(bench, () => press(key))
  const { view } = bench.session.editor()!
  const { left, bottom } = view.coordsAtPos(view.state.selection.head)
  expect(menu).toEqual({
    place: "text",
    x: left,
    y: bottom,
    byKey: true,
    can: ["paste", "pastePlain", "selectAll", "link", "isolate", "lookUp"],
  })
  expect(document.activeElement).toBe(view.dom)
})

test("with a selection, the key asks for it at the end that moves, and it can be cut", async () => {
  const bench = await writing()
  for (let at = 0; at < 3; at++) await press("Shift+ArrowLeft")
  const menu = await menuOf(bench, () => press("ContextMenu"))
  const { view } = bench.session.editor()!
  expect(view.state.selection.empty).toBe(false)
  expect(menu.can).toEqual(["cut", "copy", "paste", "pastePlain", "selectAll", "link", "isolate", "lookUp"])
  expect(menu.x).toBe(view.coordsAtPos(view.state.selection.head).left)
})

test("the mouse asks for it at the pointer, after the caret went there", async () => {
  const bench = await writing()
  const { view } = bench.session.editor()!
  const before = view.state.selection.head
  const menu = await menuOf(bench, () =>
    page.elementLocator(view.dom.querySelector("h1")!).click({ button: "right" }),
  )
  const box = view.dom.querySelector("h1")!.getBoundingClientRect()
  expect([menu.place, menu.byKey]).toEqual(["text", false])
  expect(Math.abs(menu.x - (box.left + box.width / 2))).toBeLessThan(3)
  expect(view.state.selection.head).not.toBe(before)
  expect(view.state.selection.$head.parent.type.name).toBe("headline")
})

test("a field offers what its own text takes", async () => {
  const bench = await open(many(3))
  await press("Control+k")
  const empty = await menuOf(bench, () => press("ContextMenu"))
  expect(empty).toMatchObject({ place: "field", byKey: true, can: ["paste", "selectAll"] })
  const box = field().getBoundingClientRect()
  expect([
    empty.x >= box.left && empty.x <= box.right,
    empty.y >= box.top && empty.y <= box.bottom + 1,
  ]).toEqual([true, true])
  bench.session.library.type("خبر")
  await expect.poll(() => field().value).toBe("خبر")
  field().select()
  const full = await menuOf(bench, () => press("ContextMenu"))
  expect(full.can).toEqual(["cut", "copy", "paste", "selectAll", "lookUp"])
})

test("an article that a colleague has can be copied from and looked up in, and no more", async () => {
  const bench = await open(many(3))
  bench.locked.add("article-00000")
  await bench.session.open("article-00000")
  await press("Control+3")
  const menu = await menuOf(bench, () => press("ContextMenu"))
  expect([menu.place, menu.can]).toEqual(["text", ["selectAll", "lookUp"]])
})

test("where there is nothing to do no menu comes", async () => {
  const bench = await open(many(3))
  await page.elementLocator(document.querySelector<HTMLElement>(".status-bar")!).click({ button: "right" })
  expect(asked(bench)).toEqual([])
})

test("a look-up searches the library for the word at the caret, or for what is selected", async () => {
  const bench = await writing()
  await press("Alt+k")
  await expect.poll(() => field().value).toBe("نص")
  expect(document.activeElement).toBe(field())
  await press("Control+3")
  for (let at = 0; at < 6; at++) await press("Shift+ArrowLeft")
  await press("Alt+k")
  await expect.poll(() => field().value).toBe("نص خبر")
  expect(bench.session.library.listing.question.peek().text).toBe("نص خبر")
})
