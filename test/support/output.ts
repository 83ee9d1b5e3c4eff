/** What programs that run tests have printed, and the counts in it. */
import type { Count } from "./tally.ts"

/** What a run of tests has printed, read: its count, the failures with their lines, and why it was not run or cut off. */
export type Outcome = { count: Count; failed: string[]; notRun: string | null }

/** The last line of `output` that `closingLine` wrote; null if there is none. */
export function lastCount(output: string): Count | null {
  const line = [...output.matchAll(/^(\d+) passed, (\d+) failed, (\d+) skipped$/gm)].at(-1)
  return line ? { passed: Number(line[1]), failed: Number(line[2]), skipped: Number(line[3]) } : null
}

/** The lines of one failure that are told again. */
const linesTold = 12

/** The failures that `npm test` has printed before its closing line, each with its first lines. */
export function failuresTold(output: string): string[] {
  const failed: string[][] = []
  for (const line of output.split("\n")) {
    if (line.startsWith("✗ ")) failed.push([line.slice(2)])
    else if (lastCount(line)) break
    else failed.at(-1)?.push(line)
  }
  return failed.map((lines) => lines.slice(0, linesTold).join("\n"))
}

/**
 * Reads what the run on a real Electron has printed. `ended` is its exit code; null if it was cut off because its time
 * was over. What could not be run there, the whole or the rest of it, counts as one test that was skipped.
 */
export function readRealElectron(output: string, ended: number | null): Outcome {
  const failed = failuresIn(output)
  const last =
    /^real Electron \S+: app (\d+) passed, (\d+) failed, (\d+) not run; native (\d+) passed, (\d+) failed$/m.exec(
      output,
    )
  if (last) {
    const [app, appFailed, skipped, native, nativeFailed] = last.slice(1).map(Number) as [
      number,
      number,
      number,
      number,
      number,
    ]
    const count = { passed: app + native, failed: appFailed + nativeFailed, skipped }
    return { count: ended === 0 || count.failed > 0 ? count : { ...count, failed: 1 }, failed, notRun: null }
  }
  const why = /^real Electron: not run \((.*)\)$/m.exec(output)?.[1]
  if (why !== undefined) return { count: { passed: 0, failed: 0, skipped: 1 }, failed, notRun: why }
  const passed = [...output.matchAll(/^ {2}✓ /gm)].length
  if (ended === null)
    return {
      count: { passed, failed: failed.length, skipped: 1 },
      failed,
      notRun: "its time was over before its end",
    }
  return { count: { passed, failed: failed.length + 1, skipped: 0 }, failed, notRun: null }
}

/** The failures in the output of the run on a real Electron, each with the lines that stand below it. */
function failuresIn(output: string): string[] {
  const failed: string[] = []
  let open = false
  for (const line of output.split("\n")) {
    if (line.startsWith("  ✗ ")) failed.push(line.slice(4))
    else if (open && line.startsWith("      ")) failed.push(`${failed.pop()}\n${line.slice(4)}`)
    open = line.startsWith("  ✗ ") || (open && line.startsWith("      "))
  }
  return failed
}
