/** Finds a Chromium that works here, and installs one if that is possible without asking. */
import { execFileSync, spawnSync } from "node:child_process"
import { accessSync, constants, existsSync, readFileSync } from "node:fs"
import { delimiter, join } from "node:path"
import { chromium } from "playwright-core"

const onPath = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
  "microsoft-edge",
]

/** The places where the systems keep a Chromium. */
function places(env: NodeJS.ProcessEnv): string[] {
  if (process.platform === "darwin")
    return ["", env.HOME ?? ""].flatMap((home) => [
      `${home}/Applications/Chromium.app/Contents/MacOS/Chromium`,
      `${home}/Applications/Google Chrome.app/Contents/MacOS/Google Chrome`,
      `${home}/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge`,
    ])
  if (process.platform === "win32")
    return [env.PROGRAMFILES, env["PROGRAMFILES(X86)"], env.LOCALAPPDATA]
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => [
        join(folder, "Chromium\\Application\\chrome.exe"),
        join(folder, "Google\\Chrome\\Application\\chrome.exe"),
        join(folder, "Microsoft\\Edge\\Application\\msedge.exe"),
      ])
  const folders = (env.PATH ?? "").split(delimiter).filter((folder) => folder !== "")
  return onPath.flatMap((name) => [...new Set([...folders, "/usr/bin"])].map((folder) => join(folder, name)))
}

/** Whether `path` is a program that runs; Ubuntu's `chromium-browser` may only be a script that points to a snap. */
function works(path: string): boolean {
  if (!existsSync(path)) return false
  // Chrome on Windows does not print its version.
  if (process.platform === "win32") return true
  const said = spawnSync(path, ["--version"], { encoding: "utf8", timeout: 20_000 })
  return said.status === 0 && /\d+\.\d+/.test(said.stdout)
}

/**
 * The path of a Chromium: `MIDAD_CHROMIUM`, one of the system, or playwright's own; null if there is none.
 * Throws if `MIDAD_CHROMIUM` names something that does not run.
 */
export function findBrowser(env: NodeJS.ProcessEnv = process.env): string | null {
  if (env.MIDAD_CHROMIUM) {
    if (works(env.MIDAD_CHROMIUM)) return env.MIDAD_CHROMIUM
    throw new Error(`MIDAD_CHROMIUM names ${env.MIDAD_CHROMIUM}, which does not run`)
  }
  return [...places(env), chromium.executablePath()].find(works) ?? null
}

/** Whether this is Debian or a child of it, and we may install packages. */
export function mayInstall(): boolean {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return false
  try {
    accessSync("/usr/bin/apt-get", constants.X_OK)
    return /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync("/etc/os-release", "utf8"))
  } catch (cause) {
    if (["ENOENT", "EACCES"].includes((cause as NodeJS.ErrnoException).code ?? "")) return false
    throw cause
  }
}

/** Installs Debian packages, saying so. Throws with apt-get's own words if it fails. */
export function install(packages: string[]): void {
  console.log(`Installing ${packages.join(", ")} with apt-get …`)
  const run = (args: string[]) =>
    spawnSync("apt-get", args, {
      encoding: "utf8",
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    })
  const update = run(["update", "-q"])
  const done = run(["install", "-y", "-q", "--no-install-recommends", ...packages])
  if (done.status !== 0)
    throw new Error(`apt-get install ${packages.join(" ")} failed:\n${update.stderr}\n${done.stderr}`)
}

/** Whether some font of the system has Arabic letters; true if that cannot be found out. */
function hasArabicFont(): boolean {
  const said = spawnSync("fc-list", [":lang=ar", "family"], { encoding: "utf8" })
  return said.error !== undefined || said.stdout.trim() !== ""
}

const advice: Partial<Record<NodeJS.Platform, string>> = {
  darwin: "Install Google Chrome (https://www.google.com/chrome) or run: npx playwright install chromium",
  win32: "Install Google Chrome (https://www.google.com/chrome) or run: npx playwright install chromium",
}

/** The advice for a machine without a browser on which none can be installed. */
function browserAdvice(): string {
  return (
    "Midad needs Electron or a Chromium, and found neither.\n" +
    (advice[process.platform] ??
      "Install Chromium with the system's packages (Debian, Ubuntu: sudo apt-get install chromium xvfb; " +
        "Fedora: sudo dnf install chromium xorg-x11-server-Xvfb) or run: npx playwright install --with-deps chromium") +
    "\nA Chromium elsewhere can be named: MIDAD_CHROMIUM=/path/to/chromium"
  )
}

/**
 * The path of a Chromium that works, set up first if there is none: on Debian and Ubuntu as root by
 * apt-get, with Xvfb and an Arabic font. Throws with what to install where that cannot be done.
 */
export function needBrowser(): string {
  const found = findBrowser()
  if (found) return found
  if (!mayInstall()) throw new Error(browserAdvice())
  install(["chromium", "xvfb", ...(hasArabicFont() ? [] : ["fonts-hosny-amiri"])])
  const installed = findBrowser()
  if (installed) return installed
  // Ubuntu's package only points to a snap, which does not run in containers.
  console.log("The system's chromium does not run here; installing playwright's own …")
  execFileSync(process.execPath, ["node_modules/playwright/cli.js", "install", "--with-deps", "chromium"], {
    cwd: new URL("../..", import.meta.url),
    stdio: "inherit",
  })
  const own = findBrowser()
  if (!own) throw new Error(browserAdvice())
  return own
}
