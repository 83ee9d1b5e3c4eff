/** `BrowserWindow`: a page of the one Chromium, with the methods and events of a window. */
import { EventEmitter } from "node:events"
import { browser, headless } from "./browser.ts"
import { WebContents, type WebPreferences } from "./contents.ts"
import { preventable } from "./event.ts"

export type WindowOptions = {
  width?: number
  height?: number
  x?: number
  y?: number
  title?: string
  show?: boolean
  fullscreen?: boolean
  webPreferences?: WebPreferences
  [name: string]: unknown
}
type Bounds = { x: number; y: number; width: number; height: number }

const windows: BrowserWindow[] = []
let focused: BrowserWindow | null = null
let ids = 0
/** Called when a window was made, and when the last one has closed; set by the app. */
export const windowLife = { created: (_window: BrowserWindow): void => {}, allClosed: (): void => {} }

export class BrowserWindow extends EventEmitter {
  readonly id = ++ids
  readonly webContents: WebContents
  /** The options as they were given, for tests. */
  readonly options: WindowOptions
  #bounds: Bounds
  #title: string
  #visible: boolean
  #fullScreen = false
  #maximized = false
  #minimized = false
  #destroyed = false

  constructor(options: WindowOptions = {}) {
    super()
    browser()
    this.options = options
    this.#bounds = {
      x: options.x ?? 0,
      y: options.y ?? 0,
      width: options.width ?? 800,
      height: options.height ?? 600,
    }
    this.#title = options.title ?? ""
    this.#visible = options.show ?? true
    this.webContents = new WebContents(options.webPreferences ?? {}, this)
    this.webContents.wantsClose = () => this.close()
    this.webContents.answers = (does) => this.emit(does ? "responsive" : "unresponsive", preventable({}))
    this.webContents.once("did-finish-load", () => this.emit("ready-to-show", preventable({})))
    windows.push(this)
    if (this.#visible) focused = this
    if (options.fullscreen) this.setFullScreen(true)
    this.#place()
    windowLife.created(this)
  }

  static getAllWindows(): BrowserWindow[] {
    return [...windows]
  }

  static getFocusedWindow(): BrowserWindow | null {
    return focused
  }

  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return windows.find((window) => window.webContents === contents) ?? null
  }

  static fromId(id: number): BrowserWindow | null {
    return windows.find((window) => window.id === id) ?? null
  }

  /** Moves Chromium's window to the bounds of this one. */
  #place(): void {
    const { width, height } = this.#bounds
    void this.webContents
      .page()
      .then(async (page) => {
        const client = await browser().newCDPSession(page)
        const { windowId } = await client.send("Browser.getWindowForTarget")
        const windowState = this.#fullScreen
          ? "fullscreen"
          : this.#maximized
            ? "maximized"
            : this.#minimized
              ? "minimized"
              : "normal"
        await client.send("Browser.setWindowBounds", { windowId, bounds: { windowState } })
        // Headless Chromium draws a browser's bars around the page; an Electron window has none.
        const bars = headless ? Number(await page.evaluate("outerHeight - innerHeight")) : 0
        if (windowState === "normal")
          await client.send("Browser.setWindowBounds", { windowId, bounds: { width, height: height + bars } })
        await client.detach()
      })
      .catch((fault: Error) => {
        if (!this.#destroyed) console.error(`The window could not be placed: ${fault.message}`)
      })
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url)
  }

  reload(): void {
    this.webContents.reload()
  }

  show(): void {
    const hidden = !this.#visible
    this.#visible = true
    if (hidden) this.emit("show", preventable({}))
    this.focus()
  }

  showInactive(): void {
    this.#visible = true
    this.emit("show", preventable({}))
  }

  hide(): void {
    this.#visible = false
    this.emit("hide", preventable({}))
  }

  focus(): void {
    if (this.#destroyed) return
    const other = focused !== this
    if (other) this.blur()
    focused = this
    this.webContents.focus()
    if (other) this.emit("focus", preventable({}))
  }

  blur(): void {
    const had = focused
    focused = null
    had?.emit("blur", preventable({}))
  }

  isFocused(): boolean {
    return focused === this
  }

  isVisible(): boolean {
    return this.#visible
  }

  isDestroyed(): boolean {
    return this.#destroyed
  }

  setTitle(title: string): void {
    this.#title = title
  }

  getTitle(): string {
    return this.#title
  }

  setFullScreen(on: boolean): void {
    if (this.#fullScreen === on) return
    this.#fullScreen = on
    this.#place()
    this.emit(on ? "enter-full-screen" : "leave-full-screen", preventable({}))
  }

  isFullScreen(): boolean {
    return this.#fullScreen
  }

  minimize(): void {
    this.#minimized = true
    this.#place()
    this.emit("minimize", preventable({}))
  }

  isMinimized(): boolean {
    return this.#minimized
  }

  restore(): void {
    this.#minimized = false
    this.#place()
    this.emit("restore", preventable({}))
  }

  maximize(): void {
    this.#maximized = true
    this.#place()
    this.emit("maximize", preventable({}))
  }

  unmaximize(): void {
    this.#maximized = false
    this.#place()
    this.emit("unmaximize", preventable({}))
  }

  isMaximized(): boolean {
    return this.#maximized
  }

  setBounds(bounds: Partial<Bounds>): void {
    this.#bounds = { ...this.#bounds, ...bounds }
    this.#place()
    this.emit("resize", preventable({}))
  }

  getBounds(): Bounds {
    return { ...this.#bounds }
  }

  getNormalBounds(): Bounds {
    return { ...this.#bounds }
  }

  getContentBounds(): Bounds {
    return { ...this.#bounds }
  }

  setSize(width: number, height: number): void {
    this.setBounds({ width, height })
  }

  getSize(): [number, number] {
    return [this.#bounds.width, this.#bounds.height]
  }

  setMinimumSize(_width: number, _height: number): void {}

  setBackgroundColor(_color: string): void {}

  setMenuBarVisibility(_visible: boolean): void {}

  setAutoHideMenuBar(_hide: boolean): void {}

  removeMenu(): void {}

  setRepresentedFilename(_path: string): void {}

  setDocumentEdited(_edited: boolean): void {}

  setProgressBar(_progress: number): void {}

  flashFrame(_on: boolean): void {}

  moveTop(): void {
    this.focus()
  }

  /** Emits `close`, and closes unless a listener prevents it. */
  close(): void {
    if (this.#destroyed) return
    const event = preventable({})
    this.emit("close", event)
    if (!event.defaultPrevented) this.destroy()
  }

  /** Closes without asking. */
  destroy(): void {
    if (this.#destroyed) return
    this.#destroyed = true
    windows.splice(windows.indexOf(this), 1)
    if (focused === this) focused = windows.at(-1) ?? null
    // Emitted after the call that closed, as Electron's own are.
    void this.webContents.destroy().finally(() => {
      this.emit("closed", preventable({}))
      if (windows.length === 0) windowLife.allClosed()
    })
  }
}
