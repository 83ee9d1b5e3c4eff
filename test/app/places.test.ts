/** Who comes back to an article is where they were. */
import { expect, test } from "vitest"
import { wordsIn } from "../../main/contract/words/index.ts"
import { typeText } from "../support/keyboard.ts"
import { type App, launch, runtimeHere } from "../support/launch.ts"
import { open, patient, saved, story, text, write } from "./newsroom.ts"

const { kind } = runtimeHere()
const words = wordsIn("ar")

/** Goes to a new article and back. */
async function elsewhere(app: App) {
  await app.page.keyboard.press("ControlOrMeta+KeyN")
  await app.page.locator(".ProseMirror h1:has(br)").waitFor()
}

test(`an article that was left opens with the cursor where it was, in this run and the next, on ${kind}`, async (context) => {
  const before = await launch()
  try {
    write(before, story("خبر أول", "الفقرة الأولى.", "الفقرة الثانية."))
    await open(before)
    await before.page.keyboard.press("ControlOrMeta+Digit3")
    await before.page.keyboard.press("ArrowDown")
    await typeText(before.page, "هنا ")
    await saved(before)
    await elsewhere(before)
    await open(before)
    await typeText(before.page, "وهنا ")
    await expect.poll(() => text(before), patient).toContain("هنا وهنا ")
    await saved(before)
    await elsewhere(before)
    await typeText(before.page, "خبر آخر")
    await saved(before)
  } finally {
    await before.close()
  }
  const after = await launch({ test: context, profile: before.profile })
  await after.page.locator(".ProseMirror h1").filter({ hasText: "خبر آخر" }).waitFor()
  await open(after)
  await typeText(after.page, "وهنا أيضاً ")
  await expect.poll(() => text(after), patient).toContain("هنا وهنا وهنا أيضاً ")
  await after.page.locator(".save-mark").filter({ hasText: words.window.status.saved }).waitFor()
})
