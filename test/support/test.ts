/**
 * `npm test [-- filter]`: runs every check, or those whose files the filter selects, with one closing line for all of
 * them. `npm run test:long` adds `--long`: the full size of the tests with random input.
 */
import { spawn, spawnSync } from "node:child_process"
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, relative } from "node:path"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"
import { build } from "./build.ts"
import type { Size } from "./size.ts"
import { type SuiteName, suites, suitesFor } from "./suites.ts"
import { add, type Count, closingLine, type Report, readReport } from "./tally.ts"

const root = fileURLToPath(new URL("../..", import.meta.url))
const { values: options, positionals: filters } = parseArgs({
  allowPositionals: true,
  options: { long: { type: "boolean" }, testNamePattern: { type: "string", short: "t" } },
})
const pattern = options.testNamePattern
const whole = filters.length === 0 && pattern === undefined
const size: Size = options.long ? "full" : "quick"

/** The failures, printed again before the closing line, as often only the end of the output is kept. */
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

/** Runs a suite of vitest and counts it. A suite that ran nothing has failed, unless only some tests were asked for. */
async function suite(name: SuiteName, env: NodeJS.ProcessEnv, folder: string): Promise<Count> {
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
      ...(whole ? [] : ["--passWithNoTests"]),
      ...(pattern === undefined ? [] : ["--testNamePattern", pattern]),
      ...filters,
    ],
    { cwd: root, env, stdio: ["ignore", "inherit", "inherit"] },
  )
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject)
    child.on("exit", resolve)
  })
  if (!existsSync(report)) {
    if (code === 0 && !whole) return { passed: 0, failed: 0, skipped: 0 }
    failures.push(`${name}: the suite did not run`)
    return { passed: 0, failed: 1, skipped: 0 }
  }
  const { count, skipped, failed } = readReport(JSON.parse(readFileSync(report, "utf8")) as Report, (file) =>
    relative(root, file),
  )
  failures.push(...failed)
  // With a filter by name, all other tests of the file count as skipped.
  if (pattern === undefined) for (const line of skipped) console.log(`  not run: ${line}`)
  const ran = count.passed + count.failed
  if (ran === 0 && whole) {
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

/** The checks that read the whole tree and start nothing. */
function checkTree(): Count {
  return [
    check("format and lint", () =>
      tool("node_modules/@biomejs/biome/bin/biome", "ci", "--config-path=test/format.json", "."),
    ),
    check("nothing that nobody uses", () =>
      tool("node_modules/knip/bin/knip.js", "--config", "test/knip.ts", "--no-progress"),
    ),
    check("types", () => tool("node_modules/typescript/bin/tsc", "-b")),
  ].reduce(add)
}

async function test(): Promise<Count> {
  const names = suitesFor(filters, root)
  console.log(
    size === "full"
      ? "Size: full."
      : "Size: quick. npm run test:long tries up to twenty times as many made-up examples.",
  )
  let count: Count = { passed: 0, failed: 0, skipped: 0 }
  if (whole) count = add(count, checkTree())
  const built = names.some((name) => suites[name].needsBuild) ? check("build", build) : null
  if (built) count = add(count, built)
  // Loaded only when it is needed, as loading Playwright takes as long as a small test.
  const drawing = names.some((name) => suites[name].needsBrowser)
    ? await (await import("./drawing.ts")).setUpDrawing()
    : null
  const env: NodeJS.ProcessEnv = { ...process.env, MIDAD_TEST_SIZE: size, ...drawing?.env }
  const folder = mkdtempSync(join(tmpdir(), "midad-report-"))
  try {
    for (const name of names) {
      if (suites[name].needsBuild && built && built.failed > 0) {
        failures.push(`${name}: not run, because the build failed`)
        count = add(count, { passed: 0, failed: 1, skipped: 0 })
        continue
      }
      count = add(count, await suite(name, env, folder))
    }
  } finally {
    drawing?.display?.close()
    rmSync(folder, { recursive: true, force: true })
  }
  if (names.includes("app"))
    console.log(`The app tests ran on ${env.MIDAD_RUNTIME === "electron" ? "Electron" : "the stand-in"}.`)
  if (!whole) console.log(`This was a part of the tests: ${names.join(", ") || "no suite"}, as asked for.`)
  return count
}

// Exit handlers, such as that of the display, do not run after a signal without a listener.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => process.exit(1))

let count: Count = { passed: 0, failed: 1, skipped: 0 }
try {
  count = await test()
} catch (fault) {
  failures.push(fault instanceof Error ? (fault.stack ?? fault.message) : String(fault))
}
for (const failure of failures) console.log(`✗ ${failure}`)
if (count.passed + count.failed === 0) console.log(`No test fits ${[...filters, pattern ?? ""].join(" ")}`)
process.exitCode = count.failed > 0 || count.passed === 0 ? 1 : 0
console.log(closingLine(count))
