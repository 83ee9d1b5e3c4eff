/**
 * `npm run dist [-- options of electron-builder]`: packs what was built for the system that this runs on, into
 * `out/packages`. `npm run dist -- --dir` makes the unpacked app only. Nothing is published.
 */
import { spawn, spawnSync } from "node:child_process"
import { once } from "node:events"
import { createRequire } from "node:module"
import { fileURLToPath } from "node:url"
import { makeAppFolder } from "./app-folder.ts"
import { fetchFault } from "./fetching.ts"
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

/** Runs electron-builder; what it prints is shown as it comes. Throws for what it could not fetch. */
async function run(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ["inherit", "pipe", "pipe"] })
  let printed = ""
  for (const [stream, to] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ] as const)
    stream.on("data", (part: Buffer) => {
      to.write(part)
      printed += part
    })
  const [code] = (await once(child, "close")) as [number | null]
  const fault = code === 0 ? null : fetchFault(printed)
  if (fault !== null) throw new Error(`\n${fault}`)
  return code ?? 1
}

function pack(options: readonly string[]): Promise<number> {
  const date = sourceDate()
  makeAppFolder(root, process.env)
  makeMetainfo(root, process.env, Number(date) * 1000)
  const builder = createRequire(import.meta.url).resolve("electron-builder/cli.js")
  const all = ["--config", "main/pack/electron-builder.ts", "--publish", "never", ...options]
  return run([builder, ...all], { ...process.env, SOURCE_DATE_EPOCH: date })
}

try {
  process.exitCode = await pack(process.argv.slice(2))
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : fault)
  process.exitCode = 1
}
