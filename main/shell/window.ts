/** Makes the window, reads its bounds, and shows its context menu. */
import { BrowserWindow, Menu, type MenuItemConstructorOptions, nativeTheme, screen } from "electron"
import type { ContextMenu } from "../contract/context-menu.ts"
import type { Log } from "./log.ts"
import type { Bounds } from "./memory.ts"
import { boundsFor, windowOptions } from "./options.ts"
import { origin } from "./origin.ts"

/** The bounds to keep: those of the window when it does not fill the screen. */
export function boundsOf(window: BrowserWindow): Bounds {
  const { x, y, width, height } = window.getNormalBounds()
  return { x, y, width, height, maximized: window.isMaximized() }
}

/** Makes the window and begins to load its page. The window shows itself when the page is drawn. */
export function createWindow(kept: Bounds | null, preload: string, title: string, log: Log): BrowserWindow {
  const areas = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map((display) => display.workArea)
  const window = new BrowserWindow(
    windowOptions(boundsFor(kept, areas), nativeTheme.shouldUseDarkColors, preload, title),
  )
  if (kept?.maximized) window.maximize()
  window.once("ready-to-show", () => window.show())
  window
    .loadURL(`${origin}/index.html`)
    .catch((error: unknown) => log("The window could not be loaded", error))
  return window
}

/** Shows `template` where `asked` says, and resolves when the menu is closed. */
export function popUp(
  template: MenuItemConstructorOptions[],
  { x, y, byKey }: Pick<ContextMenu, "x" | "y" | "byKey">,
  window: BrowserWindow,
): Promise<void> {
  return new Promise((callback) => {
    Menu.buildFromTemplate(template).popup({
      window,
      x: Math.round(x),
      y: Math.round(y),
      sourceType: byKey ? "keyboard" : "mouse",
      callback,
    })
  })
}
