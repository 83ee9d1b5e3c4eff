/** Axe on everything that finds articles and works on them: list, search, board, pickers, the article beside the text. */
import { describe, expect, test } from "vitest"
import { wordsIn } from "../../main/contract/words/index.ts"
import { typeText } from "../support/keyboard.ts"
import { launch, runtimeHere } from "../support/launch.ts"
import { objections } from "./axe.ts"
import { fill, put } from "./many.ts"
import { answered, newsroom } from "./newsroom.ts"

describe.each(["ar", "en"] as const)(`axe, on ${runtimeHere().kind}, in %s`, (language) => {
  test.each(["light", "dark"] as const)("has no objection to the library in the %s theme", async (theme) => {
    const { editor, window: words } = wordsIn(language)
    const app = await launch({ language })
    try {
      const { keyboard } = app.page
      await app.page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" })
      const folder = newsroom(app)
      fill(folder, 60)
      put(folder, {
        id: "axe-article",
        headline: "مادة تحيل إلى غيرها",
        text: ["تونس ترفع مخزون القمح."],
        links: ["many-00003", "missing-article"],
      })
      await app.page.getByPlaceholder(words.library.filterIn(63)).waitFor()
      const found: Record<string, string[]> = { "the list": await objections(app) }

      await keyboard.press("ControlOrMeta+KeyK")
      await typeText(app.page, "الأندلس")
      await answered(app, "الأندلس")
      await keyboard.press("ArrowDown")
      await keyboard.press("Space")
      await keyboard.press("Shift+ArrowDown")
      await app.page.locator(".rows [aria-selected=true]").nth(1).waitFor()
      found["a search with a selection"] = await objections(app)
      await keyboard.press("ControlOrMeta+Shift+KeyS")
      const status = app.page.getByRole("dialog", { name: words.changes.statusName })
      await status.waitFor()
      found["the question for a status"] = await objections(app)
      await keyboard.press("Escape")
      await status.waitFor({ state: "detached" })
      await keyboard.press("ControlOrMeta+Shift+KeyE")
      const section = app.page.getByRole("dialog", { name: words.changes.sectionName })
      await section.getByRole("option").nth(2).waitFor()
      found["the question for a section"] = await objections(app)
      await keyboard.press("Escape")
      await section.waitFor({ state: "detached" })

      await keyboard.press("ControlOrMeta+Enter")
      const beside = app.page.getByRole("region", { name: words.beside.name })
      await beside.locator("h1").waitFor()
      found["the article beside"] = await objections(app)
      await keyboard.press("ControlOrMeta+KeyJ")
      await beside.waitFor({ state: "detached" })

      await keyboard.press("ControlOrMeta+KeyK")
      await keyboard.press("ControlOrMeta+KeyA")
      await typeText(app.page, "لا شيء بهذا")
      await app.page.locator(".rows-empty").waitFor()
      found["a search that finds nothing"] = await objections(app)
      await keyboard.press("ControlOrMeta+KeyA")
      await typeText(app.page, "مادة تحيل")
      await keyboard.press("Enter")
      await app.page.locator(".sheet .warning").first().waitFor()
      await keyboard.press("ControlOrMeta+Digit3")
      await keyboard.press("ArrowDown")
      await app.page
        .getByRole("region", { name: editor.suggestions.label })
        .getByRole("listitem")
        .first()
        .waitFor()
      found.suggestions = await objections(app)
      await keyboard.press("ControlOrMeta+KeyL")
      const picker = app.page.getByRole("dialog", { name: words.link.name })
      await picker.locator(".preview-headline").waitFor()
      found["the picker"] = await objections(app)
      await keyboard.press("Escape")
      await picker.waitFor({ state: "detached" })

      await keyboard.press("ControlOrMeta+Shift+KeyK")
      const board = app.page.getByRole("main", { name: words.board.name })
      await board.getByRole("option").nth(5).waitFor()
      found["the board"] = await objections(app)
      expect(found).toEqual(Object.fromEntries(Object.keys(found).map((state) => [state, []])))
    } finally {
      await app.close()
    }
  })
})
