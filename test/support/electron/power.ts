/** `powerMonitor`, which emits events, and `crashReporter`, which does nothing. */
import { EventEmitter } from "node:events"

class PowerMonitor extends EventEmitter {}
export const powerMonitor = new PowerMonitor()

/** What the system may announce: the first two to `powerMonitor`, the last to the windows. */
export type Announcement = "suspend" | "shutdown" | "query-session-end"

export const crashReporter = { start(_options: object): void {} }
