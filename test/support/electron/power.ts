/** `powerMonitor`, `crashReporter`: there to be listened to and to be started. */
import { EventEmitter } from "node:events"

export const powerMonitor = new EventEmitter()
export const crashReporter = { start(_options: object): void {} }
