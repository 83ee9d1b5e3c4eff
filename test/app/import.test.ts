/** An import that is read without end stops nobody from writing, saving and quitting. */
import { existsSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { typeText } from "../support/keyboard.ts"
import { launch, runtimeHere } from "../support/launch.ts"
import { copyBuilt } from "./built-copy.ts"
import { journal, newsroom, onDisk, open, patient, saved, story, write } from "./newsroom.ts"

const { kind } = runtimeHere()

for (const language of ["ar", "en"] as const)
  test(`while an import is read without end, typing is journaled and saved, and Midad quits, in ${language} on ${kind}`, async (context) => {
    const { folder: copy, main } = copyBuilt(context)
    const begun = join(copy, "begun")
    writeFileSync(
      join(copy, "imports", "worker.mjs"),
      `import { parentPort } from "node:worker_threads"
import { writeFileSync } from "node:fs"
parentPort.on("message", () => { writeFileSync(${JSON.stringify(begun)}, "") ; for (;;); })`,
    )
    const app = await launch({ language, main, test: context })
    write(app, story("خبر أول", "الأولى.", "الثانية."))
    await open(app)
    const page = join(newsroom(app), "..", "page.html")
    writeFileSync(page, "<!doctype html><html><body><p>صفحة</p></body></html>")
    await app.again([page])
    await expect.poll(() => existsSync(begun), patient).toBe(true)

    await app.page.keyboard.press("ControlOrMeta+Digit3")
    await typeText(app.page, "أثناء الاستيراد. ☂ ")
    await expect.poll(() => journal(app), patient).toContain("☂")
    await app.page.keyboard.press("ControlOrMeta+KeyS")
    await saved(app)
    await expect.poll(() => onDisk(app), patient).toContain("أثناء الاستيراد. ☂ الأولى.")
    await app.close()
  })
