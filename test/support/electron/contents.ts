/** `webContents`: the page of a window, its navigation and its messages. */
import { randomBytes } from "node:crypto"
import { EventEmitter } from "node:events"
import { readFileSync } from "node:fs"
import type { CDPSession, Page, Request, Route } from "playwright-core"
import { browser, headless, leavePage, takePage } from "./browser.ts"
import { decode, encode } from "./clone.ts"
import { preventable } from "./event.ts"
import { type FrameView, frameView } from "./frame.ts"
import { watchAnswers } from "./hang.ts"
import { image } from "./image.ts"
import { ipcMain } from "./ipc.ts"
import { menuKey } from "./menu.ts"
import { inward, originOf, outward } from "./origin.ts"
import { inject } from "./page.ts"
import { type PdfOptions, printed } from "./pdf.ts"
import { fulfill, handles } from "./protocol.ts"
import { defaultSession } from "./session.ts"

/** The parts of a window's options that its page is made by. */
export type WebPreferences = {
  preload?: string
  additionalArguments?: string[]
  [name: string]: unknown
}

type OpenHandler = (details: { url: string; frameName: string; disposition: string }) => { action: string }
/** How often the system was asked to print, and why it fails to; null while it does not. */
export const printing: { asked: number; fault: string | null } = { asked: 0, fault: null }
const all = new Set<WebContents>()
let ids = 0

export class WebContents extends EventEmitter {
  readonly id = ++ids
  readonly session = defaultSession
  readonly #preferences: WebPreferences
  readonly #window: object
  readonly #ear = `e${randomBytes(16).toString("hex")}`
  readonly #binding = `b${randomBytes(16).toString("hex")}`
  #page: Page | null = null
  #client: CDPSession | null = null
  #openHandler: OpenHandler | null = null
  #expected: string | null = null
  #address = ""
  #crashed = false
  #destroyed = false
  #zoom = 1
  /** Messages go out in the order they were sent. */
  #sending: Promise<unknown> = Promise.resolve()
  #opening: Promise<Page> | null = null
  /** Called when the window system wants to close the window; set by the window. */
  wantsClose: () => void = () => {}
  /** Called when the page stops answering, and when it answers again; set by the window. */
  answers: (does: boolean) => void = () => {}

  constructor(preferences: WebPreferences, window: object) {
    super()
    this.#preferences = preferences
    this.#window = window
    all.add(this)
  }

  static getAllWebContents(): WebContents[] {
    return [...all]
  }

  static fromId(id: number): WebContents | undefined {
    return [...all].find((contents) => contents.id === id)
  }

  /** The Playwright page behind, once it is open. */
  page(): Promise<Page> {
    this.#opening ??= this.#open()
    return this.#opening
  }

  async #open(blank?: Page): Promise<Page> {
    const page = blank ?? (await takePage())
    this.#page = page
    const client = await browser().newCDPSession(page)
    this.#client = client
    await client.send("Page.enable")
    await client.send("Runtime.enable")
    client.on("Runtime.bindingCalled", ({ name, payload }) => {
      if (name === this.#binding) this.#heard(decode(payload) as [string, ...unknown[]])
    })
    await client.send("Runtime.addBinding", { name: this.#binding })
    const { preload } = this.#preferences
    const setup = {
      binding: this.#binding,
      ear: this.#ear,
      process: {
        platform: process.platform,
        argv: [process.execPath, ...(this.#preferences.additionalArguments ?? [])],
        versions: process.versions as Record<string, string>,
      },
      asks: !headless,
    }
    await client.send("Page.addScriptToEvaluateOnNewDocument", {
      source: inject(setup, preload ? readFileSync(preload, "utf8") : null),
    })
    const stop = watchAnswers(client, (answers) => this.answers(answers))
    page.on("close", stop)
    page.on("crash", () => {
      stop()
      this.#crashed = true
      this.emit("render-process-gone", preventable({}), { reason: "crashed", exitCode: 133 })
    })
    page.on("close", () => {
      if (!this.#destroyed && this.#page === page) this.wantsClose()
    })
    page.on("dialog", (dialog) => {
      if (dialog.type() !== "beforeunload") return void dialog.dismiss()
      // A reload or a navigation that was let through goes on; the window's own button asks the shell.
      if (this.#expected) return void dialog.accept()
      void dialog.dismiss()
      this.wantsClose()
    })
    page.on("domcontentloaded", () => this.emit("dom-ready", preventable({})))
    client.on("Page.frameNavigated", ({ frame }) => {
      if (frame.parentId) return
      this.#expected = null
      this.#address = inward(frame.url)
      this.emit("did-navigate", preventable({}), this.#address, 200, "OK")
    })
    client.on("Page.navigatedWithinDocument", ({ url }) => {
      this.#address = inward(url)
      this.emit("did-start-navigation", this.#navigation(this.#address, true, true))
      this.emit("did-navigate-in-page", preventable({}), this.#address, true)
    })
    page.on("load", () => {
      if (this.#zoom !== 1) void this.#applyZoom()
      this.emit("did-finish-load", preventable({}))
      this.emit("did-stop-loading", preventable({}))
    })
    page.on("console", (message) => {
      const levels: Record<string, string> = { error: "error", warning: "warning", debug: "debug" }
      const { url, lineNumber } = message.location()
      this.emit("console-message", {
        message: message.text(),
        level: levels[message.type()] ?? "info",
        sourceId: inward(url),
        lineNumber,
      })
    })
    return page
  }

  /** The event that handlers get for a message of the page. */
  #event(): object {
    const frame = this.mainFrame
    return {
      ...preventable({}),
      type: "frame",
      processId: this.id,
      frameId: 1,
      sender: this,
      senderFrame: frame,
      ports: [],
      reply: (channel: string, ...args: unknown[]) => this.send(channel, ...args),
    }
  }

  #heard([kind, ...rest]: [string, ...unknown[]]): void {
    if (this.#destroyed) return
    if (kind === "invoke") {
      const [id, channel, args] = rest as [number, string, unknown[]]
      ipcMain.answer(channel, this.#event(), args).then(
        (value) => this.#say("reply", id, true, value),
        (fault: Error) => this.#say("reply", id, false, fault.message),
      )
    } else if (kind === "send") {
      const [channel, args] = rest as [string, unknown[]]
      this.emit("ipc-message", this.#event(), channel, ...args)
      ipcMain.emit(channel, this.#event(), ...args)
    } else if (kind === "key") {
      menuKey(rest[0] as Parameters<typeof menuKey>[0], this.#window)
    } else if (kind === "leave") {
      this.#permits(inward(String(rest[0])), true)
    }
  }

  #say(...message: unknown[]): Promise<void> {
    // Encoded at once: a value that cannot be cloned must fail the caller, and later changes must not show.
    const detail = JSON.stringify(encode(message))
    const expression = `void window.dispatchEvent(new CustomEvent(${JSON.stringify(this.#ear)}, { detail: ${detail} }))`
    const sent = this.#sending.then(async () => {
      await this.page()
      if (!this.#destroyed && !this.#crashed) await this.#client?.send("Runtime.evaluate", { expression })
    })
    this.#sending = sent.catch((fault: Error) => {
      // The page was replaced meanwhile. Electron drops such messages, too.
      if (!this.#destroyed && !this.#crashed)
        console.error(`A message to the page was lost: ${fault.message}`)
    })
    return this.#sending as Promise<void>
  }

  /** Sends to the page, in order. Throws at once if an argument cannot be cloned. */
  send(channel: string, ...args: unknown[]): void {
    if (this.#destroyed) throw new TypeError("Object has been destroyed")
    void this.#say("event", channel, args)
  }

  get mainFrame(): FrameView & { send(channel: string, ...args: unknown[]): void; frames: FrameView[] } {
    const frame = this.#page?.mainFrame()
    const view: FrameView = frame
      ? frameView(frame)
      : { url: this.#address, origin: originOf(this.#address), parent: null, top: null }
    const frames = frame ? frame.childFrames().map(frameView) : []
    return Object.assign(view, {
      frames,
      send: (channel: string, ...args: unknown[]) => this.send(channel, ...args),
    })
  }

  get ipc(): typeof ipcMain {
    return ipcMain
  }

  getURL(): string {
    return this.#address
  }

  getTitle(): Promise<string> {
    return this.page().then((page) => page.title())
  }

  /** Resolves when the page has loaded; rejects with `ERR_… (code) loading 'url'` if it did not. After a crash, in a new renderer process. */
  async loadURL(url: string): Promise<void> {
    if (this.#crashed) await this.#revive()
    const page = await this.page()
    this.#expected = url
    try {
      await this.session.enforce(this, originOf(url))
      await page.goto(outward(url), { waitUntil: "load" })
    } catch (fault) {
      const code = /net::(ERR_\w+)/.exec(String(fault))?.[1] ?? "ERR_FAILED"
      this.emit("did-fail-load", preventable({}), -2, code, url, true)
      throw new Error(`${code} loading '${url}'`, { cause: fault })
    } finally {
      this.#expected = null
    }
  }

  /** Loads the page again; after a crash, in a new renderer process. */
  reload(): void {
    void this.#reload().catch((fault: Error) => {
      if (!this.#destroyed) console.error(`The page could not be reloaded: ${fault.message}`)
    })
  }

  async #reload(): Promise<void> {
    const url = this.#address
    if (!this.#crashed) {
      this.#expected = url
      await (await this.page()).reload()
      return
    }
    await this.loadURL(url)
  }

  /** Another page in place of the one whose process is gone. */
  async #revive(): Promise<void> {
    const gone = this.#page
    this.#opening = browser()
      .newPage()
      .then((page) => this.#open(page))
    await this.#opening
    this.#crashed = false
    await gone?.close()
  }

  reloadIgnoringCache(): void {
    this.reload()
  }

  #navigation(url: string, isMainFrame: boolean, isSameDocument: boolean) {
    return preventable({ url, isMainFrame, isSameDocument, frame: this.mainFrame, initiator: this.mainFrame })
  }

  /** Whether the shell lets the page navigate to `url`. Emits Electron's events for that. */
  #permits(url: string, isMainFrame: boolean, name?: "will-redirect"): boolean {
    const names = name ? [name] : ["will-frame-navigate", ...(isMainFrame ? ["will-navigate"] : [])]
    let allowed = true
    for (const each of names) {
      const event = this.#navigation(url, isMainFrame, false)
      this.emit(each, event, url, false, isMainFrame)
      if (event.defaultPrevented) allowed = false
    }
    return allowed
  }

  /** Answers a request of this page. */
  async answer(route: Route, request: Request): Promise<void> {
    const url = inward(request.url())
    if (request.isNavigationRequest()) {
      const main = request.frame() === this.#page?.mainFrame()
      const ours = main && this.#expected !== null && sameDocument(this.#expected, url)
      if (request.redirectedFrom() && !this.#permits(url, main, "will-redirect"))
        return route.abort("aborted")
      if (!ours && !request.redirectedFrom() && !this.#permits(url, main)) return route.abort("aborted")
      this.emit("did-start-navigation", this.#navigation(url, main, false))
    }
    if (!(await this.session.lets(url, request.method(), request.resourceType())))
      return route.abort("blockedbyclient")
    if (handles(url)) await fulfill(route, request)
    else await route.continue()
  }

  owns(page: Page): boolean {
    return this.#page === page
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler
  }

  /** A page wanted to open another window at `url`: asks the shell. Windows are never opened for pages here. */
  opened(url: string): void {
    const answer = this.#openHandler?.({ url: inward(url), frameName: "", disposition: "new-window" })
    if (answer?.action === "allow") console.error(`The stand-in opens no windows for pages: ${url}`)
  }

  isDestroyed(): boolean {
    return this.#destroyed
  }

  isDevToolsOpened(): boolean {
    return false
  }

  isCrashed(): boolean {
    return this.#crashed
  }

  isLoading(): boolean {
    return this.#expected !== null
  }

  focus(): void {
    void this.page().then((page) => page.bringToFront())
  }

  /** Ends the renderer process, as a fault in it would. */
  forcefullyCrashRenderer(): void {
    // The answer never comes, because the process is gone.
    this.#client?.send("Page.crash").catch(() => this.#crashed)
  }

  async executeJavaScript(code: string): Promise<unknown> {
    return (await this.page()).evaluate(code)
  }

  async insertText(text: string): Promise<void> {
    await (await this.page()).keyboard.insertText(text)
  }

  /** Runs one of Chromium's own editing commands in the focused element. */
  edit(command: string): void {
    void this.page().then(() =>
      this.#client?.send("Input.dispatchKeyEvent", { type: "rawKeyDown", commands: [command] }),
    )
  }
  undo = () => this.edit("undo")
  redo = () => this.edit("redo")
  cut = () => this.edit("cut")
  copy = () => this.edit("copy")
  paste = () => this.edit("paste")
  pasteAndMatchStyle = () => this.edit("pasteAndMatchStyle")
  selectAll = () => this.edit("selectAll")

  /** Notes that the system was asked to print; fails as `printing` says. */
  print(_options: object, callback: (success: boolean, why: string) => void): void {
    printing.asked += 1
    const { fault } = printing
    setImmediate(() => callback(fault === null, fault ?? ""))
  }

  async printToPDF(options: PdfOptions = {}): Promise<Buffer> {
    const client = this.#client
    if (!client) throw new Error("Nothing is loaded that could be printed")
    return printed(client, options)
  }

  async capturePage(): Promise<ReturnType<typeof image>> {
    return image(await (await this.page()).screenshot())
  }

  /** Chromium's zoom cannot be set from outside, so the page's CSS zoom is used instead. */
  setZoomFactor(factor: number): void {
    if (!(factor > 0)) throw new Error("'zoomFactor' must be a double greater than 0.0")
    this.#zoom = factor
    void this.#applyZoom()
  }

  async #applyZoom(): Promise<void> {
    await (await this.page()).evaluate(`document.documentElement.style.zoom = ${this.#zoom}`)
  }

  getZoomFactor(): number {
    return this.#zoom
  }

  setZoomLevel(level: number): void {
    this.setZoomFactor(1.2 ** level)
  }

  getZoomLevel(): number {
    return Math.log(this.#zoom) / Math.log(1.2)
  }

  async setVisualZoomLevelLimits(_least: number, _most: number): Promise<void> {}

  openDevTools(): void {}

  closeDevTools(): void {}

  /** Tells the page the paths of the files that are about to be dropped on it. */
  async expectFiles(files: { name: string; size: number; path: string }[]): Promise<void> {
    await this.#say("files", files)
  }

  /** Closes the page for good. */
  async destroy(): Promise<void> {
    if (this.#destroyed) return
    this.#destroyed = true
    all.delete(this)
    this.emit("destroyed", preventable({}))
    const opening = this.#opening
    if (!opening) return
    const page = await opening
    await this.#client?.detach().catch(() => page.isClosed())
    if (!this.#crashed) await leavePage(page)
  }

  close(): void {
    this.wantsClose()
  }
}

function sameDocument(a: string, b: string): boolean {
  const bare = (url: string) => new URL(url).href.replace(/#.*$/, "")
  return bare(a) === bare(b)
}
