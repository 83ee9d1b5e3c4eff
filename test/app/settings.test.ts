/** The settings by keys alone, in both languages: changed, taken back, broken by hand and mended; a key of one's own. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { type Words, wordsIn } from "../../main/contract/words/index.ts"
import { typeText } from "../support/keyboard.ts"
import { type App, launch, runtimeHere } from "../support/launch.ts"
import { objections } from "./axe.ts"

const { kind } = runtimeHere()
const settingsFile = (app: App) => join(app.userData, "midad.json")
const keysFile = (app: App) => join(app.userData, "keys.json")
const json = (path: string) => JSON.parse(readFileSync(path, "utf8"))

/** Opens the settings and searches for `words`. */
async function search(app: App, words: string) {
  await app.page.keyboard.press("ControlOrMeta+Comma")
  await app.page.locator(".settings-side input:focus").waitFor()
  await typeText(app.page, words)
}

/** How large the letters of the text are. */
const textSize = (app: App) =>
  app.page.locator(".sheet .article").evaluate((text) => getComputedStyle(text).fontSize)

/** Waits until a notice has these words, and says what it says. */
async function told(app: App, words: string): Promise<string> {
  const notice = app.page.locator(".notice").filter({ hasText: words }).first()
  await notice.waitFor()
  return (await notice.textContent()) ?? ""
}

describe.each(["ar", "en"] as const)(`on ${kind}, in %s`, (language) => {
  const words: Words = wordsIn(language)
  const { settings } = words.window

  test("a setting is changed and taken back, its file is broken by hand and mended", async (context) => {
    const first = await launch({ language, test: context })
    await search(first, settings.items.textSize.name)
    await first.page.locator("[data-setting=textSize]").waitFor()
    await first.page.keyboard.press("ArrowDown")
    await first.page.keyboard.press("ArrowUp")
    await first.page.keyboard.press("ArrowUp")
    await expect.poll(() => textSize(first)).toBe("22px")
    await first.page.keyboard.press("ControlOrMeta+KeyZ")
    await expect.poll(() => textSize(first)).toBe("21px")
    await expect.poll(() => json(settingsFile(first)).settings.textSize).toBe(21)
    await first.page.keyboard.press("Escape")
    await first.page.locator(".ProseMirror:focus").waitFor()
    await first.close()

    // A comma too many.
    const good = readFileSync(settingsFile(first), "utf8")
    const broken = good.replace('"textSize": 21,', '"textSize": 24,,')
    expect(broken).not.toBe(good)
    writeFileSync(settingsFile(first), broken)
    const second = await launch({ profile: first.profile, test: context })
    const aside = readdirSync(second.userData).filter((name) => name.startsWith("midad.json.broken-"))
    expect(aside).toHaveLength(1)
    expect(readFileSync(join(second.userData, aside[0]!), "utf8")).toBe(broken)
    expect(await told(second, aside[0]!)).toContain(
      language === "ar" ? "ملف إعداداتك" : "Your file of settings",
    )
    expect(await textSize(second)).toBe("20px")
    expect(await second.page.locator("html").getAttribute("lang")).toBe(language)
    await second.close()

    // The file is mended, but one value does not fit, and one setting is unknown.
    const mended = json(settingsFile(second))
    writeFileSync(
      settingsFile(second),
      JSON.stringify({
        ...mended,
        settings: { ...mended.settings, language, textSize: 24, measure: 1000, later: true },
      }),
    )
    const third = await launch({ profile: first.profile, test: context })
    expect(await told(third, "measure")).not.toContain("textSize")
    expect(await textSize(third)).toBe("24px")
    await search(third, settings.items.measure.name)
    await third.page.locator("[data-setting=measure]").waitFor()
    await third.page.keyboard.press("ArrowDown")
    await third.page.keyboard.press("ArrowUp")
    await expect
      .poll(() => json(settingsFile(third)).settings)
      .toMatchObject({ measure: 83, later: true, textSize: 24 })
    await third.close()
  })

  test("a command gets another key, which acts and is shown after a restart, and a broken file of keys is said", async (context) => {
    const first = await launch({ language, test: context })
    const { label } = words.commands.history
    // A command is found by its key, too.
    await search(first, "F4")
    await first.page.locator("[data-command=history]").waitFor()
    await first.page.keyboard.press("ArrowDown")
    await first.page.locator(".keys-list:focus").waitFor()
    await first.page.keyboard.press("Enter")
    await first.page.locator(".keys-now[data-recording=true]").waitFor()
    await first.page.keyboard.press("ControlOrMeta+KeyB")
    await first.page.locator(".keys-problem").filter({ hasText: words.commands.strong.label }).waitFor()
    for (const theme of ["light", "dark"] as const) {
      await first.page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" })
      expect(await objections(first)).toEqual([])
    }
    await first.page.keyboard.press("Space")
    await first.page.keyboard.press("ControlOrMeta+KeyM")
    await expect.poll(() => json(keysFile(first)).keys).toEqual({ history: ["Mod-m"] })
    await first.close()

    const second = await launch({ profile: first.profile, test: context })
    const accelerators = (await second.menu()).flatMap(({ items }) => items ?? [])
    expect(accelerators.find(({ id }) => id === "history")?.accelerator).toBe("CommandOrControl+M")
    await second.page.keyboard.press("ControlOrMeta+KeyM")
    const history = second.page.getByRole("dialog", { name: words.history.name })
    await history.waitFor()
    await second.page.keyboard.press("Escape")
    await history.waitFor({ state: "detached" })
    await second.page.keyboard.press("F1")
    const row = second.page.locator(".help-row").filter({ hasText: label }).first()
    expect(await row.locator(".keys").textContent()).toMatch(/M$/)
    await second.close()

    writeFileSync(keysFile(first), "{ keys }")
    const third = await launch({ profile: first.profile, test: context })
    await told(third, "keys.json.broken-")
    await third.page.keyboard.press("F4")
    await third.page.getByRole("dialog", { name: words.history.name }).waitFor()
    await third.page.keyboard.press("Escape")
    await third.close()
  })

  test.each(["light", "dark"] as const)(
    "axe has no objection to the settings in the %s theme",
    async (theme) => {
      const app = await launch({ language })
      try {
        await app.page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" })
        await app.page.keyboard.press("ControlOrMeta+Comma")
        await app.page.locator("[data-setting=newArticles]").waitFor()
        expect(await objections(app)).toEqual([])
        await typeText(app.page, settings.items.textSize.name)
        await app.page.locator(".settings-without").waitFor()
        expect(await objections(app)).toEqual([])
      } finally {
        await app.close()
      }
    },
  )
})
