/** The language checks by keys, in both languages: walking, correcting, letting stand, agreeing on a name. */
import { existsSync, mkdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { describe, expect, test } from "vitest"
import { wordsIn } from "../../main/contract/words/index.ts"
import { type App, launch, runtimeHere } from "../support/launch.ts"
import { objections } from "./axe.ts"
import { id, newsroom, onDisk, open, patient, saved, story, text, write } from "./newsroom.ts"

const pictures = fileURLToPath(new URL("../../dist/pictures", import.meta.url))
const { kind } = runtimeHere()

/** The thread of the checks reads its lists first, on a machine with other work. */
const slow = { timeout: 30_000 }

async function picture(app: App, name: string) {
  mkdirSync(pictures, { recursive: true })
  await app.page.screenshot({ path: join(pictures, `${name}.png`) })
}

/** What a list of the newsroom has; empty if there is none. */
function list(app: App, name: string): Record<string, unknown>[] {
  const path = join(newsroom(app), name)
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : []
}

describe.each(["ar", "en"] as const)(`on ${kind}, in %s`, (language) => {
  const words = wordsIn(language)
  const { checking } = words.window

  test("errors are walked through, corrected, let stand, and a name is agreed on", async (context) => {
    const app = await launch({ language, test: context })
    const { page } = app
    const { keyboard } = page
    const marks = () => page.locator(".ProseMirror .finding").allTextContents()
    const current = page.locator(".finding-row[data-current=true] .finding-words mark")
    const isCurrent = (word: string) => expect.poll(() => current.textContent(), patient).toBe(word)
    const all = ["المدينه", " ،", "زاخارفتشي", "الحكومه", " ،"]

    write(
      app,
      story(
        "خبر أول",
        "زار الوزير المدينه القديمة ، ثم التقى زاخارفتشي في مكتبه.",
        "وقال زاخاروفتشي إن الحكومه مستعدة ، وإن زاخاروفتشي سيعود.",
      ),
    )
    await open(app)
    await expect.poll(marks, slow).toEqual(all)
    await page.getByRole("button", { name: checking.counted(4, 1, 0) }).waitFor(patient)

    // From the text.
    await keyboard.press("ControlOrMeta+Digit3")
    await keyboard.press("Alt+Period")
    expect(await page.evaluate(() => getSelection()?.toString())).toBe("المدينه")
    await keyboard.press("ControlOrMeta+Period")
    await expect.poll(() => text(app), patient).toContain("زار الوزير المدينة القديمة ،")
    await keyboard.press("ControlOrMeta+KeyZ")
    await expect.poll(() => text(app), patient).toContain("زار الوزير المدينه القديمة ،")
    await expect.poll(marks, patient).toEqual(all)

    // In the panel.
    await keyboard.press("ControlOrMeta+Digit3")
    await keyboard.press("ControlOrMeta+Shift+KeyY")
    await page.locator(".finding-head:focus").waitFor(patient)
    await isCurrent("المدينه")
    await page.getByText(words.checks.rules["ta-marbuta"].why).waitFor()
    for (const theme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" })
      expect(await objections(app)).toEqual([])
      await picture(app, `checks-${language}-${theme}`)
    }
    await keyboard.press("ControlOrMeta+Enter")
    await page
      .getByRole("status")
      .filter({ hasText: checking.fixedAll(2) })
      .waitFor(patient)
    expect(await text(app)).toContain("إن الحكومة مستعدة ،")
    await expect.poll(marks, patient).toEqual([" ،", "زاخارفتشي", " ،"])

    // One space before a comma stays, the other goes.
    await keyboard.press("F3")
    await isCurrent(" ،")
    await keyboard.press("Delete")
    await expect.poll(marks, patient).toHaveLength(2)
    await isCurrent("زاخارفتشي")
    await keyboard.press("F3")
    await isCurrent(" ،")
    await keyboard.press("Enter")
    await expect.poll(() => text(app), patient).toContain("إن الحكومة مستعدة، وإن")
    await expect.poll(marks, patient).toEqual(["زاخارفتشي"])

    // The name.
    await isCurrent("زاخارفتشي")
    await keyboard.press("Alt+Delete")
    await expect
      .poll(() => list(app, "lexicon.json"), patient)
      .toEqual([{ name: "زاخاروفتشي", aliases: ["زاخارفتشي"] }])
    await page
      .locator(".finding-message")
      .filter({ hasText: words.checks.rules["agreed-name"].message.split("{word}").at(-1)!.slice(0, 6) })
      .waitFor(patient)
    await isCurrent("زاخارفتشي")
    await keyboard.press("Shift+Delete")
    await expect
      .poll(() => list(app, "ignored.json"), patient)
      .toMatchObject([{ rule: "agreed-name", text: "زاخارفتشي", article: id }])
    await page.locator(".checks-empty").filter({ hasText: checking.none }).waitFor(patient)
    expect(await objections(app)).toEqual([])

    await keyboard.press("Escape")
    await page.locator(".ProseMirror:focus").waitFor()
    await keyboard.press("ControlOrMeta+KeyS")
    await saved(app)
    await expect
      .poll(() => onDisk(app), patient)
      .toContain("زار الوزير المدينة القديمة ، ثم التقى زاخارفتشي في مكتبه.")
    await app.close()
  })
})
