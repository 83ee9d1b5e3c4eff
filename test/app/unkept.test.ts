/** The question at the end: text that is in no file and in no journal keeps the window open, and is not lost. */
import { renameSync, writeFileSync } from "node:fs"
import { expect, test } from "vitest"
import { wordsIn } from "../../main/contract/words/index.ts"
import { typeText } from "../support/keyboard.ts"
import { launch, runtimeHere } from "../support/launch.ts"
import { newsroom, onDisk, patient, saved, text, writeInto } from "./newsroom.ts"

const { kind } = runtimeHere()

for (const language of ["ar", "en"] as const)
  test(`who closes is told which articles are kept nowhere, stays, and loses nothing, in ${language} on ${kind}`, async (context) => {
    const { unkept } = wordsIn(language).shell.dialogs
    const app = await launch({ test: context, language })
    await writeInto(app, "من المكتب: ")
    // The newsroom's disk is taken away, and a file stands where it was.
    const root = newsroom(app)
    const away = `${app.profile}/away`
    renameSync(root, away)
    writeFileSync(root, "")
    await typeText(app.page, "لا مكان له. ☂ ")
    await app.page.locator(".save-mark[data-state=failed]").waitFor()

    await app.answerDialogs("message", 0, 0)
    for (const times of [1, 2]) {
      await app.chooseMenu("quit")
      const asked = async () => (await app.dialogs()).filter(({ kind }) => kind === "message")
      await expect.poll(async () => (await asked()).length, patient).toBe(times)
      const { options } = (await asked()).at(-1)!
      expect(options).toMatchObject({
        message: unkept.title,
        buttons: [unkept.stay, unkept.close],
        defaultId: 0,
      })
      expect(String(options.detail)).toContain("\nخبر أول\n")
    }
    expect(await text(app)).toContain("من المكتب: لا مكان له. ☂ الأولى.")
    await typeText(app.page, "وما زلنا نكتب. ")
    await expect.poll(() => text(app), patient).toContain("لا مكان له. ☂ وما زلنا نكتب. الأولى.")

    renameSync(root, `${app.profile}/nothing`)
    renameSync(away, root)
    await saved(app)
    await expect.poll(() => onDisk(app), patient).toContain("لا مكان له. ☂ وما زلنا نكتب. الأولى.")
    await app.closeWindow()
  })
