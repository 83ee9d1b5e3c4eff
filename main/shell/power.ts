/** What the system announces of its power: before it sleeps everything is saved, before it shuts down the app quits. */
import { type BrowserWindow, type Event, powerMonitor } from "electron"

export type Power = {
  /** Has the window save, and returns when the disk has everything. Never rejects. */
  save: () => Promise<void>
  /** Quits as the menu does: the windows save first. */
  quit: () => void
  /** The machine was asleep and works again. */
  woke: () => void
}

/** Listens to the system. */
export function watchPower({ save, quit, woke }: Power): void {
  powerMonitor.on("suspend", () => void save())
  powerMonitor.on("resume", woke)
  // Linux and macOS wait for an app that asks for it. Electron's types leave out the event that its manual has.
  powerMonitor.on("shutdown", (...given: unknown[]) => {
    const [event] = given as [Event?]
    event?.preventDefault()
    quit()
  })
}

/** Listens for the end of the session, which Windows tells the windows. It is not held up: the journal has every key. */
export function watchSession(window: BrowserWindow, { save }: Pick<Power, "save">): void {
  window.on("query-session-end", () => void save())
}
