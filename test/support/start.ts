/** `npm start [-- files]`: builds Midad and opens it, on a virtual display where there is none. */
import { spawn } from "node:child_process"
import { mkdtempSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { _electron } from "playwright-core"
import { build } from "./build.ts"
import { startChild } from "./child.ts"
import { type Display, hasDisplay, openDisplay } from "./display.ts"
import { chooseRuntime, type Runtime, runtimeLine } from "./runtime.ts"

/** What stands in the window as soon as it is drawn, with an article on the page or without one. */
const drawn = ".status-bar"

const root = fileURLToPath(new URL("../..", import.meta.url))
const args = process.argv.slice(2)

/** Passes signals to end on to the app, which saves first; returns a function that stops this. */
function passSignals(end: () => void): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, end)
}

function shotPath(): string {
  return join(mkdtempSync(join(tmpdir(), "midad-window-")), "midad.png")
}

async function startStandin(runtime: Runtime, env: NodeJS.ProcessEnv, virtual: boolean): Promise<number> {
  const child = startChild({
    executable: runtime.executable,
    main: join(root, "dist/main/main.js"),
    args,
    env,
    headless: false,
    remote: false,
    echo: true,
  })
  passSignals(() => child.process.kill("SIGTERM"))
  // An instance that hands over to one that is open already never has a window.
  const opened = await child.loaded.then(
    () => true,
    () => false,
  )
  if (opened) {
    await child.ask("drawn", drawn)
    console.log("Midad is open.")
    if (virtual) {
      const path = shotPath()
      await child.ask("screenshot", path)
      console.log(`Screenshot of the window: ${path}`)
    }
  }
  return (await child.exited) ?? 1
}

async function startElectron(runtime: Runtime, env: NodeJS.ProcessEnv, virtual: boolean): Promise<number> {
  const all = [...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), root, ...args]
  if (!virtual) {
    const child = spawn(runtime.executable, all, { cwd: root, env, stdio: "inherit" })
    passSignals(() => child.kill("SIGTERM"))
    return new Promise((resolve, reject) => {
      child.on("error", reject)
      child.on("exit", (code) => resolve(code ?? 1))
    })
  }
  const electron = await _electron.launch({
    executablePath: runtime.executable,
    args: all,
    cwd: root,
    env: env as Record<string, string>,
    timeout: 60_000,
  })
  const child = electron.process()
  passSignals(() => child.kill("SIGTERM"))
  const ended = new Promise<number>((resolve) => child.on("exit", (code) => resolve(code ?? 1)))
  const page = await electron.firstWindow()
  await page.waitForSelector(drawn, { state: "visible", timeout: 60_000 })
  await page.evaluate("document.fonts.ready.then(() => true)")
  const path = shotPath()
  await page.screenshot({ path })
  console.log(`Midad is open.\nScreenshot of the window: ${path}`)
  return ended
}

async function start(): Promise<number> {
  const built = build()
  if (!built.ok) throw new Error(`Midad could not be built:\n${built.words}`)
  const runtime = chooseRuntime()
  console.log(runtimeLine(runtime))
  let display: Display | null = null
  const env = { ...process.env }
  if (!hasDisplay()) {
    display = await openDisplay()
    env.DISPLAY = display.name
    console.log(
      `There is no display here, so Midad opens on a virtual one (Xvfb ${display.name}). Ctrl+C ends it.`,
    )
  }
  try {
    const open = runtime.kind === "electron" ? startElectron : startStandin
    return await open(runtime, env, display !== null)
  } finally {
    display?.close()
  }
}

try {
  process.exitCode = await start()
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : fault)
  process.exitCode = 1
}
