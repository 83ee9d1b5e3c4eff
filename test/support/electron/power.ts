/** `powerMonitor`, which emits events, and `crashReporter`, which does nothing. */
import { EventEmitter } from "node:events"

class PowerMonitor extends EventEmitter {}
export const powerMonitor = new PowerMonitor()

/** What the system may announce: the first three to `powerMonitor`, the last to the windows. */
export type Announcement = "suspend" | "resume" | "shutdown" | "query-session-end"

export const crashReporter = { start(_options: object): void {} }
