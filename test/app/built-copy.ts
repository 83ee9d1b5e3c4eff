/** A copy of the built app, for a test that changes what was built. */
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { join, relative } from "node:path"
import type { TestContext } from "vitest"
import { root } from "../support/profile.ts"

/** Copies the built app for the running test, and returns the copy's folder and its main module. */
export function copyBuilt(context: TestContext): { folder: string; main: string } {
  const folder = mkdtempSync(join(root, "dist", "copy-"))
  context.onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const part of ["main", "preload", "renderer", "search", "imports"])
    cpSync(join(root, "dist", part), join(folder, part), { recursive: true })
  const about = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { main: string }
  return { folder, main: join(folder, relative("dist", about.main)) }
}
