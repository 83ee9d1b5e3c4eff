/**
 * An app on real Electron, started as its user starts it. Its windows are driven by Playwright over Chromium's
 * debugging port, its main process is asked over Node's.
 */
import { type Browser, chromium, type Page } from "playwright-core"
import type { Base } from "./base.ts"
import { killGroup } from "./child.ts"
import { answer, expectPage, hang, loaded, loadedAgain, record } from "./electron-asks.ts"
import { commandLine, startElectron } from "./electron-process.ts"
import { environment, type LaunchOptions, type Places, root } from "./profile.ts"
import type { Runtime } from "./runtime.ts"

const origin = "app://desk"

/** Connects to the windows, of which one has loaded the app's page. */
async function look(windows: string): Promise<{ browser: Browser; page: Page }> {
  // Electron has no downloads that could be redirected, so the defaults of Playwright are refused as a whole.
  const browser = await chromium.connectOverCDP(windows, { noDefaults: true })
  const page = browser
    .contexts()
    .flatMap((context) => context.pages())
    .find((each) => each.url().startsWith(`${origin}/`))
  if (!page) throw new Error("Electron shows no page of the app")
  // The rest of the defaults: a window that counts as the one in front, in light colors.
  const client = await page.context().newCDPSession(page)
  await client.send("Emulation.setFocusEmulationEnabled", { enabled: true })
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "no-preference" })
  await page.waitForLoadState("load")
  return { browser, page }
}

/** Starts the app on Electron. */
export async function launchElectron(
  runtime: Runtime,
  places: Places,
  options: LaunchOptions,
): Promise<Base> {
  const env = environment(places, options)
  const start = (args: string[] = []) =>
    startElectron(runtime.executable, commandLine(options.main ?? root, places.userData, args), env)
  const electron = start(options.args)
  const { inMain } = electron
  const begin = async () => {
    // Chromium listens after the main process has begun its own work. Node listens before it can be asked anything.
    const windows = await electron.windows
    await inMain(record)
    await inMain(loaded)
    return { windows, ...(await look(windows)) }
  }
  const begun = await begin().catch((cause: Error) => {
    // Nobody else knows of the app yet.
    if (electron.process.pid !== undefined) killGroup(electron.process.pid)
    throw new Error(`${cause.message}\nThe app said:\n${electron.log()}`, { cause })
  })
  const { windows } = begun
  let { browser, page } = begun
  /** The page that is awaited after the window's process ends, once the main process awaits it too. */
  let expected: Promise<void> = Promise.resolve()
  /** Nobody looks into the window from here on. Chromium watches only over windows that nobody looks into. */
  const letGo = async () => {
    await expected
    await browser.close()
  }
  return {
    page: () => page,
    origin,
    ask: (question, given = null) => inMain(answer, question, given),
    again: (args) => start(args).exited,
    async nextPage() {
      expected = inMain(expectPage)
      await expected
      await inMain(loadedAgain)
      ;({ browser, page } = await look(windows))
      return page
    },
    async crash() {
      await letGo()
      await inMain(answer, "crash", null)
    },
    async hang() {
      await letGo()
      await inMain(hang)
    },
    end: () => browser.close(),
    pids: () => [electron.process.pid ?? 0].filter((pid) => pid > 0),
    log: electron.log,
    exited: electron.exited,
  }
}
