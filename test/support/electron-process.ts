/** Starts a process of real Electron that can be debugged, and finds out where. */
import { type ChildProcess, spawn } from "node:child_process"
import { type Debugged, debug } from "./debugged.ts"
import { root } from "./profile.ts"

/** How long Electron may take to open for debugging, in milliseconds. */
const openLimit = 60_000

/**
 * Chromium's switches under which a window is drawn and its clocks go as if the user was looking at it, on a machine
 * where other windows cover it, and no keyring of the user is asked for. The watch over windows that hang stays on.
 */
const watched = [
  "--disable-background-timer-throttling",
  "--disable-backgrounding-occluded-windows",
  "--disable-renderer-backgrounding",
  "--force-color-profile=srgb",
  "--password-store=basic",
  "--use-mock-keychain",
]

/** Chromium's sandbox needs a user other than root, and on Linux a helper that build machines do not set up. */
const sandboxSwitches =
  process.getuid?.() === 0 || (process.platform === "linux" && process.env.CI) ? ["--no-sandbox"] : []

/** The windows and the main process can be debugged, at addresses that are printed. */
export const debugSwitches = ["--inspect=127.0.0.1:0", "--remote-debugging-port=0", ...sandboxSwitches]

/** The command line of an app on Electron: the folder of the app, the folder of its own data, and what it is given. */
export function commandLine(app: string, userData: string, given: readonly string[]): string[] {
  return [...debugSwitches, ...watched, `--user-data-dir=${userData}`, app, ...given]
}

export type ElectronProcess = {
  process: ChildProcess
  /** The address of Chromium's debugging protocol, for all windows; rejects if the app ends before it has one. */
  windows: Promise<string>
  /**
   * Connects to the main process, calls `run` there with `given`, and lets go again. `run` is sent as its text; in it,
   * `require("electron")` gives Electron.
   */
  inMain<Given extends unknown[], Value>(
    run: (...given: Given) => Value | Promise<Value>,
    ...given: Given
  ): Promise<Value>
  /** Everything the app has printed so far. */
  log(): string
  /** Resolves with the exit code when the app has ended; null if it was killed. */
  exited: Promise<number | null>
}

/** Starts `executable` with a command line that lets it be debugged. */
export function startElectron(executable: string, args: string[], env: NodeJS.ProcessEnv): ElectronProcess {
  const child = spawn(executable, args, {
    cwd: root,
    env,
    stdio: ["ignore", "pipe", "pipe"],
    // A separate process group, so that the app can be ended with everything that it started.
    detached: process.platform !== "win32",
  })
  let log = ""
  const heard = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (part: Buffer) => {
      log += part
      for (const hear of heard) hear()
    })
  const exited = new Promise<number | null>((resolve, reject) => {
    child.on("error", reject)
    child.on("exit", resolve)
  })
  /** The address that the app prints in a line which begins with `words`. */
  const printed = (words: string) => {
    const line = new RegExp(`^${words} (ws://\\S+)\\s`, "m")
    const found = Promise.withResolvers<string>()
    // Nobody may be waiting for it.
    found.promise.catch(() => null)
    const hear = () => {
      const address = line.exec(log)?.[1]
      if (address) found.resolve(address)
    }
    const fail = (why: string) => found.reject(new Error(`${why}. It said:\n${log}`))
    const late = setTimeout(() => fail(`Electron did not say "${words}" within ${openLimit} ms`), openLimit)
    exited.then((code) => fail(`The app ended with ${code}`), found.reject)
    heard.add(hear)
    void found.promise
      .catch(() => null)
      .then(() => {
        clearTimeout(late)
        heard.delete(hear)
      })
    return found.promise
  }
  const main = printed("Debugger listening on")
  return {
    process: child,
    windows: printed("DevTools listening on"),
    async inMain(run, ...given) {
      const debugged: Debugged = await debug(await main)
      try {
        return await debugged.call(run, ...given)
      } finally {
        debugged.close()
      }
    },
    log: () => log,
    exited,
  }
}
