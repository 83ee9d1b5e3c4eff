/** The options of the window: its bounds, its colours, and what may run in it. */
import type { BrowserWindowConstructorOptions, Rectangle } from "electron"
import type { Bounds } from "./memory.ts"

/** The smallest window, in points; a line of text does not fit into a smaller one. */
export const least = { width: 640, height: 480 } as const
const usual = { width: 1280, height: 860 } as const

/** The page's colours, so that nothing flashes before it is drawn. */
const backgrounds = { light: "#fbfaf7", dark: "#1b1a18" } as const

/** How much of a window's upper edge must be on a screen so that the user can drag it, in points. */
const handle = { width: 120, height: 60 }

/**
 * The bounds of the window: `kept` if enough of it is on one of the screens' work areas, made to fit; else the usual
 * size in the middle of the first screen.
 */
export function boundsFor(kept: Bounds | null, areas: readonly Rectangle[]): Partial<Rectangle> {
  const first = areas[0]
  if (kept) {
    for (const area of areas) {
      const across = Math.min(kept.x + kept.width, area.x + area.width) - Math.max(kept.x, area.x)
      // A window is dragged by its upper edge.
      const under = kept.y - area.y
      if (across < handle.width || under < -handle.height / 2 || under > area.height - handle.height) continue
      const width = Math.max(least.width, Math.min(kept.width, area.width))
      const height = Math.max(least.height, Math.min(kept.height, area.height))
      return {
        x: Math.round(Math.max(area.x, Math.min(kept.x, area.x + area.width - width))),
        y: Math.round(Math.max(area.y, Math.min(kept.y, area.y + area.height - height))),
        width,
        height,
      }
    }
  }
  if (!first) return { ...usual }
  return { width: Math.min(usual.width, first.width), height: Math.min(usual.height, first.height) }
}

/** The window's options. Whatever runs in it has no Node, no Electron, and only the bridge of `preload`. */
export function windowOptions(bounds: Partial<Rectangle>, dark: boolean, preload: string, title: string) {
  return {
    ...bounds,
    minWidth: least.width,
    minHeight: least.height,
    title,
    show: false,
    backgroundColor: dark ? backgrounds.dark : backgrounds.light,
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      spellcheck: false,
      // Autosave must go on while the window is behind another.
      backgroundThrottling: false,
    },
  } satisfies BrowserWindowConstructorOptions
}
