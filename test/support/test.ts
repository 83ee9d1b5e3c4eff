/** `npm test [-- filter]`: every check there is, in one run, with one closing line over all of them. */
import { spawn, spawnSync } from "node:child_process"
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, relative } from "node:path"
import { fileURLToPath } from "node:url"
import { findBrowser, needBrowser } from "./browser.ts"
import { build } from "./build.ts"
import { type Display, hasDisplay, openDisplay } from "./display.ts"
import { chooseRuntime, type Runtime, runtimeLine } from "./runtime.ts"
import { add, type Count, closingLine, type Report, readReport } from "./tally.ts"

const root = fileURLToPath(new URL("../..", import.meta.url))
const filters = process.argv.slice(2)
const suites = ["core", "editor", "app"] as const

/** What failed, told again before the closing line: what a run prints last is what is kept of it. */
const failures: string[] = []

/** Runs a check of the whole tree; it counts as one test. */
function check(name: string, run: () => { ok: boolean; words: string }): Count {
  const { ok, words } = run()
  console.log(`${ok ? "✓" : "✗"} ${name}`)
  if (!ok) failures.push(`${name}\n${words}`)
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 }
}

/** Runs one of the tools in node_modules under this Node. */
function tool(...args: string[]): { ok: boolean; words: string } {
  const run = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" })
  return { ok: run.status === 0, words: `${run.stdout}${run.stderr}`.trim() }
}

/** Runs a suite of vitest and counts it. A suite that ran nothing has failed. */
async function suite(name: string, env: NodeJS.ProcessEnv, folder: string): Promise<Count> {
  const report = join(folder, `${name}.json`)
  const child = spawn(
    process.execPath,
    [
      "node_modules/vitest/vitest.mjs",
      "run",
      "--config",
      "test/vitest.config.ts",
      "--project",
      name,
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${report}`,
      ...(filters.length > 0 ? ["--passWithNoTests"] : []),
      ...filters,
    ],
    { cwd: root, env, stdio: ["ignore", "inherit", "inherit"] },
  )
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject)
    child.on("exit", resolve)
  })
  if (!existsSync(report)) {
    if (code === 0 && filters.length > 0) return { passed: 0, failed: 0, skipped: 0 }
    failures.push(`${name}: the suite did not run`)
    return { passed: 0, failed: 1, skipped: 0 }
  }
  const { count, skipped, failed } = readReport(JSON.parse(readFileSync(report, "utf8")) as Report, (file) =>
    relative(root, file),
  )
  failures.push(...failed)
  for (const line of skipped) console.log(`  not run: ${line}`)
  const ran = count.passed + count.failed
  if (ran === 0 && filters.length === 0) {
    failures.push(`${name}: the suite ran no tests`)
    return { ...count, failed: 1 }
  }
  // Faults outside of any test fail the run as well.
  if (code !== 0 && count.failed === 0) {
    failures.push(`${name}: ended with ${code}`)
    return { ...count, failed: 1 }
  }
  return count
}

async function test(): Promise<Count> {
  let count: Count = { passed: 0, failed: 0, skipped: 0 }
  if (filters.length === 0) {
    const format = () =>
      tool("node_modules/@biomejs/biome/bin/biome", "ci", "--config-path=test/format.json", ".")
    count = add(count, check("format and lint", format))
    count = add(
      count,
      check("types", () => tool("node_modules/typescript/bin/tsc", "-b")),
    )
  }
  const built = check("build", build)
  count = add(count, built)

  const runtime: Runtime = chooseRuntime()
  // The editor's tests and the stand-in's own need a Chromium even where the app runs on Electron.
  const chromium = runtime.kind === "standin" ? runtime.executable : (findBrowser() ?? needBrowser())
  console.log(runtimeLine(runtime))
  let display: Display | null = null
  const env: NodeJS.ProcessEnv = { ...process.env, MIDAD_RUNTIME: runtime.kind, MIDAD_CHROMIUM: chromium }
  if (runtime.kind === "electron" && !hasDisplay()) {
    display = await openDisplay()
    env.DISPLAY = display.name
    console.log(
      `There is no display here, so Electron's windows open on a virtual one (Xvfb ${display.name}).`,
    )
  }
  const folder = mkdtempSync(join(tmpdir(), "midad-report-"))
  try {
    for (const name of suites) {
      if (name === "app" && built.failed > 0) {
        failures.push("app: not run, because the build failed")
        count = add(count, { passed: 0, failed: 1, skipped: 0 })
        continue
      }
      count = add(count, await suite(name, env, folder))
    }
  } finally {
    display?.close()
    rmSync(folder, { recursive: true, force: true })
  }
  console.log(`The app tests ran on ${runtime.kind === "electron" ? "Electron" : "the stand-in"}.`)
  return count
}

let count: Count = { passed: 0, failed: 1, skipped: 0 }
try {
  count = await test()
} catch (fault) {
  failures.push(fault instanceof Error ? (fault.stack ?? fault.message) : String(fault))
}
for (const failure of failures) console.log(`✗ ${failure}`)
if (count.passed + count.failed === 0) console.log(`No test fits ${filters.join(" ")}`)
process.exitCode = count.failed > 0 || count.passed === 0 ? 1 : 0
console.log(closingLine(count))
