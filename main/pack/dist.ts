/**
 * `npm run dist [-- options of electron-builder]`: packs what was built for the system that this runs on, into
 * `out/packages`. `npm run dist -- --dir` makes the unpacked app only. Nothing is published.
 */
import { spawnSync } from "node:child_process"
import { createRequire } from "node:module"
import { fileURLToPath } from "node:url"
import { makeAppFolder } from "./app-folder.ts"
import { makeMetainfo } from "./metainfo.ts"

const root = fileURLToPath(new URL("../..", import.meta.url))

/**
 * The moment of the sources in seconds since 1970, by which all tools date what they make: two builds of one commit are
 * the same. Now where there is no history.
 */
function sourceDate(): string {
  const given = process.env.SOURCE_DATE_EPOCH
  if (given) return given
  const { stdout } = spawnSync("git", ["log", "-1", "--format=%ct"], { cwd: root, encoding: "utf8" })
  return stdout?.trim() || String(Math.floor(Date.now() / 1000))
}

function pack(options: readonly string[]): number {
  const date = sourceDate()
  makeAppFolder(root, process.env)
  makeMetainfo(root, process.env, Number(date) * 1000)
  const builder = createRequire(import.meta.url).resolve("electron-builder/cli.js")
  const all = ["--config", "main/pack/electron-builder.ts", "--publish", "never", ...options]
  const run = spawnSync(process.execPath, [builder, ...all], {
    cwd: root,
    env: { ...process.env, SOURCE_DATE_EPOCH: date },
    stdio: "inherit",
  })
  if (run.error) throw run.error
  return run.status ?? 1
}

try {
  process.exitCode = pack(process.argv.slice(2))
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : fault)
  process.exitCode = 1
}
