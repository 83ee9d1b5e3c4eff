/** The updates of the running app: `updates.ts` with the app's own settings, timers and end. */
import { app } from "electron"
import type { Log } from "../log.ts"
import type { MemoryStore } from "../memory.ts"
import type { Outbox } from "../outbox.ts"
import { managedBy, type Policy } from "../policy.ts"
import type { Flusher } from "../quit.ts"
import { openUpdateSource, type UpdateSource } from "./source.ts"
import { createUpdates, type Updates } from "./updates.ts"

/** @param memory the settings, with the policy's before the person's */
export function createAppUpdates(options: {
  memory: MemoryStore
  policy: Policy
  outbox: Outbox
  flusher: Flusher
  log: Log
}): Updates {
  const { memory, policy, outbox, flusher, log } = options
  let source: Promise<UpdateSource> | null = null
  return createUpdates({
    source() {
      source ??= openUpdateSource(log, process.env.MIDAD_UPDATES)
      return source
    },
    mode: () => memory.get().settings.updates,
    isManaged: managedBy(policy).includes("updates"),
    flusher,
    tell: (version) => outbox.send("update", { version }),
    quit: () => app.quit(),
    schedule: (work, wait) => void setTimeout(work, wait).unref(),
    log,
  })
}
