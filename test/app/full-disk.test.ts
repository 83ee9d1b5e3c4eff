/** A disk without room: it is said, nothing is cut or lost, and saving goes on by itself when there is room again. */
import { execFileSync } from "node:child_process"
import {
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmdirSync,
  rmSync,
  writeFileSync,
  writeSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, onTestFinished, test } from "vitest"
import { readArticle, writeArticle } from "../../main/article/html.ts"
import { plainText } from "../../main/article/text.ts"
import { problemText } from "../../main/contract/words/index.ts"
import { typeText } from "../support/keyboard.ts"
import { launch, runtimeHere } from "../support/launch.ts"
import { open, patient, saved, story, text } from "./newsroom.ts"

const { kind } = runtimeHere()

/** A disk of its own of one megabyte, for the running test; or why there can be none. */
function smallDisk(): { folder: string } | { refused: string } {
  const folder = mkdtempSync(join(tmpdir(), "midad-disk-"))
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], { stdio: "pipe" })
  } catch (error) {
    rmdirSync(folder)
    return { refused: String(error) }
  }
  onTestFinished(() => {
    execFileSync("umount", [folder])
    rmdirSync(folder)
  })
  return { folder }
}

/** Takes all the room that there is. */
function fill(path: string): void {
  const file = openSync(path, "w")
  try {
    for (let size = 64 * 1024; size >= 1; size = Math.floor(size / 2)) {
      for (let full = false; !full; ) {
        try {
          full = writeSync(file, new Uint8Array(size)) < size
        } catch (error) {
          if (!(error instanceof Error && "code" in error && error.code === "ENOSPC")) throw error
          full = true
        }
      }
    }
  } finally {
    closeSync(file)
  }
}

for (const language of ["ar", "en"] as const)
  test(`a full disk is said, loses nothing, and saving goes on by itself, in ${language} on ${kind}`, async (context) => {
    const disk = smallDisk()
    if ("refused" in disk) return context.skip(`No disk of its own can be mounted here: ${disk.refused}`)
    const file = join(disk.folder, "one.html")
    const filler = join(disk.folder, "filler.bin")
    const onDisk = () => {
      const reading = readArticle(readFileSync(file))
      return reading.kind === "article" ? plainText(reading.article) : ""
    }
    writeFileSync(file, writeArticle(story("خبر أول", "الأولى.", "الثانية.")))
    const app = await launch({ test: context, language, args: [disk.folder], ready: ".library" })
    await open(app)
    await app.page.keyboard.press("ControlOrMeta+Digit3")
    await typeText(app.page, "قبل. ")
    await app.page.keyboard.press("ControlOrMeta+KeyS")
    await saved(app)
    expect(onDisk()).toContain("قبل. الأولى.")

    fill(filler)
    await typeText(app.page, "والقرص ممتلئ. ")
    const mark = app.page.locator(".save-mark[data-state=failed]")
    await mark.waitFor()
    await mark
      .getByRole("alert")
      .filter({ hasText: problemText(language, { code: "disk-full", details: {} }) })
      .waitFor()
    expect(onDisk()).toContain("قبل. الأولى.")
    expect(await text(app)).toContain("قبل. والقرص ممتلئ. الأولى.")
    // Whoever goes on writing goes on writing.
    await typeText(app.page, "وما زلنا نكتب. ")
    await expect.poll(() => text(app), patient).toContain("والقرص ممتلئ. وما زلنا نكتب. الأولى.")
    expect(onDisk()).not.toContain("نكتب")

    rmSync(filler)
    await saved(app)
    await expect.poll(onDisk, patient).toContain("قبل. والقرص ممتلئ. وما زلنا نكتب. الأولى.")
    await mark.waitFor({ state: "detached" })
  })
