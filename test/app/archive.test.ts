/** A whole folder comes in by a drop or a key, in the background; what there is already is passed over. */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { wordsIn } from "../../main/contract/words/index.ts"
import { type App, launch, runtimeHere } from "../support/launch.ts"
import { patient } from "./newsroom.ts"

const { kind } = runtimeHere()
const { archive } = wordsIn("ar")

/** A folder of `count` wires, and a picture that calls itself a text. */
function wires(app: App, count: number): string {
  const folder = join(app.profile, "أرشيف")
  mkdirSync(join(folder, "2024"), { recursive: true })
  for (let at = 1; at <= count; at++)
    writeFileSync(
      join(folder, "2024", `${at}.txt`),
      `برقية رقم ${at} من الأرشيف\nمقدمة البرقية\nنص البرقية ${at}.\n`,
    )
  writeFileSync(join(folder, "صورة.txt"), Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0))
  return folder
}

const dialog = (app: App) => app.page.getByRole("dialog", { name: archive.name })
/** The pages in `folder`; none if nothing was imported into it yet. */
const pages = (folder: string) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith(".html"))
    : []

test(`a dropped folder is imported while one writes on, and again only what is new, on ${kind}`, async (context) => {
  const app = await launch({ test: context })
  const { keyboard } = app.page
  const folder = wires(app, 120)
  await app.drop("body", [folder])
  await dialog(app).waitFor()
  await keyboard.press("Escape")
  await app.page.locator(".ProseMirror").waitFor()
  await app.page.locator(".notice", { hasText: archive.overWith(120, 1) }).waitFor()
  await keyboard.press("F2")
  await dialog(app).getByText("أرشيف/صورة.txt").waitFor()
  await expect.poll(() => dialog(app).locator("[data-kind=made] dd").textContent()).toBe("120")
  await keyboard.press("Escape")
  const newsroom = join(app.documents, wordsIn("ar").shell.firstNewsroom)
  expect(pages(join(newsroom, "أرشيف", "2024"))).toHaveLength(120)

  writeFileSync(join(folder, "جديد.txt"), "برقية جديدة\nمقدمتها\nنصها.\n")
  await app.answerDialogs("open", [folder])
  await keyboard.press("ControlOrMeta+Shift+KeyF")
  await dialog(app).waitFor()
  await expect.poll(() => dialog(app).locator("[data-kind=known] dd").textContent(), patient).toBe("120")
  await expect.poll(() => dialog(app).locator("[data-kind=made] dd").textContent(), patient).toBe("1")
  await dialog(app).getByText(archive.phases.done).waitFor()
  await app.close()
})

test(`an import that is stopped goes on from there, on ${kind}`, async (context) => {
  const app = await launch({ test: context })
  const folder = wires(app, 250)
  await app.drop("body", [folder])
  await dialog(app).getByRole("button", { name: archive.stop }).press("Enter")
  await dialog(app).getByText(archive.phases.stopped).waitFor()
  await app.page.keyboard.press("Escape")
  const newsroom = join(app.documents, wordsIn("ar").shell.firstNewsroom, "أرشيف")
  const first = pages(newsroom).length
  expect(first).toBeLessThan(250)
  await app.drop("body", [folder])
  await dialog(app).getByText(archive.phases.done).waitFor()
  await expect.poll(() => dialog(app).locator("[data-kind=known] dd").textContent()).toBe(`${first}`)
  expect(pages(newsroom)).toHaveLength(250)
  await app.close()
})
