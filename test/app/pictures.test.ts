/** A picture in a new article is found where the article's file is: in Midad, and in a browser that knows nothing of Midad. */
import { readdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { chromium } from "playwright-core"
import { expect, onTestFinished, test } from "vitest"
import { findBrowser } from "../support/browser.ts"
import { typeText } from "../support/keyboard.ts"
import { launch, runtimeHere } from "../support/launch.ts"
import { newsroom, patient, saved } from "./newsroom.ts"

const { kind } = runtimeHere()

/** A GIF of one dot. */
const dot = Buffer.from("R0lGODlhAQABAIAAAP8AAP///yH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==", "base64")

test(`a picture is found from a month's folder, here and in a plain browser, on ${kind}`, async (context) => {
  const app = await launch({ test: context })
  const { page } = app
  await page.keyboard.press("ControlOrMeta+KeyN")
  await expect.poll(() => page.locator("h1").textContent()).toBe("")
  await typeText(page, "خبر بصورة")
  const source = join(app.profile, "صورة.gif")
  writeFileSync(source, dot)
  await app.answerDialogs("open", [source])
  await page.keyboard.press("ControlOrMeta+Digit3")
  await page.keyboard.press("ControlOrMeta+Shift+KeyG")
  const drawn = page.locator(".ProseMirror figure img")
  await drawn.waitFor()
  const width = (picture: HTMLImageElement | SVGElement | HTMLElement) =>
    (picture as HTMLImageElement).naturalWidth
  await expect.poll(() => drawn.evaluate(width), patient).toBe(1)
  await page.keyboard.press("ControlOrMeta+KeyS")
  await saved(app)

  const months = () => readdirSync(newsroom(app)).filter((name) => /^\d{4}-\d\d$/.test(name))
  await expect.poll(months, patient).toHaveLength(1)
  const month = join(newsroom(app), months()[0]!)
  await expect.poll(() => readdirSync(month), patient).toContain("خبر-بصورة.html")

  const browser = await chromium.launch({
    executablePath: findBrowser()!,
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  })
  onTestFinished(() => browser.close())
  const plain = await browser.newPage()
  await plain.goto(pathToFileURL(join(month, "خبر-بصورة.html")).href)
  expect(await plain.locator("figure img").evaluate(width)).toBe(1)
})
