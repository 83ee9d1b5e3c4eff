/** Whether what is typed reaches the disk is seen: a sign stands as long as it does not. */
import { renameSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { wordsIn } from "../../main/contract/words/index.ts"
import { typeText } from "../support/keyboard.ts"
import { launch, runtimeHere } from "../support/launch.ts"
import { journal, newsroom, onDisk, open, patient, saved, story, write } from "./newsroom.ts"

const { kind } = runtimeHere()
const words = wordsIn("ar")

test(`a journal that cannot be written is seen in time, and that it can be again, on ${kind}`, async (context) => {
  const app = await launch({ test: context })
  write(app, story("خبر أول", "الأولى.", "الثانية."))
  await open(app)
  await app.page.keyboard.press("ControlOrMeta+Digit3")
  await typeText(app.page, "قبل. ")
  await saved(app)
  const folder = join(newsroom(app), ".midad", "journal")
  renameSync(folder, `${folder}-away`)
  writeFileSync(folder, "Not a folder")

  await typeText(app.page, "بلا سجل. ")
  const sign = app.page
    .locator(".save-mark[data-state=late]")
    .filter({ hasText: words.window.status.journal })
  await sign.waitFor()
  expect(await sign.getAttribute("role")).toBe("alert")
  // The file itself goes on being saved.
  await expect.poll(() => onDisk(app), patient).toContain("قبل. بلا سجل. الأولى.")

  rmSync(folder)
  renameSync(`${folder}-away`, folder)
  await sign.waitFor({ state: "detached" })
  await saved(app)
  await typeText(app.page, "ومعه ☂")
  await expect.poll(() => journal(app), patient).toContain("☂")
})
