/** Two desks on one newsroom: one writes, the other reads and may take over; nothing typed is lost between them. */
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { wordsIn } from "../../main/contract/words/index.ts"
import { typeText } from "../support/keyboard.ts"
import { type App, launch, runtimeHere } from "../support/launch.ts"
import { journal, newsroom, onDisk, open, pagesIn, patient, saved, story, text, write } from "./newsroom.ts"

const { kind } = runtimeHere()

const readOnly = (app: App) => app.page.locator(".ProseMirror[contenteditable=false]").waitFor()
const writable = (app: App) => app.page.locator(".ProseMirror[contenteditable=true]").waitFor()

/** How the notice that a colleague took over goes on, whoever that is. */
const takenOver = { ar: "تولى", en: "took over" }

for (const language of ["ar", "en"] as const) {
  const words = wordsIn(language)
  test(`a second desk reads, takes over and gives back, in ${language} on ${kind}`, async (context) => {
    const first = await launch({ test: context, language })
    write(first, story("خبر أول", "الأولى.", "الثانية."))
    await open(first)
    await first.page.keyboard.press("ControlOrMeta+Digit3")

    const second = await launch({ test: context, language, args: [newsroom(first)], ready: ".library" })
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
    await typeText(first.page, "قبل ال☂")
    // What of it is on its way to the disk just then is another story, below.
    await expect.poll(() => journal(first) + onDisk(first), patient).toContain("☂")
    await second.chooseMenu("takeOver")
    await writable(second)
    await banner.waitFor({ state: "detached" })
    await readOnly(first)
    await first.page.locator(".lock-banner").waitFor()
    await first.page.getByRole("alert").filter({ hasText: takenOver[language] }).waitFor()
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

  test(`what was typed while a second desk took over is there again after a power cut, in ${language} on ${kind}`, async (context) => {
    const first = await launch({ language })
    /** All that the newsroom's pages and journals hold. */
    const onDiskSomewhere = () => {
      const folder = newsroom(first)
      const journals = readdirSync(join(folder, ".midad", "journal"))
        .filter((name) => !name.endsWith(".tmp"))
        .map((name) => join(".midad", "journal", name))
      return [...pagesIn(folder), ...journals]
        .map((name) => readFileSync(join(folder, name), "utf8"))
        .join("")
    }
    const second = await (async () => {
      try {
        write(first, story("خبر أول", "الأولى.", "الثانية."))
        await open(first)
        await first.page.keyboard.press("ControlOrMeta+Digit3")
        const other = await launch({ test: context, language, args: [newsroom(first)], ready: ".library" })
        await open(other)
        await other.page.locator(".lock-banner").waitFor()
        // Every sign is in the text once: what came in before the article was locked ends with one that tells it.
        const signs = Array.from({ length: 60 }, (_, at) => String.fromCodePoint(0x2600 + at)).join("")
        const typing = typeText(first.page, signs)
        await expect.poll(() => text(first), patient).toContain(signs[0])
        await other.chooseMenu("takeOver")
        await writable(other)
        await typing
        await readOnly(first)
        return other
      } catch (error) {
        await first.kill()
        throw error
      }
    })()
    const typed = /[☀-☻]+/.exec(await text(first))?.[0] ?? ""
    try {
      await expect
        .poll(onDiskSomewhere, { ...patient, interval: 10 })
        .toContain(typed.at(-1) ?? "nothing was typed")
    } finally {
      await first.kill()
    }
    await second.close()

    const after = await launch({ test: context, profile: first.profile })
    await after.page.locator(".ProseMirror p").first().waitFor()
    // The history does not have the version that it was typed in, so the writer is asked.
    await after.page.getByRole("status").filter({ hasText: words.window.notices.mergeCopy }).waitFor()
    await after.page.keyboard.press("F2")
    const dialog = after.page.getByRole("dialog", { name: words.window.conflict.name })
    await dialog.locator(".conflict-side").filter({ hasText: typed }).waitFor()
    await after.page.keyboard.press("Digit2")
    await after.page.keyboard.press("Enter")
    await expect.poll(() => text(after), patient).toContain(typed)
  })
}
