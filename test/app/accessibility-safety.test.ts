/** Axe on what is shown when an article is in danger: a lock of somebody else, what a crash left, a conflict copy. */
import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { writeArticle } from "../../main/article/html.ts"
import { wordsIn } from "../../main/contract/words/index.ts"
import { typeText } from "../support/keyboard.ts"
import { type App, launch, runtimeHere } from "../support/launch.ts"
import { objections } from "./axe.ts"
import { id, journal, newsroom, open, patient, saved, story, write } from "./newsroom.ts"

/** A lock as another machine writes it. Without a sign of life it stands for a minute. */
function lock(app: App): void {
  const folder = join(newsroom(app), ".midad", "locks")
  mkdirSync(folder, { recursive: true })
  const since = new Date().toISOString()
  const of = {
    who: "سارة",
    where: "مكتب-الدوليات",
    since,
    machine: "another",
    pid: 1,
    beat: 0,
    token: "another",
  }
  writeFileSync(join(folder, `${id}.json`), `${JSON.stringify(of)}\n`)
}

describe.each(["ar", "en"] as const)(`axe, on ${runtimeHere().kind}, in %s`, (language) => {
  test.each(["light", "dark"] as const)("has no objection to warnings in the %s theme", async (theme) => {
    const { window: words } = wordsIn(language)
    const found: Record<string, string[]> = {}
    const before = await launch({ language })
    try {
      write(before, story("خبر أول", "الأولى.", "الثانية."))
      await open(before)
      await before.page.keyboard.press("ControlOrMeta+Digit3")
      await typeText(before.page, "جاء في البيان: ☂")
      await expect.poll(() => journal(before), { ...patient, interval: 10 }).toContain("☂")
    } finally {
      await before.kill()
    }
    const app = await launch({ profile: before.profile })
    try {
      const { keyboard } = app.page
      await app.page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" })
      const status = app.page.getByRole("status")
      await status.filter({ hasText: words.notices.showDifference }).waitFor()
      found["what was recovered"] = await objections(app)
      await keyboard.press("F2")
      const difference = app.page.getByRole("dialog", { name: words.difference.name })
      await difference.locator("ins").first().waitFor()
      found["the difference"] = await objections(app)
      await keyboard.press("Escape")
      await difference.waitFor({ state: "detached" })
      await app.page.locator(".ProseMirror").focus()
      await keyboard.press("ControlOrMeta+KeyS")
      await saved(app)

      const copy = join(newsroom(app), "one (conflicted copy 2026-11-23).html")
      writeFileSync(copy, writeArticle(story("خبر أول", "الأولى كما كتبها زميل.", "الثانية.")))
      await status.filter({ hasText: words.notices.mergeCopy }).waitFor()
      await app.page.getByRole("option").filter({ hasText: words.library.copy }).waitFor()
      found["a conflict copy"] = await objections(app)
      await keyboard.press("F2")
      const conflict = app.page.getByRole("dialog", { name: words.conflict.name })
      await conflict.locator(".conflict").first().waitFor()
      found["its conflict"] = await objections(app)
      await keyboard.press("Escape")
      await conflict.waitFor({ state: "detached" })

      await keyboard.press("ControlOrMeta+KeyN")
      await app.page.locator(".ProseMirror h1:has(br)").waitFor()
      // The journal is put away with the lock.
      await expect.poll(() => journal(app), patient).toBe("")
      lock(app)
      await open(app)
      await app.page.locator(".lock-banner").waitFor()
      found["somebody else's lock"] = await objections(app)
      expect(found).toEqual(Object.fromEntries(Object.keys(found).map((state) => [state, []])))
    } finally {
      await app.close()
    }
  })
})
