/** Handles the end of the window's process, a window that hangs, and uncaught errors. */
import type { App, BrowserWindow } from "electron"
import type { Log } from "./log.ts"
import { recoveryAddress } from "./recovery.ts"

/** After how long without an answer the process of a window is ended, in milliseconds. */
const hangPatience = 5_000

/** If the window's process ends twice within this time, in milliseconds, the page is not reloaded again. */
export const patience = 60_000

/** What to do when the window's process ended at `now`, after it ended at `last` before. */
export function afterCrash(last: number | null, now: number): "reload" | "recover" {
  return last !== null && now - last < patience ? "recover" : "reload"
}

/**
 * Brings the window's page back when its process ends: reloads it once, then shows the recovery page. The process
 * of a window that does not answer is ended, as what was typed is in the journal and nothing else can be done in it.
 */
export function watchWindow(window: BrowserWindow, clock: () => Date, onGone: () => void, log: Log): void {
  let last: number | null = null
  window.webContents.on("render-process-gone", (_event, { reason, exitCode }) => {
    onGone()
    log(`The window's process ended: ${reason} ${exitCode}`)
    if (reason === "clean-exit" || window.isDestroyed()) return
    const now = clock().getTime()
    const what = afterCrash(last, now)
    last = now
    if (what === "reload") window.webContents.reload()
    else
      window
        .loadURL(recoveryAddress)
        .catch((error: unknown) => log("The recovery page could not be loaded", error))
  })
  let hung: NodeJS.Timeout | null = null
  const answers = () => {
    if (hung) clearTimeout(hung)
    hung = null
  }
  window.on("unresponsive", () => {
    log("The window does not answer")
    // A page that is paused in the developer tools does not answer either.
    if (hung || window.webContents.isDevToolsOpened()) return
    hung = setTimeout(() => {
      hung = null
      if (!window.isDestroyed()) window.webContents.forcefullyCrashRenderer()
    }, hangPatience)
  })
  window.on("responsive", () => {
    log("The window answers again")
    answers()
  })
  window.webContents.on("render-process-gone", answers)
  window.on("closed", answers)
}

/** Logs uncaught errors. The program continues, as the window may hold text that is not saved yet. */
export function watchProcess(log: Log): void {
  process.on("uncaughtException", (error) => log("Nobody caught an error", error))
  process.on("unhandledRejection", (reason) => log("Nobody caught a rejection", reason))
}

/** Logs the start, and the end of every process that `app` has beside the window's, such as that of the graphics. */
export function watchChildren(app: App, log: Log): void {
  const { electron = "none", chrome = "none", node } = process.versions
  log(
    `Midad ${app.getVersion()} on ${process.platform} ${process.arch}, Electron ${electron}, Chromium ${chrome}, Node ${node}`,
  )
  app.on("child-process-gone", (_event, { type, reason, exitCode, name = "" }) => {
    if (reason !== "clean-exit") log(`A process ended: ${type} ${name} ${reason} ${exitCode}`)
  })
}
