/** Dialogs with large letters and small windows: nothing is cut that cannot be scrolled to. With forced colours, signs stay. */
import { afterEach, describe, expect, test } from "vitest"
import { cdp, page } from "vitest/browser"
import { press, type } from "../editor/harness.ts"
import { drawn, many, open, options } from "./harness.ts"

const dialogs = {
  palette: "Control+Shift+p",
  export: "Control+e",
  status: "Control+Shift+s",
  section: "Control+Shift+e",
  help: "F1",
}

const sizes = [
  [1440, 900, 1],
  [1280, 800, 2.5],
  [1280, 800, 3],
  [1024, 640, 2.5],
  // 1280 by 800 at 400 % of the browser.
  [320, 200, 1],
] as const

describe.each(sizes)("in a window of %s by %s, at %s times the letters", (width, height, zoom) => {
  test("every dialog is inside of the window, and its chosen row can be seen", async () => {
    await page.viewport(width, height)
    const { session } = await open(many(12), { zoom })
    await session.open("article-00000")
    for (const [name, key] of Object.entries(dialogs)) {
      await press("Control+1")
      await press(key)
      await expect
        .poll(() => document.querySelector("dialog[open]:not(.awaited)"), { message: name })
        .not.toBeNull()
      await drawn()
      const dialog = document.querySelector("dialog[open]")!
      const box = dialog.getBoundingClientRect()
      expect(box.top, name).toBeGreaterThanOrEqual(0)
      expect(box.bottom, name).toBeLessThanOrEqual(height)
      expect(box.left, name).toBeGreaterThanOrEqual(0)
      expect(box.right, name).toBeLessThanOrEqual(width)
      const row = dialog.querySelector(".choice[data-active=true]")?.getBoundingClientRect()
      if (row) {
        const middle = document.elementFromPoint(row.left + row.width / 2, row.top + row.height / 2)
        expect(middle?.closest(".choice[data-active=true]"), name).not.toBeNull()
        const field = dialog.querySelector(".chooser-field")!.getBoundingClientRect()
        expect([row.left, row.right].map(Math.round), name).toEqual([field.left, field.right].map(Math.round))
      }
      await press("Escape")
      await expect.poll(() => document.querySelector("dialog")).toBeNull()
    }
  })

  test("one can write, and find an article", async () => {
    await page.viewport(width, height)
    const { session } = await open(many(12), { zoom })
    await session.open("article-00000")
    await press("Control+1")
    await press("End")
    await type("كلمة")
    await drawn()
    const { view } = session.editor()!
    const caret = view.coordsAtPos(view.state.selection.head)
    const sheet = document.querySelector(".sheet")!.getBoundingClientRect()
    expect(caret.bottom).toBeLessThanOrEqual(sheet.bottom)
    expect(caret.top).toBeGreaterThanOrEqual(sheet.top)
    await press("Control+k")
    await drawn()
    const first = options()[0]!.getBoundingClientRect()
    expect(
      document.elementFromPoint(first.left + first.width / 2, first.top + 8)?.closest(".entry"),
    ).not.toBeNull()
    const bar = document.querySelector(".status-bar")!
    expect(bar.scrollWidth).toBeLessThanOrEqual(bar.clientWidth)
  })
})

/** Has the page drawn as Windows does with high contrast. */
const force = (value: "active" | "none") =>
  (cdp() as { send(name: string, options: unknown): Promise<void> }).send("Emulation.setEmulatedMedia", {
    features: [{ name: "forced-colors", value }],
  })
afterEach(() => force("none"))

test("with forced colours the open article, the focus and the selection are still marked", async () => {
  await page.viewport(1440, 900)
  const { session } = await open(many(6))
  await session.open("article-00000")
  await press("Control+k")
  for (const key of ["ArrowDown", "ArrowDown", " ", "ArrowDown"]) await press(key)
  await force("active")
  await drawn()
  expect(matchMedia("(forced-colors: active)").matches).toBe(true)
  const system = (name: string) => {
    const probe = document.createElement("span")
    probe.style.color = name
    document.body.append(probe)
    const { color } = getComputedStyle(probe)
    probe.remove()
    return color
  }
  const [opened, , ticked, focused] = options()
  expect(getComputedStyle(opened!, "::before").backgroundColor).toBe(system("Highlight"))
  expect(getComputedStyle(ticked!.querySelector(".entry-box")!).backgroundColor).toBe(system("Highlight"))
  expect(getComputedStyle(focused!, "::after").outlineStyle).toBe("solid")
})
