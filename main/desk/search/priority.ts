/** How soon the system gives a thread the processor, beside the other threads that want it. */
import { readlinkSync } from "node:fs"
import { getPriority, setPriority } from "node:os"

/** Where on the system's scale, which ends at 19, a thread stands that nobody waits for. */
const behind = 10

/**
 * Lets all that somebody waits for go before this thread. It cannot be taken back: the system lets nobody claim more
 * than he has. Only Linux ranks threads one by one; elsewhere this does nothing, rather than hold back the
 * whole desk.
 */
export function giveWay(): void {
  if (process.platform !== "linux") return
  try {
    const thread = Number(readlinkSync("/proc/thread-self").split("/").at(-1))
    setPriority(thread, Math.max(getPriority(thread), behind))
  } catch (error) {
    process.emitWarning(`A thread could not be put behind the others: ${String(error)}`)
  }
}
