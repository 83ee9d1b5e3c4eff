/** The priority of a thread. */
import { readlinkSync } from "node:fs"
import { getPriority, setPriority } from "node:os"

/** The nice value of a thread in the background. 19 is the lowest priority. */
const behind = 10

/**
 * Lowers the priority of this thread below that of the others. This is final, as the system does not let a process
 * raise its priority again. Only Linux ranks threads one by one; elsewhere this does nothing, rather than hold back
 * the whole desk.
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
