/** The log: one file, which never grows past its limit; the one before it is kept beside it. */
import { appendFileSync, mkdirSync, renameSync, statSync } from "node:fs"
import { dirname } from "node:path"
import { harmless, harmlessInLine } from "../contract/words/harmless.ts"

/** Writes a line, with an error and its causes if one is given. The system has the line when this returns. */
export type Log = (message: string, error?: unknown) => void

/** An error with its stack and its causes. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const own = error.stack ?? `${error.name}: ${error.message}`
  return error.cause === undefined ? own : `${own}\n  because: ${describe(error.cause)}`
}

/** @param limit in bytes; at twice the limit the oldest lines are gone */
export function createLog(path: string, clock: () => Date, limit = 1024 * 1024): Log {
  mkdirSync(dirname(path), { recursive: true })
  return (message, error) => {
    const told = error === undefined ? "" : `\n${harmless(describe(error))}`
    const line = `${clock().toISOString()} ${harmlessInLine(message)}${told}\n`
    try {
      if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) + line.length > limit)
        renameSync(path, `${path}.old`)
      appendFileSync(path, line)
    } catch (unwritten) {
      // A full disk must not stop the program, so this goes to the terminal.
      process.stderr.write(`${line}${describe(unwritten)}\n`)
    }
  }
}
