/** What a machine can tell of accessibility: axe finds nothing in any state of the window, in either language and theme. */
import { describe, expect, test } from "vitest"
import { wordsIn } from "../../main/contract/words/index.ts"
import { twin } from "../../main/desk/sample/twin.ts"
import { typeText } from "../support/keyboard.ts"
import { type App, launch, runtimeHere } from "../support/launch.ts"
import { objections } from "./axe.ts"
import { saved, story, write, writeInto } from "./newsroom.ts"

/** The history of an article that has two versions. */
async function historyObjections(app: App, name: string): Promise<string[]> {
  const { keyboard } = app.page
  await writeInto(app, "عاجل: ")
  await keyboard.press("F4")
  const dialog = app.page.getByRole("dialog", { name })
  await dialog.locator(".difference").waitFor()
  await keyboard.press("End")
  await dialog.locator("ins").first().waitFor()
  const found = await objections(app)
  await keyboard.press("Escape")
  await dialog.waitFor({ state: "detached" })
  return found
}

/** The question of a conflict in the open article. */
async function conflictObjections(app: App, name: string): Promise<string[]> {
  const { keyboard } = app.page
  await typeText(app.page, "من المكتب ")
  write(app, story("خبر أول", "الأولى كما كتبها زميل.", "الثانية."))
  await keyboard.press("ControlOrMeta+KeyS")
  const dialog = app.page.getByRole("dialog", { name })
  await dialog.locator(".conflict").first().waitFor()
  const found = await objections(app)
  await keyboard.press("Digit1")
  await keyboard.press("Enter")
  await dialog.waitFor({ state: "detached" })
  await saved(app)
  return found
}

describe.each(["ar", "en"] as const)(`axe, on ${runtimeHere().kind}, in %s`, (language) => {
  test.each(["light", "dark"] as const)("has no objection in the %s theme", async (theme) => {
    const app = await launch({ language })
    try {
      const words = wordsIn(language).window
      const { keyboard } = app.page
      await app.page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" })
      const found: Record<string, string[]> = { "the article": await objections(app) }
      const dialogs = {
        palette: { key: "ControlOrMeta+Shift+KeyP", name: words.palette.name },
        help: { key: "F1", name: words.help.name },
        export: { key: "ControlOrMeta+KeyE", name: words.exporting.name },
      }
      for (const [state, { key, name }] of Object.entries(dialogs)) {
        await keyboard.press(key)
        const dialog = app.page.getByRole("dialog", { name })
        await dialog.waitFor()
        found[state] = await objections(app)
        await keyboard.press("Escape")
        await dialog.waitFor({ state: "detached" })
      }
      await app.chooseMenu("about")
      const about = app.page.getByRole("dialog", { name: words.about.name })
      await about.locator(".about-facts").waitFor()
      found.about = await objections(app)
      await keyboard.press("Escape")
      await about.waitFor({ state: "detached" })
      found.history = await historyObjections(app, wordsIn(language).history.name)
      found.conflict = await conflictObjections(app, wordsIn(language).window.conflict.name)
      await keyboard.press("ControlOrMeta+Shift+Backspace")
      const undo = app.page.getByRole("status").filter({ hasText: words.notices.undo })
      await undo.waitFor()
      await app.chooseMenu("openBin")
      const bin = app.page.getByRole("dialog", { name: wordsIn(language).window.bin.name })
      await bin.getByRole("option").first().waitFor()
      found.bin = await objections(app)
      await keyboard.press("Escape")
      await bin.waitFor({ state: "detached" })
      await keyboard.press("ControlOrMeta+KeyN")
      await app.page.locator(".ProseMirror:focus h1:has(br)").waitFor()
      found["an empty article"] = await objections(app)
      await app.page.evaluate((text) => navigator.clipboard.writeText(text), twin)
      await keyboard.press("ControlOrMeta+KeyV")
      await app.page.getByRole("dialog", { name: words.review.name }).waitFor()
      found["an import"] = await objections(app)
      expect(found).toEqual(Object.fromEntries(Object.keys(found).map((state) => [state, []])))
    } finally {
      await app.close()
    }
  })
})
