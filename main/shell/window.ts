/** Makes the window, follows where it is, and shows its context menu. */
import {
  BrowserWindow,
  Menu,
  type MenuItemConstructorOptions,
  nativeTheme,
  type Rectangle,
  screen,
} from "electron"
import type { ContextMenu } from "../contract/context-menu.ts"
import type { Log } from "./log.ts"
import type { Bounds } from "./memory.ts"
import { backgroundOf, type WindowLook, windowOptions } from "./options.ts"
import { origin } from "./origin.ts"
import { boundsFor, type Drift, driftOf, placeOf } from "./place.ts"

/** A window, and where it is to be at the next start. */
export type Placed = { window: BrowserWindow; place(): Bounds }

/** Follows where `window` is, which was put at `asked`, because of `kept`. Returns the place to remember. */
function watchPlace(window: BrowserWindow, asked: Partial<Rectangle>, kept: Bounds | null): () => Bounds {
  let drift: Drift | null = null
  /** Whether the window was seen as one that does not fill the screen. */
  let seen = false
  const look = () => {
    if (window.isMaximized() || window.isFullScreen() || window.isMinimized()) return
    seen = true
    drift ??= driftOf(asked, window.getBounds())
  }
  // The user can move the window only after it has the focus.
  window.on("focus", look)
  window.on("unmaximize", look)
  window.on("leave-full-screen", look)
  return () => {
    const [maximized, fullScreen] = [window.isMaximized(), window.isFullScreen()]
    // A window that has filled the screen all the time is remembered where it was before.
    if (!seen && kept && (maximized || fullScreen)) return { ...kept, maximized, fullScreen }
    const normal = window.getNormalBounds()
    return placeOf({ normal, maximized, fullScreen }, drift ?? driftOf(asked, normal))
  }
}

/** Makes the window and begins to load its page. The window shows itself when the page is drawn. */
export function createWindow(kept: Bounds | null, look: WindowLook, log: Log): Placed {
  const areas = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map((display) => display.workArea)
  const asked = boundsFor(kept, areas)
  const window = new BrowserWindow(
    windowOptions({ ...look, bounds: asked, dark: nativeTheme.shouldUseDarkColors }),
  )
  const place = watchPlace(window, asked, kept)
  window.once("ready-to-show", () => {
    // Not before, as this shows the window.
    if (kept?.maximized) window.maximize()
    window.show()
    if (kept?.fullScreen) window.setFullScreen(true)
  })
  const recolour = () => window.setBackgroundColor(backgroundOf(nativeTheme.shouldUseDarkColors))
  nativeTheme.on("updated", recolour)
  window.once("closed", () => nativeTheme.off("updated", recolour))
  window
    .loadURL(`${origin}/index.html`)
    .catch((error: unknown) => log("The window could not be loaded", error))
  return { window, place }
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
