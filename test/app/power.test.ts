/** What the system does to a machine in the middle of a sentence: it sleeps, it ends, its window hangs. */
import { linkSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { writeArticle } from "../../main/article/html.ts"
import { typeText } from "../support/keyboard.ts"
import { type App, launch, runtimeHere } from "../support/launch.ts"
import { file, journal, onDisk, open, patient, saved, story, text, write } from "./newsroom.ts"

const { kind } = runtimeHere()

/** Opens an article at the beginning of its body. */
async function begin(app: App): Promise<void> {
  write(app, story("خبر أول", "الفقرة الأولى.", "الفقرة الثانية."))
  await open(app)
  await app.page.keyboard.press("ControlOrMeta+Digit3")
}

test.each(["suspend", "query-session-end"] as const)(
  `everything is saved before %s, and writing goes on, on ${kind}`,
  async (what) => {
    const app = await launch()
    try {
      await begin(app)
      // Time stands still in the window, so that it saves nothing by itself.
      await app.page.clock.install()
      await app.page.clock.pauseAt(Date.now() + 60_000)
      await typeText(app.page, "قبل النوم ☂")
      expect(onDisk(app)).not.toContain("☂")
      expect(await app.announce(what)).toBe(false)
      await expect.poll(() => onDisk(app), patient).toContain("قبل النوم ☂الفقرة الأولى.")
      await app.page.clock.resume()
      await typeText(app.page, "!")
      await expect.poll(() => onDisk(app), patient).toContain("قبل النوم ☂!الفقرة الأولى.")
    } finally {
      await app.close()
    }
  },
)

test(`a machine that shuts down waits until everything is saved, on ${kind}`, async (context) => {
  const app = await launch({ test: context })
  await begin(app)
  await typeText(app.page, "قبل النوم ☂")
  expect(await app.announce("shutdown")).toBe(true)
  expect(await app.exited).toBe(0)
  expect(onDisk(app)).toContain("قبل النوم ☂الفقرة الأولى.")
})

test(`a machine that wakes up looks for what was written while it slept, on ${kind}`, async (context) => {
  const app = await launch({ test: context })
  await begin(app)
  // Written under a name outside of the newsroom, of which watching tells nothing.
  const outside = join(app.profile, "outside.html")
  linkSync(file(app), outside)
  writeFileSync(outside, writeArticle(story("عنوان من الليل", "الفقرة الأولى.")))
  expect(await app.announce("resume")).toBe(false)
  await app.page.locator(".entry").filter({ hasText: "عنوان من الليل" }).waitFor()
  await app.close()
})

test(`a window that hangs is ended and comes back with text and cursor, on ${kind}`, async (context) => {
  const app = await launch({ test: context, env: { MIDAD_HANG_AFTER: "5000" } })
  await begin(app)
  await typeText(app.page, "قبل النوم ☂")
  await expect.poll(() => journal(app), { ...patient, interval: 10 }).toContain("☂")
  const next = app.nextPage()
  await app.hang()
  await next
  await app.page.locator(".ProseMirror p").filter({ hasText: "قبل النوم ☂الفقرة الأولى." }).waitFor()
  await app.page.locator(".ProseMirror").focus()
  await typeText(app.page, "!")
  await expect.poll(() => text(app), patient).toContain("قبل النوم ☂!الفقرة الأولى.")
  await saved(app)
})
