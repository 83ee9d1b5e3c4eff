/** Makes the window, and reads its bounds. */
import { BrowserWindow, nativeTheme, screen } from "electron"
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
