/** Builds Midad: the window, the main process and the preload. */
import { spawnSync } from "node:child_process"
import { fileURLToPath } from "node:url"

const root = fileURLToPath(new URL("../..", import.meta.url))

/** Builds into `dist`. Returns whether it succeeded, and its output. */
export function build(): { ok: boolean; words: string } {
  const run = spawnSync(
    process.execPath,
    [
      "node_modules/vite/bin/vite.js",
      "build",
      "--app",
      "--config",
      "main/vite.config.ts",
      "--logLevel",
      "warn",
    ],
    { cwd: root, encoding: "utf8" },
  )
  return { ok: run.status === 0, words: `${run.stdout}${run.stderr}`.trim() }
}
