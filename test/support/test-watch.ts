/**
 * `npm run test:watch [-- filter]`: runs the core's tests, or those whose files the filter selects, and after each
 * change those that it concerns. Tests of the app run what was built when it began.
 */
import { spawn } from "node:child_process"
import { fileURLToPath } from "node:url"
import { build } from "./build.ts"
import { suites, suitesFor } from "./suites.ts"

const root = fileURLToPath(new URL("../..", import.meta.url))
const filters = process.argv.slice(2)

async function watch(): Promise<number> {
  const names = filters.length === 0 ? (["core"] as const) : suitesFor(filters, root)
  if (names.length === 0) throw new Error(`No test fits ${filters.join(" ")}`)
  if (names.some((name) => suites[name].needsBuild)) {
    const { ok, words } = build()
    if (!ok) throw new Error(`Midad could not be built:\n${words}`)
  }
  // Loading Playwright takes as long as a small test.
  const drawing = names.some((name) => suites[name].needsBrowser)
    ? await (await import("./drawing.ts")).setUpDrawing()
    : null
  const child = spawn(
    process.execPath,
    [
      "node_modules/vitest/vitest.mjs",
      "watch",
      "--config",
      "test/vitest.config.ts",
      ...names.flatMap((name) => ["--project", name]),
      ...filters,
    ],
    { cwd: root, env: { ...process.env, ...drawing?.env }, stdio: "inherit" },
  )
  // A terminal's Ctrl+C goes to vitest as well, which then ends by itself.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => child.kill(signal))
  try {
    return await new Promise((resolve, reject) => {
      child.on("error", reject)
      child.on("exit", (code) => resolve(code ?? 0))
    })
  } finally {
    drawing?.display?.close()
  }
}

try {
  process.exitCode = await watch()
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : fault)
  process.exitCode = 1
}
