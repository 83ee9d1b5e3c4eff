/** What tests that draw windows need from the machine. */
import { findBrowser, needBrowser } from "./browser.ts"
import { type Display, hasDisplay, openDisplay } from "./display.ts"
import { chooseRuntime, runtimeLine } from "./runtime.ts"

/**
 * Sets up the runtime, a Chromium and, for Electron, a display, and says which. Returns the environment that names
 * them to the tests, and the display that was opened, null if none was.
 */
export async function setUpDrawing(): Promise<{ env: NodeJS.ProcessEnv; display: Display | null }> {
  const runtime = chooseRuntime()
  // The tests of the editor and of the stand-in need a Chromium even if the app runs on Electron.
  const chromium = runtime.kind === "standin" ? runtime.executable : (findBrowser() ?? needBrowser())
  console.log(runtimeLine(runtime))
  const env: NodeJS.ProcessEnv = { MIDAD_RUNTIME: runtime.kind, MIDAD_CHROMIUM: chromium }
  if (runtime.kind !== "electron" || hasDisplay()) return { env, display: null }
  const display = await openDisplay()
  console.log(`There is no display here, so Electron's windows open on a virtual one (Xvfb ${display.name}).`)
  return { env: { ...env, DISPLAY: display.name }, display }
}
