/** The native context menu: asked for by mouse and by key, chosen from, and closed. */
import { expect, test } from "vitest"
import { typeText } from "../support/keyboard.ts"
import { type App, launch, runtimeHere } from "../support/launch.ts"

const { kind } = runtimeHere()

/** The menu's entries once it is open; those that are grey in brackets. */
async function entries(app: App): Promise<string[]> {
  await expect.poll(() => app.contextMenu()).not.toBeNull()
  const items = (await app.contextMenu()) ?? []
  return items
    .filter(({ type }) => type !== "separator")
    .map(({ id, enabled }) => (enabled ? `${id}` : `(${id})`))
}
const headline = (app: App) => app.page.locator("h1").first()

/** Begins a new article whose headline is `text`, with the cursor at its end. */
async function write(app: App, text: string): Promise<void> {
  await app.page.keyboard.press("ControlOrMeta+KeyN")
  await app.page.locator(".ProseMirror:focus h1:has(br)").waitFor()
  await typeText(app.page, text)
}

test(`what is selected is cut by the menu, and typing goes on where it was, on ${kind}`, async (context) => {
  const app = await launch({ test: context })
  await write(app, "عنوان أول")
  for (let at = 0; at < 3; at++) await app.page.keyboard.press("Shift+ArrowRight")
  await app.page.keyboard.press("ContextMenu")
  expect(await entries(app)).toEqual([
    "cut",
    "copy",
    "paste",
    "pastePlain",
    "selectAll",
    "(link)",
    "isolate",
    "lookUp",
  ])
  await app.chooseContext("cut")
  await expect.poll(() => headline(app).textContent()).toBe("عنوان ")
  await app.page.keyboard.press("ContextMenu")
  expect(await entries(app)).toContain("(cut)")
  await app.chooseContext("paste")
  await expect.poll(() => headline(app).textContent()).toBe("عنوان أول")
  await typeText(app.page, "ى")
  await expect.poll(() => headline(app).textContent()).toBe("عنوان أولى")
})

test(`a menu that is closed changes nothing, and the focus stays, on ${kind}`, async (context) => {
  const app = await launch({ test: context })
  await write(app, "عنوان")
  await app.page.keyboard.press("ArrowRight")
  await app.page.keyboard.press("Shift+F10")
  expect(await entries(app)).toContain("(cut)")
  await app.chooseContext(null)
  expect(await app.contextMenu()).toBeNull()
  await typeText(app.page, "ـ")
  await expect.poll(() => headline(app).textContent()).toBe("عنواـن")
})

test(`the word at the pointer is looked up, and a field has a menu of its own, on ${kind}`, async (context) => {
  const app = await launch({ test: context })
  await write(app, "صفاقس")
  await headline(app).click({
    button: "right",
    position: { x: (await headline(app).boundingBox())!.width - 20, y: 20 },
  })
  await expect.poll(() => entries(app)).toContain("lookUp")
  await app.chooseContext("lookUp")
  const search = app.page.locator(".filter input")
  await expect.poll(() => search.inputValue()).toBe("صفاقس")
  await search.press("End")
  await app.page.keyboard.press("ContextMenu")
  expect(await entries(app)).toEqual(["(cut)", "(copy)", "paste", "selectAll", "lookUp"])
  await app.chooseContext("selectAll")
  // What a menu does of itself comes a moment later.
  const selected = () =>
    search.evaluate((field: HTMLInputElement) =>
      field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0),
    )
  await expect.poll(selected).toBe("صفاقس")
  await app.page.keyboard.press("ContextMenu")
  expect((await entries(app)).slice(0, 2)).toEqual(["cut", "copy"])
  const copied = await app.page.evaluateHandle(() => {
    const heard = new Promise((resolve) => document.addEventListener("copy", resolve, { once: true }))
    return { heard }
  })
  await app.chooseContext("copy")
  await copied.evaluate(async ({ heard }) => void (await heard))
  await search.press("End")
  await app.page.keyboard.press("Shift+F10")
  expect(await entries(app)).toContain("paste")
  await app.chooseContext("paste")
  await expect.poll(() => search.inputValue()).toBe("صفاقسصفاقس")
})
