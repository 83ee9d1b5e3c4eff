/**
 * `.ci/run` calls this after the tests, with the file that holds what they printed, the program that runs the app on a
 * real Electron, and the moment by which all has to be done, in seconds since 1970. It runs that program, and writes the
 * closing line for both.
 */
import { spawn } from "node:child_process"
import { existsSync, readFileSync } from "node:fs"
import { failuresTold, lastCount, type Outcome, readRealElectron } from "./output.ts"
import { add, closingLine } from "./tally.ts"

/** With less time than this the run on a real Electron is not begun, in milliseconds. */
const leastTime = 15 * 60_000
/** How long the run may take to clear up when its time is over, in milliseconds. */
const clearing = 30_000

function notRun(why: string): Outcome {
  return { count: { passed: 0, failed: 0, skipped: 1 }, failed: [], notRun: why }
}

/** Runs `program` with bash until `deadline`, in milliseconds since 1970, and reads what it prints. */
async function onRealElectron(program: string, deadline: number): Promise<Outcome> {
  if (!existsSync(program)) return notRun(`there is no ${program}`)
  const left = deadline - Date.now()
  if (left < leastTime) return notRun("the tests before it took too long")
  const child = spawn("bash", [program], {
    stdio: ["ignore", "pipe", "inherit"],
    // A separate process group: what the program starts is ended with it.
    detached: true,
  })
  let output = ""
  child.stdout.on("data", (part: Buffer) => {
    output += part
    process.stdout.write(part)
  })
  let late = false
  const end = (signal: NodeJS.Signals) => {
    late = true
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, signal)
  }
  const timers = [setTimeout(end, left, "SIGTERM"), setTimeout(end, left + clearing, "SIGKILL")]
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject)
    child.on("exit", resolve)
  })
  for (const timer of timers) clearTimeout(timer)
  return readRealElectron(output, late ? null : (code ?? 1))
}

const [printed = "", program = "", until = "0"] = process.argv.slice(2)
const output = readFileSync(printed, "utf8")
const tests = lastCount(output) ?? { passed: 0, failed: 1, skipped: 0 }
const real = await onRealElectron(program, Number(until) * 1000)
// Hundreds of lines stand between the tests' failures and the end.
for (const failure of failuresTold(output)) console.log(`✗ ${failure}`)
for (const failure of real.failed) console.log(`✗ on a real Electron: ${failure}`)
if (real.notRun !== null) console.log(`  not run: Midad on a real Electron (${real.notRun})`)
const count = add(tests, real.count)
process.exitCode = count.failed > 0 || count.passed === 0 ? 1 : 0
console.log(closingLine(count))
