/**
 * Chooses the runtime for Midad on this machine: Electron if it is there or can be fetched, else the stand-in on
 * Chromium.
 */
import { spawnSync } from "node:child_process"
import { existsSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { findBrowser, needBrowser } from "./browser.ts"

export type Runtime = {
  kind: "electron" | "standin"
  /** Electron's binary, or Chromium's. */
  executable: string
  /** Why this one, as a part of a sentence. */
  why: string
}

/** The Electron that package.json asks for. */
function pinnedElectron(): string {
  return JSON.parse(readFileSync(join(electron, "package.json"), "utf8")).version
}

/** The version of the Electron at `executable`, from the file that every Electron brings; the pinned one without it. */
function versionOf(executable: string): string {
  const folder = process.platform === "darwin" ? join(dirname(executable), "../../..") : dirname(executable)
  const file = join(folder, "version")
  return existsSync(file) ? readFileSync(file, "utf8").trim().replace(/^v/, "") : pinnedElectron()
}

/** Whether what is built for the pinned Electron runs as it is: not on an Electron of another major version. */
export function runsAsBuilt(runtime: Runtime): boolean {
  const major = (version: string) => version.split(".")[0]
  return runtime.kind === "standin" || major(versionOf(runtime.executable)) === major(pinnedElectron())
}

const root = fileURLToPath(new URL("../..", import.meta.url))
const electron = join(root, "node_modules/electron")

/** Electron's binary inside its folder. */
const binary: Partial<Record<NodeJS.Platform, string>> = {
  darwin: "Electron.app/Contents/MacOS/Electron",
  win32: "electron.exe",
}

/** How long fetching Electron may take, in milliseconds. */
const fetchLimit = 300_000

/** Electron's binary if it is installed, with where it was found. */
function findElectron(env: NodeJS.ProcessEnv): { executable: string; why: string } | null {
  const name = binary[process.platform] ?? "electron"
  const given = env.ELECTRON_OVERRIDE_DIST_PATH
  if (given) {
    const executable = join(given, name)
    if (!existsSync(executable))
      throw new Error(`ELECTRON_OVERRIDE_DIST_PATH names no Electron: ${executable}`)
    return { executable, why: "ELECTRON_OVERRIDE_DIST_PATH names it" }
  }
  const executable = join(electron, "dist", name)
  return existsSync(executable) ? { executable, why: "it is installed" } : null
}

/** Runs Electron's own installer. Returns null, or the reason why it failed in a few words. */
function fetchElectron(): string | null {
  const run = spawnSync(process.execPath, [join(electron, "install.js")], {
    encoding: "utf8",
    timeout: fetchLimit,
    cwd: root,
  })
  if (run.status === 0) return null
  if (run.error) return run.error.message
  const words = `${run.stderr}`
  const cause = /\b(ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|UND_ERR_\w+)\b[^\n]*/.exec(words)
  return (cause?.[0] ?? words.split("\n").find((line) => line.trim() !== "") ?? "no reason given")
    .trim()
    .slice(0, 160)
}

/**
 * Chooses the runtime. `MIDAD_RUNTIME=electron` or `=standin` forces one. With `setUp` (the default) it may fetch
 * Electron and install a Chromium; without, it uses what is installed. Throws with what to install if there is
 * neither.
 */
export function chooseRuntime({ setUp = true, env = process.env } = {}): Runtime {
  const forced = env.MIDAD_RUNTIME
  if (forced !== undefined && forced !== "" && forced !== "electron" && forced !== "standin")
    throw new Error(`MIDAD_RUNTIME is electron or standin, not ${forced}`)
  const standin = (why: string): Runtime => {
    const executable = setUp ? needBrowser() : findBrowser(env)
    if (!executable) throw new Error("There is no Chromium here; `npm test` sets one up")
    return { kind: "standin", executable, why }
  }
  if (forced === "standin") return standin("MIDAD_RUNTIME asks for it")
  const found = findElectron(env)
  if (found) return { kind: "electron", ...found }
  const fault = setUp ? fetchElectron() : "it is not installed"
  const fetched = findElectron(env)
  if (fetched) return { kind: "electron", executable: fetched.executable, why: "it was fetched" }
  if (forced === "electron") throw new Error(`Electron could not be fetched: ${fault}`)
  return standin(setUp ? `Electron could not be fetched: ${fault}` : "Electron is not installed")
}

/** The runtime and its reason in one line. */
export function runtimeLine(runtime: Runtime): string {
  if (runtime.kind === "standin") return `Runtime: the stand-in on ${runtime.executable} (${runtime.why})`
  return `Runtime: Electron ${versionOf(runtime.executable)} (${runtime.why})`
}
