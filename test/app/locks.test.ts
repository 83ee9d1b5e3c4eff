/** Two desks on one newsroom: one writes, the other reads and may take over; nothing typed is lost between them. */
import { expect, test } from "vitest"
import { wordsIn } from "../../main/contract/words/index.ts"
import { typeText } from "../support/keyboard.ts"
import { type App, launch, runtimeHere } from "../support/launch.ts"
import { newsroom, onDisk, open, patient, saved, story, text, write } from "./newsroom.ts"

const { kind } = runtimeHere()
const words = wordsIn("ar")

const readOnly = (app: App) => app.page.locator(".ProseMirror[contenteditable=false]").waitFor()
const writable = (app: App) => app.page.locator(".ProseMirror[contenteditable=true]").waitFor()

test(`a second desk reads, takes over and gives back, on ${kind}`, async (context) => {
  const first = await launch({ test: context })
  write(first, story("خبر أول", "الأولى.", "الثانية."))
  await open(first)
  await first.page.keyboard.press("ControlOrMeta+Digit3")

  const second = await launch({ test: context, args: [newsroom(first)], ready: ".library" })
  await open(second)
  const banner = second.page.locator(".lock-banner")
  await banner.waitFor()
  await readOnly(second)
  // It can be read by keys at once, and so can its dossier.
  await second.page.locator(".ProseMirror:focus").waitFor()
  await second.page.keyboard.press("F6")
  await second.page.locator(".dossier:focus").waitFor()
  await second.page.keyboard.press("Escape")
  await second.page.locator(".ProseMirror:focus").waitFor()
  await typeText(second.page, "لا شيء")
  expect(await text(second)).not.toContain("لا شيء")

  // What the first writes is seen by the second.
  await typeText(first.page, "من المكتب الأول: ")
  await first.page.keyboard.press("ControlOrMeta+KeyS")
  await saved(first)
  await expect.poll(() => text(second), patient).toContain("من المكتب الأول: الأولى.")

  // The second takes over in the middle of a word; the first keeps what it has.
  await typeText(first.page, "قبل ال")
  await second.chooseMenu("takeOver")
  await writable(second)
  await banner.waitFor({ state: "detached" })
  await readOnly(first)
  await first.page.locator(".lock-banner").waitFor()
  await first.page.getByRole("alert").filter({ hasText: "تولى" }).waitFor()
  expect(await text(first)).toContain("قبل ال")
  await second.page.keyboard.press("ControlOrMeta+Digit2")
  await typeText(second.page, "مقدمة من المكتب الثاني")
  await second.page.keyboard.press("ControlOrMeta+KeyS")
  await saved(second)
  await expect.poll(() => onDisk(first), patient).toContain("مقدمة من المكتب الثاني")

  // The second goes; the first writes again, and both sides' words are there.
  await second.close()
  await writable(first)
  await first.page.getByRole("status").filter({ hasText: words.window.notices.lockBack }).waitFor()
  await expect.poll(() => text(first), patient).toContain("مقدمة من المكتب الثاني")
  expect(await text(first)).toContain("قبل ال")
  await expect.poll(() => onDisk(first), { timeout: 30_000 }).toContain("قبل ال")
  expect(onDisk(first)).toContain("مقدمة من المكتب الثاني")
})
