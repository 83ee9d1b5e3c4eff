/** The line at the foot of the window: how long the article and the selection are, and what is left of the length. */
import { TextSelection } from "prosemirror-state"
import { describe, expect, test } from "vitest"
import { press, type } from "../editor/harness.ts"
import { many, open } from "./harness.ts"

const said = (name: string) => document.querySelector(`.status-bar .status-${name}`)?.textContent ?? null

describe("the status bar", () => {
  test("counts words, characters and minutes of the article, and of what is selected in full ink", async () => {
    const { session } = await open(many(3))
    await session.open("article-00000")
    await expect.poll(() => said("words")).toBe("7 كلمات")
    expect(said("characters")).toBe("21 حرفاً")
    expect(said("selection")).toBeNull()
    await press("Control+3", "Control+]", "Control+]")
    await expect.poll(() => said("selection")).toBe("4 كلمات محددة · 12 حرفاً · أقل من دقيقة")
    const ink = getComputedStyle(document.querySelector(".ProseMirror .body p")!).color
    expect(getComputedStyle(document.querySelector(".status-selection")!).color).toBe(ink)
    await press("Control+[", "Control+[")
    await expect.poll(() => said("selection")).toBeNull()
  })

  test("counts the selection after a rest, not with the key", async () => {
    const { session } = await open(many(3))
    await session.open("article-00000")
    await expect.poll(() => said("words")).not.toBeNull()
    const { view } = session.editor()!
    let counted = 0
    const stop = session.selected.subscribe(() => {
      counted += 1
    })
    for (let at = 2; at < 8; at++)
      view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, 1, at)))
    expect(counted).toBe(1)
    await expect.poll(() => session.selected.value).toEqual({ words: 2, characters: 6 })
    // Once for all six.
    expect(counted).toBe(2)
    stop()
  })

  test("has the wanted length with what is left, and says what is over, undone like any fact", async () => {
    const { session } = await open(many(3))
    await session.open("article-00000")
    await press("Control+1", "Control+Shift+m")
    await expect.poll(() => document.activeElement?.classList.contains("length-count")).toBe(true)
    await type("٨")
    await expect.poll(() => said("count")).toBe("7 من 8 كلمات")
    expect(said("left")).toBe("بقيت كلمة واحدة")
    const meter = document.querySelector<HTMLMeterElement>(".status-bar meter")!
    expect([meter.value, meter.max]).toEqual([7, 8])
    expect(document.querySelector(".budget")?.textContent).toContain("7 من 8 كلمات")
    await press("Control+a")
    await type("5x")
    expect(document.querySelector(".dossier .field-problem")?.textContent).toContain("999,999")
    await expect.poll(() => said("left")).toBe("زيادة 2")
    await press("Backspace")
    const unit = document.querySelector<HTMLSelectElement>(".length-field select")!
    unit.value = "lines"
    unit.dispatchEvent(new Event("change", { bubbles: true }))
    await expect.poll(() => said("count")).toBe("2 من 5 أسطر")
    expect(said("left")).toBe("بقيت 3 أسطر")
    session.editor()!.focus()
    await press("Control+z")
    await expect.poll(() => said("length")).toBeNull()
    expect(said("words")).toBe("7 كلمات")
  })
})
