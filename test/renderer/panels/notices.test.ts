/** Notices stand where they cover no text, and keys put each away; caret and selection stay where they are. */
import { TextSelection } from "prosemirror-state"
import { beforeEach, describe, expect, test, vi } from "vitest"
import { page } from "vitest/browser"
import { press, type } from "../editor/harness.ts"
import { drawn, many, open } from "./harness.ts"

const cards = () =>
  [...document.querySelectorAll<HTMLElement>(".notice")].filter((card) => card.checkVisibility())
const texts = () => cards().map((card) => card.querySelector(".notice-text")?.textContent)
const inText = () => document.activeElement?.classList.contains("ProseMirror")
const focusedText = () => document.activeElement?.querySelector(".notice-text")?.textContent

beforeEach(() => page.viewport(1440, 900))

/** The window on an article, with three letters of its body selected. */
async function selected(settings: Parameters<typeof open>[1] = {}) {
  const bench = await open(many(3), settings)
  await bench.session.open("article-00000")
  await press("Control+3")
  const { view } = bench.session.editor()!
  const from = view.state.selection.head
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, from, from + 3)))
  await drawn()
  /** Whether the same letters are selected, and the text has the focus. */
  const same = () => {
    const { anchor, head } = view.state.selection
    return inText() && anchor === from && head === from + 3
  }
  return { ...bench, same }
}

/** How many notices lie over the sheet of the text. */
function covering(): number {
  const sheet = document.querySelector(".sheet")!.getBoundingClientRect()
  return cards().filter((card) => {
    const { left, right, top, bottom } = card.getBoundingClientRect()
    return left < sheet.right && right > sheet.left && top < sheet.bottom && bottom > sheet.top
  }).length
}

describe("nothing lies over the text", () => {
  test.each([
    ["with the column", {}],
    ["with the column closed", { dossier: false }],
    ["with both panels closed", { dossier: false, library: false }],
    ["with large letters", { zoom: 3 }],
  ])("%s", async (_name, settings) => {
    const { session } = await selected(settings)
    session.notices.warn("القرص ممتلئ.")
    session.notices.offer("نُقلت إلى السلة.", { label: "تراجع", run: () => {} })
    await drawn()
    expect(cards().length).toBeGreaterThan(0)
    expect(covering()).toBe(0)
  })

  test("three at most stand there with a count; all while the focus is among them", async () => {
    const { session } = await selected()
    for (const at of [1, 2, 3, 4, 5]) session.notices.warn(`خطأ ${at}`)
    await drawn()
    expect(texts()).toEqual(["خطأ 5", "خطأ 4", "خطأ 3"])
    expect(document.querySelector(".notices-head")?.textContent).toContain("3 من 5")
    await press("Shift+F2")
    await drawn()
    expect(texts()).toHaveLength(5)
  })
})

describe("keys", () => {
  test("Escape in the text puts the newest away, and nothing else moves", async () => {
    const { session, same } = await selected()
    session.notices.warn("أول")
    session.notices.warn("ثان")
    await press("Escape")
    await expect.poll(texts).toEqual(["أول"])
    expect(same()).toBe(true)
    await press("Escape")
    await expect.poll(texts).toEqual([])
    expect(same()).toBe(true)
  })

  test("Escape is the menu's while it is open", async () => {
    const { session } = await selected()
    session.notices.warn("أول")
    await press("End")
    await press("Enter")
    await type("/")
    await expect.poll(() => document.querySelector(".insert-menu")).not.toBeNull()
    await press("Escape")
    await expect.poll(() => document.querySelector(".insert-menu")).toBeNull()
    expect(texts()).toEqual(["أول"])
    await press("Escape")
    await expect.poll(texts).toEqual([])
  })

  test("F2 does what the newest offers, from the text, with one press", async () => {
    const { session, same } = await selected()
    const run = vi.fn()
    session.notices.offer("نُقلت إلى السلة.", { label: "تراجع", run })
    await drawn()
    await press("F2")
    expect(run).toHaveBeenCalledOnce()
    expect(same()).toBe(true)
  })

  test("F2 goes to them where none offers anything; Delete puts away, Escape goes back", async () => {
    const { session, same } = await selected()
    for (const at of [1, 2, 3]) session.notices.warn(`خطأ ${at}`)
    await drawn()
    await press("F2")
    expect(focusedText()).toBe("خطأ 3")
    await press("ArrowDown")
    expect(focusedText()).toBe("خطأ 2")
    await press("Delete")
    await expect.poll(focusedText).toBe("خطأ 1")
    await press("Delete")
    await expect.poll(focusedText).toBe("خطأ 3")
    await press("Escape")
    expect(same()).toBe(true)
    await press("F2")
    await press("Delete")
    await expect.poll(texts).toEqual([])
    await expect.poll(same).toBe(true)
  })

  test("Enter there does what one offers", async () => {
    const { session, same } = await selected()
    const run = vi.fn()
    session.notices.warn("لم يعد الملف هنا.", { label: "اكتبه", run })
    session.notices.warn("خطأ")
    await drawn()
    await press("Shift+F2")
    expect(focusedText()).toBe("خطأ")
    await press("ArrowDown")
    await press("Enter")
    expect(run).toHaveBeenCalledOnce()
    await expect.poll(same).toBe(true)
    await press("Shift+F2")
    await press("Shift+Delete")
    await expect.poll(texts).toEqual([])
    await expect.poll(same).toBe(true)
  })
})
