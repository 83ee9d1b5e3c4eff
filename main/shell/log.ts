/**
 * The log: one file, which never grows past its limit; the one before it is kept beside it. It stays on the machine, and
 * holds no text of articles (see `redaction.ts`).
 */
import { appendFileSync, mkdirSync, renameSync, statSync } from "node:fs"
import { dirname } from "node:path"
import { harmless, harmlessInLine } from "../contract/words/harmless.ts"
import { redacted } from "./redaction.ts"

/** Writes a line, with an error and its causes if one is given. The system has the line when this returns. */
export type Log = (message: string, error?: unknown) => void

/** An error with its stack and its causes. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const own = error.stack ?? `${error.name}: ${error.message}`
  return error.cause === undefined ? own : `${own}\n  because: ${describe(error.cause)}`
}

/** The most characters of an entry. */
const longest = 8000

/** @param limit in bytes; at twice the limit the oldest lines are gone */
export function createLog(path: string, clock: () => Date, limit = 1024 * 1024): Log {
  mkdirSync(dirname(path), { recursive: true })
  return (message, error) => {
    const told = error === undefined ? "" : `\n${harmless(redacted(describe(error)))}`
    const entry = `${harmlessInLine(redacted(message))}${told}`
    const whole = entry.length > longest ? `${entry.slice(0, longest)}…` : entry
    const line = `${clock().toISOString()} ${whole}\n`
    try {
      if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) + Buffer.byteLength(line) > limit)
        renameSync(path, `${path}.old`)
      appendFileSync(path, line)
    } catch (unwritten) {
      // A full disk must not stop the program, so this goes to the terminal.
      process.stderr.write(`${line}${describe(unwritten)}\n`)
    }
  }
}
