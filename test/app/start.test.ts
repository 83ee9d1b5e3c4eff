/** What a start shows first, from what the last session knew, and code of the window that is not there. */
import { readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { expect, type TestContext, test } from "vitest"
import { wordsIn } from "../../main/contract/words/index.ts"
import { typeText } from "../support/keyboard.ts"
import { type App, launch, runtimeHere } from "../support/launch.ts"
import { runsAsBuilt } from "../support/runtime.ts"
import { copyBuilt } from "./built-copy.ts"
import { newsroom } from "./newsroom.ts"

const { kind } = runtimeHere()
const words = wordsIn("ar").window

const lastSeen = (app: App) => join(app.userData, "midad-last-seen.json")
const headlines = (app: App) => app.page.locator(".entry-headline").allTextContents()

/** A copy of the built app for one test, and where in it the one asset is whose name `asset` fits. */
function copyFor(context: TestContext, asset: RegExp): { main: string; path: string } {
  const { folder, main } = copyBuilt(context)
  const assets = join(folder, "renderer", "assets")
  const code = readdirSync(assets).filter((name) => asset.test(name))
  expect(code).toHaveLength(1)
  return { main, path: join(assets, code[0]!) }
}

test(`the list of the last session is drawn without the newsroom's folder, on ${kind}`, async (context) => {
  const app = await launch({ test: context })
  await app.page.locator(".entry").first().waitFor()
  const shown = await headlines(app)
  expect(shown.length).toBeGreaterThan(1)
  await app.close()
  renameSync(newsroom(app), `${newsroom(app)}-away`)
  const again = await launch({ profile: app.profile, ready: ".entry", test: context })
  expect(await headlines(again)).toEqual(shown)
  // Nothing of it can be written in, and the user is told why.
  await again.page.getByRole("dialog", { name: words.away.name }).waitFor()
  expect(await again.page.locator("[contenteditable=true]").isVisible()).toBe(false)
})

test(`what the last session knew is nothing where it is broken or of other articles, on ${kind}`, async (context) => {
  const app = await launch({ test: context })
  await app.page.locator(".entry").first().waitFor()
  const shown = await headlines(app)
  const open = await app.page.locator(".ProseMirror h1").textContent()
  await app.close()
  const kept = JSON.parse(readFileSync(lastSeen(app), "utf8"))
  const [row] = kept.listed.page.rows
  const ghost = { ...row, id: "article-ghost", name: "ghost.html", headline: "شبح" }
  const changed = (change: object) => JSON.stringify({ ...kept, ...change })
  const foreign = [
    "{ broken",
    // The open article in another one's file, and lines of articles that are not there.
    changed({
      open: { ...kept.open, name: "ghost.html" },
      listed: { ...kept.listed, page: { ...kept.listed.page, rows: [ghost, ...kept.listed.page.rows] } },
    }),
  ]
  for (const text of foreign) {
    writeFileSync(lastSeen(app), text)
    const again = await launch({ profile: app.profile, test: context })
    await expect.poll(() => headlines(again)).toEqual(shown)
    expect(await again.page.locator(".ProseMirror h1").textContent()).toBe(open)
    // The first key is for the text, also then.
    await typeText(again.page, "و")
    await again.page
      .locator(".ProseMirror h1")
      .filter({ hasText: `و${open}` })
      .waitFor()
    await again.page.keyboard.press("ControlOrMeta+KeyZ")
    await again.page
      .locator(".ProseMirror h1")
      .filter({ hasNotText: `و${open}` })
      .waitFor()
    await again.close()
  }
})

test(`a dialog whose code is not there says so, and takes no key from the text, on ${kind}`, async (context) => {
  const { main, path } = copyFor(context, /^Seldom-.*\.js$/)
  renameSync(path, `${path}.away`)
  const app = await launch({ main, test: context })
  const { page } = app
  const before = await page.locator(".ProseMirror").textContent()
  await page.keyboard.press("F1")
  const missing = page.getByRole("dialog", { name: words.dialogs.missing })
  await missing.waitFor()
  await typeText(page, "كلمات")
  expect(await page.locator(".ProseMirror").textContent()).toBe(before)
  await page.keyboard.press("Escape")
  await missing.waitFor({ state: "detached" })
  await typeText(page, "و")
  await expect.poll(() => page.locator(".ProseMirror").textContent()).not.toBe(before)
})

// Chromium 108 never asks again for a module that it could not get.
const older = runsAsBuilt(runtimeHere()) ? "" : " (not on an Electron of another major version)"

test.skipIf(older !== "")(
  `a dialog whose code was not there comes when it is, on ${kind}${older}`,
  async (context) => {
    const { main, path } = copyFor(context, /^Seldom-.*\.js$/)
    renameSync(path, `${path}.away`)
    const { page } = await launch({ main, test: context })
    await page.keyboard.press("F1")
    const missing = page.getByRole("dialog", { name: words.dialogs.missing })
    await missing.waitFor()
    renameSync(`${path}.away`, path)
    await missing.getByRole("button", { name: words.dialogs.again }).click()
    await page.getByRole("dialog", { name: words.help.name }).waitFor()
  },
)

test(`what the window asks first is asked before its script has come, and events wait for it, on ${kind}`, async (context) => {
  const { main, path } = copyFor(context, /^index-.*\.js$/)
  writeFileSync(path, "")
  const app = await launch({ main, ready: null, test: context })
  // The main process sends events only after it answered the window's first call.
  await app.chooseMenu("keyboardHelp")
  await app.chooseMenu("palette")
  const told = await app.page.evaluate(async () => {
    const said: unknown[] = []
    await new Promise<void>((both) => {
      window.desk.on("command", (event) => {
        said.push(event)
        if (said.length === 2) both()
      })
    })
    const scene = await window.desk.start({}, null)
    const open = scene.ok ? scene.value.open : null
    const opened =
      open === null ? null : await window.desk.openArticle({ id: open }, scene.ok ? scene.value.key : null)
    const article =
      opened?.ok && opened.value.kind === "article" ? (opened.value.doc.attrs as { id?: unknown }).id : null
    return { said, same: article === open }
  })
  expect(told).toEqual({ said: [{ id: "keyboardHelp" }, { id: "palette" }], same: true })
})
