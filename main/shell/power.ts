/** The system's power events: Midad saves everything before the machine sleeps, and quits before it shuts down. */
import { type BrowserWindow, type Event, powerMonitor } from "electron"

export type Power = {
  /** Has the window save, and returns when the disk has everything. Never rejects. */
  save: () => Promise<void>
  /** Quits as the menu does: the windows save first. */
  quit: () => void
  /** Called when the machine has woken up. */
  woke: () => void
}

/** Listens to the system. */
export function watchPower({ save, quit, woke }: Power): void {
  powerMonitor.on("suspend", () => void save())
  powerMonitor.on("resume", woke)
  // Linux and macOS wait for an app that asks for it. The event is in Electron's manual and not in its types.
  powerMonitor.on("shutdown", (...given: unknown[]) => {
    const [event] = given as [Event?]
    event?.preventDefault()
    quit()
  })
}

/**
 * Listens for the end of the session, which Windows announces to windows. The end is not delayed, as the journal has
 * every key.
 */
export function watchSession(window: BrowserWindow, { save }: Pick<Power, "save">): void {
  window.on("query-session-end", () => void save())
}
