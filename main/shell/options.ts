/** The options of the window: its colours, and what may run in it. */
import type { BrowserWindowConstructorOptions, Rectangle } from "electron"
import { least } from "./place.ts"

/** The page's colours. */
const backgrounds = { light: "#fdfcfa", dark: "#191817" } as const

/** The colour of the window before its page is drawn, and beside it while the window grows. */
export const backgroundOf = (dark: boolean): string => (dark ? backgrounds.dark : backgrounds.light)

/** What a window is made with, besides its place: the preload script, its first title, and the path of its icon. */
export type WindowLook = { preload: string; title: string; icon: string | null }

/** The window's options. Whatever runs in it has no Node, no Electron, and only the bridge of `preload`. */
export function windowOptions({
  bounds,
  dark,
  preload,
  title,
  icon,
}: WindowLook & { bounds: Partial<Rectangle>; dark: boolean }) {
  return {
    ...bounds,
    ...(icon === null ? {} : { icon }),
    minWidth: least.width,
    minHeight: least.height,
    title,
    show: false,
    backgroundColor: backgroundOf(dark),
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
