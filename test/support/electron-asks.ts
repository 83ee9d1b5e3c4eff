/**
 * What a launcher asks of an app on real Electron. Each function here runs in the app's main process, where it is sent
 * as its text: it uses nothing from outside of it.
 */
import type * as Electron from "electron"
import type { ItemRecord } from "./electron/control.ts"

/** What is kept in the main process for the launcher. */
type Kept = {
  /** The context menu that is open. */
  popped: { menu: Electron.Menu; callback?: () => void } | null
  answers: Record<string, unknown[]>
  dialogs: { kind: string; options: Record<string, unknown>; answer: unknown }[]
  links: string[]
  /** How often the system was asked to print, and why it fails to; null while it does not. */
  printing: { asked: number; fault: string | null }
  /** Resolves when a page was loaded after the process of the window had ended. */
  loadedAgain: Promise<void>
}

declare const require: (name: "electron") => typeof Electron

/** From now on dialogs, context menus, links and printing are recorded and answered, and not shown. */
export function record(): void {
  const { app, dialog, Menu, shell, webContents } = require("electron")
  const kept: Kept = {
    popped: null,
    answers: { open: [], save: [], message: [], error: [] },
    dialogs: [],
    links: [],
    printing: { asked: 0, fault: null },
    loadedAgain: Promise.resolve(),
  }
  Object.assign(app, { midadKept: kept })
  Object.assign(Menu.prototype, {
    popup(this: Electron.Menu, options: { callback?: () => void } = {}) {
      kept.popped?.callback?.()
      kept.popped = { menu: this, ...options }
    },
  })
  const notePrinting = (contents: Electron.WebContents) =>
    Object.assign(contents, {
      print(_options: object, callback: (success: boolean, why: string) => void) {
        kept.printing.asked += 1
        const { fault } = kept.printing
        setImmediate(() => callback(fault === null, fault ?? ""))
      },
    })
  for (const contents of webContents.getAllWebContents()) notePrinting(contents)
  app.on("web-contents-created", (_event, contents) => void notePrinting(contents))
  const show = (kind: string, given: unknown[], unanswered: unknown): unknown => {
    const options = (given.at(-1) ?? {}) as Record<string, unknown>
    const waiting = kept.answers[kind] ?? []
    const answer = waiting.length > 0 ? waiting.shift() : unanswered
    kept.dialogs.push({ kind, options: JSON.parse(JSON.stringify(options)), answer })
    return answer
  }
  const last = (given: unknown[]) => {
    const { cancelId, buttons } = given.at(-1) as { cancelId?: number; buttons?: string[] }
    return cancelId ?? (buttons ? buttons.length - 1 : 0)
  }
  Object.assign(dialog, {
    async showOpenDialog(...given: unknown[]) {
      const filePaths = show("open", given, []) as string[]
      return { canceled: filePaths.length === 0, filePaths }
    },
    async showSaveDialog(...given: unknown[]) {
      const filePath = show("save", given, null) as string | null
      return { canceled: filePath === null, filePath: filePath ?? "" }
    },
    async showMessageBox(...given: unknown[]) {
      return { response: show("message", given, last(given)), checkboxChecked: false }
    },
    showMessageBoxSync: (...given: unknown[]) => show("message", given, last(given)),
    showErrorBox: (title: string, content: string) => void show("error", [{ title, content }], null),
  })
  Object.assign(shell, {
    async openExternal(url: string) {
      kept.links.push(url)
    },
    async openPath(path: string) {
      kept.links.push(path)
      return ""
    },
    showItemInFolder: (path: string) => void kept.links.push(path),
  })
}

/** Waits until there is a window that has loaded its page. A window that has not is taken for a crashed one. */
export async function loaded(): Promise<void> {
  const { app, BrowserWindow } = require("electron")
  const window =
    BrowserWindow.getAllWindows()[0] ??
    (await new Promise<Electron.BrowserWindow>((resolve) =>
      app.once("browser-window-created", (_event, made) => resolve(made)),
    ))
  const { webContents: contents } = window
  if (contents.getURL() === "" || contents.isLoadingMainFrame())
    await new Promise<void>((resolve) => contents.once("did-finish-load", () => resolve()))
}

/** Begins to wait for the page that is loaded after the window's process ends; see `loadedAgain`. */
export function expectPage(): void {
  const { app, BrowserWindow } = require("electron")
  const { midadKept: kept } = app as unknown as { midadKept: Kept }
  const contents = BrowserWindow.getAllWindows()[0]?.webContents
  if (!contents) throw new Error("There is no window")
  kept.loadedAgain = new Promise((resolve) =>
    contents.once("render-process-gone", () => contents.once("did-finish-load", () => resolve())),
  )
}

/** Waits for the page that `expectPage` has announced. */
export function loadedAgain(): Promise<void> {
  return (require("electron").app as unknown as { midadKept: Kept }).midadKept.loadedAgain
}

/** Has the page of the window do nothing any more, and presses a key that it will not take. */
export async function hang(): Promise<void> {
  const { BrowserWindow } = require("electron")
  const contents = BrowserWindow.getAllWindows()[0]?.webContents
  if (!contents) throw new Error("There is no window")
  await contents.executeJavaScript("void setTimeout(() => { for (;;); })")
  for (const type of ["keyDown", "keyUp"] as const) contents.sendInputEvent({ type, keyCode: "A" })
}

/** Answers a question of the launcher's; the stand-in's answers to the same questions are in electron/control.ts. */
export function answer(ask: string, given: unknown): unknown {
  const { app, BrowserWindow, Menu, powerMonitor } = require("electron")
  const { midadKept: kept } = app as unknown as { midadKept: Kept }
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0]
  const itemRecord = (item: Electron.MenuItem): ItemRecord => ({
    id: item.id || null,
    label: item.label,
    type: item.type,
    role: item.role ?? null,
    accelerator: item.accelerator?.toString() ?? null,
    enabled: item.enabled,
    visible: item.visible,
    checked: item.checked,
    items: item.submenu ? item.submenu.items.map(itemRecord) : null,
  })
  const itemAt = (place: string | string[]): Electron.MenuItem | null | undefined => {
    const menu = Menu.getApplicationMenu()
    if (typeof place === "string") return menu?.getMenuItemById(place)
    let items = menu?.items ?? []
    let found: Electron.MenuItem | undefined
    for (const label of place) {
      found = items.find((item) => item.label.replaceAll("&", "") === label)
      items = found?.submenu?.items ?? []
    }
    return found
  }
  /** Sends an event as the system does; whether the app prevented what the system does next. */
  const emitted = (emit: (event: Electron.Event) => void): boolean => {
    let prevented = false
    emit({
      preventDefault() {
        prevented = true
      },
    } as Electron.Event)
    return prevented
  }
  const answers: Record<string, () => unknown> = {
    menu: () => Menu.getApplicationMenu()?.items.map(itemRecord) ?? [],
    choose() {
      const item = itemAt(given as string | string[])
      if (!item?.enabled || !item.visible)
        throw new Error(`No menu item ${JSON.stringify(given)} can be chosen`)
      item.click(undefined, window, window?.webContents)
    },
    contextMenu: () => kept.popped?.menu.items.map(itemRecord) ?? null,
    chooseContext() {
      const { popped } = kept
      const item = typeof given === "string" ? popped?.menu.getMenuItemById(given) : null
      if (!popped || (item ? !item.enabled : given !== null))
        throw new Error(`The context menu has no ${given} to choose`)
      kept.popped = null
      popped.callback?.()
      item?.click(undefined, window, window?.webContents)
    },
    answer() {
      const { kind, answer } = given as { kind: string; answer: unknown }
      kept.answers[kind]?.push(answer)
    },
    dialogs: () => kept.dialogs,
    links: () => kept.links,
    printed: () => kept.printing.asked,
    failPrinting() {
      kept.printing.fault = given as string
    },
    openFile: () => emitted((event) => app.emit("open-file", event, given as string)),
    openUrl: () => emitted((event) => app.emit("open-url", event, given as string)),
    announce: () =>
      emitted((event) =>
        given === "query-session-end"
          ? window?.emit(given, event)
          : powerMonitor.emit(given as string, event),
      ),
    marks() {
      const { timeOrigin } = performance
      const marks = performance.getEntriesByType("mark")
      return {
        process: timeOrigin,
        ...Object.fromEntries(marks.map(({ name, startTime }) => [name, timeOrigin + startTime])),
      }
    },
    crash: () => window?.webContents.forcefullyCrashRenderer(),
    closeWindow() {
      // On macOS an app goes on without a window.
      if (process.platform === "darwin") window?.once("closed", () => app.quit())
      setImmediate(() => window?.close())
    },
    quit: () => void setImmediate(() => app.quit()),
    // Chromium gets dropped files by their paths, and has to be told nothing before.
    files: () => null,
  }
  const found = answers[ask]
  if (!found) throw new Error(`No answer to ${ask}`)
  return found() ?? null
}
