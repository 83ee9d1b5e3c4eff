/** A newsroom on a disk that is away: at the start, and while Midad runs. */
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, onTestFinished, test } from "vitest"
import { languages } from "../../main/contract/desk.ts"
import { wordsIn } from "../../main/contract/words/index.ts"
import { typeText } from "../support/keyboard.ts"
import { launch, runtimeHere, usable } from "../support/launch.ts"
import { pagesIn, patient, newsroom as roomOf } from "./newsroom.ts"

const { kind } = runtimeHere()

/** A folder for the data of several starts. */
function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), "midad-"))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Takes the disk away, and leaves the folder in which it was mounted. */
function unmount(root: string) {
  renameSync(root, `${root}-disk`)
  mkdirSync(root)
}

function mount(root: string) {
  rmSync(root, { recursive: true })
  renameSync(`${root}-disk`, root)
}

for (const language of languages) {
  const { away, notices, status } = wordsIn(language).window
  const missing = wordsIn(language).problems["newsroom-missing"]

  test(`a newsroom whose disk is away at the start is opened when it is back, in ${language} on ${kind}`, async (context) => {
    const profile = temporary()
    const before = await launch({ test: context, profile, language })
    const root = roomOf(before)
    await before.page.keyboard.press("ControlOrMeta+KeyN")
    await before.page.locator(".ProseMirror h1:has(br)").click()
    await typeText(before.page, "خبر على القرص")
    await before.page.locator(".save-mark[data-state=saved]").waitFor()
    await before.close()
    unmount(root)

    const app = await launch({ test: context, profile, ready: "dialog.away" })
    const dialog = app.page.getByRole("dialog", { name: away.name })
    await dialog.getByText(away.other).waitFor()
    await dialog.getByText(root).waitFor()
    await dialog.getByRole("button", { name: away.look }).click()
    await dialog.getByText(away.still(1)).waitFor()
    expect(readdirSync(root)).toEqual([])
    mount(root)
    await app.page.keyboard.press("Enter")
    await dialog.waitFor({ state: "detached" })
    await app.page.locator(".ProseMirror h1").filter({ hasText: "خبر على القرص" }).waitFor()
    await app.page
      .getByText(notices.newsroom(wordsIn(language).shell.firstNewsroom))
      .first()
      .waitFor()
    await app.close()
  })

  test(`a new newsroom begins in the place of one that is away by choice alone, in ${language} on ${kind}`, async (context) => {
    const profile = temporary()
    const before = await launch({ test: context, profile, language })
    const root = roomOf(before)
    await before.close()
    renameSync(root, `${root}-disk`)

    const app = await launch({ test: context, profile, ready: "dialog.away" })
    const dialog = app.page.getByRole("dialog", { name: away.name })
    await dialog.getByText(away.missing).waitFor()
    await app.page.keyboard.press("Tab")
    await app.page.keyboard.press("Tab")
    await app.page.keyboard.press("Enter")
    await dialog.waitFor({ state: "detached" })
    await app.page.keyboard.press("ControlOrMeta+KeyN")
    await app.page.locator(".ProseMirror h1:has(br)").click()
    await typeText(app.page, "خبر جديد")
    await app.page.locator(".save-mark[data-state=saved]").waitFor()
    await expect.poll(() => pagesIn(root).length, patient).toBe(1)
    // What could not be read while the dialog said so is not said once more.
    await expect.poll(() => app.page.locator(".notice").allTextContents()).not.toContain(missing)
    await app.close()
  })

  test(`text that is typed while the disk is away stays, and is saved when it is back, in ${language} on ${kind}`, async (context) => {
    const app = await launch({ test: context, language })
    const root = roomOf(app)
    await app.page.waitForSelector(usable)
    await app.page.keyboard.press("ControlOrMeta+KeyN")
    await app.page.locator(".ProseMirror h1:has(br)").click()
    await typeText(app.page, "قبل")
    await app.page.locator(".save-mark[data-state=saved]").waitFor()
    unmount(root)
    await typeText(app.page, " وبعد")
    const band = app.page.locator(".band[data-kind=failed]")
    await band.filter({ hasText: status.failed }).waitFor()
    expect(readdirSync(root)).toEqual([])
    mount(root)
    await band.getByRole("button").click()
    await band.waitFor({ state: "detached" })
    await app.page.locator(".save-mark[data-state=saved]").waitFor()
    await app.page.locator(".ProseMirror h1").filter({ hasText: "قبل وبعد" }).waitFor()
    expect(readdirSync(join(root, ".midad"))).toContain("newsroom.json")
    await app.close()
  })
}
