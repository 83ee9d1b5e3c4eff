/** Real folders for tests, removed when the test ends. */
import { mkdtemp, realpath, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { onTestFinished } from "vitest"
import type { NewsroomSettings } from "../../main/contract/newsroom-settings.ts"

/** A fresh empty folder, by its real path. */
export async function temporaryFolder(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "midad-")))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** The settings of a newsroom whose new articles lie in its own folder, for tests that name their files. */
export const inRoot = async (): Promise<NewsroomSettings> => ({ newArticles: "root" })
