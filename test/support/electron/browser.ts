/** The one Chromium that all windows of the app are drawn in. */
import { mkdirSync } from "node:fs"
import { type BrowserContext, chromium, type Page } from "playwright-core"

export type BrowserOptions = {
  /** The browser's own profile folder. */
  profile: string
  /** Switches that the app asked for with `app.commandLine`. */
  switches: string[]
}

let context: BrowserContext | null = null
/** Pages that belong to no window: the first one, and those of closed windows. */
const spare: Page[] = []

/** The switches, except for folders, for a Chromium that makes no requests of its own. */
const quietSwitches = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
]

/** Whether the windows are drawn without a display. */
export const headless = process.env.MIDAD_HEADLESS === "1"

/** Starts Chromium (`MIDAD_CHROMIUM`). Rejects with Chromium's output if it does not start. */
export async function openBrowser(options: BrowserOptions): Promise<BrowserContext> {
  mkdirSync(options.profile, { recursive: true })
  const start = (chromiumSandbox: boolean) =>
    chromium.launchPersistentContext(options.profile, {
      executablePath: process.env.MIDAD_CHROMIUM,
      headless,
      chromiumSandbox,
      viewport: null,
      colorScheme: null,
      reducedMotion: null,
      forcedColors: null,
      contrast: null,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      ...(headless ? {} : { ignoreDefaultArgs: ["--enable-automation"] }),
      args: [
        ...quietSwitches,
        // Keeps Chromium from showing a bar about the switches above.
        "--test-type",
        // A window without a browser's bars. Chromium takes no about: address for it. Headless it has none, but loads a
        // page of its own for the address bar, which takes half a second of a processor while the app starts: where
        // that is measured it is left out. Not everywhere, as one start in hundreds is never told of its page then.
        ...(headless && process.env.MIDAD_MEASURED !== "1" ? [] : ["--app=data:text/html,"]),
        ...(process.env.MIDAD_REMOTE === "1" ? ["--remote-debugging-port=0"] : []),
        ...options.switches,
      ],
    })
  const root = process.getuid?.() === 0
  if (root) context = await start(false)
  else
    context = await start(true).catch((fault: Error) => {
      // Some containers forbid the sandbox to all users, not only to root.
      if (!/sandbox/i.test(fault.message)) throw fault
      console.error("Chromium's sandbox is not available here; it runs without.")
      return start(false)
    })
  spare.push(...context.pages())
  return context
}

/** The running Chromium. Throws before `ready`, as Electron does for windows. */
export function browser(): BrowserContext {
  if (!context) throw new Error("Cannot create BrowserWindow before app is ready")
  return context
}

/** A blank page for a window. */
export async function takePage(): Promise<Page> {
  return spare.shift() ?? (await browser().newPage())
}

/** Blanks a closed window's page; the last one is kept, because Chromium ends with its last page. */
export async function leavePage(page: Page): Promise<void> {
  if (page.isClosed()) return
  if (browser().pages().length > 1) return page.close()
  await page.goto("about:blank")
  spare.push(page)
}

/** Ends Chromium and waits for it. */
export async function closeBrowser(): Promise<void> {
  await context?.close()
  context = null
}
