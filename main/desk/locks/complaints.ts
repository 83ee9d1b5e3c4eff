/** Faults of work that is done again and again: each is logged once, and not at every beat. */
import { codeOf } from "../disk/disk.ts"

/** Logs a fault, unless the same message was logged with the same code of the system before. */
export type Complain = (message: string, error: unknown) => void

/** Complains to `log`. */
export function createComplaints(log: (message: string, error: unknown) => void): Complain {
  const said = new Set<string>()
  return (message, error) => {
    const key = `${message} ${codeOf(error)}`
    if (said.has(key)) return
    said.add(key)
    log(message, error)
  }
}
