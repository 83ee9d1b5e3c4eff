/**
 * The connection of the launcher to the running app: questions come over Node's channel between parent and child as
 * `{ id, ask, with }`, answers are sent as `{ id, value }` or `{ id, fault }`.
 */
import { existsSync, readFileSync, statSync } from "node:fs"
import { basename, join } from "node:path"
import { app } from "./app.ts"
import { printing } from "./contents.ts"
import { answerNext, type DialogKind, dialogs } from "./dialog.ts"
import { preventable } from "./event.ts"
import { Menu, type MenuItem, openMenu } from "./menu.ts"
import { type Announcement, powerMonitor } from "./power.ts"
import { privilegedSchemes } from "./protocol.ts"
import { defaultSession } from "./session.ts"
import { openedOutside } from "./shell.ts"
import { BrowserWindow } from "./window.ts"

/** A menu item as the launcher sees it. */
export type ItemRecord = {
  id: string | null
  label: string
  type: string
  role: string | null
  accelerator: string | null
  enabled: boolean
  visible: boolean
  checked: boolean
  items: ItemRecord[] | null
}

function itemRecord(item: MenuItem): ItemRecord {
  return {
    id: item.id ?? null,
    label: item.label,
    type: item.type,
    role: item.role ?? null,
    accelerator: item.accelerator ?? null,
    enabled: item.enabled,
    visible: item.visible,
    checked: item.checked,
    items: item.submenu ? item.submenu.items.map(itemRecord) : null,
  }
}

function findItem(place: string | string[]): MenuItem {
  const menu = Menu.getApplicationMenu()
  if (!menu) throw new Error("There is no application menu")
  if (typeof place === "string") {
    const item = menu.getMenuItemById(place)
    if (!item) throw new Error(`No menu item has the id ${place}`)
    return item
  }
  let items = menu.items
  let found: MenuItem | undefined
  for (const label of place) {
    found = items.find((item) => item.label.replaceAll("&", "") === label)
    if (!found) throw new Error(`No menu item ${place.join(" > ")}`)
    items = found.submenu?.items ?? []
  }
  if (!found) throw new Error("An empty path names no menu item")
  return found
}

function firstWindow(): BrowserWindow {
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0]
  if (!window) throw new Error("There is no window")
  return window
}

/** The address of Chromium's own debugging port, null if it has none. */
function endpoint(): string | null {
  const path = join(app.getPath("userData"), "Chromium", "DevToolsActivePort")
  return existsSync(path) ? `http://127.0.0.1:${readFileSync(path, "utf8").split("\n")[0]}` : null
}

const answers: Record<string, (given: never) => unknown> = {
  menu: () => Menu.getApplicationMenu()?.items.map(itemRecord) ?? [],
  choose(place: string | string[]) {
    const item = findItem(place)
    if (!item.enabled || !item.visible)
      throw new Error(`The menu item ${JSON.stringify(place)} cannot be chosen`)
    item.click(undefined, firstWindow())
  },
  contextMenu: () => openMenu()?.items.map(itemRecord) ?? null,
  /** Chooses from the context menu by an id, or closes it with null. */
  chooseContext(id: string | null) {
    const menu = openMenu()
    const item = id === null ? null : menu?.getMenuItemById(id)
    if (!menu || (item ? !item.enabled : id !== null))
      throw new Error(`The context menu has no ${id} to choose`)
    menu.closePopup()
    item?.click(undefined, firstWindow())
  },
  answer: ({ kind, answer }: { kind: DialogKind; answer: unknown }) => answerNext(kind, answer),
  dialogs: () => dialogs(),
  links: () => openedOutside(),
  printed: () => printing.asked,
  failPrinting(why: string) {
    printing.fault = why
  },
  windows: () =>
    BrowserWindow.getAllWindows().map((window) => ({
      title: window.getTitle(),
      visible: window.isVisible(),
      fullScreen: window.isFullScreen(),
      bounds: window.getBounds(),
      preferences: window.options.webPreferences ?? {},
    })),
  schemes: () => privilegedSchemes(),
  spelling: () => defaultSession.spelling,
  files: (paths: string[]) =>
    firstWindow().webContents.expectFiles(
      paths.map((path) => ({ name: basename(path), size: statSync(path).size, path })),
    ),
  screenshot: async (path: string) => {
    const page = await firstWindow().webContents.page()
    await page.screenshot({ path })
  },
  /** Resolves once `selector` is drawn in the window and its fonts have come. */
  drawn: async (selector: string) => {
    const page = await firstWindow().webContents.page()
    await page.waitForSelector(selector, { state: "visible", timeout: 60_000 })
    await page.evaluate(
      "document.fonts.ready.then(() => new Promise(requestAnimationFrame)).then(() => true)",
    )
  },
  openFile(path: string) {
    const event = preventable({})
    app.emit("open-file", event, path)
    return event.defaultPrevented
  },
  openUrl(address: string) {
    const event = preventable({})
    app.emit("open-url", event, address)
    return event.defaultPrevented
  },
  /** Returns whether the app asked the system to wait. */
  announce(what: Announcement) {
    const event = preventable({})
    if (what === "query-session-end") firstWindow().emit("query-session-end", event)
    else powerMonitor.emit(what, event)
    return event.defaultPrevented
  },
  /** When the main process came to each of its marks, in milliseconds since 1970; `process` is its begin. */
  marks: () => ({
    process: performance.timeOrigin,
    ...Object.fromEntries(
      performance
        .getEntriesByType("mark")
        .map(({ name, startTime }) => [name, performance.timeOrigin + startTime]),
    ),
  }),
  crash: () => firstWindow().webContents.forcefullyCrashRenderer(),
  closeWindow() {
    // On macOS an app goes on without a window.
    if (process.platform === "darwin") firstWindow().once("closed", () => app.quit())
    firstWindow().close()
  },
  reload: () => firstWindow().reload(),
  quit: () => app.quit(),
}

process.on("message", async (message: { id: number; ask: string; with: never }) => {
  const answer = answers[message.ask]
  try {
    if (!answer) throw new Error(`The stand-in has no answer to ${message.ask}`)
    const value = await answer(message.with)
    process.send?.({ id: message.id, value: value ?? null })
  } catch (fault) {
    process.send?.({ id: message.id, fault: fault instanceof Error ? fault.message : String(fault) })
  }
})
if (process.send) {
  app.once("browser-window-created", (_event: object, window: BrowserWindow) =>
    window.webContents.once("did-finish-load", () => process.send?.({ loaded: endpoint() })),
  )
  // If the launcher is gone, the app ends.
  process.on("disconnect", () => app.quit())
}
