/** A file that is renamed or moved while its article is open is followed: one article, one file. */
import { mkdirSync, readdirSync, readFileSync, renameSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { typeText } from "../support/keyboard.ts"
import { type App, launch, runtimeHere } from "../support/launch.ts"
import { file, id, newsroom, open, patient, saved, story, write } from "./newsroom.ts"

const { kind } = runtimeHere()

/** The files of the article, by their names in the newsroom. */
const files = (app: App) =>
  readdirSync(newsroom(app), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".html") && !name.startsWith("."))
    .filter((name) => readFileSync(join(newsroom(app), name), "utf8").includes(`content="${id}"`))

const reads = (app: App, name: string) => readFileSync(join(newsroom(app), name), "utf8")

test(`a clean article follows its file to another name and into a folder, on ${kind}`, async (context) => {
  const app = await launch({ test: context })
  write(app, story("خبر أول", "الأولى."))
  await open(app)
  mkdirSync(join(newsroom(app), "محليات"))
  renameSync(file(app), join(newsroom(app), "محليات", "two.html"))
  await app.page.keyboard.press("ControlOrMeta+Digit3")
  await typeText(app.page, "بعد النقل: ")
  await app.page.keyboard.press("ControlOrMeta+KeyS")
  await saved(app)
  await expect.poll(() => files(app), patient).toEqual([join("محليات", "two.html")])
  expect(reads(app, "محليات/two.html")).toContain("بعد النقل: الأولى.")
  await app.closeWindow()
  expect(files(app)).toEqual([join("محليات", "two.html")])
})

test(`what was not saved yet goes into the file where it is now, on ${kind}`, async (context) => {
  const app = await launch({ test: context })
  write(app, story("خبر أول", "الأولى."))
  await open(app)
  await app.page.keyboard.press("ControlOrMeta+Digit3")
  await typeText(app.page, "قبل النقل: ")
  await app.page.locator(".save-mark[data-state=changed]").waitFor()
  renameSync(file(app), join(newsroom(app), "two.html"))
  await saved(app)
  await expect.poll(() => files(app), patient).toEqual(["two.html"])
  await expect.poll(() => reads(app, "two.html"), patient).toContain("قبل النقل: الأولى.")
  await typeText(app.page, "وبعده: ")
  await app.page.keyboard.press("ControlOrMeta+KeyS")
  await expect.poll(() => reads(app, "two.html"), patient).toContain("قبل النقل: وبعده: الأولى.")
  expect(files(app)).toEqual(["two.html"])
})
