/** What is typed reaches the journal, whatever stands in its place. */
import { readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { typeText } from "../support/keyboard.ts"
import { launch, runtimeHere } from "../support/launch.ts"
import { journal, newsroom, onDisk, open, patient, saved, story, write } from "./newsroom.ts"

const { kind } = runtimeHere()

test(`a journal whose place something else has taken is written anew, and what was there is kept, on ${kind}`, async (context) => {
  const app = await launch({ test: context })
  write(app, story("خبر أول", "الأولى.", "الثانية."))
  await open(app)
  await app.page.keyboard.press("ControlOrMeta+Digit3")
  await typeText(app.page, "قبل. ")
  await saved(app)
  const own = join(newsroom(app), ".midad")
  renameSync(join(own, "journal"), join(own, "journal-away"))
  writeFileSync(join(own, "journal"), "Not a folder")

  await typeText(app.page, "بلا سجل. ومعه ☂")
  await expect.poll(() => journal(app), patient).toContain("☂")
  const aside = readdirSync(own).find((name) => name.startsWith("journal.aside-")) ?? ""
  expect(readFileSync(join(own, aside), "utf8")).toBe("Not a folder")
  await expect.poll(() => onDisk(app), patient).toContain("قبل. بلا سجل. ومعه ☂")
})
