/** Lines that come without a key, as from text expansion or dictation, in the window and on the disk. */
import { expect, test } from "vitest"
import { wordsIn } from "../../main/contract/words/index.ts"
import { launch, runtimeHere } from "../support/launch.ts"
import { onDisk, open, patient, story, write } from "./newsroom.ts"

const { kind } = runtimeHere()

for (const language of ["ar", "en"] as const)
  test(`lines that come without a key take nothing away, and a notice says where they went, in ${language} on ${kind}`, async (context) => {
    const app = await launch({ test: context, language })
    write(app, story("خبر أول", "الفقرة الأولى.", "الفقرة الثانية."))
    await open(app)
    await app.page.keyboard.press("ControlOrMeta+Digit1")
    await app.page.keyboard.insertText(" عاجل\nسطر ثان\nسطر ثالث")
    const text = "خبر أول عاجل\nسطر ثان\nسطر ثالث\nالفقرة الأولى.\nالفقرة الثانية."
    await expect.poll(() => onDisk(app), patient).toBe(text)
    await app.page
      .locator(".notice")
      .filter({ hasText: wordsIn(language).editor.paste.headline(2) })
      .waitFor()
    await app.page.keyboard.press("ControlOrMeta+KeyZ")
    await expect.poll(() => onDisk(app), patient).toBe("خبر أول\nالفقرة الأولى.\nالفقرة الثانية.")
  })
