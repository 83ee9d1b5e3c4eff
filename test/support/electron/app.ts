/** `app`: paths, the order of starting and ending, and the one instance. */
import { EventEmitter } from "node:events"
import { readFileSync } from "node:fs"
import { homedir, tmpdir } from "node:os"
import { dirname, join, resolve } from "node:path"
import { closeBrowser, openBrowser } from "./browser.ts"
import { preventable } from "./event.ts"
import { type Lock, takeLock } from "./lock.ts"
import { watchPages } from "./pages.ts"
import { quitsBy } from "./role.ts"
import { running } from "./running.ts"
import { BrowserWindow, windowLife } from "./window.ts"

const main = resolve(process.argv[1] ?? "")
/** The folder of the package that is being run. */
const root = ((): string => {
  for (let folder = dirname(main); ; folder = dirname(folder)) {
    try {
      readFileSync(join(folder, "package.json"))
      return folder
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== "ENOENT" || folder === dirname(folder)) throw cause
    }
  }
})()
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  name?: string
  productName?: string
  version?: string
}

const switches = new Map<string, string>()
for (const argument of process.argv.slice(2)) {
  const found = /^--([^=]+)(?:=(.*))?$/s.exec(argument)
  if (found) switches.set(found[1]!, found[2] ?? "")
}
/** Switches that the shell added, which go on to Chromium. */
const added: string[] = []

const commandLine = {
  appendSwitch(name: string, value = ""): void {
    switches.set(name, value)
    added.push(value ? `--${name}=${value}` : `--${name}`)
  },
  appendArgument(_argument: string): void {},
  hasSwitch: (name: string) => switches.has(name),
  getSwitchValue: (name: string) => switches.get(name) ?? "",
  removeSwitch(name: string): void {
    switches.delete(name)
  },
}

/** A folder of the user, from user-dirs.dirs of the freedesktop standard. */
function userFolder(key: string, fallback: string): string {
  const home = homedir()
  if (process.platform === "linux") {
    try {
      const config = process.env.XDG_CONFIG_HOME || join(home, ".config")
      const line = new RegExp(`^XDG_${key}_DIR="(.*)"`, "m").exec(
        readFileSync(join(config, "user-dirs.dirs"), "utf8"),
      )
      if (line?.[1]) return line[1].replace("$HOME", home)
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== "ENOENT") throw cause
    }
  }
  return join(home, fallback)
}

export class App extends EventEmitter {
  readonly commandLine = commandLine
  readonly isPackaged = false
  readonly dock = undefined
  userAgentFallback = ""
  #name = manifest.productName ?? manifest.name ?? "Electron"
  readonly #paths = new Map<string, string>()
  #lock: Lock | null = null
  #code = 0
  readonly #ready: Promise<void>
  #makeReady: () => void = () => {}
  /** Later instances that came before the app was ready. Their events are emitted afterwards. */
  readonly #early: (() => void)[] = []

  constructor() {
    super()
    this.#ready = new Promise((resolve) => {
      this.#makeReady = resolve
    })
  }

  get name(): string {
    return this.#name
  }
  set name(name: string) {
    this.#name = name
  }
  setName(name: string): void {
    this.#name = name
  }
  getName(): string {
    return this.#name
  }
  getVersion(): string {
    return manifest.version ?? ""
  }
  getAppPath(): string {
    return root
  }

  getPath(name: string): string {
    const set = this.#paths.get(name)
    if (set) return set
    switch (name) {
      case "home":
        return homedir()
      case "temp":
        return tmpdir()
      case "appData":
        if (process.platform === "win32") return process.env.APPDATA ?? join(homedir(), "AppData", "Roaming")
        if (process.platform === "darwin") return join(homedir(), "Library", "Application Support")
        return process.env.XDG_CONFIG_HOME || join(homedir(), ".config")
      case "userData":
      case "sessionData":
        return resolve(
          commandLine.getSwitchValue("user-data-dir") || join(this.getPath("appData"), this.#name),
        )
      case "logs":
        return join(this.getPath("userData"), "logs")
      case "crashDumps":
        return join(this.getPath("userData"), "Crashpad")
      case "documents":
        return userFolder("DOCUMENTS", "Documents")
      case "downloads":
        return userFolder("DOWNLOAD", "Downloads")
      case "desktop":
        return userFolder("DESKTOP", "Desktop")
      case "pictures":
        return userFolder("PICTURES", "Pictures")
      case "exe":
      case "module":
        return process.execPath
      default:
        throw new Error(`Failed to get '${name}' path`)
    }
  }

  setPath(name: string, path: string): void {
    this.#paths.set(name, path)
  }

  getLocale(): string {
    return commandLine.getSwitchValue("lang") || Intl.DateTimeFormat().resolvedOptions().locale
  }
  getSystemLocale(): string {
    return Intl.DateTimeFormat().resolvedOptions().locale
  }
  getPreferredSystemLanguages(): string[] {
    return [this.getSystemLocale()]
  }
  getLocaleCountryCode(): string {
    return new Intl.Locale(this.getSystemLocale()).region ?? ""
  }

  isReady(): boolean {
    return running.ready
  }
  whenReady(): Promise<void> {
    return this.#ready
  }
  enableSandbox(): void {
    if (running.ready) throw new Error("app.enableSandbox() can only be called before app is ready")
  }
  disableHardwareAcceleration(): void {
    if (running.ready)
      throw new Error("app.disableHardwareAcceleration() can only be called before app is ready")
  }
  setAppUserModelId(_id: string): void {}
  setAboutPanelOptions(_options: object): void {}
  showAboutPanel(): void {}
  addRecentDocument(_path: string): void {}
  clearRecentDocuments(): void {}
  setJumpList(_categories: object[] | null): string {
    return "ok"
  }
  setAsDefaultProtocolClient(_protocol: string): boolean {
    return false
  }
  setAccessibilitySupportEnabled(_on: boolean): void {}
  isAccessibilitySupportEnabled(): boolean {
    return false
  }
  setBadgeCount(_count: number): boolean {
    return false
  }
  getAppMetrics(): { type: string; pid: number }[] {
    return [{ type: "Browser", pid: process.pid }]
  }
  focus(): void {
    BrowserWindow.getAllWindows()[0]?.focus()
  }

  requestSingleInstanceLock(additionalData: unknown = {}): boolean {
    if (this.#lock) return true
    const argv = [process.execPath, ...process.argv.slice(1)]
    const handover = { argv, workingDirectory: process.cwd(), additionalData }
    this.#lock = takeLock(this.getPath("userData"), handover, (heard) => {
      const tell = () =>
        this.emit(
          "second-instance",
          preventable({}),
          heard.argv,
          heard.workingDirectory,
          heard.additionalData,
        )
      if (running.ready) tell()
      else this.#early.push(tell)
    })
    return this.#lock !== null
  }
  hasSingleInstanceLock(): boolean {
    return this.#lock !== null
  }
  releaseSingleInstanceLock(): void {
    this.#lock?.release()
    this.#lock = null
  }

  /** Starts Chromium and makes the app ready. */
  async start(): Promise<void> {
    // An app that has quit already (as a second instance does) never becomes ready.
    if (running.quitting) return
    this.emit("will-finish-launching")
    try {
      const language = commandLine.getSwitchValue("lang")
      const context = await openBrowser({
        profile: join(this.getPath("userData"), "Chromium"),
        switches: [...added, ...(language ? [`--lang=${language}`] : [])],
      })
      context.on("close", () => {
        if (!running.quitting) void this.#end()
      })
      await watchPages()
    } catch (fault) {
      console.error(`Chromium could not be started: ${fault instanceof Error ? fault.message : fault}`)
      return this.exit(1)
    }
    running.ready = true
    this.emit("ready", preventable({}), {})
    this.#makeReady()
    for (const tell of this.#early.splice(0)) tell()
  }

  /** `before-quit`, then every window's `close`, then `will-quit` and `quit`; each of the first three can prevent it. */
  quit(): void {
    if (running.quitting) return
    running.quitting = true
    const event = preventable({})
    this.emit("before-quit", event)
    if (event.defaultPrevented) {
      running.quitting = false
      return
    }
    if (!running.ready) return void this.#end()
    this.#closeAll()
  }

  #closeAll(): void {
    for (const window of BrowserWindow.getAllWindows()) {
      let kept = false
      // This listener is the last, so it sees what the shell's listeners decided.
      window.once("close", (event: { defaultPrevented: boolean }) => {
        kept = event.defaultPrevented
      })
      window.close()
      if (kept) {
        running.quitting = false
        return
      }
    }
    if (BrowserWindow.getAllWindows().length === 0 && !this.#closing()) void this.#end()
  }

  #closing(): boolean {
    return this.#open > 0
  }
  #open = 0

  windowCreated(window: BrowserWindow): void {
    this.#open++
    window.once("closed", () => {
      this.#open--
    })
    this.emit("browser-window-created", preventable({}), window)
    this.emit("web-contents-created", preventable({}), window.webContents)
    window.on("focus", () => this.emit("browser-window-focus", preventable({}), window))
    window.on("blur", () => this.emit("browser-window-blur", preventable({}), window))
    window.webContents.on("render-process-gone", (event, details) =>
      this.emit("render-process-gone", event, window.webContents, details),
    )
  }

  allClosed(): void {
    if (running.quitting) return void this.#end()
    if (this.listenerCount("window-all-closed") > 0) this.emit("window-all-closed")
    else this.quit()
  }

  async #end(): Promise<void> {
    const event = preventable({})
    this.emit("will-quit", event)
    if (event.defaultPrevented) {
      running.quitting = false
      return
    }
    this.exit(this.#code)
  }

  /** Ends at once, without asking. */
  exit(code = 0): void {
    this.#code = code
    running.quitting = true
    this.emit("quit", preventable({}), code)
    void closeBrowser().finally(() => {
      this.releaseSingleInstanceLock()
      process.exit(code)
    })
  }

  relaunch(): void {
    throw new Error("The stand-in does not start itself again")
  }
}

export const app = new App()
quitsBy(() => app.quit())
windowLife.created = (window) => app.windowCreated(window)
windowLife.allClosed = () => app.allClosed()

// Electron quits in order when the system asks it to end.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => app.quit())

// The statements of the main module run first, as some things must happen before `ready`.
setImmediate(() => void app.start())
