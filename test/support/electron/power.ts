/** `powerMonitor` and `autoUpdater`, which emit events, and `crashReporter`, which does nothing. */
import { EventEmitter } from "node:events"

class PowerMonitor extends EventEmitter {}
export const powerMonitor = new PowerMonitor()

/** Electron's own updater, which only announces here that the app is about to be replaced. */
export const autoUpdater = new EventEmitter()

/** What the system may announce: the first three to `powerMonitor`, the last to the windows. */
export type Announcement = "suspend" | "resume" | "shutdown" | "query-session-end"

export const crashReporter = { start(_options: object): void {} }
