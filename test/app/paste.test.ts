/** What comes in by the clipboard and by dropping, from Word, chats, PDFs and picture files. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { expect, type TestContext, test } from "vitest"
import { wordsIn } from "../../main/contract/words/index.ts"
import { typeText } from "../support/keyboard.ts"
import { type App, launch, runtimeHere } from "../support/launch.ts"
import { file, newsroom, onDisk, open, patient, saved, story, text, write } from "./newsroom.ts"

const { kind } = runtimeHere()

/** A GIF of one dot. */
const dot = "R0lGODlhAQABAIAAAP8AAP///yH5BAAAAAAALAAAAAABAAEAAAICRAEAOw=="

/** Pastes where the cursor is, as a browser does with this clipboard. `picture` is a file in base64. */
const paste = (app: App, clipboard: { html?: string; text?: string; picture?: string }) =>
  app.page.evaluate(({ html, text, picture }) => {
    const data = new DataTransfer()
    if (html !== undefined) data.setData("text/html", html)
    if (text !== undefined) data.setData("text/plain", text)
    if (picture !== undefined) {
      const bytes = Uint8Array.from(atob(picture), (character) => character.charCodeAt(0))
      data.items.add(new File([bytes], "image.png", { type: "image/png" }))
    }
    document
      .querySelector(".ProseMirror")!
      .dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }))
  }, clipboard)

async function started(context: TestContext, ...paragraphs: string[]) {
  const app = await launch({ test: context })
  write(app, story("خبر أول", ...paragraphs))
  await open(app)
  await app.page.keyboard.press("ControlOrMeta+Digit3")
  return app
}

test(`Word's deleted text, a chat's lines and a PDF's lines come in as their authors see them, on ${kind}`, async (context) => {
  const app = await started(context, "الأولى.")
  await paste(app, {
    html: "<p>قال الوزير إن <del datetime='2026-11-20T10:00'>الخطة</del><ins datetime='2026-11-20T10:00'>الموازنة</ins> جاهزة.</p><p></p>",
  })
  await app.page.getByText(wordsIn("ar").editor.paste.deletion(1)).waitFor()
  await paste(app, {
    html: '<span style="white-space: pre-wrap">انتهى الآن </span><img alt="🔴" src="data:,"><span style="white-space: pre-wrap">\nالأولى: خفض</span>',
  })
  const lines = [
    "أعلنت وزارة الصحة في بيان مساء الأربعاء أنها سجلت تراجعا",
    "في عدد الحالات خلال الأسبوع الماضي، مشيرة إلى أن المستشفيات",
    "الميدانية ستغلق تباعا قبل نهاية الشهر.",
  ]
  await app.page.keyboard.press("End")
  await app.page.keyboard.press("ControlOrMeta+End")
  await app.page.keyboard.press("Enter")
  await paste(app, { text: lines.join("\n") })
  await app.page.getByText(wordsIn("ar").editor.paste.joined(2)).waitFor()
  expect(await text(app)).toContain(lines.join(" "))
  await app.page.keyboard.press("F2")
  await expect.poll(() => text(app)).not.toContain(lines.join(" "))
  for (const line of lines) expect(await text(app)).toContain(line)
  await app.page.keyboard.press("ControlOrMeta+Shift+KeyZ")
  await expect.poll(() => text(app)).toContain(lines.join(" "))
  await app.page.keyboard.press("ControlOrMeta+KeyS")
  await saved(app)
  await expect.poll(() => onDisk(app), patient).toContain(lines.join(" "))
  expect(onDisk(app)).toContain("قال الوزير إن الموازنة جاهزة.")
  expect(onDisk(app)).toContain("انتهى الآن 🔴\nالأولى: خفض")
  await app.close()
})

test(`a pasted picture and two dropped ones are figures of the newsroom, on ${kind}`, async (context) => {
  const app = await started(context, "الأولى.", "الثانية.")
  const { page } = app
  const description = page.getByRole("textbox", { name: wordsIn("ar").editor.figure.alt })
  await paste(app, { html: '<img src="https://example.org/a.png">', picture: dot })
  await description.waitFor()
  await typeText(page, "نقطة")
  await page.keyboard.press("Enter")
  await typeText(page, "شرح النقطة")
  const sources = ["وفد.gif", "قاعة.gif"].map((name) => join(app.profile, name))
  for (const [index, source] of sources.entries())
    writeFileSync(source, Buffer.concat([Buffer.from(dot, "base64"), Buffer.from([index])]))
  await app.drop(".ProseMirror p:last-child", sources)
  await description.waitFor()
  await typeText(page, "وفد")
  await page.keyboard.press("Enter")
  await expect.poll(() => page.locator(".ProseMirror figure img").count()).toBe(3)
  await page.keyboard.press("ControlOrMeta+KeyS")
  await saved(app)
  const written = () => (existsSync(file(app)) ? readFileSync(file(app), "utf8") : "")
  await expect.poll(written, patient).toMatch(/alt="وفد"/)
  expect(written()).toMatch(/<img src="pictures\/picture-[0-9a-f]{12}\.gif" alt="نقطة"/)
  expect(readdirSync(join(newsroom(app), "pictures")).sort()).toEqual([
    expect.stringMatching(/^picture-[0-9a-f]{12}\.gif$/),
    "قاعة.gif",
    "وفد.gif",
  ])
  const widths = await page
    .locator(".ProseMirror figure img")
    .evaluateAll((all) => all.map((picture) => (picture as HTMLImageElement).naturalWidth))
  expect(widths).toEqual([1, 1, 1])
  await app.close()
})

test(`a picture that browsers do not show is refused by name, and no text is lost, on ${kind}`, async (context) => {
  const app = await started(context, "الأولى.")
  const photo = join(app.profile, "صورة.heic")
  writeFileSync(photo, Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic", "latin1"))
  await app.drop(".ProseMirror", [photo])
  await app.page.getByText("HEIC").waitFor()
  expect(await text(app)).toContain("الأولى.")
  expect(existsSync(join(newsroom(app), "pictures"))).toBe(false)
  await app.close()
})
